"""The course in use follows its files, and nothing ends the following."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

from bot.errors import CourseError, Problem
from bot.knowledge.watcher import Watcher
from bot.live import LiveCourse
from bot.matching.answerer import Answerer

GOOD = cast("Answerer", "a course")
SLIP, OTHER = Problem("a.yaml", 3, 1, "a slip"), Problem("a.yaml", 3, 1, "another slip")


def broken(*problems: Problem) -> CourseError:
    """What loading raises."""
    return CourseError(problems)


class Following:
    """A course of which each change makes the next of `loads`; what was used and told."""

    def __init__(self, folder: Path, *loads: Answerer | Exception) -> None:
        self.folder = folder
        self.loads = list(loads)
        self.used: list[Answerer] = []
        self.told: list[tuple[Problem, ...]] = []
        self.meanwhile: Callable[[], None] = lambda: None
        self.live = LiveCourse(Watcher(folder), self._load, self.used.append, self._tell)

    def _load(self) -> Answerer:
        self.meanwhile()
        found = self.loads.pop(0)
        if isinstance(found, Exception):
            raise found
        return found

    async def _tell(self, problems: tuple[Problem, ...]) -> None:
        self.told.append(problems)

    def change(self) -> None:
        """A file is saved."""
        file = self.folder / "a.yaml"
        file.write_text("x" * (file.stat().st_size + 1 if file.exists() else 1), encoding="utf-8")

    def follow(self) -> "Following":
        """A change for each load, each looked at until it is quiet."""

        async def looks() -> None:
            while self.loads:
                self.change()
                for _ in range(3):
                    await self.live.look()

        asyncio.run(looks())
        return self


@pytest.mark.parametrize(
    ("loads", "used", "told"),
    [
        pytest.param([GOOD, GOOD], 2, [], id="good ones"),
        pytest.param([broken(SLIP), broken(SLIP)], 0, [(SLIP,)], id="broken and saved again"),
        pytest.param(
            [broken(SLIP), broken(Problem("a.yaml", 9, 2, "a slip"))],
            0,
            [(SLIP,)],
            id="the slip has moved",
        ),
        pytest.param(
            [broken(SLIP, OTHER), broken(OTHER)], 0, [(SLIP, OTHER), (OTHER,)], id="one is left"
        ),
        pytest.param(
            [broken(SLIP), GOOD, broken(SLIP)], 1, [(SLIP,), (), (SLIP,)], id="mended and broken"
        ),
    ],
)
def test_what_is_used_and_told(
    tmp_path: Path,
    loads: list[Answerer | Exception],
    used: int,
    told: list[tuple[Problem, ...]],
) -> None:
    following = Following(tmp_path, *loads).follow()
    assert len(following.used) == used
    assert following.told == told


def test_what_changed_while_it_was_read_is_read_again(tmp_path: Path) -> None:
    half, whole = cast("Answerer", "half"), cast("Answerer", "whole")
    following = Following(tmp_path, half, whole)
    changes = [following.change]

    def once() -> None:
        if changes:
            changes.pop()()

    following.meanwhile = once
    following.follow()
    assert following.used == [whole]


def test_a_mistake_does_not_end_the_following(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.live.LOOK_S", 0.0)
    monkeypatch.setattr("bot.live.AFTER_FAULT_S", 0.0)
    following = Following(tmp_path, ZeroDivisionError("x"), GOOD)

    async def scenario() -> None:
        running = asyncio.create_task(following.live.run())
        async with asyncio.timeout(10):
            following.change()
            while not following.used:  # noqa: ASYNC110  lists tell nobody
                await asyncio.sleep(0.05)
        running.cancel()

    asyncio.run(scenario())
    assert "could not be loaded anew" in caplog.text
