"""Chats whose daily quiz is due, put into a database before a bot starts on it."""

import asyncio
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.quiz.calendar import Schedule
from bot.quiz.journal import Chat
from bot.settings import DATABASE
from bot.store.database import prepare
from bot.store.journal import journal
from tests.botapi.server import BotApi

DUE_SINCE = timedelta(minutes=5)


def address(folder: Path) -> str:
    """The database that a bot with this data folder uses."""
    return f"sqlite+aiosqlite:///{folder / DATABASE}"


async def subscribe(url: str, chats: Iterable[int], count: int = 1) -> None:
    """Chats whose quiz of today has been due for some minutes."""
    await asyncio.to_thread(prepare, url)
    kept = journal(url)
    due = datetime.now(UTC) - DUE_SINCE
    schedule = Schedule(due.time().replace(second=0, microsecond=0), "UTC", count=count)
    for chat in chats:
        await kept.save_chat(Chat(chat, "en", schedule, due))
    await kept.close()


def quizzes(api: BotApi, chats: Iterable[int]) -> Counter[int]:
    """How many quizzes each chat got."""
    got = Counter(one.chat_id for one in api.sent(method="sendPoll"))
    return Counter({chat: got[chat] for chat in chats})


def states(folder: Path) -> dict[int, str]:
    """The state of each chat's delivery, as it stands in the file."""
    connection = sqlite3.connect(folder / DATABASE, timeout=30)
    try:
        return dict(connection.execute("SELECT chat_id, state FROM deliveries"))
    finally:
        connection.close()


def people(count: int, first: int = 1001) -> Sequence[int]:
    """So many private chats."""
    return range(first, first + count)
