"""The shape of course.yaml and of topic files; the JSON Schema is drawn from it too."""

from typing import Annotated, Final, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from bot.knowledge.fields import (
    EntryId,
    FlagName,
    Languages,
    Line,
    Maybe,
    Name,
    Names,
    RowId,
    Script,
    SomeNames,
    Text,
)
from bot.knowledge.questions import Explanation, Options, QuestionText, UnlessFalse


class Shape(BaseModel):
    """A mapping with known keys only."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class CourseFile(Shape):
    """course.yaml: what the course is."""

    id: EntryId = Field(description="Short name of the course: letters, digits, _ and -.")
    title: Name = Field(description="The course's name, as learners see it.")
    languages: Languages = Field(
        description="Languages of its texts. The first stands in for a missing one."
    )
    about: Maybe[Text] = Field(default=None, description="What the course teaches, in a sentence.")
    program: Maybe[Line] = Field(
        default=None,
        description="The program whose command lines this course explains, such as docker.",
    )


class FormPartShape(Shape):
    """A part of a value."""

    name: Line = Field(description="Its name in `form`, in capitals.")
    like: list[Line] = Field(
        default=[], description="Patterns such as /* or *m: the text holds for such parts only."
    )
    text: Text = Field(description="What it means.")


class FormShape(Shape):
    """How a value may be written, to explain its parts."""

    form: Line = Field(
        description="Such as [[IP:]HOST:]CONTAINER[/PROTOCOL], or OPTION[,...] for a list."
    )
    parts: list[FormPartShape] = Field(
        min_length=1, description="What its parts mean. Of several of one name the first fits."
    )


class FlagShape(Shape):
    """One option of a command."""

    names: list[FlagName] = Field(min_length=1, description="Its spellings, such as [-a, --all].")
    value: Maybe[Line] = Field(
        default=None, description="Placeholder of the value it takes. Leave out for a switch."
    )
    repeat: bool = Field(default=False, description="true if it may be given more than once.")
    forms: list[FormShape] = Field(
        default=[], description="How its value is written; the first form that fits is explained."
    )
    text: Text = Field(description="What it does. `code`, **bold** and links may be used.")


class ArgumentShape(Shape):
    """A word after the command."""

    name: Line = Field(description="Its placeholder in `syntax`, such as CONTAINER.")
    text: Text = Field(description="What it means.")
    forms: list[FormShape] = Field(
        default=[], description="How it is written; the first form that fits is explained."
    )


class ExampleShape(Shape):
    """A command line, or lines of a file, and what it does."""

    run: Maybe[Script] = Field(default=None, description="The command line, as typed.")
    code: Maybe[Script] = Field(default=None, description="Lines of a file, instead of `run`.")
    text: Text = Field(description="What it does.")
    setup: Maybe[Script] = Field(
        default=None, description="Shell lines to run before, when the course is tried out."
    )
    untested: Maybe[Line] = Field(
        default=None, description="Why it cannot be tried out, if it cannot."
    )


class RowShape(Shape):
    """One row of a table."""

    id: RowId = Field(description="Short name, unique in the table.")
    ask: Maybe[Names] = Field(default=None, description="Sample questions about this row.")
    cells: list[Text] = Field(
        min_length=1, description="As many as there are columns. The first is the row's name."
    )


class QuestionShape(Shape):
    """A quiz question written by hand, in plain text."""

    question: QuestionText = Field(description="What is asked, at most 300 characters.")
    options: Options = Field(
        description="Two or more answers of at most 100 characters, the right one first."
    )
    explanation: Explanation = Field(
        description="Why it is right, shown after the answer: at most 200 characters."
    )


class EntryShape(Shape):
    """What every entry has."""

    id: EntryId = Field(description="Short name, unique in the course: letters, digits, _ and -.")
    ask: Maybe[Names] = Field(default=None, description="Sample questions that it answers.")
    see: list[Line] = Field(
        default=[], description="Ids of entries to read next: `entry` or `table#row`."
    )
    source: Maybe[Line] = Field(default=None, description="Where the facts are from.")
    quiz: UnlessFalse[list[QuestionShape]] = Field(
        default=[], description="false: the quiz leaves it out. Or questions of your own."
    )


class DefinitionShape(EntryShape):
    """A term and what it means."""

    kind: Literal["definition"] = Field(description="A term and what it means.")
    term: SomeNames = Field(description="The first is the title, the others are synonyms.")
    text: Text = Field(description="What it means. `code`, **bold** and links may be used.")
    syntax: Maybe[Line] = Field(default=None, description="How it is written, if in a file.")
    examples: list[ExampleShape] = Field(default=[], description="What to run or to write.")
    steps: list[ExampleShape] = Field(default=[], description="How to do it, step by step.")


class CommandShape(EntryShape):
    """A command with its flags."""

    kind: Literal["command"] = Field(description="A command with its flags.")
    command: Line = Field(description="The spelling people know; it is the title.")
    aliases: list[Line] = Field(default=[], description="Other spellings of the same command.")
    text: Text = Field(description="What it does. `code`, **bold** and links may be used.")
    syntax: Maybe[Line] = Field(default=None, description="Its usage line.")
    flags: list[FlagShape] = Field(default=[], description="Its own flags, those that matter.")
    flags_from: list[Line] = Field(
        default=[], description="Ids of commands whose flags this one has too."
    )
    flags_except: list[FlagName] = Field(
        default=[], description="Flags of those commands that this one has not."
    )
    arguments: list[ArgumentShape] = Field(
        default=[], description="What the words after the command mean."
    )
    examples: list[ExampleShape] = Field(default=[], description="Command lines to try.")
    danger: Maybe[Text] = Field(default=None, description="What it destroys or opens.")


class TableShape(EntryShape):
    """A table; its rows can be asked about one by one."""

    kind: Literal["table"] = Field(description="A table whose rows can be asked about.")
    title: Name = Field(description="What the table is about.")
    text: Maybe[Text] = Field(default=None, description="A sentence above the table.")
    columns: list[Name] = Field(min_length=1, description="Titles of the columns.")
    rows: list[RowShape] = Field(min_length=1, description="The rows, in order.")


class ErrorShape(EntryShape):
    """A message that programs print, and its fix."""

    kind: Literal["error"] = Field(description="A message that programs print, and its fix.")
    title: Name = Field(description="The error in a few words.")
    matches: list[Line] = Field(
        min_length=1, description="Parts of the message that are always the same."
    )
    text: Text = Field(description="Why it happens.")
    fix: list[ExampleShape] = Field(default=[], description="What to run, step by step.")


Entry: TypeAlias = Annotated[
    DefinitionShape | CommandShape | TableShape | ErrorShape, Field(discriminator="kind")
]


class TopicFile(Shape):
    """A topic: a title and its entries."""

    topic: Name = Field(description="The topic's title, as learners see it.")
    entries: list[Entry] = Field(description="What can be asked about, in reading order.")


KINDS: Final[dict[str, type[EntryShape]]] = {
    "definition": DefinitionShape,
    "command": CommandShape,
    "table": TableShape,
    "error": ErrorShape,
}
# The shapes of the items of these keys; no two shapes use one of them differently.
PARTS: Final[dict[str, type[Shape]]] = {
    "flags": FlagShape,
    "arguments": ArgumentShape,
    "forms": FormShape,
    "parts": FormPartShape,
    "examples": ExampleShape,
    "steps": ExampleShape,
    "rows": RowShape,
    "fix": ExampleShape,
    "quiz": QuestionShape,
}
