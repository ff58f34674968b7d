"""getUpdates: offsets, waiting, one poller."""

import asyncio

import aiohttp
import pytest

from tests.botapi.fixtures import Ask, api, ask
from tests.botapi.server import BotApi

__all__ = ["api", "ask"]


async def ids(ask: Ask, **params: object) -> list[int]:
    return [update["update_id"] for update in (await ask("getUpdates", **params))["result"]]


async def test_updates_stay_until_a_higher_offset(api: BotApi, ask: Ask) -> None:
    for text in "abc":
        api.say(1, text)
    first, second, third = await ids(ask)
    assert await ids(ask, limit=2) == [first, second]
    assert await ids(ask, offset=second) == [second, third]
    assert await ids(ask) == [second, third]
    assert (api.confirmed, api.pending) == (first, 2)
    assert await ids(ask, offset=third + 1) == []
    assert (api.confirmed, api.pending) == (third, 0)


async def test_a_negative_offset_counts_from_the_end(api: BotApi, ask: Ask) -> None:
    for text in "abc":
        api.say(1, text)
    assert len(await ids(ask, offset=-2)) == 2
    assert api.pending == 2


async def test_a_poll_waits_for_an_update(api: BotApi, ask: Ask) -> None:
    poll = asyncio.create_task(ids(ask, timeout=30))
    await api.wait_for(lambda: api.calls)
    assert not poll.done()
    api.say(1, "a")
    assert len(await poll) == 1


async def test_a_second_poll_ends_the_first_with_a_conflict(api: BotApi, ask: Ask) -> None:
    first = asyncio.create_task(ask("getUpdates", timeout=30))
    await api.wait_for(lambda: api.calls)
    second = asyncio.create_task(ask("getUpdates", timeout=30))
    ended = await first
    assert ended["error_code"] == 409
    assert ended["description"] == (
        "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running"
    )
    api.say(1, "a")
    assert len((await second)["result"]) == 1


async def test_a_poll_whose_client_left_takes_no_update(api: BotApi, ask: Ask) -> None:
    left = asyncio.create_task(ask("getUpdates", timeout=30))
    await api.wait_for(lambda: api.calls)
    left.cancel()
    await api.wait_for(lambda: api.calls[0].status == 0)
    api.say(1, "a")
    assert len(await ids(ask, timeout=30)) == 1
    assert [call.status for call in api.calls] == [0, 200]


async def test_stopping_breaks_a_waiting_poll(api: BotApi, ask: Ask) -> None:
    poll = asyncio.create_task(ask("getUpdates", timeout=30))
    await api.wait_for(lambda: api.calls)
    await api.stop()
    with pytest.raises(aiohttp.ClientConnectionError):
        await poll


async def test_allowed_updates_are_remembered(api: BotApi, ask: Ask) -> None:
    await ask("getUpdates", allowed_updates=["message"])
    message = api.say(1, "a")
    assert api.edit(1, message["message_id"], "b")["text"] == "b"
    assert len(await ids(ask)) == 1


async def test_reactions_come_on_request_only(api: BotApi, ask: Ask) -> None:
    assert api.say_raw({"message_reaction": {}}) is None
    await ask("getUpdates", allowed_updates=["message_reaction"])
    assert api.say_raw({"message_reaction": {}}) is not None


async def test_a_repeat_comes_though_it_was_confirmed(api: BotApi, ask: Ask) -> None:
    api.say(1, "a")
    api.say(1, "b")
    first, second = await ids(ask)
    assert await ids(ask, offset=second + 1) == []
    api.repeat(first)
    assert await ids(ask, offset=second + 1) == [first]
    assert await ids(ask, offset=first + 1) == []
    assert api.pending == 0


@pytest.mark.parametrize("limit", [0, 101])
async def test_a_limit_outside_1_to_100_is_refused(ask: Ask, limit: int) -> None:
    assert (await ask("getUpdates", limit=limit))["error_code"] == 400


async def test_pending_updates_can_be_dropped(api: BotApi, ask: Ask) -> None:
    api.say(1, "a")
    assert (await ask("getWebhookInfo"))["result"]["pending_update_count"] == 1
    await ask("deleteWebhook", drop_pending_updates=True)
    assert api.pending == 0
