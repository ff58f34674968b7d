"""The words after a command, parsed against its usage: flags, values, arguments."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Literal, TypeAlias

from bot.commandline.grammar import Usage
from bot.commandline.words import Word
from bot.knowledge.course import Flag

Role: TypeAlias = Literal[
    "prefix", "command", "flag", "missing_value", "unknown_flag", "help", "argument", "extra",
    "operator", "other",
]  # fmt: skip

# Words after which a person has gone back from the command to the sentence around it.
_STARTERS = frozenset(
    "vs versus do does did mean means what whats what's how why will would should explain"
    " says say said fails failed failing gives complains hangs error errors denied crashes".split()
)
_SENTENCE = _STARTERS | frozenset(
    "when is are can could i and or for the command in with without to it this that if then from"
    " work works show shows return returns output please help about after before vs a an".split()
)
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")
_MOST_NEAR = 3
# Unknown flags of a command that are compared with all it has, which takes a while.
_MOST_COMPARED = 8
_LIKE = 0.7
# "docker run -it ubuntu with long flags": at the end of a line, how it is to be written.
_STYLE = re.compile(
    r"(?:(?:with|using|in) )?(?:the |its )?(?:long|full|short) (?:option |flag )?"
    r"(?:form|flag|option|name|version)s?$"
)
_STYLE_WORDS = 5
_SHORT = re.compile(r"-[^\W_]")


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a parsed line, or a flag together with its value.

    `name`: a flag as typed alone (`-a` of `-aq`), an argument's placeholder. `value`: a flag's, or
    the argument, without quotes. `near`: what an unknown flag may have meant, likeliest first.
    `word`: where it came from, with what is substituted into it.
    `doubtful`: the command need not have an argument here, so it may be the sentence's.
    """

    role: Role
    text: str
    name: str = ""
    flag: Flag | None = None
    value: str | None = None
    near: tuple[str, ...] = ()
    usage: Usage | None = None
    word: Word | None = None
    doubtful: bool = False


def is_prose(word: Word, *, alone: bool) -> bool:
    """The word goes on with a sentence rather than with the command.

    `alone`: the text began with the command, so only a question's words end it.
    """
    if word.text[:1] in {"'", '"', "`", "$"}:
        return False
    stops = _STARTERS if alone else _SENTENCE
    return word.text.casefold() in stops or _CYRILLIC.search(word.text) is not None


def nearest_flags(name: str, usage: Usage) -> tuple[str, ...]:
    """Flags that an unknown one may have been meant for, likeliest first; at most 3.

    A dash too few or too many comes before a slip of the finger: `-rm`, `--it`; then a capital.
    """
    bare, flags = name.lstrip("-"), usage.flags
    if f"--{bare}" in flags:
        return (f"--{bare}",)
    if name.startswith("--") and all(f"-{letter}" in flags for letter in bare):
        return (f"-{bare}",)
    if len(bare) == 1:
        return (f"-{bare.swapcase()}",) if f"-{bare.swapcase()}" in flags else ()
    near = get_close_matches(f"--{bare}", flags, n=_MOST_NEAR, cutoff=_LIKE)
    begun = (flag for flag in flags if len(bare) > 2 and flag.startswith(f"--{bare}"))
    return tuple(dict.fromkeys((*near, *begun)))[:_MOST_NEAR]


class Segment:
    """Parses the words of one command, up to an operator, prose or the end of the line."""

    def __init__(self, usage: Usage, words: Sequence[Word], *, alone: bool) -> None:
        self.usage = usage
        self.words = words
        self.alone = alone
        self.parts: list[Part] = []
        self.at = 0
        self.arguments = 0
        self.flags_over = False

    def parse(self) -> int:
        """Fills `parts`; returns how many words belong to the command."""
        while (word := self._next()) is not None:
            if self.flags_over or not word.value.startswith("-"):
                self._argument(word)
            elif word.text == "--":
                self.flags_over = True
                self.parts.append(Part("operator", "--", "--", word=word))
            elif word.value.startswith("--") or self._is_long(word):
                self._long(word)
            elif _SHORT.match(word.value):
                self._short(word)
            else:
                self._argument(word)
        return self.at

    def _is_long(self, word: Word) -> bool:
        """A flag of several letters behind one dash, as some programs have them."""
        name = word.value.partition("=")[0]
        return len(name) > 2 and name in self.usage.flags

    def _next(self) -> Word | None:
        if self.at == len(self.words):
            return None
        word = self.words[self.at]
        if word.operator or is_prose(word, alone=self.alone) or self._is_said(word):
            return None
        self.at += 1
        return word

    def _is_said(self, word: Word) -> bool:
        """A dash before a sentence about the command, or how it is to be written."""
        after = self.words[self.at + 1 : self.at + 2]
        if word.text == "-" and after:
            return is_prose(after[0], alone=self.alone)
        said = " ".join(each.text.casefold() for each in self.words[self.at :][:_STYLE_WORDS])
        return _STYLE.match(said) is not None

    def _with_value(self, name: str, flag: Flag, word: Word) -> None:
        value = self._next()
        if value is None:
            self.parts.append(Part("missing_value", name, name, flag, word=word))
        else:
            self._flag(f"{name} {value.text}", name, flag, value, value.value)

    def _flag(self, text: str, name: str, flag: Flag, word: Word, value: str | None = None) -> None:
        self.parts.append(Part("flag", text, name, flag, value, word=word))

    def _long(self, word: Word) -> None:
        name, equals, value = word.value.partition("=")
        flag = self.usage.flags.get(name)
        if flag is None and name == "--help":
            self.parts.append(Part("help", word.text, name, word=word))
        elif flag is None:
            self._unknown(name, word.text, word)
        elif flag.value is not None and not equals:
            self._with_value(name, flag, word)
        else:
            self._flag(word.text, name, flag, word, value if equals else None)

    def _short(self, word: Word) -> None:
        """Joined short flags; the first that takes a value takes the rest, or the next word."""
        letters = word.value[1:]
        if f"-{letters[0]}" not in self.usage.flags or f"-{word.value}" in self.usage.flags:
            self._unknown(f"-{letters}", word.text, word)
            return
        for index, letter in enumerate(letters):
            name, tail = f"-{letter}", letters[index + 1 :]
            flag = self.usage.flags.get(name)
            if flag is None:
                self._unknown(name, name, word)
            elif flag.value is None and tail[:1] != "=":
                self._flag(name, name, flag, word)
            elif flag.value is None:
                self._flag(name + tail, name, flag, word, tail[1:])
                return
            elif tail:
                value = tail.lstrip("=")
                self._flag(f"{name} {value}", name, flag, word, value)
                return
            else:
                self._with_value(name, flag, word)
                return

    def _unknown(self, name: str, text: str, word: Word) -> None:
        """A flag that the command has not; the value of the one that was meant goes with it."""
        unknown = sum(part.role == "unknown_flag" for part in self.parts)
        near = nearest_flags(name, self.usage) if unknown < _MOST_COMPARED else ()
        meant = self.usage.flags.get(near[0]) if near else None
        after = self.words[self.at : self.at + 1]
        if meant is not None and meant.value is not None and "=" not in text and after:
            value = None if after[0].value.startswith("-") else self._next()
            text = text if value is None else f"{text} {value.text}"
        self.parts.append(Part("unknown_flag", text, name, near=near, word=word))

    def _argument(self, word: Word) -> None:
        taken = self.usage.positional(self.arguments)
        if taken is None:
            self.parts.append(Part("extra", word.text, word=word, doubtful=True))
            return
        doubtful = taken.optional and self.arguments == 0
        self.arguments += 1
        self.flags_over |= not self.usage.flags_anywhere
        part = Part(
            "argument", word.text, taken.name, value=word.value, usage=self.usage, word=word
        )
        self.parts.append(replace(part, doubtful=doubtful))
