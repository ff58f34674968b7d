"""Daily quizzes to the chats that are due: every local date once, whatever ends the process.

A date is claimed in the journal before it is sent, and only one claim can be made for it. A claim
that was never served, because its process ended, is taken over: what was under way at that moment
may then come twice, nothing else can.
"""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Protocol

from bot.quiz.calendar import due_date, next_due
from bot.quiz.journal import Chat, Delivery, Journal

log = logging.getLogger(__name__)

# How long a claim is left to the process that made it: longer than sending is ever tried for.
LEASE = timedelta(minutes=5)
LOOK_BACK = timedelta(minutes=1)
# Quizzes being made and waiting for their turn: enough to keep it always taken.
AHEAD = 32
# Clocks jump; nobody tells.
LONGEST_SLEEP_S = 20.0
AFTER_FAULT_S = 5.0
# A quiz that is not due after all is looked at again no sooner than this.
SOON = timedelta(minutes=1)


class Courier(Protocol):
    """Takes a quiz to a chat."""

    async def deliver(self, chat: Chat, day: date) -> None:
        """Asks, and records what was asked or why not. What is not recorded is taken over later."""


class Deliveries:
    """Serves the chats that are due, until it is cancelled."""

    def __init__(self, journal: Journal, courier: Courier, clock: Callable[[], datetime]) -> None:
        self._journal = journal
        self._courier = courier
        self._clock = clock
        self._working: dict[Delivery, asyncio.Task[None]] = {}
        self._changed = asyncio.Event()
        # Where no other process delivers, claims from before the start are nobody's.
        self._lease = LEASE if journal.is_shared else timedelta(0)
        self._look_back_at: datetime | None = None

    def look(self) -> None:
        """A schedule has changed: what is due next may be sooner."""
        self._changed.set()

    async def run(self) -> None:
        """Works. Faults of the database are waited out."""
        while True:
            self._changed.clear()
            try:
                pause_s = await self.step()
            except Exception:
                log.exception("Daily quizzes wait for %.0f s", AFTER_FAULT_S)
                pause_s = AFTER_FAULT_S
            if pause_s > 0:
                await self._wait(pause_s)

    async def step(self) -> float:
        """Starts on what is due, as far as there is room; seconds until there may be more."""
        now = self._clock()
        if self._look_back_at is None or not now < self._look_back_at < now + 2 * LOOK_BACK:
            await self._take_over(now)
        room = AHEAD - len(self._working)
        if room <= 0:
            return LONGEST_SLEEP_S
        if await self._take(now, room):
            return 0.0
        next_at = await self._journal.next_at()
        left_s = LONGEST_SLEEP_S if next_at is None else (next_at - self._clock()).total_seconds()
        return min(max(left_s, 0.05), LONGEST_SLEEP_S)

    async def stop(self, within_s: float) -> None:
        """Lets what is under way come to its end."""
        if self._working:
            await asyncio.wait(self._working.values(), timeout=within_s)
        for task in self._working.values():
            task.cancel()

    async def _take(self, now: datetime, room: int) -> int:
        """Claims what is due and starts on it; how many chats were due."""
        plans = [_planned(chat, now) for chat in await self._journal.due_chats(now, room)]
        if plans:
            chats = {chat.id: chat for chat, _ in plans}
            for delivery in await self._journal.claim(plans, now):
                self._start(chats[delivery.chat_id], delivery)
        return len(plans)

    async def _take_over(self, now: datetime) -> None:
        """Starts on claims that were made and never served."""
        left = await self._journal.abandoned(now - self._lease, now, AHEAD)
        for delivery in left:
            if delivery in self._working:
                continue
            chat = await self._journal.chat(delivery.chat_id)
            if chat is not None and is_wanted(chat, delivery.local_date, now):
                self._start(chat, delivery)
            else:
                await self._journal.finish(delivery, "skipped")
        if len(left) < AHEAD:
            self._lease = LEASE
            self._look_back_at = now + LOOK_BACK

    def _start(self, chat: Chat, delivery: Delivery) -> None:
        self._working[delivery] = asyncio.create_task(self._serve(chat, delivery))

    async def _serve(self, chat: Chat, delivery: Delivery) -> None:
        try:
            await self._courier.deliver(chat, delivery.local_date)
        except Exception:
            log.exception("A daily quiz was not delivered, and is tried again later")
        finally:
            del self._working[delivery]
            self._changed.set()

    async def _wait(self, pause_s: float) -> None:
        try:
            async with asyncio.timeout(pause_s):
                await self._changed.wait()
        except TimeoutError:
            return


def is_wanted(chat: Chat, day: date, now: datetime) -> bool:
    """Whether a claimed date is still to be sent: it is neither switched off nor too late."""
    if chat.next_at is None:
        return False
    return due_date(chat.schedule, day - timedelta(days=1), now) == day


def _planned(chat: Chat, now: datetime) -> tuple[Chat, date | None]:
    """The date to serve, and the chat with the moment after it."""
    day = due_date(chat.schedule, chat.last, now)
    next_at = next_due(chat.schedule, day or chat.last, now)
    return replace(chat, next_at=next_at if next_at > now else now + SOON), day
