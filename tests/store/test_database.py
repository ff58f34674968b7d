"""Migrations: the schema of this version, and words where it cannot be had."""

import asyncio
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.errors import StoreError
from bot.store import migrate
from bot.store.database import SCHEMA, prepare, schema_of
from bot.store.journal import journal
from bot.store.tables import metadata
from tests.store import postgres
from tests.store.values import chat


def test_the_schema_is_that_of_the_newest_migration() -> None:
    assert ScriptDirectory.from_config(migrate.config()).get_current_head() == SCHEMA


async def test_migrations_lead_to_the_tables(url: str) -> None:
    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, metadata))

    engine = create_async_engine(url)
    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []
    await engine.dispose()


async def test_a_database_that_is_up_to_date_stays_as_it_is(url: str) -> None:
    kept = journal(url)
    await kept.save_chat(chat(1))
    await asyncio.to_thread(prepare, url)
    assert await kept.chat(1) == chat(1)
    await kept.close()


async def test_a_newer_schema_is_refused_with_words(url: str) -> None:
    engine = create_async_engine(url)
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    await engine.dispose()
    with pytest.raises(StoreError) as refused:
        await asyncio.to_thread(prepare, url)
    assert "9999" in str(refused.value)
    assert SCHEMA in str(refused.value)


async def test_two_processes_may_start_together(server: postgres.Server) -> None:
    url = server.url(server.create())
    await asyncio.gather(*(asyncio.to_thread(prepare, url) for _ in range(3)))
    kept = journal(url)
    assert await kept.next_at() is None
    await kept.close()


def test_a_folder_is_made_for_a_new_file(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b" / "konspekt.db"
    prepare(f"sqlite+aiosqlite:///{file}")
    assert schema_of(file) == SCHEMA
    assert [one.name for one in file.parent.iterdir()] == ["konspekt.db"]


@pytest.mark.parametrize("content", [b"no database", b"SQLite format 3\0" + b"x" * 200])
def test_what_is_no_database_is_refused_with_words(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "konspekt.db"
    file.write_bytes(content)
    with pytest.raises(StoreError, match=r"konspekt\.db"):
        prepare(f"sqlite+aiosqlite:///{file}")
    assert file.read_bytes() == content


def test_a_server_that_is_not_there_is_told_of(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql+asyncpg://konspekt:secret@127.0.0.1:9/none")
    assert migrate.main(wait_s=0) == 1
    told = capsys.readouterr().err
    assert "the database cannot be used" in told
    assert "secret" not in told


def test_a_file_is_copied_before_it_is_migrated(tmp_path: Path) -> None:
    file = tmp_path / "konspekt.db"
    prepare(f"sqlite+aiosqlite:///{file}")
    migrate.back_up(file, "0000")
    (copy,) = tmp_path.glob("*.before-*")
    assert schema_of(copy) == SCHEMA
    assert "0000" in copy.name


def test_alembic_does_not_stay_in_memory(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'konspekt.db'}"
    program = (
        "import sys\n"
        "from bot.store.database import prepare\n"
        "from bot.store.journal import journal\n"
        f"prepare({url!r}); journal({url!r}); assert 'sqlalchemy' in sys.modules\n"
        "assert 'alembic' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True, env=os.environ)


def test_sqlite_waits_for_the_disk_and_keeps_references(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'konspekt.db'}"
    prepare(url)

    async def use() -> None:
        kept = journal(url)
        await kept.save_chat(chat(1))
        await kept.close()

    asyncio.run(use())
    connection = sqlite3.connect(tmp_path / "konspekt.db")
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()
