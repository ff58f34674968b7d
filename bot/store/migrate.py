"""`python -m bot.store.migrate`: brings the schema of DATABASE_URL up to date.

A process of its own, so that Alembic is in memory only while it is needed. In the end one line on
stderr says what stands in the way, if anything does.
"""

import asyncio
import os
import sqlite3
import sys
import time
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import create_async_engine

from bot.errors import StoreError
from bot.store.address import file_of
from bot.store.database import SCHEMA, schema_of

MIGRATIONS = Path(__file__).parent / "migrations"
WAIT_S = 30.0
PAUSE_S = 0.5
# Of PostgreSQL: two processes that start together migrate one after the other.
_LOCK = 5_707_532


def upgrade(url: str) -> None:
    """Migrates. StoreError: the database cannot be reached, or is newer than this program."""
    file = file_of(url)
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        if (schema := schema_of(file)) is not None:
            _refuse_newer(schema)
            back_up(file, schema)
    asyncio.run(_upgrade(url))


def config() -> Config:
    """Alembic's settings, without its file."""
    made = Config()
    made.set_main_option("script_location", str(MIGRATIONS))
    return made


async def _upgrade(url: str) -> None:
    engine = create_async_engine(url)
    try:
        async with engine.begin() as connection:
            await connection.run_sync(_migrate)
    finally:
        await engine.dispose()


def _migrate(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    schema = MigrationContext.configure(connection).get_current_revision()
    if schema is not None:
        _refuse_newer(schema)
    if schema != SCHEMA:
        settings = config()
        settings.attributes["connection"] = connection
        command.upgrade(settings, "head")


def _refuse_newer(schema: str) -> None:
    known = {script.revision for script in ScriptDirectory.from_config(config()).walk_revisions()}
    if schema not in known:
        raise StoreError(
            f"the database has schema {schema}, and this version of Konspekt knows {SCHEMA} at"
            " most: start a newer version, or restore a backup"
        )


def back_up(file: Path, schema: str) -> None:
    """A copy beside the file, whole even while others write."""
    copy = file.with_name(f"{file.name}.before-{SCHEMA}-was-{schema}")
    source, target = sqlite3.connect(file), sqlite3.connect(copy)
    try:
        source.backup(target)
    finally:
        target.close()
        source.close()


def main(wait_s: float = WAIT_S) -> int:
    """Migrates DATABASE_URL; the exit code. A server may take `wait_s` seconds to start."""
    deadline = time.monotonic() + wait_s
    try:
        while True:
            try:
                upgrade(os.environ["DATABASE_URL"])
            except ConnectionError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(PAUSE_S)
            else:
                return 0
    except StoreError as fault:
        sys.stderr.write(f"{fault}\n")
    except (SQLAlchemyError, OSError, sqlite3.Error) as fault:
        reason = str(fault).splitlines()[0]
        sys.stderr.write(f"the database cannot be used: {reason}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
