"""The connection to a database, SQLite or PostgreSQL, whose schema is this version's."""

import os
import sqlite3
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.errors import StoreError
from bot.store.address import file_of

# The newest migration in `migrations/versions`.
SCHEMA = "0001"
FILE = "konspekt.db"
CONNECTIONS = 4
BUSY_S = 30.0
POOL_S = 120.0
MIGRATION_S = 600.0


def prepare(url: str) -> None:
    """Brings the schema up to date, making the database where there is none. Blocks.

    Alembic works in a process of its own, and only if there is something to do: it is large, and
    would stay. StoreError: the database cannot be used, or is newer than this program.
    """
    file = file_of(url)
    if file is not None and schema_of(file) == SCHEMA:
        return
    done = subprocess.run(
        [sys.executable, "-m", "bot.store.migrate"],
        env={**os.environ, "DATABASE_URL": url},  # not among the arguments, which all can read
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=MIGRATION_S,
        check=False,
    )
    if done.returncode:
        raise StoreError(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "killed")


def schema_of(file: Path) -> str | None:
    """The schema of an SQLite file, None where it has none yet. StoreError: it is no database."""
    if not file.exists():
        return None
    try:
        connection = sqlite3.connect(file, timeout=BUSY_S)
        try:
            found = connection.execute(
                "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
            ).fetchone()
            if not found[0]:
                return None
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        finally:
            connection.close()
    except sqlite3.Error as fault:
        raise StoreError(f"the database {file} cannot be read: {fault}") from fault
    return None if row is None else str(row[0])


def connected(url: str) -> AsyncEngine:
    """An engine on a prepared database. Nothing is connected before it is used."""
    # Its faults go to the log, where no name of a person belongs.
    made = partial(create_async_engine, url, pool_size=CONNECTIONS, hide_parameters=True)
    if file_of(url) is None:
        return made(pool_pre_ping=True)
    # Of many that wait for their turn, each waits as long as those before it.
    engine = made(pool_timeout=POOL_S, connect_args={"timeout": BUSY_S})
    event.listen(engine.sync_engine, "connect", _set_up)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _set_up(connection: Any, _record: Any) -> None:  # Any: the driver's own
    # The driver would begin transactions by itself, and as readers: see `_begin`.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA secure_delete = ON")
    cursor.close()


def _begin(connection: Connection) -> None:
    # A transaction that begins by reading cannot be turned into a writing one beside another;
    # this one waits for its turn. Reading alone needs none.
    if connection.get_execution_options().get("writes"):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
