"""A database that is locked, or whose disk is full, for a while: nothing is lost."""

import asyncio
import resource
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.settings import DATABASE
from tests.botapi.server import BotApi
from tests.botapi.world import Sent
from tests.e2e.process import PATIENCE_S, BotProcess, Processes

LOCKED_S = 3.0


def grades(folder: Path) -> list[tuple[int, str]]:
    """Who answered what, as it is stored."""
    with closing(sqlite3.connect(folder / DATABASE, timeout=30)) as connection:
        return connection.execute("SELECT learner_id, grade FROM reviews ORDER BY 1").fetchall()


async def quiz(api: BotApi, chat: int) -> Sent:
    """A poll, asked for."""
    return await api.reply_to(api.say(chat, "/quiz"), PATIENCE_S)


def vote(api: BotApi, sent: Sent) -> None:
    """The right one."""
    api.vote(sent.chat_id, sent.message_id, sent.message["poll"]["correct_option_ids"])


def length(file: Path) -> int:
    """Of a file, 0 if there is none."""
    return file.stat().st_size if file.exists() else 0


def allow_bytes(bot: BotProcess, most: int) -> None:
    """No file of the bot may be longer from now on."""
    resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))


async def test_votes_wait_for_a_locked_database_and_questions_do_not(
    api: BotApi, bot_process: Processes
) -> None:
    await bot_process()
    sent = [await quiz(api, chat) for chat in (1, 2)]
    database = bot_process.folder / DATABASE
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for one in sent:
            vote(api, one)
        await api.reply_to(api.say(3, "what is a branch"))
        await asyncio.sleep(LOCKED_S)
        assert grades(bot_process.folder) == []
        other.execute("ROLLBACK")
    await api.wait_for(lambda: len(api.outbox) == 5, PATIENCE_S)
    assert grades(bot_process.folder) == [(1, "good"), (2, "good")]


@pytest.mark.parametrize("killed", [False, True], ids=["it goes on", "it is killed meanwhile"])
async def test_votes_wait_until_a_full_disk_has_room(
    api: BotApi, bot_process: Processes, killed: bool
) -> None:
    bot = await bot_process()
    wal = bot_process.folder / f"{DATABASE}-wal"
    sent = await quiz(api, 1)
    while not (full := length(wal)):  # noqa: ASYNC110  a file tells nobody
        await asyncio.sleep(0.05)
    allow_bytes(bot, full)
    vote(api, sent)
    await bot.logged("The database is tried again")
    await api.reply_to(api.say(3, "what is a branch"))
    assert grades(bot_process.folder) == []
    if killed:
        await bot.kill()
        await bot_process()
    else:
        allow_bytes(bot, resource.RLIM_INFINITY)
    await api.wait_for(lambda: len(api.sent(1)) == 2, PATIENCE_S)
    assert grades(bot_process.folder) == [(1, "good")]
