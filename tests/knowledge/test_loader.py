"""A folder of YAML: the course, or every problem at its place."""

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import CourseError, Problem
from bot.knowledge import loader
from tests.knowledge.conftest import COURSE, TOPIC, MakeFolder


def problems_of(folder: Path) -> list[tuple[str, int, int, str]]:
    course, problems = loader.read(folder)
    assert (course is None) == bool(problems)
    return [
        (Path(problem.file).name, problem.line, problem.column, problem.message)
        for problem in problems
    ]


@pytest.mark.parametrize(
    ("files", "problems"),
    [
        pytest.param(
            {},
            [(".", 1, 1, "no topic: put a YAML file with entries beside course.yaml")],
            id="no topic",
        ),
        pytest.param(
            {"a.yaml": "topic: A\nentries: []\n", "b.yaml": "topic: B\nentries: []\n"},
            [(".", 1, 1, "no entry: every topic is empty")],
            id="no entry",
        ),
        pytest.param(
            {"a.yml": TOPIC, "a.yaml": TOPIC.replace("id: e", "id: f")},
            [("a.yml", 1, 1, "the same name as a.yaml: rename one of them")],
            id="two topics of one name",
        ),
        pytest.param({"a.yaml": ""}, [("a.yaml", 1, 1, "the file is empty")], id="empty file"),
        pytest.param(
            {"a.yaml": "topic: [\n", "b.yaml": "topic: B\nentries: x\n", "course.yaml": "id: c\n"},
            [
                ("a.yaml", 2, 1, "expected a value here"),
                ("b.yaml", 2, 10, "entries: expected a list, got text"),
                ("course.yaml", 1, 1, "languages: missing"),
                ("course.yaml", 1, 1, "title: missing"),
            ],
            id="problems of all files are told",
        ),
    ],
)
def test_wrong_folder(
    make_folder: MakeFolder, files: dict[str, str], problems: list[tuple[str, int, int, str]]
) -> None:
    folder = make_folder(files)
    found = [
        (os.path.relpath(problem.file, folder), problem.line, problem.column, problem.message)
        for problem in loader.read(folder)[1]
    ]
    assert found == problems


def test_missing_folder_is_a_problem(tmp_path: Path) -> None:
    folder = tmp_path / "none"
    reason = "cannot be read: there is no such folder"
    assert loader.read(folder) == (None, (Problem(str(folder), 1, 1, reason),))


def test_file_for_a_folder_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "course.yaml"
    path.write_text(COURSE)
    assert problems_of(path) == [("course.yaml", 1, 1, "cannot be read: Not a directory")]


def test_missing_course_file_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "t.yaml").write_text(TOPIC)
    assert problems_of(tmp_path) == [("course.yaml", 1, 1, "there is no such file")]


def test_folder_for_a_file_is_a_problem(make_folder: MakeFolder) -> None:
    folder = make_folder({"t.yaml": TOPIC})
    (folder / "x.yaml").mkdir()
    assert problems_of(folder) == [("x.yaml", 1, 1, "this is a folder, not a file")]


def test_pipe_for_a_file_is_a_problem(make_folder: MakeFolder) -> None:
    folder = make_folder({"t.yaml": TOPIC})
    os.mkfifo(folder / "x.yaml")
    assert problems_of(folder) == [("x.yaml", 1, 1, "this is not a regular file")]


def test_file_that_cannot_be_opened_is_a_problem(make_folder: MakeFolder) -> None:
    folder = make_folder({"t.yaml": TOPIC})
    (folder / "x.yaml").symlink_to(folder / "gone")
    assert problems_of(folder) == [("x.yaml", 1, 1, "there is no such file")]


def test_other_files_are_left_alone(make_folder: MakeFolder) -> None:
    files = {"t.yaml": TOPIC, ".hidden.yaml": "[", "notes.md": "[", "t.yaml~": "["}
    assert loader.load(make_folder(files)).topics[0].id == "t"


def test_load_raises_every_problem(make_folder: MakeFolder) -> None:
    folder = make_folder({"a.yaml": "[", "b.yaml": "["})
    with pytest.raises(CourseError) as raised:
        loader.load(folder)
    assert [Path(problem.file).name for problem in raised.value.problems] == ["a.yaml", "b.yaml"]


def test_file_names_are_those_given(
    make_folder: MakeFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_folder({"t.yaml": "["})
    monkeypatch.chdir(folder.parent)
    _, (problem,) = loader.read(Path(folder.name))
    assert problem.file == f"{folder.name}/t.yaml"


KEYS = st.sampled_from(
    "id kind topic entries term text ask see flags flags_from names columns rows cells ru en "
    "command aliases syntax title languages matches fix run repeat arguments name".split()
)
VALUES = st.recursive(
    st.sampled_from(
        ["a", "b", "a#b", "command", "table", "definition", "error", "-a", "`", "", None]
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=30,
)
ENTRY = st.fixed_dictionaries(
    {"id": st.sampled_from("ab"), "kind": st.sampled_from(["command", "table", "error"])},
    optional=dict.fromkeys(["flags", "flags_from", "rows", "columns", "see", "command"], VALUES),
)


def flow(value: object) -> str:
    """`value` as YAML on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return "~" if value is None else f"'{value}'"


@given(VALUES | st.fixed_dictionaries({"topic": st.just("T"), "entries": st.lists(ENTRY)}), VALUES)
def test_any_yaml_gives_a_course_or_problems(topic: object, main: object) -> None:
    with tempfile.TemporaryDirectory() as name:
        Path(name, "t.yaml").write_text(flow(topic))
        for course in (flow(main), COURSE):
            Path(name, "course.yaml").write_text(course)
            problems_of(Path(name))


@given(st.binary())
def test_any_bytes_give_a_course_or_problems(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        for file in ("t.yaml", "course.yaml"):
            Path(name, file).write_bytes(content)
        assert problems_of(Path(name))
