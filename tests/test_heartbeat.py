"""The sign of life: who sees it, and what a restore makes of it."""

from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.heartbeat import Heartbeat, Life, nobody_runs, read


class Clock:
    """Stands still until it is told."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_nothing_is_seen_before_and_after(tmp_path: Path) -> None:
    assert read(tmp_path) is None
    beating = Heartbeat(tmp_path)
    beating.start()
    assert read(tmp_path) == Life(0.0, is_ready=False)
    beating.close()
    assert read(tmp_path) is None


def test_what_is_heard_is_told_at_most_once_a_second(tmp_path: Path) -> None:
    clock = Clock()
    beating = Heartbeat(tmp_path, clock)
    beating.start()
    beating.ready()
    for now, told in ((101.5, 101.5), (102.0, 101.5), (102.6, 102.6)):
        clock.now = now
        beating.heard()
        assert read(tmp_path) == Life(told, is_ready=True)
    beating.close()


def test_the_first_that_is_heard_is_told_at_once(tmp_path: Path) -> None:
    clock = Clock()
    beating = Heartbeat(tmp_path, clock)
    beating.start()
    clock.now = 100.2
    beating.heard()
    assert read(tmp_path) == Life(100.2, is_ready=False)
    clock.now = 100.4
    beating.heard()
    beating.ready()
    assert read(tmp_path) == Life(100.4, is_ready=True)
    beating.close()


def test_a_folder_that_is_none_is_replaced_by_a_temporary_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    data = tmp_path / "file"
    data.touch()
    beating = Heartbeat(data)
    beating.start()
    assert read(data) == Life(0.0, is_ready=False)
    assert read(tmp_path / "another") is None
    beating.close()


def test_two_bots_may_run_and_a_restore_only_beside_none(tmp_path: Path) -> None:
    bots = [Heartbeat(tmp_path), Heartbeat(tmp_path)]
    for beating in bots:
        beating.start()
    for beating in bots:
        with pytest.raises(StoreError, match="a bot runs"), nobody_runs(tmp_path):
            pass
        beating.close()
    with nobody_runs(tmp_path):
        assert list(tmp_path.iterdir())


def test_what_is_no_sign_of_life_says_nothing(tmp_path: Path) -> None:
    beating = Heartbeat(tmp_path)
    beating.start()
    (tmp_path / "konspekt.running").write_text("x y z", encoding="utf-8")
    assert read(tmp_path) == Life(0.0, is_ready=False)
    beating.close()
