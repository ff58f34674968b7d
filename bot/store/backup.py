"""Copies of an SQLite database, made and put back without SQLAlchemy."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from bot.errors import StoreError

BUSY_S = 30.0
# What SQLite keeps beside a database, named after it.
_BESIDE = ("-wal", "-shm")


def back_up(database: Path, target: Path) -> None:
    """Copies a database, in use or not, to a file, over one that is there. StoreError: it fails."""
    if not database.is_file():
        raise StoreError(f"there is no database {database} yet: nothing was stored")
    if target.exists() and target.samefile(database):
        raise StoreError(f"{target} is the database itself: name another file")
    with _copied(database, target.parent) as copy:
        copy.replace(target)


def restore(source: Path, database: Path, newest: str, now: datetime) -> Path | None:
    """Puts a copy in the place of a database that nobody uses; where the replaced one is kept.

    `newest`: the newest schema that is known. StoreError: it cannot be restored; nothing changed.
    """
    if not source.is_file():
        raise StoreError(f"there is no file {source}")
    with _copied(source, database.parent) as copy:
        schema = _schema_of(copy, source)
        if schema > newest:
            raise StoreError(
                f"{source} has schema {schema}, and this version of Konspekt knows {newest} at"
                " most: a newer version can restore it"
            )
        kept = _put_aside(database, now) if database.exists() else None
        copy.replace(database)
    return kept


@contextmanager
def _copied(source: Path, folder: Path) -> Iterator[Path]:
    """A whole and checked copy in a folder, on the disk; it is gone afterwards, unless moved."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".konspekt-", dir=folder) as made:
            copy = Path(made) / "copy.db"
            _copy(source, copy)
            yield copy
            _settle(folder)
    except sqlite3.Error as fault:
        raise StoreError(f"{source} cannot be copied: {fault}") from fault
    except OSError as fault:
        raise StoreError(f"{source} cannot be copied to {folder}: {fault.strerror}") from fault


def _copy(source: Path, copy: Path) -> None:
    copy.touch(mode=0o600)
    address = f"{source.absolute().as_uri()}?mode=rw"
    with closing(sqlite3.connect(copy)) as target:
        with closing(sqlite3.connect(address, timeout=BUSY_S, uri=True)) as opened:
            # In one step: others may write meanwhile, and the copy is of the moment it began.
            opened.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")  # all of it in this one file
        (found,) = target.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise StoreError(f"{source} is damaged: {found}")
    _settle(copy)


def _settle(place: Path) -> None:
    """What was written there outlives a power cut."""
    opened = os.open(place, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _schema_of(copy: Path, source: Path) -> str:
    try:
        with closing(sqlite3.connect(copy)) as connection:
            (schema,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except (sqlite3.Error, TypeError) as fault:
        raise StoreError(f"{source} is no database of Konspekt") from fault
    return str(schema)


def _put_aside(database: Path, now: datetime) -> Path:
    """Renames a database and what belongs to it."""
    kept = database.with_name(f"{database.name}.replaced-{now:%Y%m%dT%H%M%S}")
    with suppress(sqlite3.Error), closing(sqlite3.connect(database)) as connection:
        # A damaged one keeps what stands beside it.
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for ending in ("", *_BESIDE):
        part = Path(f"{database}{ending}")
        if part.exists():
            part.rename(f"{kept}{ending}")
    return kept
