"""Rules across entries: each breach at its place, and nothing where the rule is kept."""

from pathlib import Path

import pytest

from bot.knowledge import loader
from bot.knowledge.checks import COMPARISONS
from tests.knowledge.conftest import COURSE, MakeFolder

HERE = "▸"  # where the problem is expected
DEFINITION = "kind: definition, term: T, text: x"
COMMAND = "kind: command, text: x"
FORM = "{form: A, parts: [{name: A, text: x}]}"


def _flag(form: str) -> str:
    flag = f"{{names: [-a], value: V, text: x, forms: [{form}]}}"
    return f"id: a, {COMMAND}, command: c, flags: [{flag}]"


def topic(*entries: str) -> str:
    """A topic file; its entries start in line 3, one a line."""
    return "topic: T\nentries:\n" + "".join(f"  - {{{entry}}}\n" for entry in entries)


def found(folder: Path) -> list[tuple[str, int, int, str]]:
    """Problems of a folder; paths in it are cut to file names."""
    return [
        (
            Path(problem.file).name,
            problem.line,
            problem.column,
            problem.message.replace(f"{folder}/", ""),
        )
        for problem in loader.read(folder)[1]
    ]


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        pytest.param(
            [f"id: a, {DEFINITION}", f"id: ▸a, {DEFINITION}"],
            "id 'a' again: it is already at b.yaml:3",
            id="entry id twice",
        ),
        pytest.param(
            [f"id: ▸z, {DEFINITION}"], "id 'z' again: it is already at a.yaml:3", id="in two files"
        ),
        pytest.param(
            [
                (
                    "id: a, kind: table, title: T, columns: [C], "
                    "rows: [{id: r, cells: [x]}, {id: ▸r, cells: [y]}]"
                )
            ],
            "id 'r' again: it is already at b.yaml:3",
            id="row id twice",
        ),
        pytest.param(
            ["id: a, kind: table, title: T, columns: [C, D, E], rows: [{id: r, cells: ▸[x, y]}]"],
            "2 cells, but the table has 3 columns",
            id="too few cells",
        ),
        pytest.param(
            ["id: a, kind: table, title: T, columns: [C], rows: [{id: r, cells: ▸[x, y]}]"],
            "2 cells, but the table has 1 column",
            id="too many cells",
        ),
        pytest.param(
            [f"id: docker-run, {DEFINITION}", f"id: a, {DEFINITION}, see: [a, ▸docker-rnu]"],
            "see: no entry 'docker-rnu': did you mean 'docker-run'?",
            id="see a misspelt entry",
        ),
        pytest.param(
            [f"id: a, {DEFINITION}, see: [▸qqqqq]"], "see: no entry 'qqqqq'", id="see nothing known"
        ),
        pytest.param(
            [
                "id: codes, kind: table, title: T, columns: [C], rows: [{id: killed, cells: [x]}]",
                f"id: a, {DEFINITION}, see: ['codes#killed', ▸'codes#kiled']",
            ],
            "see: no row 'codes#kiled': did you mean 'codes#killed'?",
            id="see a misspelt row",
        ),
        pytest.param(
            [f"id: a, {COMMAND}, command: c, flags_from: [▸zz]"],
            "flags_from: no command 'zz'",
            id="flags from nowhere",
        ),
        pytest.param(
            [f"id: a, {COMMAND}, command: c, flags_from: [▸z]"],
            "flags_from: 'z' is not a command",
            id="flags from a definition",
        ),
        pytest.param(
            [f"id: a, {COMMAND}, command: c, flags_except: [▸-a]"],
            "flags_except: there is no flags_from to except from",
            id="flags_except alone",
        ),
        pytest.param(
            [f"id: a, {DEFINITION}, steps: [{{▸text: x}}]"],
            "run: missing (or `code`, for lines of a file)",
            id="step with nothing to do",
        ),
        pytest.param(
            [f"id: a, {COMMAND}, command: c, examples: [{{run: c, ▸code: c, text: x}}]"],
            "code: it stands beside run; an example has one of both",
            id="example with a command line and lines of a file",
        ),
        pytest.param(
            [f"id: a, {COMMAND}, command: c, flags_from: [▸a]"],
            "flags_from: a circle: a -> a",
            id="flags from itself",
        ),
        pytest.param(
            [
                f"id: x, {COMMAND}, command: x, flags_from: [a]",
                f"id: a, {COMMAND}, command: a, flags_from: [b, c]",
                f"id: b, {COMMAND}, command: b, flags_from: [c]",
                f"id: c, {COMMAND}, command: c, flags_from: [▸a]",
            ],
            "flags_from: a circle: a -> b -> c -> a",
            id="circle that is told once",
        ),
        pytest.param(
            [
                (
                    f"id: a, {COMMAND}, command: c, "
                    "flags: [{names: [-a, --all], text: x}, {names: [-b, ▸--all], text: x}]"
                )
            ],
            "flag '--all' again: it is already at b.yaml:3",
            id="flag twice",
        ),
        pytest.param(
            [f"id: a, {COMMAND}, command: c, flags: [{{names: [-a, ▸-a], text: x}}]"],
            "flag '-a' again: it is already at b.yaml:3",
            id="flag twice in one list",
        ),
        pytest.param(
            [f"id: a, {COMMAND}, command: c d", f"id: b, {COMMAND}, command: e, aliases: [▸c  d]"],
            "command 'c d' again: it is already at b.yaml:3",
            id="alias that is another command",
        ),
        pytest.param(
            [f"id: a, {COMMAND}, command: c, aliases: [▸c]"],
            "command 'c' again: it is already at b.yaml:3",
            id="alias that is the command itself",
        ),
        pytest.param(
            [
                (
                    f"id: a, {COMMAND}, command: c, syntax: 'c [OPTIONS] CONTAINERS', "
                    "arguments: [{name: OPTIONS, text: x}, {name: ▸CONTAINER, text: x}]"
                )
            ],
            "name: 'CONTAINER' does not occur in the syntax",
            id="argument that the syntax lacks",
        ),
        pytest.param(
            [f"id: a, {COMMAND}, command: c, flags: [{{names: [-a], text: x, ▸forms: [{FORM}]}}]"],
            "forms: a flag without a value has no form",
            id="form of a switch",
        ),
        pytest.param(
            [_flag("{form: ▸'[A', parts: [{name: A, text: x}]}")],
            "form: '[A': its brackets do not match",
            id="form that cannot be read",
        ),
        pytest.param(
            [_flag("{form: A, parts: [{name: A, text: x}, {name: ▸B, text: x}]}")],
            "name: 'B' does not occur in the form",
            id="part that the form lacks",
        ),
        pytest.param(
            [_flag("{form: ▸'A:B', parts: [{name: A, text: x}]}")],
            "form: 'B' is not among its parts",
            id="part that is not explained",
        ),
        pytest.param(
            [
                (
                    f"id: a, {COMMAND}, command: c, "
                    "arguments: [{name: A, text: x}, {name: ▸A, text: x}]"
                )
            ],
            "argument 'A' again: it is already at b.yaml:3",
            id="argument twice",
        ),
    ],
)
def test_breach_is_one_problem(make_folder: MakeFolder, entries: list[str], message: str) -> None:
    marked = topic(*entries)
    lines = marked.partition(HERE)[0].split("\n")
    files = {"a.yaml": topic(f"id: z, {DEFINITION}"), "b.yaml": marked.replace(HERE, "")}
    assert found(make_folder(files)) == [("b.yaml", len(lines), len(lines[-1]) + 1, message)]


@pytest.mark.parametrize(
    ("command", "messages"),
    [
        pytest.param("docker ps", [], id="the program first"),
        pytest.param("docker", [], id="the program alone"),
        pytest.param(
            "docker-compose up",
            ["command: 'docker-compose up' does not start with 'docker', the course's program"],
            id="another program",
        ),
    ],
)
def test_command_starts_with_the_program(
    make_folder: MakeFolder, command: str, messages: list[str]
) -> None:
    entry = topic(f"id: a, {COMMAND}, command: {command}, aliases: [podman ps]")
    folder = make_folder({"course.yaml": f"{COURSE}program: docker\n", "t.yaml": entry})
    assert [message for *_, message in found(folder)] == messages


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param(
            [
                f"id: a, {COMMAND}, command: a, flags: [{{names: [-a], text: x}}]",
                f"id: b, {COMMAND}, command: b, flags: [{{names: [-a], text: x}}]",
            ],
            id="one flag of two commands",
        ),
        pytest.param(
            [
                f"id: a, {COMMAND}, command: a, flags_from: [b, c]",
                f"id: b, {COMMAND}, command: b, flags_from: [d]",
                f"id: c, {COMMAND}, command: c, flags_from: [d]",
                f"id: d, {COMMAND}, command: d",
            ],
            id="two ways to one command are no circle",
        ),
        pytest.param(
            [
                (
                    f"id: a, {COMMAND}, command: c, syntax: 'c [OPTIONS] SRC DEST|-', "
                    "arguments: [{name: DEST, text: x}]"
                )
            ],
            id="argument beside punctuation",
        ),
        pytest.param(
            [
                "id: t, kind: table, title: T, columns: [C], rows: [{id: r, cells: [x]}]",
                "id: u, kind: table, title: T, columns: [C], rows: [{id: r, cells: [x]}]",
                f"id: r, {DEFINITION}, see: [t, 'u#r']",
            ],
            id="one row id in two tables, and of an entry",
        ),
        pytest.param(
            [f"id: a, {COMMAND}, command: c ps", f"id: b, {COMMAND}, command: c PS"],
            id="case matters in commands",
        ),
    ],
)
def test_kept_rule_is_no_problem(make_folder: MakeFolder, entries: list[str]) -> None:
    assert found(make_folder({"t.yaml": topic(*entries)})) == []


def test_wrong_entry_is_checked_and_counts_too(make_folder: MakeFolder) -> None:
    entries = [
        f"id: a, {DEFINITION}, see: [b, nowhere], extra: x",
        "id: b, kind: tabel",
        f"id: c, {COMMAND}, command: c, flags_from: [b]",
    ]
    assert [
        (line, message.split(":")[0])
        for _, line, _, message in found(make_folder({"t.yaml": topic(*entries)}))
    ] == [(3, "see"), (3, "unknown key 'extra'"), (4, "unknown kind 'tabel'")]


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(
            "topic: B\nentries:\n"
            "  - id: cmd\n    kind: command\n"
            "  - {kind: table, id: 'tab', rows: [{id: r}]}\n"
            "  - x: [\n",
            id="syntax",
        ),
        pytest.param("topic: B\nentries: []\n---\n- id: cmd\n- id: tab\n- id: r\n", id="documents"),
        pytest.param(
            "topic: B\nentires:\n- id: cmd\n- id: tab\n- id: r\n", id="misspelt 'entries'"
        ),
        pytest.param("- id: cmd\n- id: tab\n- id: r\n- id: \0\n", id="forbidden character"),
    ],
)
def test_broken_file_does_not_make_links_dangle(make_folder: MakeFolder, broken: str) -> None:
    entry = f"id: a, {COMMAND}, command: c, flags_from: [cmd], see: [cmd, tab, 'tab#r', gone]"
    problems = found(make_folder({"a.yaml": topic(entry), "b.yaml": broken}))
    assert [(file, message) for file, *_, message in problems if file == "a.yaml"] == [
        ("a.yaml", "see: no entry 'gone'")
    ]
    assert [file for file, *_ in problems].count("b.yaml") == 1


def test_everything_that_dangles_is_told_though_hints_end(make_folder: MakeFolder) -> None:
    count = 300
    entries = [f"id: entry-{i}, {DEFINITION}, see: [entry-{i}x]" for i in range(count)]
    messages = [message for *_, message in found(make_folder({"t.yaml": topic(*entries)}))]
    assert len(messages) == count
    assert sum("did you mean" in message for message in messages) == COMPARISONS // count
