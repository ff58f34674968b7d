"""Command lines compared by what they do: spelling of names, order and joining do not count."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.commandline.grammar import Grammar, Usage
from bot.commandline.parse import CommandLine, find
from bot.commandline.segment import Part
from bot.commandline.words import words
from bot.knowledge.course import Flag


@dataclass(frozen=True, slots=True)
class Setting:
    """A flag of a command by its longest name, and its value; None for a switch."""

    flag: str
    value: str | None = None

    def __str__(self) -> str:
        return self.flag if self.value is None else f"{self.flag} {self.value}"


@dataclass(frozen=True, slots=True)
class Called:
    """A command by its best-known spelling, its flags and arguments, sorted where order is free."""

    command: str
    settings: tuple[Setting, ...] = ()
    arguments: tuple[str, ...] = ()

    def includes(self, other: "Called") -> bool:
        """It is the same command with at least the flags of `other`."""
        return self.command == other.command and {*self.settings} >= {*other.settings}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of commands; what stands between and around them counts as typed."""

    calls: tuple[Called, ...]
    rest: tuple[str, ...] = ()


def read(text: str, grammar: Grammar) -> Line | None:
    """What `text` does; None if it calls no command of the course."""
    found = find(text, grammar)
    if found is None or found.guessed:
        return None
    return Line(tuple(_calls(found)), tuple(_rest(found)))


def equivalent(one: str, other: str, grammar: Grammar) -> bool:
    """Both lines do the same."""
    if one.split() == other.split():
        return True
    line = read(one, grammar)
    return line is not None and line == read(other, grammar)


def flags_of(text: str, grammar: Grammar) -> tuple[Flag, ...]:
    """The flags that a line uses, each once, in its order."""
    found = find(text, grammar)
    parts = () if found is None else found.parts
    flags = {id(part.flag): part.flag for part in parts if part.flag is not None}
    return tuple(flags.values())


def _calls(found: CommandLine) -> Iterator[Called]:
    groups: list[tuple[Usage, list[Part]]] = []
    for part in found.parts:
        if part.role == "command" and part.usage is not None:
            groups.append((part.usage, []))
        elif groups:
            groups[-1][1].append(part)
    for usage, parts in groups:
        settings = {_setting(part, part.flag) for part in parts if part.flag is not None}
        yield Called(
            usage.command.command,
            tuple(sorted(settings, key=str)),
            tuple(_arguments(usage, parts)),
        )


def _setting(part: Part, flag: Flag) -> Setting:
    value = _value(part)
    name = max(flag.names, key=len)
    if flag.value is None and value in {"", "true"}:
        return Setting(name)
    return Setting(name, value)


def _value(part: Part) -> str:
    """The value of a flag, without quotes; empty if it has none."""
    mark = "=" if part.name.startswith("--") and "=" in part.text.split(" ")[0] else " "
    typed = part.text.partition(mark)[2]
    return " ".join(word.value for word in words(typed)) or typed


def _arguments(usage: Usage, parts: list[Part]) -> Iterator[str]:
    placed: dict[str, list[str]] = {}
    for part in parts:
        if part.role in {"argument", "extra"}:
            typed = part.text if part.word is None else part.word.value
            placed.setdefault(part.name, []).append(typed)
    for typed_here in placed.values():
        yield from sorted(typed_here) if usage.flags_anywhere else typed_here


def _rest(found: CommandLine) -> Iterator[str]:
    if found.rest:
        yield found.rest
    for part in found.parts:
        if part.role in {"operator", "other", "unknown_flag", "help"} or "=" in _prefix(part):
            yield part.text


def _prefix(part: Part) -> str:
    return part.text if part.role == "prefix" else ""
