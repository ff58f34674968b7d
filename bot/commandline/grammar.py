"""What a course says of its command line: commands, their flags, their arguments."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.knowledge.course import Command, Course, Flag

_PLACEHOLDER = re.compile(r"(?P<optional>\[)?(?P<name>[A-Z][A-Z0-9_|:-]*)(?P<repeats>\.{3})?")


@dataclass(frozen=True, slots=True)
class Positional:
    """A word that a command takes after its flags. `repeats`: it may come many times.

    `optional`: it may be left out.
    """

    name: str
    repeats: bool
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Usage:
    """A command ready to parse with: its flags by name and its arguments in order.

    `flags_anywhere`: a flag may also stand after an argument. It may not where the rest of
    the line is another command, as in `run [OPTIONS] IMAGE [COMMAND] [ARG...]`.
    """

    command: Command
    flags: Mapping[str, Flag]
    positionals: tuple[Positional, ...]
    flags_anywhere: bool

    def positional(self, index: int) -> Positional | None:
        """The argument at `index`, from 0; None where the command takes no more."""
        if index < len(self.positionals):
            return self.positionals[index]
        last = self.positionals[-1] if self.positionals else None
        return last if last is not None and last.repeats else None


@dataclass(frozen=True, slots=True)
class Grammar:
    """The commands of a course by their words without the program's name.

    Empty where the course declares no program.
    """

    program: str
    usages: Mapping[tuple[str, ...], Usage]
    longest: int

    def find(self, words: Sequence[str]) -> tuple[Usage, int] | None:
        """The longest command that `words` begin with, and how many words it has."""
        for count in range(min(self.longest, len(words)), 0, -1):
            usage = self.usages.get(tuple(words[:count]))
            if usage is not None:
                return usage, count
        return None


def positionals(syntax: str) -> tuple[Positional, ...]:
    """Arguments named in `syntax`: the capital words, `OPTIONS` left out."""
    found: list[Positional] = []
    for placeholder in _PLACEHOLDER.finditer(syntax):
        name, repeats = placeholder["name"], placeholder["repeats"] is not None
        optional = placeholder["optional"] is not None
        if name == "OPTIONS":
            continue
        if found and found[-1].name == name:
            found[-1] = replace(found[-1], repeats=repeats or found[-1].repeats)
        else:
            found.append(Positional(name, repeats, optional))
    return tuple(found)


def grammar(course: Course) -> Grammar:
    """The command-line grammar that `course` declares."""
    usages: dict[tuple[str, ...], Usage] = {}
    for entry in course.entries.values():
        if not isinstance(entry, Command) or course.program is None:
            continue
        taken = positionals(entry.syntax or "")
        usage = Usage(
            entry,
            {name: flag for flag in entry.flags for name in flag.names},
            taken,
            flags_anywhere=not any(argument.name == "COMMAND" for argument in taken),
        )
        for spelling in (entry.command, *entry.aliases):
            words = tuple(spelling.split())
            usages[words[1:] if words[0] == course.program else words] = usage
    usages.pop((), None)
    return Grammar(course.program or "", usages, max(map(len, usages), default=0))
