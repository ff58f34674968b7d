"""`konspekt backup` and `restore`, beside the real bot and its traffic."""

import asyncio
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from bot.settings import DATABASE
from tests.botapi.server import BotApi
from tests.e2e.command_line import konspekt
from tests.e2e.process import PATIENCE_S, Processes
from tests.e2e.subscribers import address, people, quizzes, subscribe

POSTGRES = "postgresql+asyncpg://bot:pass-word@db/konspekt"


async def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command on the data of a bot."""
    return await asyncio.to_thread(konspekt, *arguments, KONSPEKT_DATA=str(folder))


def asked(database: Path) -> list[int]:
    """The chats in which something was asked."""
    with closing(sqlite3.connect(database, timeout=30)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        rows = connection.execute("SELECT chat_id FROM asked ORDER BY at").fetchall()
    return [chat for (chat,) in rows]


async def stored(database: Path, chats: list[int]) -> None:
    """What was sent is recorded a moment later. Raises TimeoutError."""
    async with asyncio.timeout(PATIENCE_S):
        while asked(database) != chats:  # noqa: ASYNC110  a file tells nobody
            await asyncio.sleep(0.05)


@pytest.mark.timeout(240)
async def test_copies_under_traffic_are_whole_and_nothing_waits_for_them(
    api: BotApi, bot_process: Processes, tmp_path: Path
) -> None:
    chats = people(150)
    for chat in chats:
        api.open_chat(chat)
    await subscribe(address(tmp_path), chats)
    await bot_process()
    counts = []
    for number in range(4):
        copy = tmp_path / f"copy-{number}.db"
        done = await run(tmp_path, "backup", str(copy))
        assert done.returncode == 0, done.stderr
        counts.append(len(asked(copy)))
    await api.wait_for(lambda: all(quizzes(api, chats).values()), PATIENCE_S * 3)
    assert counts == sorted(counts)
    assert set(quizzes(api, chats).values()) == {1}


async def test_what_was_copied_comes_back(
    api: BotApi, bot_process: Processes, tmp_path: Path
) -> None:
    copy, database = tmp_path / "copy.db", tmp_path / DATABASE
    first = await bot_process()
    await api.reply_to(api.say(1, "/quiz"), PATIENCE_S)
    await stored(database, [1])
    await run(tmp_path, "backup", str(copy))
    await api.reply_to(api.say(2, "/quiz"), PATIENCE_S)
    await stored(database, [1, 2])
    refused = await run(tmp_path, "restore", str(copy))
    assert refused.returncode == 1
    assert refused.stderr == f"konspekt: a bot runs on {tmp_path}: stop it first\n"
    await first.kill()
    done = await run(tmp_path, "restore", str(copy))
    assert done.returncode == 0, done.stderr
    assert asked(database) == [1]
    assert asked(Path(done.stdout.splitlines()[1].partition(": ")[0])) == [1, 2]
    await bot_process()
    await api.reply_to(api.say(1, "/quiz"), PATIENCE_S)
    await stored(database, [1, 1])


async def test_nothing_stored_is_nothing_to_copy(tmp_path: Path) -> None:
    done = await run(tmp_path, "backup", str(tmp_path / "copy.db"))
    assert done.returncode == 1
    assert "there is no database" in done.stderr


@pytest.mark.parametrize(("command", "tool"), [("backup", "pg_dump"), ("restore", "pg_restore")])
def test_for_postgresql_its_own_tool_is_named(command: str, tool: str, tmp_path: Path) -> None:
    done = konspekt(command, "copy.dump", DATABASE_URL=POSTGRES, KONSPEKT_DATA=str(tmp_path))
    (line,) = done.stderr.splitlines()
    assert done.returncode == 2
    assert tool in line
    assert "pass-word" not in line
