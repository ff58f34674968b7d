"""The operations of the server over HTTP, for a server in a process of its own.

POST /control/NAME with the arguments as a JSON object; the answer is `{"result": …}`.
"""

import dataclasses
import inspect
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from aiohttp import web

if TYPE_CHECKING:
    from tests.botapi.server import BotApi

_PLAIN = frozenset(
    "open_chat say edit press ask_inline vote say_raw repeat block unblock migrate forget_query "
    "fault chaos slow limit calm sent reply_to".split()
)


def add_control(app: web.Application, api: "BotApi") -> None:
    """Serves `api`'s operations under /control/."""

    async def operate(request: web.Request) -> web.Response:
        try:
            arguments = json.loads(await request.read() or b"{}")
            result = await _operate(api, request.match_info["name"], arguments)
        except LookupError as error:
            return _answer({"error": f"not found: {error}"}, 404)
        except TimeoutError as error:
            return _answer({"error": str(error)}, 408)
        except (TypeError, ValueError) as error:
            return _answer({"error": str(error)}, 400)
        return _answer({"result": result}, 200)

    app.router.add_route("*", "/control/{name}", operate)


async def _operate(api: "BotApi", name: str, arguments: dict[str, Any]) -> Any:
    if name in _PLAIN:
        result = getattr(api, name)(**arguments)
    elif name in _OTHERS:
        result = _OTHERS[name](api, **arguments)
    else:
        raise LookupError(name)
    return await result if inspect.isawaitable(result) else result


def _state(api: "BotApi") -> dict[str, int]:
    return {
        "pending": api.pending,
        "confirmed": api.confirmed,
        "sent": len(api.outbox),
        "calls": len(api.calls),
        "refusals": len(api.refusals),
        "too_fast": 0 if api.limits is None else api.limits.refused,
    }


def _calls(api: "BotApi", method: str | None = None) -> list[Any]:
    return [call for call in api.calls if method in {None, call.method}]


async def _wait_for(
    api: "BotApi",
    *,
    sent: int = 0,
    chat: int | None = None,
    confirmed: int = 0,
    calls: int = 0,
    timeout: float = 10,  # noqa: ASYNC109
) -> dict[str, int]:
    """The state once there are that many, `confirmed` being an id of an update."""
    await api.wait_for(
        lambda: (
            len(api.outbox if chat is None else api.sent(chat)) >= sent
            and api.confirmed >= confirmed
            and len(api.calls) >= calls
        ),
        timeout,
    )
    return _state(api)


def _say_many(api: "BotApi", *, chats: list[int], texts: list[str]) -> int:
    """Every text is said, the chats taking turns; how many there were."""
    for number, text in enumerate(texts):
        api.say(chats[number % len(chats)], text)
    return len(texts)


_OTHERS: dict[str, Callable[..., Any]] = {
    "wait_for": _wait_for,
    "state": _state,
    "calls": _calls,
    "say_many": _say_many,
    "refusals": lambda api: api.refusals,
    "answers": lambda api: api.answers,
}


def _answer(body: dict[str, Any], status: int) -> web.Response:
    def plain(value: Any) -> Any:
        return dataclasses.asdict(value)

    return web.json_response(body, status=status, dumps=lambda one: json.dumps(one, default=plain))
