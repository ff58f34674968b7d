"""Long polling that acknowledges an update only after it was processed.

Telegram forgets updates below the offset of a `getUpdates`. The library's own poller raises the
offset as soon as it has queued an update, so a crash loses what was queued. Here the offset is
the first update still being worked on: whatever happens, Telegram gives it again.

While something slow is being worked on, polling goes on from there, and what was already taken
is passed over; Telegram gives at most 100 updates at a time, so one slow update can hold up the
rest only when 99 others are finished behind it. Then, and only then, the slow ones are let go
after `LET_GO_S`: they are worked on still, but a crash would lose them.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Protocol

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.chat.sender import seconds

log = logging.getLogger(__name__)

LONG_POLL_S = 10
READ_TIMEOUT_S = 5.0
BATCH = 100
# After a full batch more is waiting: it is asked for while this many updates are still worked on,
# enough to keep all connections busy for a round trip.
ENOUGH_WORKING = 40
# How long to wait for the last ones, before polling beside them.
MOMENT_S = 0.25
LET_GO_S = 10.0
REMEMBERED = 4096
LONGEST_PAUSE_S = 30.0

RawUpdate = dict[str, Any]  # Any: JSON as it came


class Source(Protocol):
    """Where updates come from."""

    async def raw_updates(
        self, offset: int, wait_s: int, read_timeout_s: float
    ) -> Sequence[RawUpdate]:
        """Updates from `offset` on; those below it are forgotten."""


class Poller:
    """Takes updates from a source and hands each to `handle`, once. `heard`: a poll went well."""

    def __init__(
        self,
        source: Source,
        handle: Callable[[RawUpdate], Awaitable[None]],
        clock: Callable[[], float] = time.monotonic,
        heard: Callable[[], None] = lambda: None,
    ) -> None:
        self._source = source
        self._handle = handle
        self._clock = clock
        self._heard = heard
        self._answered_at = clock()
        self._next = 0
        self._working: dict[int, float] = {}
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._seen: dict[int, None] = {}
        self._progress = asyncio.Event()
        self._pause_s = 0.0

    @property
    def offset(self) -> int:
        """The first update that Telegram must not forget yet."""
        return min(self._working, default=self._next)

    @property
    def silence_s(self) -> float:
        """Seconds since Telegram last answered, or since a pause that it asked for."""
        return self._clock() - self._answered_at

    async def run(self) -> None:
        """Polls until cancelled. InvalidToken: Telegram does not know the token."""
        self._answered_at = self._clock()
        is_more = False
        while True:
            await self._make_room(ENOUGH_WORKING if is_more else 0)
            wait_s = 0 if self._working else LONG_POLL_S
            try:
                updates = await self._source.raw_updates(self.offset, wait_s, READ_TIMEOUT_S)
            except TelegramError as fault:
                if isinstance(fault, InvalidToken) and "not found" not in str(fault).lower():
                    raise
                # The library takes any 404 for a wrong token, a proxy's as well.
                await asyncio.sleep(self._pause_after(fault))
                continue
            self._pause_s = 0.0
            self._answered_at = self._clock()
            self._heard()
            taken = self._take(updates)
            is_full = len(updates) >= BATCH
            is_more = is_full and taken > 0
            if is_full and not taken:
                self._let_go()

    async def finish(self, within_s: float) -> None:
        """Waits for what is being worked on, then tells Telegram how far it has come."""
        deadline = self._clock() + within_s
        if self._tasks:
            await asyncio.wait(self._tasks.values(), timeout=within_s)
        for task in self._tasks.values():
            task.cancel()
        left_s = max(0.5, deadline - self._clock())
        try:
            async with asyncio.timeout(left_s):
                await self._source.raw_updates(self.offset, 0, left_s)
        except (TelegramError, TimeoutError) as fault:
            log.info("The last updates were not acknowledged and may come again: %s", fault)

    async def _make_room(self, enough: int) -> None:
        """Waits, a moment at most, until no more than `enough` updates are being worked on."""
        deadline = self._clock() + MOMENT_S
        while len(self._working) > enough and (left_s := deadline - self._clock()) > 0:
            self._progress.clear()
            try:
                async with asyncio.timeout(left_s):
                    await self._progress.wait()
            except TimeoutError:
                break

    def _take(self, updates: Sequence[RawUpdate]) -> int:
        """Starts work on updates not seen before; returns how many there were."""
        taken = 0
        for update in updates:
            number = update["update_id"]
            self._next = max(self._next, number + 1)
            if number in self._seen:
                continue
            taken += 1
            self._seen[number] = None
            if len(self._seen) > REMEMBERED:
                del self._seen[next(iter(self._seen))]
            self._working[number] = self._clock()
            self._tasks[number] = asyncio.create_task(self._work(number, update))
        return taken

    async def _work(self, number: int, update: RawUpdate) -> None:
        try:
            await self._handle(update)
        except asyncio.CancelledError:
            # Not processed: it stays among the working, so that Telegram keeps it.
            raise
        except Exception:
            # One update must not stop the others, nor come back for ever.
            log.exception("Update %d could not be processed", number)
        self._working.pop(number, None)
        self._tasks.pop(number, None)
        self._progress.set()

    def _let_go(self) -> None:
        now = self._clock()
        for number, since in list(self._working.items()):
            if now - since > LET_GO_S:
                log.warning("Update %d takes too long: the others no longer wait for it", number)
                del self._working[number]

    def _pause_after(self, fault: TelegramError) -> float:
        """Seconds to wait after a failed poll; longer and longer while polls go on failing."""
        if isinstance(fault, RetryAfter):
            self._answered_at = self._clock() + seconds(fault)
            return seconds(fault)
        self._pause_s = min(max(0.5, self._pause_s * 2), LONGEST_PAUSE_S)
        if isinstance(fault, Conflict):
            self._answered_at = self._clock()
            log.warning(
                "Another program polls with the same token, or a webhook is set: "
                "stop the other one (%s)",
                fault,
            )
        else:
            log.warning("Polling failed, next try in %.1f s: %s", self._pause_s, fault)
        return self._pause_s
