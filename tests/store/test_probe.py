"""Whether a database can be written to, as `health` finds out."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.store.probe import unwritable

# A full disk, as one process sees it.
FULL = """
import resource, signal, sys
from pathlib import Path
from bot.store.probe import unwritable
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
sys.exit("cannot be written" not in (unwritable(Path(sys.argv[1])) or ""))
"""


@pytest.mark.parametrize("name", ["a.db", "not/there/yet/a.db"])
def test_a_database_that_will_be_made_can_be_written(tmp_path: Path, name: str) -> None:
    assert unwritable(tmp_path / name) is None
    assert list(tmp_path.iterdir()) == []


def test_a_locked_database_is_one_that_cannot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.probe._BUSY_S", 0.1)
    file = tmp_path / "a.db"
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        assert unwritable(file) is None
        other.execute("BEGIN IMMEDIATE")
        assert unwritable(file) == f"the database {file} cannot be written: database is locked"


def test_what_is_no_database_cannot(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    file.write_bytes(b"x" * 5000)
    assert "not a database" in (unwritable(file) or "")


def test_a_full_disk_cannot(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", FULL, str(tmp_path / "a.db")], check=False)
    assert done.returncode == 0
