"""One entry or course.yaml that is wrong in itself: one problem, in words, at its place."""

from pathlib import Path

import pytest

from bot.knowledge import loader
from tests.knowledge.conftest import TOPIC, MakeFolder

HERE = "▸"  # where a problem is expected
ENTRIES = "topic: T\nentries:\n"
DEFINITION_KEYS = "id, ask, see, source, quiz, kind, term, text, syntax, examples, steps"


def marked_place(marked: str) -> tuple[int, int]:
    """Line and column of HERE."""
    before = marked.partition(HERE)[0].split("\n")
    return len(before), len(before[-1]) + 1


def problems_of(folder: Path) -> list[tuple[str, int, int, str]]:
    course, problems = loader.read(folder)
    assert (course is None) == bool(problems)
    return [
        (Path(problem.file).name, problem.line, problem.column, problem.message)
        for problem in problems
    ]


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        pytest.param(
            "  - {id: a, kind: command, command: c, ▸sintax: c, text: x}",
            "unknown key 'sintax': did you mean 'syntax'?",
            id="misspelt key",
        ),
        pytest.param(
            "  - {id: a, kind: definition, term: A, ▸txet: x}",
            "unknown key 'txet': did you mean 'text'?",
            id="misspelt key is not missing too",
        ),
        pytest.param(
            "  - {id: a, kind: definition, term: A, text: x, ▸zzz: y}",
            f"unknown key 'zzz': allowed: {DEFINITION_KEYS}",
            id="unknown key like no other",
        ),
        pytest.param(
            "  - {id: a, kind: command, command: c, text: x, flags: [{names: [-a], ▸txt: x}]}",
            "unknown key 'txt': did you mean 'text'?",
            id="misspelt key of a flag",
        ),
        pytest.param(
            "  - {id: a, kind: ▸comand, command: c, text: x}",
            "unknown kind 'comand': did you mean 'command'? (definition, command, table, error)",
            id="misspelt kind",
        ),
        pytest.param(
            "  - {id: a, kind: ▸42}",
            "unknown kind '42' (definition, command, table, error)",
            id="unknown kind like no other",
        ),
        pytest.param(
            "  - {▸id: a, text: x}",
            "kind: missing (definition, command, table, error)",
            id="no kind",
        ),
        pytest.param(
            "  - {id: a, ▸knd: table}",
            "unknown key 'knd': did you mean 'kind'?",
            id="misspelt 'kind'",
        ),
        pytest.param(
            "  - {id: a, kind: ▸}",
            "kind: empty (definition, command, table, error)",
            id="empty kind",
        ),
        pytest.param(
            "  - {id: a, kind: ▸[table]}",
            "kind: expected text, got a list (definition, command, table, error)",
            id="list of kinds",
        ),
        pytest.param(
            "  - ▸id: a\n    kind: definition\n    term: A", "text: missing", id="missing key"
        ),
        pytest.param("  - ▸text", "entries: expected keys with values, got text", id="no mapping"),
        pytest.param(
            "  - ▸[id]", "entries: expected keys with values, got a list", id="list for an entry"
        ),
        pytest.param("  - ▸~", "entries: empty", id="null for an entry"),
        pytest.param(
            "  - {id: a, kind: ▸!!int command}",
            "tag !!int is not allowed: write plain text, lists and mappings",
            id="tag on the kind",
        ),
        pytest.param(
            "  - {id: a, kind: definition, term: A, text: ▸{ru: x}}",
            "text: no 'en' (the course's languages are ru, en)",
            id="missing language",
        ),
        pytest.param(
            "  - {id: a, kind: definition, term: A, text: {ru: x, en: x, ▸de: x}}",
            "text: 'de' is not one of the course's languages (ru, en)",
            id="another language",
        ),
        pytest.param(
            "  - {id: a, kind: definition, term: A, text: {ru: x, en: ▸' '}}",
            "text: empty",
            id="blank text",
        ),
        pytest.param(
            "  - {id: a, kind: definition, term: A, text: ▸}", "text: empty", id="no text"
        ),
        pytest.param(
            "  - {id: a, kind: definition, term: A, text: {ru: x, en: ▸[x]}}",
            "text: expected text, got a list",
            id="list for a text",
        ),
        pytest.param(
            "  - {id: a, kind: definition, term: A, text: 'a ▸`b'}",
            "text: a backtick (`) is not closed",
            id="open markup in quotes",
        ),
        pytest.param(
            "  - {id: a, kind: definition, term: A, text: {ru: x, en: a ▸**b}}",
            "text: bold text (**) is not closed",
            id="open markup in a plain text",
        ),
        pytest.param(
            "  - id: a\n    kind: definition\n    term: A\n    text: ▸|\n      a\n      `b",
            "text: a backtick (`) is not closed",
            id="open markup in a block",
        ),
        pytest.param(
            "  - {id: a, kind: definition, term: ▸[], text: x}",
            "term: the list is empty",
            id="no term",
        ),
        pytest.param(
            "  - {id: a, kind: definition, term: [A, ▸~], text: x}", "term: empty", id="null term"
        ),
        pytest.param(
            "  - {id: a, kind: definition, term: A, text: x, see: ▸b}",
            "see: expected a list, got text",
            id="text for a list",
        ),
        pytest.param(
            "  - {id: a, kind: definition, term: A, text: x, see: ▸{b: c}}",
            "see: expected a list, got keys with values",
            id="mapping for a list",
        ),
        pytest.param(
            "  - {id: a, kind: definition, term: A, text: x, source: ▸}",
            "source: empty",
            id="empty optional key",
        ),
        pytest.param(
            "  - {id: ▸a b, kind: definition, term: A, text: x}",
            "id: 'a b' may hold only letters a-z, digits, _ and single - inside",
            id="space in an id",
        ),
        pytest.param(
            "  - {id: ▸a--b, kind: definition, term: A, text: x}",
            "id: 'a--b' may hold only letters a-z, digits, _ and single - inside",
            id="two dashes in an id",
        ),
        pytest.param(
            f"  - {{id: ▸{'a' * 41}, kind: definition, term: A, text: x}}",
            "id: 41 characters, but at most 40 are allowed",
            id="long id",
        ),
        pytest.param(
            "  - {id: a, kind: table, title: A, columns: [B], "
            f"rows: [{{id: ▸{'r' * 21}, cells: [c]}}]}}",
            "id: 21 characters, but at most 20 are allowed",
            id="long row id",
        ),
        pytest.param(
            "  - {id: a, kind: table, title: A, columns: ▸[], rows: [{id: r, cells: [c]}]}",
            "columns: the list is empty",
            id="no column",
        ),
        pytest.param(
            "  - {id: a, kind: command, command: c, text: x, flags: [{names: [▸a], text: x}]}",
            "names: 'a' is not a flag: it starts with '-' and has no space, comma or '='",
            id="flag without a dash",
        ),
        pytest.param(
            "  - {id: a, kind: command, command: c, text: x, "
            "flags: [{names: [-a], text: x, repeat: ▸maybe}]}",
            "repeat: 'maybe' is neither true nor false",
            id="neither true nor false",
        ),
        pytest.param(
            '  - {id: a, kind: command, command: ▸"c\\nd", text: x}',
            "command: must stand on one line",
            id="two lines",
        ),
        pytest.param(
            "  - {id: a, kind: error, title: A, text: x, matches: [m], fix: [{run: ▸'', text: x}]}",
            "run: empty",
            id="nothing to run",
        ),
        pytest.param(
            "  - {id: a, kind: definition, term: A, text: ▸!!python/name:os.system x}",
            "tag !!python/name:os.system is not allowed: write plain text, lists and mappings",
            id="tag, and no second problem with its value",
        ),
        pytest.param(
            "  - {id: a, kind: definition, term: A, text: x, ▸text: [y]}",
            "key 'text' again: it is already in line 3",
            id="duplicate key",
        ),
        pytest.param(
            "  - {id: a, kind: definition, term: A, text: x, ▸<<: {see: []}}",
            f"unknown key '<<': allowed: {DEFINITION_KEYS}",
            id="merge key",
        ),
        *(
            pytest.param(
                f"  - {{id: a, kind: definition, term: A, text: x, {written}}}", message, id=name
            )
            for written, message, name in (
                ("quiz: ▸yes", "quiz: false, or a list of questions", "quiz of another word"),
                ("quiz: ▸", "quiz: empty", "quiz without a value"),
                (
                    "quiz: [{question: q, options: ▸[a], explanation: e}]",
                    "options: at least two options, the right one first",
                    "quiz question with one option",
                ),
                (
                    "quiz: [{question: q, options: {ru: [a, b], en: [a, ▸A]}, explanation: e}]",
                    "options: 'A' again",
                    "quiz option again",
                ),
                (
                    f"quiz: [{{question: q, options: [a, ▸{'b' * 101}], explanation: e}}]",
                    "options: 101 characters, but at most 100 are allowed",
                    "long quiz option",
                ),
                (
                    f"quiz: [{{question: ▸{'q' * 301}, options: [a, b], explanation: e}}]",
                    "question: 301 characters, but at most 300 are allowed",
                    "long quiz question",
                ),
                (
                    f"quiz: [{{question: q, options: [a, b], explanation: ▸{'e' * 201}}}]",
                    "explanation: 201 characters, but at most 200 are allowed",
                    "long quiz explanation",
                ),
                (
                    "quiz: [{▸question: q, options: [a, b]}]",
                    "explanation: missing",
                    "quiz question without explanation",
                ),
                (
                    "quiz: [{question: q, ▸optoins: [a, b], explanation: e}]",
                    "unknown key 'optoins': did you mean 'options'?",
                    "misspelt key of a quiz question",
                ),
            )
        ),
    ],
)
def test_wrong_entry_is_one_problem(make_folder: MakeFolder, entry: str, message: str) -> None:
    marked = ENTRIES + entry
    folder = make_folder({"t.yaml": marked.replace(HERE, "")})
    assert problems_of(folder) == [("t.yaml", *marked_place(marked), message)]


@pytest.mark.parametrize(
    ("course", "message"),
    [
        pytest.param("▸id: c\ntitle: C\n", "languages: missing", id="no languages"),
        pytest.param(
            "id: c\ntitle: C\nlanguages: ▸ru\n", "languages: expected a list, got text", id="text"
        ),
        pytest.param(
            "id: c\ntitle: C\nlanguages: ▸[]\n", "languages: the list is empty", id="empty"
        ),
        pytest.param(
            "id: c\ntitle: C\nlanguages: [ru, ▸de]\n",
            "languages: 'de' is not 'ru' or 'en'",
            id="a language that is not spoken",
        ),
        pytest.param(
            "id: c\ntitle: C\nlanguages: [ru, ▸ru]\n", "languages: 'ru' again", id="language twice"
        ),
        pytest.param(
            "id: c\ntitle: ▸{ru: C}\nlanguages: [ru, en]\n",
            "title: no 'en' (the course's languages are ru, en)",
            id="title in one language",
        ),
        pytest.param("▸text", "expected keys with values, got text", id="no mapping"),
        pytest.param(
            "id: c\ntitle: C\nlanguages: [en]\n▸progam: docker\n",
            "unknown key 'progam': did you mean 'program'?",
            id="misspelt key",
        ),
    ],
)
def test_wrong_course_file_is_one_problem(
    make_folder: MakeFolder, course: str, message: str
) -> None:
    folder = make_folder({"course.yaml": course.replace(HERE, ""), "t.yaml": TOPIC})
    assert problems_of(folder) == [("course.yaml", *marked_place(course), message)]


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param("{id: a, kind: definition, term: A, text: x}", id="plain texts"),
        pytest.param("{id: 404, kind: definition, term: 404, text: 1.10}", id="numbers are text"),
        pytest.param(
            "{id: a, kind: definition, term: {ru: A, en: [A, B]}, text: x}", id="one term"
        ),
        pytest.param("{id: a, kind: definition, term: A, text: x, ask: []}", id="nothing to ask"),
        pytest.param("{id: a, kind: definition, term: A, text: x, see: [a]}", id="sees itself"),
        pytest.param(
            "{id: a_B-3, kind: definition, term: A, text: x}", id="id with all it may hold"
        ),
        pytest.param(f"{{id: {'a' * 40}, kind: definition, term: A, text: x}}", id="longest id"),
        pytest.param(
            "{id: a, kind: command, command: c, text: x, syntax: 'c [A]', "
            "arguments: [{name: A, text: x}], "
            "flags: [{names: [-a, --all], text: x, repeat: true}], "
            "aliases: [d], examples: [{run: c -a, text: x}], danger: x, source: s}",
            id="whole command",
        ),
        pytest.param(
            "{id: a, kind: command, command: c, text: x, arguments: [{name: A, text: x}]}",
            id="argument without syntax",
        ),
        pytest.param(
            "{id: a, kind: table, title: A, text: x, columns: [B, C], "
            "rows: [{id: r, cells: [no, {ru: x, en: y}], ask: q}], see: ['a#r']}",
            id="whole table",
        ),
        pytest.param("{id: a, kind: error, title: A, matches: [m], text: x}", id="short error"),
        pytest.param("&e {id: a, kind: definition, term: &t A, text: *t}", id="alias"),
    ],
)
def test_entry_is_accepted(make_folder: MakeFolder, entry: str) -> None:
    assert problems_of(make_folder({"t.yaml": f"{ENTRIES}  - {entry}\n"})) == []
