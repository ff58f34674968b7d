"""What of a course can be asked about, and every phrase by which it can be found."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from bot.knowledge.course import (
    Command,
    Course,
    Definition,
    Entry,
    Error,
    Example,
    Language,
    Localized,
    Names,
    Row,
    Table,
    Text,
    title,
)
from bot.markup import plain

Field: TypeAlias = Literal[
    "name", "ask", "message", "example", "run", "flag_name", "flag", "text", "context"
]


@dataclass(frozen=True, slots=True)
class Target:
    """An entry, or one row of a table. `id` is `entry` or `table#row`."""

    id: str
    entry: Entry
    row: Row | None = None

    def title(self, language: Language) -> str:
        """What the target is called in `language`."""
        if self.row is None:
            return title(self.entry, language)
        return plain(self.row.cells[0][language])


@dataclass(frozen=True, slots=True)
class Phrase:
    """A string by which a target can be found.

    `message`: what a program prints. `run`: a command line. `context`: what a row's table is
    called. `place`: which example or flag of the command it belongs to, counted from 0.
    """

    text: str
    field: Field
    place: int | None = None


def targets(course: Course) -> tuple[Target, ...]:
    """Everything in `course` that can be asked about, rows after their table."""
    found: list[Target] = []
    for entry in course.entries.values():
        found.append(Target(entry.id, entry))
        if isinstance(entry, Table):
            found += [Target(f"{entry.id}#{row.id}", entry, row) for row in entry.rows]
    return tuple(found)


def target(course: Course, target_id: str) -> Target | None:
    """The target with that id."""
    entry_id, _, row_id = target_id.partition("#")
    entry = course.entries.get(entry_id)
    if entry is None or not row_id:
        return None if entry is None else Target(entry.id, entry)
    row = entry.row(row_id) if isinstance(entry, Table) else None
    return None if row is None else Target(target_id, entry, row)


def phrases(target: Target) -> Iterator[Phrase]:
    """Phrases of `target` in every language of the course; the same text may come twice."""
    entry, row = target.entry, target.row
    if isinstance(entry, Table) and row is not None:
        yield from _named("name", row.cells[0])
        yield from _asked(row.ask)
        for cell in row.cells[1:]:
            yield from _named("text", cell)
        yield from _strings("context", entry.title)
        for column in entry.columns:
            yield from _strings("context", column)
        return
    yield from _asked(entry.ask)
    if isinstance(entry, Command):
        yield from _command(entry)
    elif isinstance(entry, Definition):
        yield from _definition(entry)
    elif isinstance(entry, Table):
        yield from _table(entry)
    else:
        yield from _error(entry)


def _definition(entry: Definition) -> Iterator[Phrase]:
    for terms in entry.term.values():
        yield from (Phrase(term, "name") for term in terms)
    yield from _named("text", entry.text)
    yield from _examples(entry.examples)
    for step in entry.steps:
        yield from _named("text", step.text)


def _command(entry: Command) -> Iterator[Phrase]:
    yield from (Phrase(name, "name") for name in (entry.command, *entry.aliases))
    yield from _named("text", entry.text)
    yield from _examples(entry.examples)
    # A flag that many commands share is asked about where it is explained.
    for place, flag in enumerate(entry.flags[: entry.own_flags]):
        yield from (Phrase(name, "flag_name", place) for name in flag.names)
        yield from _named("flag", flag.text, place)


def _examples(examples: tuple[Example, ...]) -> Iterator[Phrase]:
    for place, example in enumerate(examples):
        if example.run is not None:
            yield Phrase(example.run, "run", place)
        yield from _named("example", example.text, place)


def _table(entry: Table) -> Iterator[Phrase]:
    yield from _strings("name", entry.title)
    if entry.text is not None:
        yield from _named("text", entry.text)
    for column in entry.columns:
        yield from _strings("text", column)
    for row in entry.rows:
        for cell in row.cells:
            yield from _named("text", cell)


def _error(entry: Error) -> Iterator[Phrase]:
    yield from _strings("name", entry.title)
    yield from (Phrase(message, "message") for message in entry.matches)
    yield from _named("text", entry.text)
    for step in entry.fix:
        yield from _named("text", step.text)


def _named(field: Field, text: Text, place: int | None = None) -> Iterator[Phrase]:
    for markup in text.values():
        yield Phrase(plain(markup), field, place)


def _strings(field: Field, name: Localized[str]) -> Iterator[Phrase]:
    for string in name.values():
        yield Phrase(string, field)


def _asked(ask: Names) -> Iterator[Phrase]:
    for questions in ask.values():
        yield from (Phrase(question, "ask") for question in questions)
