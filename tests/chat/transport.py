"""Telegram as the library's transport: says what it is told to, else does what it is asked."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

import httpx
from telegram import User
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.chat.bot import KonspektBot

Json: TypeAlias = dict[str, Any]
Outcome: TypeAlias = Exception | tuple[int, Json]

ME = User(5, "Konspekt", is_bot=True, username="konspekt_bot")

# What a person wrote in a private chat.
MESSAGE: Json = {
    "message_id": 9,
    "date": 0,
    "chat": {"id": 1, "type": "private"},
    "from": {"id": 1, "is_bot": False, "first_name": "x", "language_code": "ru"},
    "text": "apple",
}


class Telegram(BaseRequest):
    """Notes every request in `asked`. `outcomes` are used up one by one, then all goes well.

    `meanwhile` runs before each reply, as long as the network takes.
    """

    def __init__(
        self, *outcomes: Outcome, meanwhile: Callable[[], Awaitable[object]] | None = None
    ) -> None:
        self.outcomes = list(outcomes)
        self.meanwhile = meanwhile
        self.asked: list[tuple[str, Json]] = []
        self.done: list[tuple[str, Json]] = []
        self.at_once = 0
        self.most_at_once = 0

    def sent(self, method: str = "sendMessage") -> list[Json]:
        """The parameters of the requests of one method that went well."""
        return [params for name, params in self.done if name == method]

    @property
    def read_timeout(self) -> float | None:
        """As the library wants it."""
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *timeouts: object,
        **more_timeouts: object,
    ) -> tuple[int, bytes]:
        """The next outcome, or success."""
        name = url.rpartition("/")[2]
        params = dict(request_data.parameters) if request_data is not None else {}
        self.asked.append((name, params))
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await (self.meanwhile or _moment)()
        finally:
            self.at_once -= 1
        outcome = self.outcomes.pop(0) if self.outcomes else (200, _result(name, params))
        if isinstance(outcome, Exception):
            raise outcome
        code, body = outcome
        if code == 200:
            self.done.append((name, params))
        return code, json.dumps(body).encode()


async def _moment() -> None:
    await asyncio.sleep(0)


def _result(method: str, params: Json) -> Json:
    if method == "getMe":
        return {"ok": True, "result": ME.to_dict()}
    if method != "sendMessage":
        return {"ok": True, "result": True}
    chat = {"id": params["chat_id"], "type": "private"}
    return {"ok": True, "result": {"message_id": 1, "date": 0, "chat": chat, "text": "x"}}


def bot_of(telegram: Telegram) -> KonspektBot:
    """The bot on this transport."""
    return KonspektBot("5:token", request=telegram, get_updates_request=telegram)


def timed_out(cause: type[httpx.TimeoutException]) -> TimedOut:
    """What the library raises when a request takes too long, as it raises it."""
    fault = TimedOut()
    fault.__cause__ = cause("")
    return fault


def refused(code: int, description: str, **parameters: int) -> Outcome:
    """Telegram's refusal."""
    body: Json = {"ok": False, "error_code": code, "description": description}
    return code, body | ({"parameters": parameters} if parameters else {})


BUSY = refused(429, "Too Many Requests: retry after 7", retry_after=7)
BROKEN = refused(500, "Internal Server Error")
GATEWAY = refused(502, "Bad Gateway")
BLOCKED = refused(403, "Forbidden: bot was blocked by the user")
WRONG = refused(400, "Bad Request: message is too long")
MOVED = refused(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-100)
RESET = NetworkError("httpx.ReadError: ")
UNREACHABLE = NetworkError("httpx.ConnectError: All connection attempts failed")
