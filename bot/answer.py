"""What the bot says, independent of where it is shown. Renderers turn it into text."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from bot.markup import Markup

Kind: TypeAlias = Literal[
    "definition", "command", "explanation", "table", "table_row", "error", "none"
]


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence of the interface: the id of its text in `locales/`, and what to put in."""

    text_id: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of the answer, or of a part of it."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Prose."""

    text: Markup


@dataclass(frozen=True, slots=True)
class Code:
    """A command line or its syntax, shown as typed."""

    text: str


@dataclass(frozen=True, slots=True)
class FlagLine:
    """One flag of a command: its names, its value's placeholder, what it does."""

    names: tuple[str, ...]
    value: str | None
    text: Markup


@dataclass(frozen=True, slots=True)
class Flags:
    """The flags of a command."""

    lines: tuple[FlagLine, ...]


@dataclass(frozen=True, slots=True)
class ExampleLine:
    """A command line to run, or lines of a file, and what it does."""

    run: str
    text: Markup


@dataclass(frozen=True, slots=True)
class Examples:
    """Command lines or lines of files: to try; or done in this order, to fix or to do something."""

    lines: tuple[ExampleLine, ...]
    purpose: Literal["try", "fix", "do"] = "try"


@dataclass(frozen=True, slots=True)
class Rows:
    """A table or some rows of it. Every row has as many cells as there are columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Markup, ...], ...]


@dataclass(frozen=True, slots=True)
class Warn:
    """What is destroyed or opened; stands first."""

    text: Markup


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a command line: as typed, its full form where that differs, what it means.

    `depth` is 0 in the line itself, 1 in a command substituted into it, and so on.
    """

    typed: str
    meaning: Markup | Note
    full: str | None = None
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Words:
    """A command line explained word by word, in the order typed."""

    words: tuple[Word, ...]


Block: TypeAlias = Note | Heading | Paragraph | Code | Flags | Examples | Rows | Warn | Words


@dataclass(frozen=True, slots=True)
class Link:
    """An entry or row to go on to. `id` is `entry` or `table#row`."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """An entry that may have been meant, with its confidence, 0 to 1."""

    id: str
    title: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A reply. `id`, `title` and `syntax` are None where the bot does not know.

    `score` is the confidence, 0 to 1, that this was meant. `alternatives`: at most 5, best
    first. `related`: entries worth reading next. `copy`: a command line worth copying, `copy_long`:
    the same with long flags, where it has short ones.
    """

    question: str
    language: str
    kind: Kind
    blocks: tuple[Block, ...]
    id: str | None = None
    title: str | None = None
    syntax: str | None = None
    score: float = 0.0
    alternatives: tuple[Alternative, ...] = ()
    related: tuple[Link, ...] = ()
    copy: str | None = None
    copy_long: str | None = None
