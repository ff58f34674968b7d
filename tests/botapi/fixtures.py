"""Fixtures for tests that need a Bot API server; import them by name."""

from collections.abc import AsyncIterator
from typing import Any, Protocol

import aiohttp
import pytest_asyncio

from tests.botapi.refusal import Json
from tests.botapi.server import BotApi


class Ask(Protocol):
    """Calls a method with a JSON body; gives the answer's JSON."""

    async def __call__(self, method: str, /, **params: Any) -> Json: ...


@pytest_asyncio.fixture
async def api() -> AsyncIterator[BotApi]:
    """A running server with an empty world."""
    server = BotApi()
    await server.start()
    yield server
    await server.stop()


@pytest_asyncio.fixture
async def ask(api: BotApi) -> AsyncIterator[Ask]:
    """A plain client of `api`."""
    async with aiohttp.ClientSession() as session:

        async def call(method: str, /, **params: Any) -> Json:
            url = f"{api.base_url}{api.token}/{method}"
            async with session.post(url, json=params) as response:
                body: Json = await response.json()
                assert response.status == body.get("error_code", 200)
                return body

        yield call
