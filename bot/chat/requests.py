"""Requests to Telegram over several small connection pools.

The library's pool looks at each of its connections for every request, so it gets slow with its
size: many small pools serve as many requests at once as a large one does, and faster.
"""

import asyncio
import sys
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

import httpx
from telegram.request import BaseRequest, HTTPXRequest

if find_spec("sniffio") is None:
    # httpcore tries to import it for every lock, and goes on without. Unless Python is told that
    # it is missing, it looks for it on disk each time: a fifth of the work of a request.
    sys.modules["sniffio"] = None  # type: ignore[assignment]  # the mark for "not there"

# Measured with `benchmarks/throughput.py`.
POOLS = 8
POOL_SIZE = 4
AT_ONCE = POOLS * POOL_SIZE
CONNECT_TIMEOUT_S = 5.0
READ_TIMEOUT_S = 10.0


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


def requests(proxy: str | None) -> tuple[BaseRequest, BaseRequest]:
    """What sends requests, AT_ONCE of them together, and what polls."""
    # One for all pools: each would read the certificates anew, and keep them.
    verify = httpx.create_ssl_context()

    def pool(connections: int) -> HTTPXRequest:
        return HTTPXRequest(
            connection_pool_size=connections,
            proxy=proxy,
            connect_timeout=CONNECT_TIMEOUT_S,
            read_timeout=READ_TIMEOUT_S,
            pool_timeout=READ_TIMEOUT_S,
            httpx_kwargs={"verify": verify},
        )

    return PooledRequests(POOLS, lambda: pool(POOL_SIZE)), pool(1)
