"""What a course says of its command line: commands, their flags, their arguments."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import NamedTuple

from bot.knowledge.course import Command, Course, Entry, Flag

# A word of a syntax; brackets hold together what they enclose, as in `[ps OPTIONS]`.
_PLACEHOLDER = re.compile(r"\[(?:[^\[\]]|\[[^\]]*\])*\]|\S+")
_BRACKETED = re.compile(r"\[[^\]]*\]")
# Few commands are asked about at a time.
_KEPT = 64


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

    def flag_size(self, word: str) -> int:
        """How many words the flag `word` takes with its value; 0 if it is none of the command."""
        name, equals, _ = word.partition("=")
        flag = self.flags.get(name)
        return 0 if flag is None else 1 + (flag.value is not None and not equals)

    def positional(self, index: int) -> Positional | None:
        """The argument at `index`, from 0; None where the command takes no more."""
        if index < len(self.positionals):
            return self.positionals[index]
        last = self.positionals[-1] if self.positionals else None
        return last if last is not None and last.repeats else None


class Option(NamedTuple):
    """A flag between the words of a command's name, as in `docker -c lab ps`: whose it is, and
    where it starts and ends, with its value, in words after the first.
    """

    usage: Usage
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """A command that some words begin with: `size` of them, spelt as `path` in the grammar."""

    usage: Usage
    path: tuple[str, ...]
    size: int
    options: tuple[Option, ...] = ()


@dataclass(frozen=True)
class Grammar:
    """The commands of a course by their words without the program's name.

    Empty where the course declares no program. `commands`: words -> the id of the command that they
    spell, none for the program itself. `others`: programs that are another spelling of a command.
    """

    program: str
    entries: Mapping[str, Entry]
    commands: Mapping[tuple[str, ...], str]
    others: frozenset[str] = frozenset()

    def usage(self, path: tuple[str, ...]) -> Usage | None:
        """The command with these words."""
        entry_id = self.commands.get(path)
        return None if entry_id is None else self._usage(entry_id)

    @cached_property
    def _usage(self) -> Callable[[str], Usage]:
        return lru_cache(_KEPT)(lambda entry_id: _usage(self.entries[entry_id]))

    @property
    def whole(self) -> Usage | None:
        """The program itself, where the course has an entry for it."""
        return self.usage(())

    @cached_property
    def following(self) -> Mapping[tuple[str, ...], frozenset[str]]:
        """What commands begin with -> the words that may come next; the empty beginning too."""
        found: dict[tuple[str, ...], set[str]] = {}
        for path in self.commands:
            for size in range(len(path)):
                found.setdefault(path[:size], set()).add(path[size])
        return {path: frozenset(words) for path, words in found.items()}

    def find(self, words: Sequence[str], of: Usage | None = None) -> Found | None:
        """The longest command that `words` begin with. `of`: whose flags may stand before it."""
        found: Found | None = None
        path: tuple[str, ...] = ()
        options: list[Option] = []
        at = 0
        while at < len(words):
            size = 0 if of is None else of.flag_size(words[at])
            if of is not None and size:
                options.append(Option(of, at, at + size))
                at += size
            elif words[at] in self.following.get(path, ()):
                path = (*path, words[at])
                at += 1
                of = self.usage(path)
                if of is not None:
                    found = Found(of, path, at, tuple(options))
            else:
                break
        return found


def positionals(syntax: str) -> tuple[Positional, ...]:
    """Arguments named in `syntax`: words with capitals or a choice, `OPTIONS` left out."""
    found: list[Positional] = []
    for word in _PLACEHOLDER.findall(syntax):
        optional = word.startswith("[") and word.endswith("]")
        inside = word[1:-1] if optional else word
        name, repeats = bare_name(inside.removesuffix("...")), inside.endswith(("...", " OPTIONS"))
        if name == "OPTIONS" or (name.islower() and not {*"(|"} & {*name}):
            continue
        if found and found[-1].name == name:
            found[-1] = replace(found[-1], repeats=repeats or found[-1].repeats)
        else:
            found.append(Positional(name, repeats, optional))
    return tuple(found)


def _is_for_another(argument: str) -> bool:
    """The argument is another program's command line, or its flags as in `[ps OPTIONS]`."""
    return argument == "COMMAND" or argument.endswith(" OPTIONS")


def bare_name(argument: str) -> str:
    """The name of an argument without what may be left out of it: `NAME` of `NAME[:TAG]`."""
    return _BRACKETED.sub("", argument)


def grammar(course: Course) -> Grammar:
    """The command-line grammar that `course` declares."""
    commands: dict[tuple[str, ...], str] = {}
    others: set[str] = set()
    for entry in course.entries.values():
        if not isinstance(entry, Command) or course.program is None:
            continue
        for spelling in (entry.command, *entry.aliases):
            words = tuple(spelling.split())
            if words[0] == course.program:
                commands[words[1:]] = entry.id
            else:
                commands[words] = entry.id
                others.add(words[0])
    return Grammar(course.program or "", course.entries, commands, frozenset(others))


def _usage(command: Entry) -> Usage:
    assert isinstance(command, Command)  # noqa: S101  the grammar names no other entries
    taken = positionals(command.syntax or "")
    return Usage(
        command,
        {name: flag for flag in command.flags for name in flag.names},
        taken,
        flags_anywhere=not any(_is_for_another(argument.name) for argument in taken),
    )
