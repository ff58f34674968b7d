"""Wiring of all that learns: the journal, its handlers, and daily quizzes in the background."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from random import Random

from bot.chat import daily, forget, hints, moves, quiz, remember, stats, top, typed, votes
from bot.chat.answers import Answers
from bot.chat.asking import Asking
from bot.chat.handling import AnyApplication
from bot.chat.replies import Replies
from bot.chat.sender import Patience
from bot.chat.shelf import Shelf
from bot.errors import StoreError
from bot.quiz.delivery import Deliveries
from bot.quiz.journal import Journal

log = logging.getLogger(__name__)

RETRY_S = 30.0
# Broadcasts leave half of the connections to replies.
AT_ONCE = 16
# Together shorter than the lease of a delivery: what fails for longer is taken over later.
PATIENCE = Patience(tries=4, longest_wait_s=30.0)


class Learning:
    """The quiz of one bot. `is_in_use`: the journal has something to look after from the start."""

    def __init__(
        self,
        open_journal: Callable[[], Awaitable[Journal]],
        *,
        is_in_use: bool,
        zone: str,
        clock: Callable[[], datetime],
        rng: Random,
    ) -> None:
        self.shelf = Shelf(open_journal)
        self._is_in_use = is_in_use
        self._zone = zone
        self._clock = clock
        self._rng = rng
        self._deliveries: Deliveries | None = None
        self._delivering: asyncio.Task[None] | None = None

    def start(self, application: AnyApplication, replies: Replies) -> None:
        """Adds the handlers, before those of buttons and questions; begins to deliver."""
        at_once = asyncio.Semaphore(AT_ONCE)
        behind = replace(replies.sender, patience=PATIENCE, waits=True)
        asking = Asking(
            replies, behind, self.shelf, self._zone, self._clock, self._rng, under_way=at_once
        )
        answers = Answers(asking)
        for command in (quiz, stats, top, forget, remember):
            command.register(application, asking)
        for answering in (hints, votes, typed):
            answering.register(application, answers)
        daily.register(application, asking, self._look)
        moves.register(application, self.shelf)
        self._delivering = asyncio.create_task(self._deliver(asking))

    async def stop(self, within_s: float) -> None:
        """Lets what is being sent arrive, and closes the journal."""
        if self._delivering is not None:
            self._delivering.cancel()
        if self._deliveries is not None:
            await self._deliveries.stop(within_s)
        await self.shelf.close()

    async def _deliver(self, asking: Asking) -> None:
        while self._is_in_use and not self.shelf.opened.is_set():
            try:
                await self.shelf()
            except StoreError as fault:
                log.error("Daily quizzes wait for the database: %s", fault)
                await asyncio.sleep(RETRY_S)
        # Nothing can be due before anybody asked for it.
        await self.shelf.opened.wait()
        self._deliveries = Deliveries(await self.shelf(), asking, self._clock)
        await self._deliveries.run()

    def _look(self) -> None:
        if self._deliveries is not None:
            self._deliveries.look()
