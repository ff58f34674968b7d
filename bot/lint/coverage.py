"""What a course covers: of the facts of a program, and in questions, examples and languages."""

import json
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TypedDict

from bot.errors import UsageError
from bot.knowledge.course import Command, Course, Definition, Entry, Error, Table


class FlagFact(TypedDict):
    """A flag that the program has, under all its names."""

    names: list[str]


class CommandFact(TypedDict):
    """A command that the program has, under all its spellings."""

    command: str
    aliases: list[str]
    flags: list[FlagFact]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the report: what is counted, how much of it there is, of how much; and what is
    missing, by name.
    """

    what: str
    found: int
    of: int | None = None
    missing: tuple[str, ...] = ()


def read_facts(file: Path) -> list[CommandFact]:
    """The commands listed in `file`, as `scripts/docker_facts.py` writes it. Raises UsageError."""
    try:
        commands = json.loads(file.read_text(encoding="utf-8"))["commands"]
        return [
            CommandFact(
                command=each["command"],
                aliases=[*each["aliases"]],
                flags=[FlagFact(names=[*flag["names"]]) for flag in each["flags"]],
            )
            for each in commands
        ]
    except OSError as error:
        raise UsageError(f"{file}: cannot be read: {error.strerror}") from error
    except (ValueError, TypeError, KeyError) as error:
        raise UsageError(f"{file}: not a list of a program's commands") from error


def against(course: Course, facts: Sequence[CommandFact]) -> Iterator[Line]:
    """How many of a program's commands, their spellings and their flags the course explains."""
    known = {
        spelling: entry
        for entry in course.entries.values()
        if isinstance(entry, Command)
        for spelling in (entry.command, *entry.aliases)
    }
    spellings = [each for fact in facts for each in (fact["command"], *fact["aliases"])]
    commands = [fact["command"] for fact in facts]
    flags = [
        (fact["command"], name)
        for fact in facts
        for flag in fact["flags"]
        for name in flag["names"]
    ]
    explained = {
        (fact["command"], name)
        for fact in facts
        if fact["command"] in known
        for flag in known[fact["command"]].flags
        for name in flag.names
    }
    yield _share("commands", commands, known)
    yield _share("spellings of commands", spellings, known)
    yield _share("flags", [" ".join(each) for each in flags], {" ".join(e) for e in explained})


def counts(course: Course) -> Iterator[Line]:
    """Entries by kind, and what there is in them for each language."""
    entries = [*course.entries.values()]
    for kind in (Definition, Command, Table, Error):
        yield Line(f"{kind.__name__.lower()}s", sum(isinstance(each, kind) for each in entries))
    tables = [each for each in entries if isinstance(each, Table)]
    yield Line("rows of tables", sum(len(table.rows) for table in tables))
    shown = [example for entry in entries for example in _examples(entry)]
    yield Line("examples, steps and fixes", len(shown))
    can_show = [each for each in entries if not isinstance(each, Table)]
    yield _share(
        "entries with something to run or to write",
        [each.id for each in can_show],
        {each.id for each in can_show if _examples(each)},
        name_missing=False,
    )
    for language in course.languages:
        asked = {each.id: len(each.ask.by_language.get(language, ())) for each in entries}
        yield _share(
            f"entries with three sample questions, {language}",
            [*asked],
            {entry_id for entry_id, samples in asked.items() if samples >= 3},
        )
        yield Line(
            f"sample questions of an entry (median), {language}", int(median(asked.values()))
        )


def written(lines: Sequence[Line]) -> Iterator[str]:
    """The report as a table, and below it what is missing."""
    width = max((len(line.what) for line in lines), default=0)
    for line in lines:
        share = "" if line.of is None else f" of {line.of:>5}  {_percent(line)}"
        yield f"{line.what:<{width}}  {line.found:>5}{share}"
    for line in lines:
        if line.missing:
            yield f"\nMissing {line.what}:"
            yield from (f"  {name}" for name in line.missing)


def _percent(line: Line) -> str:
    return f"{100 * line.found / line.of:5.1f} %" if line.of else "    - %"


def _share(
    what: str, all_names: Sequence[str], found: Container[str], *, name_missing: bool = True
) -> Line:
    missing = tuple(name for name in all_names if name not in found)
    return Line(
        what, len(all_names) - len(missing), len(all_names), missing if name_missing else ()
    )


def _examples(entry: Entry) -> tuple[object, ...]:
    match entry:
        case Command():
            return entry.examples
        case Definition():
            return (*entry.examples, *entry.steps)
        case Error():
            return entry.fix
        case Table():
            return ()
