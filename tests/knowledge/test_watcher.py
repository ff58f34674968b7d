"""When a folder has changed, and is quiet again."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.knowledge.watcher import Watcher


@pytest.fixture
def course(tmp_path: Path) -> Path:
    folder = tmp_path / "course"
    folder.mkdir()
    for name in ("course.yaml", "a.yml"):
        (folder / name).write_text("x", encoding="utf-8")
    return folder


def same_size_and_time(course: Path) -> None:
    file = course / "a.yml"
    before = file.stat()
    file.write_text("y", encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def gone(course: Path) -> None:
    course.rename(course.with_name("gone"))


def swapped(course: Path) -> None:
    other = course.with_name("other")
    other.mkdir()
    (other / "course.yaml").write_text("x", encoding="utf-8")
    gone(course)
    course.symlink_to(other)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(same_size_and_time, id="only the content"),
        pytest.param(lambda course: (course / "b.yaml").touch(), id="a file more"),
        pytest.param(lambda course: (course / "a.yml").unlink(), id="a file less"),
        pytest.param(lambda course: (course / "a.yml").rename(course / "b.yml"), id="a name"),
        pytest.param(gone, id="the folder is gone"),
        pytest.param(swapped, id="the folder is another"),
    ],
)
def test_a_change_is_seen_once_it_is_quiet(course: Path, change: Callable[[Path], object]) -> None:
    watcher = Watcher(course)
    assert not watcher.has_settled()
    change(course)
    assert not watcher.has_settled()
    assert watcher.has_settled()
    assert watcher.take()
    assert not watcher.has_settled()


@pytest.mark.parametrize("name", [".a.yml.swp", "a.yml~", ".#a.yml", "4913", "notes.md", ".a.yml"])
def test_what_is_no_course_changes_nothing(course: Path, name: str) -> None:
    watcher = Watcher(course)
    (course / name).touch()
    assert not watcher.has_settled()
    assert not watcher.has_settled()


def test_what_goes_on_changing_is_waited_for(course: Path) -> None:
    watcher = Watcher(course)
    for size in range(2, 6):
        (course / "a.yml").write_text("x" * size, encoding="utf-8")
        assert not watcher.has_settled()
    assert watcher.has_settled()
    (course / "a.yml").touch()
    assert not watcher.take()
