"""The same operations over HTTP, and the server as a process."""

import asyncio
import signal
import sys
from typing import Any

import aiohttp
import pytest

from tests.botapi.fixtures import Ask, api, ask
from tests.botapi.server import BotApi

__all__ = ["api", "ask"]


async def control(url: str, name: str, /, **arguments: Any) -> tuple[int, Any]:
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{url}/control/{name}", json=arguments) as response,
    ):
        body = await response.json()
        return response.status, body.get("result", body.get("error"))


async def test_people_act_over_http(api: BotApi, ask: Ask) -> None:
    status, said = await control(api.url, "say", chat=1, text="hi", language_code="ru")
    assert (status, said["from"]["language_code"]) == (200, "ru")
    keyboard = {"inline_keyboard": [[{"text": "x", "callback_data": "d"}]]}
    await ask("sendMessage", chat_id=1, text="<b>hi</b>", parse_mode="HTML", reply_markup=keyboard)
    _, reply = await control(api.url, "reply_to", message=said)
    assert (reply["text"], reply["raw"]) == ("hi", "<b>hi</b>")
    _, query = await control(
        api.url, "press", chat=1, message_id=reply["message_id"], button=[0, 0]
    )
    assert query["data"] == "d"
    _, state = await control(api.url, "state")
    assert state == {
        "pending": 2, "confirmed": 0, "sent": 1, "calls": 1, "refusals": 0, "too_fast": 0,
    }  # fmt: skip


async def test_faults_and_refusals_over_http(api: BotApi, ask: Ask) -> None:
    await control(api.url, "fault", kind="429", method="getMe", retry_after=3)
    assert (await ask("getMe"))["parameters"] == {"retry_after": 3}
    await ask("sendMessage", chat_id=1, text="a")
    _, refusals = await control(api.url, "refusals")
    assert [one["description"] for one in refusals] == ["Bad Request: chat not found"]
    _, calls = await control(api.url, "calls", method="getMe")
    assert [one["status"] for one in calls] == [429]


async def test_waiting_over_http(api: BotApi, ask: Ask) -> None:
    waiting = asyncio.create_task(control(api.url, "wait_for", sent=1, chat=1))
    api.open_chat(1)
    await ask("sendMessage", chat_id=1, text="a")
    assert (await waiting)[1]["sent"] == 1
    assert (await control(api.url, "wait_for", sent=2, timeout=0.05))[0] == 408


@pytest.mark.parametrize(
    ("name", "arguments", "status"),
    [
        pytest.param("nothing", {}, 404, id="unknown operation"),
        pytest.param("say", {"chat": 1}, 400, id="missing argument"),
        pytest.param("fault", {"kind": "418"}, 400, id="wrong value"),
        pytest.param("repeat", {"update_id": 9}, 404, id="unknown update"),
    ],
)
async def test_wrong_operations(
    api: BotApi, name: str, arguments: dict[str, Any], status: int
) -> None:
    assert (await control(api.url, name, **arguments))[0] == status


async def test_the_server_runs_as_a_process() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.botapi", "--token", "7:x", stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    url = (await process.stdout.readline()).decode().strip()
    try:
        async with aiohttp.ClientSession() as session, session.get(f"{url}/bot7:x/getMe") as got:
            assert (await got.json())["result"]["id"] == 7
    finally:
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 0
