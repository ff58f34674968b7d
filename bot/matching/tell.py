"""An entry, a row or a command line -> what is said about it."""

from collections.abc import Iterable
from typing import Literal, TypeVar, assert_never

from bot.answer import (
    Block,
    Code,
    ExampleLine,
    Examples,
    FlagLine,
    Flags,
    Heading,
    Kind,
    Note,
    Paragraph,
    Rows,
    Warn,
    Words,
)
from bot.commandline.explain import dangers, explain
from bot.commandline.grammar import Grammar
from bot.commandline.parse import CommandLine
from bot.knowledge.course import (
    Command,
    Definition,
    Error,
    Example,
    Flag,
    Language,
    Row,
    Table,
)
from bot.matching.phrases import Phrase, Target

# On a phone a longer list is not read; the others are told by name.
_MOST_FLAGS = 8
_MOST_EXAMPLES = 4

Item = TypeVar("Item")


def kind(told: Target) -> Kind:
    """The kind of the answer that tells a target."""
    match told.entry:
        case Definition():
            return "definition"
        case Command():
            return "command"
        case Table():
            return "table" if told.row is None else "table_row"
        case Error():
            return "error"


def blocks(told: Target, language: Language, found_by: Phrase | None) -> tuple[Block, ...]:
    """What is said about a target. `found_by`: the phrase that led to it; it comes first."""
    entry = told.entry
    match entry:
        case Definition():
            return _definition(entry, language, found_by)
        case Command():
            return _command(entry, language, found_by)
        case Table():
            return _table(entry, told.row, language)
        case Error():
            text = Heading(told.title(language)), Paragraph(entry.text[language])
            return *text, *_steps(entry.fix, "fix", language)
        case _:
            assert_never(entry)


def line_blocks(
    line: CommandLine, title: str, grammar: Grammar, language: Language
) -> tuple[Block, ...]:
    """A command line word by word, what it destroys first. `title`: the line as it is shown."""
    warnings = (Warn(danger) for danger in dangers(line, grammar, language))
    return (*warnings, Heading(title), Words(explain(line, grammar, language)))


def copied(told: Target, found_by: Phrase | None) -> str | None:
    """The command line, or lines of a file, of a target that are most worth copying."""
    entry = told.entry
    if isinstance(entry, Error):
        return entry.fix[0].shown if entry.fix else None
    if isinstance(entry, Definition):
        done = (*entry.steps, *entry.examples)
        return done[0].shown if done else None
    if not isinstance(entry, Command):
        return None
    if found_by is not None and found_by.field == "example" and found_by.place is not None:
        return entry.examples[found_by.place].shown
    return entry.command


def _definition(
    entry: Definition, language: Language, found_by: Phrase | None
) -> tuple[Block, ...]:
    found: list[Block] = [Heading(entry.term[language][0]), Paragraph(entry.text[language])]
    if entry.syntax is not None:
        found.append(Code(entry.syntax))
    if entry.examples:
        found.append(_some_examples(entry.examples, language, found_by))
    return *found, *_steps(entry.steps, "do", language)


def _command(entry: Command, language: Language, found_by: Phrase | None) -> tuple[Block, ...]:
    found: list[Block] = [] if entry.danger is None else [Warn(entry.danger[language])]
    found += [Heading(entry.command), Paragraph(entry.text[language])]
    if entry.syntax is not None:
        found.append(Code(entry.syntax))
    if entry.flags:
        flags = _first(entry.flags, found_by, "flag")
        found.append(Flags(tuple(_flag(flag, language) for flag in flags[:_MOST_FLAGS])))
        if len(flags) > _MOST_FLAGS:
            example = f"{entry.command} {flags[_MOST_FLAGS].names[0]}"
            left = (("count", str(len(flags) - _MOST_FLAGS)), ("example", example))
            found.append(Note("answer.more_flags", left))
    if entry.examples:
        found.append(_some_examples(entry.examples, language, found_by))
    if entry.aliases:
        found.append(Note("answer.aliases", (("aliases", ", ".join(entry.aliases)),)))
    return tuple(found)


def _table(entry: Table, row: Row | None, language: Language) -> tuple[Block, ...]:
    rows = entry.rows if row is None else (row,)
    shown = Rows(
        tuple(column[language] for column in entry.columns),
        tuple(tuple(cell[language] for cell in each.cells) for each in rows),
    )
    if row is not None or entry.text is None:
        return Heading(entry.title[language]), shown
    return Heading(entry.title[language]), Paragraph(entry.text[language]), shown


def _first(items: tuple[Item, ...], found_by: Phrase | None, field: str) -> tuple[Item, ...]:
    """`items` with the one that the question was found by in front."""
    if found_by is None or found_by.place is None or not found_by.field.startswith(field):
        return items
    at = found_by.place
    return (items[at], *items[:at], *items[at + 1 :])


def _flag(flag: Flag, language: Language) -> FlagLine:
    return FlagLine(flag.names, flag.value, flag.text[language])


def _some_examples(
    examples: tuple[Example, ...], language: Language, found_by: Phrase | None
) -> Examples:
    shown = _first(examples, found_by, "example")[:_MOST_EXAMPLES]
    return Examples(_examples(shown, language))


def _steps(
    steps: tuple[Example, ...], purpose: Literal["fix", "do"], language: Language
) -> tuple[Block, ...]:
    return (Examples(_examples(steps, language), purpose),) if steps else ()


def _examples(examples: Iterable[Example], language: Language) -> tuple[ExampleLine, ...]:
    return tuple(ExampleLine(example.shown, example.text[language]) for example in examples)
