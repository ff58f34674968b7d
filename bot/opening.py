"""The database is opened when it is first needed: SQLAlchemy is a third of an idle bot's memory."""

import asyncio
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bot.quiz.journal import Journal

_SQLITE = "sqlite+aiosqlite"


def is_in_use(url: str) -> bool:
    """Whether something may be stored already: in a file that is there, or on a server."""
    parts = urlsplit(url)
    return parts.scheme != _SQLITE or Path(unquote(parts.path)[1:]).exists()


def check(url: str) -> None:
    """Brings a database that is in use up to date. StoreError: it cannot be used."""
    if is_in_use(url):
        from bot.store.database import prepare  # noqa: PLC0415

        prepare(url)


async def open_journal(url: str) -> Journal:
    """The journal, in a new database where there is none. StoreError: it cannot be used."""
    return await asyncio.to_thread(_opened, url)


def _opened(url: str) -> Journal:
    from bot.store.database import prepare  # noqa: PLC0415
    from bot.store.journal import journal  # noqa: PLC0415

    prepare(url)
    return journal(url)
