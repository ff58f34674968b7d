"""The journal, opened when somebody first needs it: a bot that only answers carries no database."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.quiz.journal import Journal


class Shelf:
    """Opens a journal once, however many ask for it; after a failure anew."""

    def __init__(self, open_journal: Callable[[], Awaitable[Journal]]) -> None:
        self._open = open_journal
        self._lock = asyncio.Lock()
        self.opened = asyncio.Event()
        self.journal: Journal | None = None

    async def __call__(self) -> Journal:
        """The journal. StoreError: it cannot be opened."""
        async with self._lock:
            if self.journal is None:
                self.journal = await self._open()
                self.opened.set()
            return self.journal

    async def close(self) -> None:
        """Closes what was opened."""
        if self.journal is not None:
            await self.journal.close()
