"""What there is to know: a course as the rest of the bot sees it. Frozen; replaced, not changed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Generic, Literal, TypeAlias, TypeVar

from bot.markup import Markup

Language: TypeAlias = Literal["ru", "en"]
LANGUAGES: tuple[Language, ...] = ("ru", "en")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Localized(Generic[T]):
    """A value in every language of the course, in the course's order."""

    by_language: Mapping[Language, T]

    def __getitem__(self, language: Language) -> T:
        """The value in `language`, or in the course's first language where it has no such one."""
        if language in self.by_language:
            return self.by_language[language]
        return next(iter(self.by_language.values()))

    def values(self) -> Iterator[T]:
        """The value in each language, in the course's order."""
        yield from self.by_language.values()


Text: TypeAlias = Localized[Markup]
Name: TypeAlias = Localized[str]
Names: TypeAlias = Localized[tuple[str, ...]]

NO_NAMES: Names = Localized(MappingProxyType({"ru": (), "en": ()}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A command line to run, or lines of a file: one of both; and what it does.

    For trying the course out: `setup` is what is run before, `untested` why it cannot be tried.
    """

    text: Text
    run: str | None = None
    code: str | None = None
    setup: str | None = None
    untested: str | None = None

    @property
    def shown(self) -> str:
        """The command line or the lines of the file."""
        return self.run or self.code or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A quiz question that the author wrote. The first option is right."""

    question: Name
    options: Names
    explanation: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A term and what it means. The first term is the title, the others are synonyms.

    `syntax` is how it is written, for what is written in a file. `steps` are done in this order.
    """

    id: str
    term: Names
    text: Text
    syntax: str | None = None
    examples: tuple[Example, ...] = ()
    steps: tuple[Example, ...] = ()
    ask: Names = NO_NAMES
    see: tuple[str, ...] = ()
    source: str | None = None
    quiz: tuple[Question, ...] | None = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPart:
    """What a part of a value means; only if it is `like` one of these patterns, where given."""

    name: str
    text: Text
    like: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How a value may be written, see `knowledge.form`, and what its parts mean."""

    form: str
    parts: tuple[FormPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """One option of a command. `value` is the placeholder of its value, None for a switch."""

    names: tuple[str, ...]
    text: Text
    value: str | None = None
    repeat: bool = False
    forms: tuple[Form, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """What a word after the command means. `name` is its placeholder in `syntax`."""

    name: str
    text: Text
    forms: tuple[Form, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command. `flags` holds its `own_flags` first, then those taken by `flags_from`."""

    id: str
    command: str
    text: Text
    syntax: str | None = None
    aliases: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
    own_flags: int = 0
    arguments: tuple[Argument, ...] = ()
    examples: tuple[Example, ...] = ()
    danger: Text | None = None
    ask: Names = NO_NAMES
    see: tuple[str, ...] = ()
    source: str | None = None
    quiz: tuple[Question, ...] | None = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table. The first cell is its name."""

    id: str
    cells: tuple[Text, ...]
    ask: Names = NO_NAMES


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under named columns. Each row has as many cells as there are columns."""

    id: str
    title: Name
    columns: tuple[Name, ...]
    rows: tuple[Row, ...]
    text: Text | None = None
    ask: Names = NO_NAMES
    see: tuple[str, ...] = ()
    source: str | None = None
    quiz: tuple[Question, ...] | None = ()

    def row(self, row_id: str) -> Row | None:
        """The row with that id, without the table's own id in front."""
        return next((row for row in self.rows if row.id == row_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Error:
    """A message that programs print, why they do, and how to fix it."""

    id: str
    title: Name
    matches: tuple[str, ...]
    text: Text
    fix: tuple[Example, ...] = ()
    ask: Names = NO_NAMES
    see: tuple[str, ...] = ()
    source: str | None = None
    quiz: tuple[Question, ...] | None = ()


# `quiz` of an entry holds the author's own questions; None: the quiz asks nothing of it.
Entry: TypeAlias = Definition | Command | Table | Error


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One YAML file: a title and its entries. `id` is the file's name without its ending."""

    id: str
    title: Name
    entries: Sequence[Entry]


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A folder of YAML: one subject, its languages, its topics. Entry ids are unique in it.

    `entries`: those of all topics in order, by id; gathered from the topics where not given.
    """

    id: str
    title: Name
    languages: tuple[Language, ...]
    topics: tuple[Topic, ...]
    about: Text | None = None
    program: str | None = None
    entries: Mapping[str, Entry] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        if not self.entries:
            by_id = {entry.id: entry for topic in self.topics for entry in topic.entries}
            object.__setattr__(self, "entries", MappingProxyType(by_id))


def title(entry: Entry, language: Language) -> str:
    """What an entry is called in `language`."""
    match entry:
        case Definition():
            return entry.term[language][0]
        case Command():
            return entry.command
        case Table() | Error():
            return entry.title[language]
