"""The words after a command, parsed against its usage: flags, values, arguments."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from bot.commandline.grammar import Usage
from bot.commandline.near import nearest
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
_SHORT = re.compile(r"-[^\W_]")


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a parsed line, or a flag together with its value.

    `name`: a flag as typed alone (`-a` of `-aq`), an argument's placeholder. `near`: what an
    unknown flag may have meant. `word`: where it came from, with what is substituted into it.
    `doubtful`: the command need not have an argument here, so it may be the sentence's.
    """

    role: Role
    text: str
    name: str = ""
    flag: Flag | None = None
    near: str | None = None
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
            elif word.value.startswith("--"):
                self._long(word)
            elif _SHORT.match(word.value):
                self._short(word)
            else:
                self._argument(word)
        return self.at

    def _next(self) -> Word | None:
        if self.at == len(self.words):
            return None
        word = self.words[self.at]
        if word.operator or is_prose(word, alone=self.alone) or self._is_dash(word):
            return None
        self.at += 1
        return word

    def _is_dash(self, word: Word) -> bool:
        """A dash between the command and a sentence about it."""
        after = self.words[self.at + 1 : self.at + 2]
        return word.text == "-" and bool(after) and is_prose(after[0], alone=self.alone)

    def _with_value(self, name: str, flag: Flag, word: Word) -> None:
        value = self._next()
        if value is None:
            self.parts.append(Part("missing_value", name, name, flag, word=word))
        else:
            self.parts.append(Part("flag", f"{name} {value.text}", name, flag, word=value))

    def _long(self, word: Word) -> None:
        name, equals, _ = word.value.partition("=")
        flag = self.usage.flags.get(name)
        if flag is None and name == "--help":
            self.parts.append(Part("help", word.text, name, word=word))
        elif flag is None:
            self._unknown(name, word.text, word)
        elif flag.value is not None and not equals:
            self._with_value(name, flag, word)
        else:
            self.parts.append(Part("flag", word.text, name, flag, word=word))

    def _short(self, word: Word) -> None:
        """Joined short flags; the first that takes a value takes the rest, or the next word."""
        letters = word.value[1:]
        if f"-{letters[0]}" not in self.usage.flags:
            self._unknown(f"-{letters}", word.text, word)
            return
        for index, letter in enumerate(letters):
            name, tail = f"-{letter}", letters[index + 1 :]
            flag = self.usage.flags.get(name)
            if flag is None:
                self._unknown(name, name, word)
            elif flag.value is None:
                self.parts.append(Part("flag", name, name, flag, word=word))
            elif tail:
                self.parts.append(Part("flag", f"{name} {tail.lstrip('=')}", name, flag, word=word))
                return
            else:
                self._with_value(name, flag, word)
                return

    def _unknown(self, name: str, text: str, word: Word) -> None:
        spelt = f"--{name.lstrip('-')}"
        near = nearest(spelt, self.usage.flags, cutoff=0.7) if len(name) > 3 else []
        self.parts.append(
            Part("unknown_flag", text, name, near=near[0] if near else None, word=word)
        )

    def _argument(self, word: Word) -> None:
        taken = self.usage.positional(self.arguments)
        if taken is None:
            self.parts.append(Part("extra", word.text, word=word, doubtful=True))
            return
        doubtful = taken.optional and self.arguments == 0
        self.arguments += 1
        self.flags_over |= not self.usage.flags_anywhere
        part = Part("argument", word.text, taken.name, usage=self.usage, word=word)
        self.parts.append(replace(part, doubtful=doubtful))
