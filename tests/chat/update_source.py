"""Telegram's queue of updates, as a poller sees it, and work on them."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field

from telegram.error import TelegramError

from bot.chat.polling import BATCH, Poller, RawUpdate
from tests.chat.virtual_time import now

FOREVER_S = 1e6


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
    lag_s: float = 0.01

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


class Work:
    """Handles updates in the time that `takes_s` says for each, in seconds."""

    def __init__(self, takes_s: Callable[[int], float] = lambda _: 0.0) -> None:
        self.takes_s = takes_s
        self.begun: Counter[int] = Counter()
        self.done: dict[int, float] = {}

    async def __call__(self, update: RawUpdate) -> None:
        """Handles one."""
        number = update["update_id"]
        self.begun[number] += 1
        await asyncio.sleep(self.takes_s(number))
        self.done[number] = now()


async def poll(
    source: UpdateSource, handle: Callable[[RawUpdate], Awaitable[None]], for_s: float
) -> Poller:
    """A poller that ran for so long, and was then killed with all that it had under way."""
    others = asyncio.all_tasks()
    poller = Poller(source, handle, now)
    polling = asyncio.create_task(poller.run())
    await asyncio.wait({polling}, timeout=for_s)
    if polling.done():
        polling.result()
    for task in asyncio.all_tasks() - others:
        task.cancel()
    await asyncio.gather(polling, return_exceptions=True)
    return poller


def given_up_early(source: UpdateSource, work: Work, ids: list[int]) -> list[int]:
    """Updates that a poll let Telegram forget before their work was done."""
    return [
        number
        for one in source.polls
        for number in ids
        if number < one.offset and work.done.get(number, FOREVER_S) > one.at
    ]
