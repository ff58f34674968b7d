"""Checked files of a course to the frozen values that the rest of the bot sees."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.knowledge import course as values
from bot.knowledge.models import (
    CommandShape,
    CourseFile,
    DefinitionShape,
    EntryShape,
    ErrorShape,
    ExampleShape,
    FlagShape,
    RowShape,
    TableShape,
    TopicFile,
)


def build(course: CourseFile, topics: Sequence[tuple[str, TopicFile]]) -> values.Course:
    """The course of files that have no problems; each topic comes with its id."""
    commands = {
        entry.id: entry
        for _, topic in topics
        for entry in topic.entries
        if isinstance(entry, CommandShape)
    }
    flags = {shape.id: tuple(map(_flag, shape.flags)) for shape in commands.values()}
    return values.Course(
        id=course.id,
        title=course.title,
        languages=tuple(course.languages),
        about=course.about,
        program=course.program,
        topics=tuple(
            values.Topic(
                id=topic_id,
                title=topic.topic,
                entries=tuple(_entry(entry, commands, flags) for entry in topic.entries),
            )
            for topic_id, topic in topics
        ),
    )


def _entry(
    shape: EntryShape,
    commands: dict[str, CommandShape],
    flags: dict[str, tuple[values.Flag, ...]],
) -> values.Entry:
    match shape:
        case DefinitionShape():
            return _definition(shape)
        case CommandShape():
            taken = _with_inherited(flags[source] for source in _flag_sources(shape, commands))
            return _command(shape, taken)
        case TableShape():
            return _table(shape)
        case ErrorShape():
            return _error(shape)
    raise TypeError(shape)


def _definition(shape: DefinitionShape) -> values.Definition:
    return values.Definition(
        id=shape.id,
        term=shape.term,
        text=shape.text,
        ask=shape.ask or values.NO_NAMES,
        see=tuple(shape.see),
        source=shape.source,
    )


def _command(shape: CommandShape, flags: tuple[values.Flag, ...]) -> values.Command:
    return values.Command(
        id=shape.id,
        command=shape.command,
        text=shape.text,
        syntax=shape.syntax,
        aliases=tuple(shape.aliases),
        flags=flags,
        arguments=tuple(values.Argument(name=a.name, text=a.text) for a in shape.arguments),
        examples=tuple(map(_example, shape.examples)),
        danger=shape.danger,
        ask=shape.ask or values.NO_NAMES,
        see=tuple(shape.see),
        source=shape.source,
    )


def _table(shape: TableShape) -> values.Table:
    return values.Table(
        id=shape.id,
        title=shape.title,
        columns=tuple(shape.columns),
        rows=tuple(map(_row, shape.rows)),
        text=shape.text,
        ask=shape.ask or values.NO_NAMES,
        see=tuple(shape.see),
        source=shape.source,
    )


def _error(shape: ErrorShape) -> values.Error:
    return values.Error(
        id=shape.id,
        title=shape.title,
        matches=tuple(shape.matches),
        text=shape.text,
        fix=tuple(map(_example, shape.fix)),
        ask=shape.ask or values.NO_NAMES,
        see=tuple(shape.see),
        source=shape.source,
    )


def _row(shape: RowShape) -> values.Row:
    return values.Row(id=shape.id, cells=tuple(shape.cells), ask=shape.ask or values.NO_NAMES)


def _example(shape: ExampleShape) -> values.Example:
    return values.Example(run=shape.run, text=shape.text)


def _flag(shape: FlagShape) -> values.Flag:
    return values.Flag(
        names=tuple(shape.names), text=shape.text, value=shape.value, repeat=shape.repeat
    )


def _flag_sources(shape: CommandShape, commands: dict[str, CommandShape]) -> Iterator[str]:
    """Ids of the command itself and of those it takes flags from, each once, nearest first."""
    found = dict.fromkeys([shape.id])
    waiting = list(found)
    while waiting:
        command_id = waiting.pop(0)
        yield command_id
        new = [other for other in commands[command_id].flags_from if other not in found]
        found.update(dict.fromkeys(new))
        waiting.extend(new)


def _with_inherited(sources: Iterable[tuple[values.Flag, ...]]) -> tuple[values.Flag, ...]:
    """The flags of all sources. A name that is taken already is left out of later flags."""
    flags: list[values.Flag] = []
    taken: set[str] = set()
    for source in sources:
        for flag in source:
            names = tuple(name for name in flag.names if name not in taken)
            if names:
                taken.update(names)
                flags.append(flag if names == flag.names else replace(flag, names=names))
    return tuple(flags)
