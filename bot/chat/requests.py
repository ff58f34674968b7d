"""Requests to Telegram over several small connection pools.

The library's pool looks at each of its connections for every request, so it gets slow with its
size: many small pools serve as many requests at once as a large one does, and faster.
"""

import asyncio
from collections.abc import Callable
from typing import Any

from telegram.request import BaseRequest, HTTPXRequest


class PooledRequests(BaseRequest):
    """Gives each request to the pool that has the fewest under way."""

    __slots__ = ("_busy", "_pools")

    def __init__(self, pools: int, pool: Callable[[], HTTPXRequest]) -> None:
        super().__init__()
        self._pools = [pool() for _ in range(pools)]
        self._busy = [0] * pools

    @property
    def read_timeout(self) -> float | None:
        """Seconds that a request waits for an answer, unless it says otherwise."""
        return self._pools[0].read_timeout

    async def initialize(self) -> None:
        """Opens all pools."""
        await asyncio.gather(*(pool.initialize() for pool in self._pools))

    async def shutdown(self) -> None:
        """Closes all pools."""
        await asyncio.gather(*(pool.shutdown() for pool in self._pools))

    async def do_request(self, *args: Any, **values: Any) -> tuple[int, bytes]:  # Any: passed on
        """Makes the request; NetworkError and its kin as the library's own."""
        place = min(range(len(self._busy)), key=self._busy.__getitem__)
        self._busy[place] += 1
        try:
            return await self._pools[place].do_request(*args, **values)
        finally:
            self._busy[place] -= 1
