"""Finds the command line in a text, alone or inside a sentence, and parses all of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.commandline.call import Call, call_at, first_call
from bot.commandline.grammar import Grammar, Usage
from bot.commandline.paste import one_line
from bot.commandline.segment import Part, Segment, is_prose
from bot.commandline.shell import (
    JOINING,
    KEYWORDS,
    PROMPTS,
    is_prefix,
    is_remark,
    runner,
    starts_line,
)
from bot.commandline.words import NEWLINE, Word, trimmed, words

# Command lines inside command lines are looked for so far down.
DEEPEST = 3
_JOINING_WORDS = frozenset({"and", "or", "then"})


@dataclass(frozen=True, slots=True)
class CommandLine:
    """A line that calls a command of the course, and the text around it.

    `parts` covers every word of it, pipelines included. `title`: the line as it should be typed.
    `rest`: what the person wrote around it. `usages`: the commands called, the first one first.
    `bare`: one command and nothing else. `guessed`: some word of a command was misspelt.
    `straight`: no flag stands between the words of a command's name, so the parts are in order.
    """

    usages: tuple[Usage, ...]
    parts: tuple[Part, ...]
    title: str
    rest: str
    bare: bool
    guessed: bool
    straight: bool = True


def find(text: str, grammar: Grammar, depth: int = 0) -> CommandLine | None:
    """The first command line in `text` that calls a command of the course.

    If there is none, the first that is substituted into another: `code=$(docker wait job)`.
    """
    if not grammar.program:
        return None
    text = one_line(text, grammar.program)
    raw = words(text)
    typed = [trimmed(word) for word in raw]
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
        joins = typed[at].text.casefold() in _JOINING_WORDS and not typed[at - 1].operator
        if joins and after == grammar.program:
            return at
    return len(typed)


def _line_start(typed: Sequence[Word], start: int) -> int:
    """Where the line begins: prefixes, and programs piped into the command, belong to it."""
    begin, before = start, -1
    while begin not in {0, before}:
        before = begin
        if typed[begin - 1].operator:
            begin = _joined_start(typed, begin)
        else:
            begin = _prefix_start(typed, begin)
    return begin


def _command_start(typed: Sequence[Word], end: int) -> int:
    """Where the command starts whose words end at `end`: after an operator, or at the beginning."""
    return next((at + 1 for at in reversed(range(end)) if typed[at].operator), 0)


def _joined_start(typed: Sequence[Word], begin: int) -> int:
    """Where the program starts that the operator before `begin` joins to what follows."""
    before = typed[begin - 1].value
    command = _command_start(typed, begin - 1)
    if before not in JOINING or begin - 1 == command:
        return begin
    if starts_line(typed, command):
        return command
    if before == NEWLINE or _ends_line(typed[begin - 2]):
        return begin
    # All words of the program before the operator.
    begin -= 2
    while begin > command and not _ends_line(typed[begin - 1]):
        begin -= 1
    return begin


def _prefix_start(typed: Sequence[Word], begin: int) -> int:
    """Where a prefix before `begin` starts; words of the shell are one after an operator only."""
    command = _command_start(typed, begin)
    is_said = command == 0 and typed[begin - 1].value in KEYWORDS
    if begin - runner(typed[command:begin]) == command and not is_said:
        return command
    return begin - 1 if is_prefix(typed[begin - 1]) else begin


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
        self.straight = True
        # A command may follow: nothing was read yet, or a prefix or a pipe and its like was.
        self.open = True

    def read(self, text: str) -> CommandLine:
        """The whole line, and the text around it."""
        at, last = self.begin, -1
        while at < len(self.typed) and at != last:
            at, last = self._step(at), at
        if at < len(self.typed) and self.parts[-1].name in JOINING:
            # A semicolon or dash after the line was the sentence's.
            self.parts.pop()
            self.title.pop()
        before, after = text[: self.typed[self.begin].start], text[self.typed[at - 1].end :]
        bare = all(part.role in {"prefix", "command"} for part in self.parts)
        return CommandLine(
            tuple(self.usages),
            tuple(self.parts),
            " ".join(self.title).replace(" \n ", "\n"),
            f"{before.strip()} {after.strip()}".strip(),
            bare,
            self.guessed,
            self.straight,
        )

    def _step(self, at: int) -> int:
        """Reads what stands at `at`; returns where to go on, or `at` where the line is over."""
        word = self.typed[at]
        if word.operator:
            return self._operator(at)
        if not self.open:
            return at
        size = runner(self.typed[at:])
        if size and self._call(at + size) is not None:
            text = " ".join(each.text for each in self.typed[at : at + size])
            self.parts.append(Part("prefix", text, word.value))
            self.title += [text] if word.value != "sudo" else []
            return at + size
        if is_prefix(word):
            if word.text not in PROMPTS:
                self.parts.append(Part("prefix", word.text, word.value, word=word))
            return at + 1
        self.open = False
        call = self._call(at)
        return self._other(at) if call is None else self._command(call)

    def _operator(self, at: int) -> int:
        """A pipe and its like, or a redirection together with its file."""
        word, after = self.typed[at], self.typed[at + 1 : at + 2]
        if word.value == NEWLINE and not self._goes_on(at + 1):
            return at
        redirects = word.value[-1] in "<>"
        is_file = word.text[-1] in "<>" and after and not after[0].operator
        file = after if is_file and at + 1 != self.first.start else ()
        text = " ".join(each.text for each in (word, *file))
        self._add(Part("operator", text, word.value, word=word))
        self.open = not redirects
        return at + 1 + len(file)

    def _goes_on(self, at: int) -> bool:
        """A line of commands starts at `at`, not the rest of a message or what a program said."""
        while at < len(self.typed) and is_prefix(self.typed[at]):
            at += 1
        if at < len(self.typed) and (is_remark(self.typed[at]) or starts_line(self.typed, at)):
            return True
        return self._call(at) is not None

    def _call(self, at: int) -> Call | None:
        """The call at `at`, with its program named."""
        if at == self.first.start or at >= len(self.typed):
            return self.first if at == self.first.start else None
        if self.typed[at].value.casefold() not in {self.grammar.program, *self.grammar.others}:
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
        self.straight &= not call.options
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
            words = self.typed[at:end]
            text = " ".join(word.text for word in words)
            inner = tuple(each for word in words for each in word.inner)
            unclosed = any(word.unclosed for word in words)
            whole = replace(words[0], text=text, inner=inner, unclosed=unclosed)
            self._add(Part("other", text, words[0].value, word=whole))
        return end

    def _add(self, part: Part) -> None:
        self.parts.append(part)
        self.title.append(part.text)
