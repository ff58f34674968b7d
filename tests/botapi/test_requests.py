"""URLs, tokens and the four ways of giving parameters."""

from typing import Any

import aiohttp
import pytest

from tests.botapi.fixtures import Ask, api, ask
from tests.botapi.methods import METHODS
from tests.botapi.server import BotApi

__all__ = ["api", "ask"]


@pytest.mark.parametrize(
    ("verb", "way"),
    [
        pytest.param("GET", "params", id="query"),
        pytest.param("POST", "params", id="query of a POST"),
        pytest.param("POST", "data", id="form"),
        pytest.param("POST", "json", id="JSON"),
    ],
)
async def test_parameters_come_in(api: BotApi, verb: str, way: str) -> None:
    api.open_chat(1)
    given: dict[str, Any] = {way: {"chat_id": "1", "text": "ё & 😀"}}
    url = f"{api.base_url}{api.token}/SendMessage"
    async with aiohttp.ClientSession() as session, session.request(verb, url, **given) as response:
        assert (await response.json())["result"]["text"] == "ё & 😀"


async def test_parameters_come_in_multipart(api: BotApi) -> None:
    api.open_chat(1)
    form = aiohttp.MultipartWriter("form-data")
    for name, value in (("chat_id", "1"), ("text", "ё")):
        form.append(value).set_content_disposition("form-data", name=name)
    url = f"{api.base_url}{api.token}/sendmessage"
    async with aiohttp.ClientSession() as session, session.post(url, data=form) as response:
        assert (await response.json())["result"]["text"] == "ё"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        pytest.param(b"chat_id=1&text=%FF", "application/x-www-form-urlencoded", id="bytes"),
        pytest.param(b'{"chat_id": 1, "text": "\\ud800"}', "application/json", id="surrogate"),
    ],
)
async def test_strings_that_are_not_unicode_are_refused(
    api: BotApi, body: bytes, kind: str
) -> None:
    api.open_chat(1)
    url = f"{api.base_url}{api.token}/sendMessage"
    headers = {"Content-Type": kind}
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.post(url, data=body) as response,
    ):
        refused = await response.json()
    assert refused["description"] == "Bad Request: strings must be encoded in UTF-8"
    assert [call.description for call in api.refusals] == [refused["description"]]


@pytest.mark.parametrize(
    ("path", "status", "description"),
    [
        pytest.param("bot1:wrong/getMe", 401, "Unauthorized", id="wrong token"),
        pytest.param("bot1:wrong/nothing", 401, "Unauthorized", id="wrong token and method"),
        pytest.param("bot{token}/nothing", 404, "Not Found", id="unknown method"),
    ],
)
async def test_wrong_addresses(api: BotApi, path: str, status: int, description: str) -> None:
    url = f"{api.url}/{path.format(token=api.token)}"
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        assert response.status == status
        body = {"ok": False, "error_code": status, "description": description}
        assert await response.json() == body


@pytest.mark.parametrize("method", [one.name for one in METHODS.values()])
async def test_an_unknown_parameter_is_refused_by_every_method(ask: Ask, method: str) -> None:
    refused = await ask(method, chatid=1)
    assert refused["description"] == f'Bad Request: unknown parameter "chatid" of {method}'


async def test_calls_are_logged(api: BotApi, ask: Ask) -> None:
    api.open_chat(1)
    await ask("sendmessage", chat_id=1, text="a")
    await ask("sendMessage", chat_id=2, text="a")
    assert [(call.method, call.status) for call in api.calls] == [
        ("sendMessage", 200),
        ("sendMessage", 400),
    ]
    assert api.calls[0].params == {"chat_id": 1, "text": "a"}


async def test_the_server_goes_down_and_comes_back(api: BotApi, ask: Ask) -> None:
    api.say(1, "a")
    await api.stop()
    with pytest.raises(aiohttp.ClientConnectionError):
        await ask("getMe")
    await api.start()
    assert len((await ask("getUpdates"))["result"]) == 1
