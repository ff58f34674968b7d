"""The database is opened when it is first needed: SQLAlchemy is a third of an idle bot's memory."""

import asyncio
import logging
import os
from pathlib import Path

from bot.quiz.journal import Journal
from bot.store.address import file_of

log = logging.getLogger(__name__)


def is_in_use(url: str) -> bool:
    """Whether something may be stored already: in a file that is there, or on a server."""
    file = file_of(url)
    return file is None or file.exists()


def check(url: str) -> None:
    """Brings a database that is in use up to date. StoreError: it cannot be used."""
    if is_in_use(url):
        from bot.store.database import prepare  # noqa: PLC0415

        prepare(url)
    elif (file := file_of(url)) is not None and not _is_open(file.parent):
        log.warning("Nothing can be stored: user %d may not write to %s", os.geteuid(), file.parent)


def _is_open(folder: Path) -> bool:
    """Whether files can be made in the folder, or in the one that it would be made in."""
    return os.access(next(each for each in (folder, *folder.parents) if each.exists()), os.W_OK)


async def open_journal(url: str) -> Journal:
    """The journal, in a new database where there is none. StoreError: it cannot be used."""
    return await asyncio.to_thread(_opened, url)


def _opened(url: str) -> Journal:
    from bot.store.database import prepare  # noqa: PLC0415
    from bot.store.journal import journal  # noqa: PLC0415

    prepare(url)
    return journal(url)
