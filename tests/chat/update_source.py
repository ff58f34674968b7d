"""Telegram's queue of updates, as a poller sees it."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from telegram.error import TelegramError

from bot.chat.polling import BATCH, RawUpdate
from tests.chat.virtual_time import now


@dataclass(slots=True)
class Poll:
    """One request: from which update on, how long it would wait, when it came."""

    offset: int
    wait_s: int
    at: float


@dataclass(slots=True)
class UpdateSource:
    """Keeps updates until a higher offset is asked for; at most a batch at a time.

    `faults` are raised by the first polls. `repeated`: ids that come once more with each poll.
    """

    ids: list[int]
    faults: list[TelegramError] = field(default_factory=list)
    repeated: list[int] = field(default_factory=list)
    polls: list[Poll] = field(default_factory=list)
    lag_s: float = 0.0

    def add(self, ids: Iterable[int]) -> None:
        """More updates come in."""
        self.ids += ids

    async def raw_updates(
        self, offset: int, wait_s: int, read_timeout_s: float
    ) -> Sequence[RawUpdate]:
        """As Telegram's getUpdates."""
        self.polls.append(Poll(offset, wait_s, now()))
        await asyncio.sleep(self.lag_s)
        if self.faults:
            raise self.faults.pop(0)
        self.ids = [number for number in self.ids if number >= offset]
        until = now() + wait_s
        while not self.ids and now() < until:  # noqa: ASYNC110  time is virtual here
            await asyncio.sleep(0.5)
        return [{"update_id": number} for number in [*self.repeated, *self.ids][:BATCH]]
