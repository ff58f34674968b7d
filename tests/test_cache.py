"""Courses kept ready in files, and what is passed over."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot import cache
from bot.errors import CourseError

COURSE = """\
id: tea
title: Tea
languages: [en]
"""
TOPIC = """\
topic: Tea
entries:
  - id: cup
    kind: definition
    term: [Cup]
    text: What tea is drunk from.
"""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    folder = tmp_path / "course"
    folder.mkdir()
    (folder / "course.yaml").write_text(COURSE)
    (folder / "tea.yaml").write_text(TOPIC)
    return folder


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


def files(data: Path) -> list[Path]:
    return sorted((data / "cache").glob("*"))


def title(course: Path, data: Path) -> str | None:
    return cache.answerer(course, data).answer("what is a cup", "en").title


def test_a_course_is_made_once(course: Path, data: Path) -> None:
    assert title(course, data) == "Cup"
    (file,) = files(data)
    made = file.stat().st_mtime_ns
    assert title(course, data) == "Cup"
    assert [each.stat().st_mtime_ns for each in files(data)] == [made]


def test_a_changed_course_is_made_anew(course: Path, data: Path) -> None:
    title(course, data)
    (course / "tea.yaml").write_text(TOPIC.replace("[Cup]", "[Mug, Cup]"))
    assert title(course, data) == "Mug"
    assert len(files(data)) == 2


def test_old_files_are_forgotten(course: Path, data: Path) -> None:
    for number in range(6):
        (course / "tea.yaml").write_text(f"{TOPIC}# {number}\n")
        title(course, data)
    assert len(files(data)) == 4


def test_a_file_that_lies_beside_the_course_is_enough(course: Path, data: Path) -> None:
    subprocess.run([sys.executable, "-m", "bot.cache", course], check=True)
    (file,) = course.parent.glob("*.course")
    assert file.stat().st_mode & 0o777 == 0o644
    assert title(course, data) == "Cup"
    assert files(data) == []


@pytest.mark.parametrize("kept", [0, 20, 40, 2000, -1])
def test_a_damaged_file_is_made_anew(course: Path, data: Path, kept: int) -> None:
    title(course, data)
    (file,) = files(data)
    whole = file.read_bytes()
    file.write_bytes(whole[:kept])
    assert title(course, data) == "Cup"
    assert file.read_bytes() == whole


def test_a_file_that_others_may_write_is_not_read(course: Path, data: Path) -> None:
    title(course, data)
    (file,) = files(data)
    file.chmod(0o666)
    assert title(course, data) == "Cup"
    assert file.stat().st_mode & 0o777 == 0o600


def test_without_a_data_folder_it_is_kept_for_the_user(
    course: Path, data: Path, tmp_path: Path
) -> None:
    data.rmdir()
    assert title(course, data) == "Cup"
    assert not data.exists()
    assert len([*(tmp_path / "home" / "konspekt").iterdir()]) == 1


def test_where_nothing_can_be_kept_it_answers_all_the_same(
    course: Path, data: Path, tmp_path: Path
) -> None:
    (data / "cache").write_text("a file in the way")
    (tmp_path / "home").write_text("another")
    assert title(course, data) == "Cup"


def test_every_problem_of_a_course_is_told(course: Path, data: Path) -> None:
    (course / "tea.yaml").write_text(TOPIC.replace("Cup", "Cup, ''").replace("kind", "kin"))
    with pytest.raises(CourseError) as refused:
        title(course, data)
    assert {(each.line, Path(each.file).name) for each in refused.value.problems} >= {
        (4, "tea.yaml")
    }
    assert files(data) == []


def test_a_folder_that_is_not_there(data: Path) -> None:
    with pytest.raises(CourseError, match="no such folder"):
        title(data / "nowhere", data)
