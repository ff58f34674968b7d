"""Finds the command line in a text, alone or inside a sentence, and parses all of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher, get_close_matches
from itertools import groupby

from bot.commandline.grammar import Grammar, Usage
from bot.commandline.segment import Part, Segment, is_prose
from bot.commandline.words import Word, words

_PROMPTS = frozenset("$#%>❯➜")
_ENVIRONMENT = re.compile(r"[A-Za-z_]\w*=")
_MOST_WORDS = 200


@dataclass(frozen=True, slots=True)
class CommandLine:
    """A line that calls a command of the course, and the text around it.

    `parts` covers every word of it, pipelines included. `title`: the line as it should be typed.
    `rest`: what the person wrote around it. `usages`: the commands called, the first one first.
    `bare`: one command and nothing else. `guessed`: some word of a command was misspelt.
    """

    usages: tuple[Usage, ...]
    parts: tuple[Part, ...]
    title: str
    rest: str
    bare: bool
    guessed: bool


@dataclass(frozen=True, slots=True)
class _Call:
    """A command found at `start`: `size` words, spelt as `path` in the grammar."""

    usage: Usage
    start: int
    size: int
    path: tuple[str, ...]
    guessed: bool = False


def find(text: str, grammar: Grammar) -> CommandLine | None:
    """The first command line in `text` that calls a command of the course."""
    if not grammar.program:
        return None
    typed = [_trimmed(word) for word in words(text)[:_MOST_WORDS]]
    first = _first_call(typed, grammar)
    if first is None:
        return None
    return _Line(typed, grammar, first).read(text)


def _trimmed(word: Word) -> Word:
    """The word without a sentence's punctuation at its end."""
    bare = word.text.rstrip("?!,;:.")
    if word.operator or not bare or bare == word.text or word.value != word.text:
        return word
    return replace(word, text=bare, value=bare, end=word.start + len(bare))


def _first_call(typed: Sequence[Word], grammar: Grammar) -> _Call | None:
    first_word = next((i for i, word in enumerate(typed) if not _is_prefix(word)), 0)
    calls = (_call_at(typed, at, grammar, at == first_word) for at in range(len(typed)))
    return next((call for call in calls if call is not None), None)


def _call_at(typed: Sequence[Word], at: int, grammar: Grammar, alone: bool) -> _Call | None:
    """The call that starts at `at`, with the program's name or, where that is clear, without."""
    values = [word.value.casefold() for word in typed[at : at + 1 + grammar.longest]]
    program = values[0]
    if program == grammar.program:
        exact = grammar.find(values[1:])
        if exact is not None:
            return _Call(exact[0], at, 1 + exact[1], tuple(values[1 : 1 + exact[1]]))
        return _corrected(values, at, grammar)
    exact = grammar.find(values)
    if exact is not None:
        usage, size = exact
        after = typed[at + size] if at + size < len(typed) else None
        if (after is None and alone) or _knows_flags(usage, typed[at + size :]):
            return _Call(usage, at, size, tuple(values[:size]))
    if len(program) > 3 and get_close_matches(program, [grammar.program], cutoff=0.8):
        exact = grammar.find(values[1:])
        if exact is not None:
            return _Call(exact[0], at, 1 + exact[1], tuple(values[1 : 1 + exact[1]]), True)
    return None


def _knows_flags(usage: Usage, typed: Sequence[Word]) -> bool:
    """Flags follow at once, and the command has all of them: `rm -rf` is another program."""
    if not typed or not typed[0].value.startswith("-"):
        return False
    segment = Segment(usage, typed, alone=False)
    segment.parse()
    return all(part.role != "unknown_flag" for part in segment.parts)


def _corrected(values: Sequence[str], at: int, grammar: Grammar) -> _Call | None:
    """The call with its command misspelt, where only one spelling can have been meant."""
    path: tuple[str, ...] = ()
    for value in values[1:]:
        options = {known[len(path)] for known in grammar.usages if known[: len(path)] == path and
                   len(known) > len(path)}  # fmt: skip
        word = value if value in options else _near(value, options)
        if word is None:
            break
        path += (word,)
        usage = grammar.usages.get(path)
        if usage is not None:
            return _Call(usage, at, 1 + len(path), path, True)
    return None


def _near(word: str, options: set[str]) -> str | None:
    """The option that `word` misspells, if just one is near enough.

    A short word must have its letters swapped, one doubled or one mistyped: rmi is not rm.
    """
    if len(word) <= 3:
        near = [option for option in options if _is_slip(word, option)]
        return near[0] if len(near) == 1 else None
    swapped = [option for option in options if sorted(option) == sorted(word)]
    if len(swapped) == 1:
        return swapped[0]
    near = get_close_matches(word, options, n=2, cutoff=0.8)
    if len(near) == 2 and _likeness(word, near[0]) == _likeness(word, near[1]):
        return None
    return near[0] if near else None


def _likeness(word: str, option: str) -> float:
    return SequenceMatcher(None, word, option).ratio()


def _is_slip(word: str, option: str) -> bool:
    if sorted(word) == sorted(option):
        return True
    if len(word) == len(option) > 2:
        return sum(a != b for a, b in zip(word, option, strict=True)) == 1
    return len(word) == len(option) + 1 and "".join(k for k, _ in groupby(word)) == option


def _is_prefix(word: Word) -> bool:
    return (
        word.value == "sudo" or word.text in _PROMPTS or _ENVIRONMENT.match(word.value) is not None
    )


def _line_start(typed: Sequence[Word], start: int) -> int:
    """Where the line begins: prefixes, and programs piped into the command, belong to it."""
    begin = start
    while begin > 0:
        before = typed[begin - 1]
        if before.operator and begin > 1 and not is_prose(typed[begin - 2], alone=False):
            # All words of the program before the operator.
            begin -= 2
            while begin > 0 and not _ends_line(typed[begin - 1]):
                begin -= 1
        elif _is_prefix(before) and not before.operator:
            begin -= 1
        else:
            break
    return begin


def _ends_line(word: Word) -> bool:
    return word.operator or is_prose(word, alone=False)


class _Line:
    """Reads a line segment by segment: prefix, command, operator, the next command."""

    def __init__(self, typed: Sequence[Word], grammar: Grammar, first: _Call) -> None:
        self.typed = typed
        self.grammar = grammar
        self.first = first
        self.begin = _line_start(typed, first.start)
        self.parts: list[Part] = []
        self.usages: list[Usage] = []
        self.title: list[str] = []
        self.guessed = False

    def read(self, text: str) -> CommandLine:
        """The whole line, and the text around it."""
        at, before = self.begin, -1
        while at < len(self.typed) and at != before:
            at, before = self._step(at), at
        if at < len(self.typed) and self.parts[-1].role == "operator":
            # A semicolon or dash after the line was the sentence's.
            self.parts.pop()
            self.title.pop()
        rest = f"{text[: self.typed[self.begin].start]} {text[self.typed[at - 1].end :]}"
        bare = all(part.role in {"prefix", "command"} for part in self.parts)
        return CommandLine(
            tuple(self.usages),
            tuple(self.parts),
            " ".join(self.title),
            rest.strip(),
            bare,
            self.guessed,
        )

    def _step(self, at: int) -> int:
        """Reads what stands at `at`; returns where to go on, or `at` where the line is over."""
        word = self.typed[at]
        if word.operator:
            return self._operator(at)
        if _is_prefix(word):
            if word.text not in _PROMPTS:
                self.parts.append(Part("prefix", word.text, word.value, word=word))
            return at + 1
        call = self.first if at == self.first.start else self._named_call(at)
        return self._other(at) if call is None else self._command(call)

    def _operator(self, at: int) -> int:
        """A pipe and its like, or a redirection together with its file."""
        word = self.typed[at]
        file = self.typed[at + 1 : at + 2] if word.text[-1] in "<>" else ()
        joined = " ".join(each.text for each in (word, *file) if not each.operator or each is word)
        self._add(Part("operator", joined, word.text, word=word))
        return at + 1 + sum(not each.operator for each in file)

    def _named_call(self, at: int) -> _Call | None:
        if self.typed[at].value.casefold() != self.grammar.program:
            return None
        return _call_at(self.typed, at, self.grammar, alone=False)

    def _command(self, call: _Call) -> int:
        spelt = f"{self.grammar.program} {' '.join(call.path)}"
        self._add(Part("command", spelt, usage=call.usage))
        self.usages.append(call.usage)
        self.guessed |= call.guessed
        start = call.start + call.size
        segment = Segment(call.usage, self.typed[start:], alone=self.begin == 0)
        end = start + segment.parse()
        self.parts.extend(segment.parts)
        self.title.extend(word.text for word in self.typed[start:end])
        return end

    def _other(self, at: int) -> int:
        """Another program's words, up to an operator or prose."""
        end = at
        while end < len(self.typed) and not self.typed[end].operator:
            if is_prose(self.typed[end], alone=self.begin == 0):
                break
            end += 1
        if end > at:
            text = " ".join(word.text for word in self.typed[at:end])
            self._add(Part("other", text, self.typed[at].value))
        return end

    def _add(self, part: Part) -> None:
        self.parts.append(part)
        self.title.append(part.text)


def unknown_command(text: str, grammar: Grammar) -> str | None:
    """The program's name and the word after it, where that is no command of the course."""
    typed = words(text)[:2]
    if len(typed) < 2 or typed[0].value.casefold() != grammar.program:
        return None
    word = _trimmed(typed[1]).value
    return f"{grammar.program} {word}" if re.fullmatch(r"[a-z][a-z-]*", word) else None
