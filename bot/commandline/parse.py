"""Finds the command line in a text, alone or inside a sentence, and parses all of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.commandline.call import PROMPTS, Call, call_at, first_call, is_prefix
from bot.commandline.grammar import Grammar, Usage
from bot.commandline.segment import Part, Segment, is_prose
from bot.commandline.words import Word, words

# Command lines inside command lines are looked for so far down.
DEEPEST = 3
_JOINING_WORDS = frozenset({"and", "or", "then"})
_JOINING = frozenset({"|", "||", "&&", ";", "&"})


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


def find(text: str, grammar: Grammar, depth: int = 0) -> CommandLine | None:
    """The first command line in `text` that calls a command of the course.

    If there is none, the first that is substituted into another: `code=$(docker wait job)`.
    """
    if not grammar.program:
        return None
    raw = words(text)
    typed = [_trimmed(word) for word in raw]
    first = first_call(typed, grammar)
    if first is not None:
        return _Line(typed[: _end(raw, first.start, grammar)], grammar, first).read(text)
    inner = (each for word in typed for each in word.inner) if depth < DEEPEST else ()
    lines = (find(each, grammar, depth + 1) for each in inner)
    return next((line for line in lines if line is not None), None)


def _end(typed: Sequence[Word], start: int, grammar: Grammar) -> int:
    """Where the line that calls a command at `start` ends at the latest: at a comma, or before
    another call that a word of the sentence joins to it, as in "docker stop and docker rm".
    """
    for at in range(start, len(typed)):
        if typed[at].text.endswith(","):
            return at + 1
        after = typed[at + 1].value.casefold() if at + 1 < len(typed) else ""
        if typed[at].text.casefold() in _JOINING_WORDS and after == grammar.program:
            return at
    return len(typed)


def _trimmed(word: Word) -> Word:
    """The word without a sentence's punctuation at its end."""
    bare = word.text.rstrip("?!,;:.")
    if word.operator or not bare or bare == word.text or word.value != word.text:
        return word
    return replace(word, text=bare, value=bare, end=word.start + len(bare))


def _line_start(typed: Sequence[Word], start: int) -> int:
    """Where the line begins: prefixes, and programs piped into the command, belong to it."""
    begin = start
    while begin > 0:
        before = typed[begin - 1]
        if before.text in _JOINING and begin > 1 and not _ends_line(typed[begin - 2]):
            # All words of the program before the operator.
            begin -= 2
            while begin > 0 and not _ends_line(typed[begin - 1]):
                begin -= 1
        elif is_prefix(before) and not before.operator:
            begin -= 1
        else:
            break
    return begin


def _ends_line(word: Word) -> bool:
    return word.operator or is_prose(word, alone=False)


class _Line:
    """Reads a line segment by segment: prefix, command, operator, the next command."""

    def __init__(self, typed: Sequence[Word], grammar: Grammar, first: Call) -> None:
        self.typed = typed
        self.grammar = grammar
        self.first = first
        self.begin = _line_start(typed, first.start)
        self.parts: list[Part] = []
        self.usages: list[Usage] = []
        self.title: list[str] = []
        self.guessed = False
        # A command may follow: nothing was read yet, or a prefix or a pipe and its like was.
        self.open = True

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
        if not self.open:
            return at
        if is_prefix(word):
            if word.text not in PROMPTS:
                self.parts.append(Part("prefix", word.text, word.value, word=word))
            return at + 1
        self.open = False
        call = self.first if at == self.first.start else self._named_call(at)
        return self._other(at) if call is None else self._command(call)

    def _operator(self, at: int) -> int:
        """A pipe and its like, or a redirection together with its file."""
        word, after = self.typed[at], self.typed[at + 1 : at + 2]
        redirects = word.text[-1] in "<>"
        is_file = redirects and after and not after[0].operator and at + 1 != self.first.start
        file = after if is_file else ()
        text = " ".join(each.text for each in (word, *file))
        self._add(Part("operator", text, word.text, word=word))
        self.open = not redirects
        return at + 1 + len(file)

    def _named_call(self, at: int) -> Call | None:
        if self.typed[at].value.casefold() != self.grammar.program:
            return None
        return call_at(self.typed, at, self.grammar, alone=False)

    def _command(self, call: Call) -> int:
        self.parts.append(Part("command", call.name, usage=call.usage))
        for usage, begin, end in call.options:
            flag = Segment(usage, self.typed[call.start + begin : call.start + end], alone=True)
            flag.parse()
            self.parts.extend(flag.parts)
        named = self.typed[call.start : call.start + call.size]
        self.title.append(" ".join(w.text for w in named) if call.options else call.name)
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
    typed = words(text, 2)
    if len(typed) < 2 or typed[0].value.casefold() != grammar.program:
        return None
    word = _trimmed(typed[1]).value
    return f"{grammar.program} {word}" if re.fullmatch(r"[a-z][a-z-]*", word) else None
