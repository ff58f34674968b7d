"""Files without problems: the values that the rest of the bot sees."""

import pytest

from bot.knowledge import loader
from bot.knowledge.course import NO_NAMES, Command, Course, Definition, Error, Table
from bot.markup import Span
from tests.knowledge.conftest import TOPIC, MakeFolder

ENTRIES = "topic: T\nentries:\n"
WHOLE = r"""
topic: {ru: Тема, en: Topic}
entries:
  - id: word
    kind: definition
    term: {ru: [Слово, термин], en: Word}
    text: {ru: "это `код`", en: "this is `code`"}
    ask: {ru: [что это], en: []}
    see: [tab#one]
    source: example.org
  - id: base
    kind: command
    command: c base
    text: x
    flags:
      - {names: [-f, --force], text: force}
      - {names: [-q], text: quiet, value: LEVEL, repeat: true}
  - id: more
    kind: command
    command: c more
    text: x
    flags: [{names: [-f, --file], text: file}]
    flags_from: [base]
  - id: most
    kind: command
    command: c most
    text: x
    flags_from: [more, base]
  - id: but
    kind: command
    command: c but
    text: x
    flags_from: [most]
    flags_except: [-f]
  - id: tab
    kind: table
    title: {ru: Таблица, en: Table}
    columns: [{ru: Имя, en: Name}, B]
    rows: [{id: one, cells: [no, {ru: нет, en: "**not**"}]}]
  - id: err
    kind: error
    title: E
    matches: [denied]
    text: why
    fix: [{run: "a\nb\n", text: do}]
  - id: recipe
    kind: definition
    term: R
    text: x
    syntax: COPY FROM TO
    examples: [{code: "COPY . .\n", text: all, setup: touch x, untested: no oven}]
    steps: [{run: a, text: first}]
"""


@pytest.fixture
def course(make_folder: MakeFolder) -> Course:
    return loader.load(make_folder({"t.yaml": WHOLE}))


def test_course_and_topic_are_read(course: Course) -> None:
    assert (course.id, course.title["en"], course.languages) == ("c", "C", ("ru", "en"))
    assert [topic.id for topic in course.topics] == ["t"]
    assert list(course.topics[0].title.by_language.items()) == [("ru", "Тема"), ("en", "Topic")]
    assert list(course.entries) == ["word", "base", "more", "most", "but", "tab", "err", "recipe"]


def test_definition_is_read(course: Course) -> None:
    word = course.entries["word"]
    assert isinstance(word, Definition)
    assert (word.term["ru"], word.term["en"]) == (("Слово", "термин"), ("Word",))
    assert word.text["en"] == (Span("this is "), Span("code", "code"))
    assert list(word.ask.by_language.items()) == [("ru", ("что это",)), ("en", ())]
    assert (word.see, word.source) == (("tab#one",), "example.org")


def test_table_and_error_are_read(course: Course) -> None:
    table, error = course.entries["tab"], course.entries["err"]
    assert isinstance(table, Table)
    assert isinstance(error, Error)
    row = table.row("one")
    assert row is not None
    assert (row.cells[0]["ru"], row.cells[1]["en"]) == ((Span("no"),), (Span("not", "bold"),))
    assert [column["ru"] for column in table.columns] == ["Имя", "B"]
    assert (error.matches, error.fix[0].run, error.ask) == (("denied",), "a\nb", NO_NAMES)


def test_what_is_written_and_done_is_read(course: Course) -> None:
    recipe = course.entries["recipe"]
    assert isinstance(recipe, Definition)
    (example,), (step,) = recipe.examples, recipe.steps
    assert recipe.syntax == "COPY FROM TO"
    assert (example.run, example.code, example.shown) == (None, "COPY . .", "COPY . .")
    assert (example.setup, example.untested) == ("touch x", "no oven")
    assert (step.run, step.shown, step.setup, step.untested) == ("a", "a", None, None)


@pytest.mark.parametrize(
    ("command", "names"),
    [
        pytest.param("base", [("-f", "--force"), ("-q",)], id="own flags"),
        pytest.param("more", [("-f", "--file"), ("--force",), ("-q",)], id="own flags come first"),
        pytest.param(
            "most", [("-f", "--file"), ("--force",), ("-q",)], id="flags of flags, each once"
        ),
        pytest.param("but", [("--force",), ("-q",)], id="flags of another but for one"),
    ],
)
def test_flags_are_inherited(course: Course, command: str, names: list[tuple[str, ...]]) -> None:
    entry = course.entries[command]
    assert isinstance(entry, Command)
    assert [flag.names for flag in entry.flags] == names
    assert (entry.flags[-1].value, entry.flags[-1].repeat) == ("LEVEL", True)


def test_long_chain_of_inherited_flags(make_folder: MakeFolder) -> None:
    entries = "".join(
        f"  - {{id: c{i}, kind: command, command: c{i}, text: x, flags_from: [c{i + 1}]}}\n"
        for i in range(2000)
    )
    last = "  - {id: c2000, kind: command, command: z, text: x, flags: [{names: [-z], text: x}]}\n"
    first = loader.load(make_folder({"t.yaml": ENTRIES + entries + last})).entries["c0"]
    assert isinstance(first, Command)
    assert [flag.names for flag in first.flags] == [("-z",)]


def test_languages_keep_the_order_of_the_course(make_folder: MakeFolder) -> None:
    files = {"course.yaml": "id: c\ntitle: {ru: Р, en: E}\nlanguages: [en, ru]\n", "t.yaml": TOPIC}
    assert list(loader.load(make_folder(files)).title.by_language.items()) == [
        ("en", "E"),
        ("ru", "Р"),
    ]


def test_questions_for_the_quiz(make_folder: MakeFolder) -> None:
    written = """topic: T
entries:
  - id: own
    kind: definition
    term: A
    text: x
    quiz:
      - {question: {ru: в, en: q}, options: {ru: [а, б], en: [a, b, c]}, explanation: e}
  - {id: none, kind: command, command: c, text: x, quiz: false}
  - {id: made, kind: error, title: T, matches: [m], text: x}
"""
    entries = loader.load(make_folder({"t.yaml": written})).entries
    (question,) = entries["own"].quiz or ()
    assert (question.question["ru"], question.question["en"]) == ("в", "q")
    assert question.options["en"] == ("a", "b", "c")
    assert question.explanation["ru"] == "e"
    assert entries["none"].quiz is None
    assert entries["made"].quiz == ()
