"""Copies of a database: whole, checked, and never in the place of what cannot be replaced."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.store.backup import back_up, restore

NOW = datetime(2026, 5, 17, 9, 30, tzinfo=UTC)
KNOWN = "0002"


def made(file: Path, said: str, schema: str = "0001") -> Path:
    """A database that holds a word."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.execute("INSERT INTO alembic_version VALUES (?)", (schema,))
        connection.execute("CREATE TABLE words (word TEXT)")
        connection.execute("INSERT INTO words VALUES (?)", (said,))
        connection.commit()
    return file


def said(file: Path) -> str:
    """The word."""
    with closing(sqlite3.connect(file)) as connection:
        (word,) = connection.execute("SELECT word FROM words").fetchone()
    return str(word)


def test_a_copy_is_one_file_and_takes_the_place_of_the_last_one(tmp_path: Path) -> None:
    database, copy = made(tmp_path / "a.db", "first"), tmp_path / "there" / "copy.db"
    back_up(database, copy)
    with closing(sqlite3.connect(database)) as writing:
        writing.execute("UPDATE words SET word = 'second'")
        writing.commit()
        back_up(database, copy)
        writing.execute("UPDATE words SET word = 'third'")  # not committed
        assert said(copy) == "second"
    assert [each.name for each in copy.parent.iterdir()] == ["copy.db"]
    assert copy.stat().st_mode & 0o777 == 0o600


def test_the_database_is_no_place_for_its_copy(tmp_path: Path) -> None:
    database = made(tmp_path / "a.db", "first")
    with pytest.raises(StoreError, match="the database itself"):
        back_up(database, tmp_path / ".." / tmp_path.name / "a.db")
    assert said(database) == "first"


def test_what_is_replaced_is_kept(tmp_path: Path) -> None:
    database, copy = made(tmp_path / "a.db", "now"), made(tmp_path / "b.db", "before")
    kept = restore(copy, database, KNOWN, NOW)
    assert kept == tmp_path / "a.db.replaced-20260517T093000"
    assert (said(database), said(kept), said(copy)) == ("before", "now", "before")


def test_a_damaged_database_is_replaced_and_kept_as_it_was(tmp_path: Path) -> None:
    database, copy = tmp_path / "a.db", made(tmp_path / "b.db", "before")
    parts = {"": b"no database", "-wal": b"nor this", "-shm": b"nor that"}
    for ending, content in parts.items():
        Path(f"{database}{ending}").write_bytes(content)
    kept = restore(copy, database, KNOWN, NOW)
    assert said(database) == "before"
    assert kept is not None
    assert kept.read_bytes() == parts[""]


def test_where_there_was_none_nothing_is_kept(tmp_path: Path) -> None:
    database = tmp_path / "new" / "a.db"
    assert restore(made(tmp_path / "b.db", "before"), database, KNOWN, NOW) is None
    assert said(database) == "before"


def newer(file: Path) -> None:
    made(file, "later", "0003")


def other(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE words (word TEXT)")


def cut(file: Path) -> None:
    made(file, "before")
    file.write_bytes(file.read_bytes()[:-4096])


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        pytest.param(newer, "knows 0002 at most", id="of a newer version"),
        pytest.param(other, "no database of Konspekt", id="of another program"),
        pytest.param(lambda file: file.write_text("x" * 5000), "not a database", id="no database"),
        pytest.param(lambda file: file.touch(), "no database of Konspekt", id="empty"),
        pytest.param(cut, "malformed|damaged", id="cut off"),
        pytest.param(lambda file: None, "there is no file", id="not there"),
    ],
)
def test_what_cannot_be_restored_changes_nothing(
    tmp_path: Path, make: Callable[[Path], object], reason: str
) -> None:
    database, file = made(tmp_path / "a.db", "now"), tmp_path / "b.db"
    make(file)
    with pytest.raises(StoreError, match=reason):
        restore(file, database, KNOWN, NOW)
    assert said(database) == "now"
    assert {each.name for each in tmp_path.iterdir()} <= {"a.db", "b.db"}
