"""Checked files of a course to the frozen values that the rest of the bot sees."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from graphlib import TopologicalSorter

from bot.knowledge import course as values
from bot.knowledge.models import (
    CommandShape,
    CourseFile,
    DefinitionShape,
    EntryShape,
    ErrorShape,
    ExampleShape,
    FlagShape,
    FormShape,
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
    flags = _all_flags(commands)
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
                entries=tuple(_entry(entry, flags) for entry in topic.entries),
            )
            for topic_id, topic in topics
        ),
    )


def _entry(shape: EntryShape, flags: dict[str, tuple[values.Flag, ...]]) -> values.Entry:
    match shape:
        case DefinitionShape():
            return _definition(shape)
        case CommandShape():
            return _command(shape, flags[shape.id])
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
        syntax=shape.syntax,
        examples=tuple(map(_example, shape.examples)),
        steps=tuple(map(_example, shape.steps)),
        ask=shape.ask or values.NO_NAMES,
        see=tuple(shape.see),
        source=shape.source,
        quiz=_quiz(shape),
    )


def _command(shape: CommandShape, flags: tuple[values.Flag, ...]) -> values.Command:
    return values.Command(
        id=shape.id,
        command=shape.command,
        text=shape.text,
        syntax=shape.syntax,
        aliases=tuple(shape.aliases),
        flags=flags,
        own_flags=len(shape.flags),
        arguments=tuple(
            values.Argument(name=a.name, text=a.text, forms=_forms(a.forms))
            for a in shape.arguments
        ),
        examples=tuple(map(_example, shape.examples)),
        danger=shape.danger,
        ask=shape.ask or values.NO_NAMES,
        see=tuple(shape.see),
        source=shape.source,
        quiz=_quiz(shape),
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
        quiz=_quiz(shape),
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
        quiz=_quiz(shape),
    )


def _quiz(shape: EntryShape) -> tuple[values.Question, ...] | None:
    if shape.quiz is None:
        return None
    return tuple(
        values.Question(question=q.question, options=q.options, explanation=q.explanation)
        for q in shape.quiz
    )


def _row(shape: RowShape) -> values.Row:
    return values.Row(id=shape.id, cells=tuple(shape.cells), ask=shape.ask or values.NO_NAMES)


def _example(shape: ExampleShape) -> values.Example:
    return values.Example(
        run=shape.run,
        code=shape.code,
        text=shape.text,
        setup=shape.setup,
        untested=shape.untested,
    )


def _flag(shape: FlagShape) -> values.Flag:
    return values.Flag(
        names=tuple(shape.names),
        text=shape.text,
        value=shape.value,
        repeat=shape.repeat,
        forms=_forms(shape.forms),
    )


def _forms(shapes: Sequence[FormShape]) -> tuple[values.Form, ...]:
    return tuple(
        values.Form(
            form=shape.form,
            parts=tuple(
                values.FormPart(name=part.name, text=part.text, like=tuple(part.like))
                for part in shape.parts
            ),
        )
        for shape in shapes
    )


def _all_flags(commands: dict[str, CommandShape]) -> dict[str, tuple[values.Flag, ...]]:
    """The flags of every command: its own first, then those it takes from others."""
    taken_from = {command_id: shape.flags_from for command_id, shape in commands.items()}
    found: dict[str, tuple[values.Flag, ...]] = {}
    for command_id in TopologicalSorter(taken_from).static_order():
        shape = commands[command_id]
        taken = (flag for source in shape.flags_from for flag in found[source])
        but = {*shape.flags_except}
        found[command_id] = _each_once(
            (*map(_flag, shape.flags), *(flag for flag in taken if but.isdisjoint(flag.names)))
        )
    return found


def _each_once(flags: Iterable[values.Flag]) -> tuple[values.Flag, ...]:
    """A name that is taken already is left out of later flags."""
    found: list[values.Flag] = []
    taken: set[str] = set()
    for flag in flags:
        names = tuple(name for name in flag.names if name not in taken)
        if names:
            taken.update(names)
            found.append(flag if names == flag.names else replace(flag, names=names))
    return tuple(found)
