"""Faults come when told to, and do or do not what was asked."""

import asyncio

import aiohttp
import pytest

from tests.botapi.fixtures import Ask, api, ask
from tests.botapi.server import BotApi

__all__ = ["api", "ask"]


async def test_too_many_requests_tells_how_long_to_wait(api: BotApi, ask: Ask) -> None:
    api.open_chat(1)
    api.fault("429", "sendMessage", retry_after=7)
    assert (await ask("getMe"))["ok"]
    refused = await ask("sendMessage", chat_id=1, text="a")
    assert refused == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }
    assert (await ask("sendMessage", chat_id=1, text="a"))["ok"]


async def test_a_fault_comes_as_often_as_told(api: BotApi, ask: Ask) -> None:
    api.fault("500", times=2)
    codes = [(await ask("getMe")).get("error_code") for _ in range(3)]
    assert codes == [500, 500, None]


async def test_a_bad_gateway_is_html(api: BotApi) -> None:
    api.fault("502")
    url = f"{api.base_url}{api.token}/getMe"
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        assert (response.status, response.content_type) == (502, "text/html")


@pytest.mark.parametrize(
    ("kind", "done"),
    [("reset_before", 0), ("reset_after", 1), ("hang_before", 0)],
)
async def test_a_broken_connection(api: BotApi, ask: Ask, kind: str, done: int) -> None:
    api.open_chat(1)
    api.fault(kind, seconds=0.05)  # type: ignore[arg-type]
    with pytest.raises(aiohttp.ClientConnectionError):
        await ask("sendMessage", chat_id=1, text="a")
    assert len(api.sent(1)) == done
    assert api.calls[-1].status == 0
    assert (await ask("getMe"))["ok"]


async def test_a_late_answer(api: BotApi, ask: Ask) -> None:
    api.open_chat(1)
    api.fault("hang_after", seconds=60)
    call = asyncio.create_task(ask("sendMessage", chat_id=1, text="a"))
    await api.wait_for(lambda: api.sent(1))
    assert not call.done()
    call.cancel()


async def test_a_late_answer_comes(api: BotApi, ask: Ask) -> None:
    api.fault("hang_after", seconds=0.05)
    assert (await ask("getMe"))["ok"]


async def test_chance_is_the_same_for_the_same_seed(api: BotApi, ask: Ask) -> None:
    async def codes(seed: int) -> list[int]:
        api.chaos(0.5, ["429", "500"], seed)
        return [(await ask("getMe")).get("error_code", 200) for _ in range(20)]

    assert await codes(1) == await codes(1)
    assert set(await codes(1)) == {200, 429, 500}
    api.calm()
    assert (await ask("getMe"))["ok"]


async def test_every_call_can_be_slowed(api: BotApi, ask: Ask) -> None:
    api.slow(0.05)
    await ask("getMe")
    took = api.calls[-1].took_s
    assert took is not None
    assert took >= 0.05


def test_an_unknown_fault_is_an_error() -> None:
    with pytest.raises(ValueError, match="it is one of"):
        BotApi().fault("418")  # type: ignore[arg-type]
