"""A Bot API server on the loopback interface, as strict as Telegram or stricter."""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, TypeVar

from aiohttp import web

from tests.botapi.control import add_control
from tests.botapi.faults import BAD_GATEWAY, Chance, Fault, Faults, Kind, refusal_of, reset
from tests.botapi.limits import Limits
from tests.botapi.methods import Method, find_method, perform
from tests.botapi.params import read_params
from tests.botapi.people import People
from tests.botapi.refusal import Json, RefusalError
from tests.botapi.world import Sent

TOKEN = "123456:AAE-konspekt_loopback_token_for_tests"
HOST = "127.0.0.1"

T = TypeVar("T")


@dataclass(slots=True)
class Call:
    """One request. `status` is None while it runs and 0 if its connection was broken.

    `at` and `took_s` are seconds, of `monotonic` and of its duration.
    """

    method: str
    params: Json
    at: float
    status: int | None = None
    description: str | None = None
    took_s: float | None = None
    injected: bool = False


class BotApi(People):
    """The server and its world. One object serves one bot; it can stop and start again."""

    def __init__(self, token: str = TOKEN) -> None:
        super().__init__(int(token.partition(":")[0]))
        self.token = token
        self.port = 0
        self.calls: list[Call] = []
        self.faults = Faults()
        self.limits: Limits | None = None
        self._runner: web.AppRunner | None = None
        self._waiting: list[asyncio.Future[None]] = []

    @property
    def url(self) -> str:
        """The root, for TELEGRAM_API_URL."""
        return f"http://{HOST}:{self.port}"

    @property
    def base_url(self) -> str:
        """What comes before the token, for `telegram.Bot`."""
        return f"{self.url}/bot"

    @property
    def pending(self) -> int:
        """How many updates the bot has not confirmed."""
        return self.updates.pending

    @property
    def confirmed(self) -> int:
        """The largest id of an update the bot confirmed, 0 if there is none."""
        return self.updates.confirmed

    @property
    def refusals(self) -> list[Call]:
        """Every call that was refused with 400 for what it said."""
        return [call for call in self.calls if call.status == 400 and not call.injected]

    def sent(self, chat: int | None = None, method: str | None = None) -> list[Sent]:
        """What the bot sent and edited, oldest first."""
        return [
            one
            for one in self.outbox
            if chat in {None, one.chat_id} and method in {None, one.method}
        ]

    async def start(self, port: int | None = None) -> None:
        """Listens; on the port it had before if none is given, on a free one at first."""
        app = web.Application(client_max_size=2**24)
        app.router.add_route("*", "/bot{token}/{method}", self._answer)
        add_control(app, self)
        runner = web.AppRunner(
            app, access_log=None, handler_cancellation=True, shutdown_timeout=0.05
        )
        await runner.setup()
        self._runner = runner
        await web.TCPSite(runner, HOST, self.port if port is None else port).start()
        self.port = runner.addresses[0][1]

    async def stop(self) -> None:
        """Stops listening and breaks what is open; the world stays as it is."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    def fault(self, kind: Kind, method: str | None = None, times: int = 1, **options: Any) -> None:
        """Queues a fault. Options: `retry_after` of 429, `seconds` of a hang."""
        self.faults.queued.append(Fault(kind, method, times, **options))

    def chaos(
        self,
        rate: float,
        kinds: Sequence[Kind],
        seed: int = 0,
        method: str | None = None,
        **options: Any,
    ) -> None:
        """Faults by chance from now on, `rate` from 0 (none) to 1."""
        self.faults.chance = Chance(rate, kinds, Random(seed), method, **options)

    def slow(self, delay_s: float) -> None:
        """Adds a delay to the round trip of every call."""
        self.faults.delay_s = delay_s

    def limit(self) -> None:
        """Refuses from now on what comes faster than Telegram allows."""
        self.limits = Limits()

    def calm(self) -> None:
        """Takes away all faults and delays."""
        self.faults = Faults()

    async def wait_for(self, predicate: Callable[[], T], timeout: float = 10) -> T:  # noqa: ASYNC109
        """The first true value of `predicate`, looked at with every call. Raises TimeoutError."""
        deadline = asyncio.get_running_loop().time() + timeout
        while not (value := predicate()):
            left = deadline - asyncio.get_running_loop().time()
            if left <= 0:
                refused = [call.description for call in self.refusals]
                raise TimeoutError(f"nothing after {timeout} s; refused so far: {refused}")
            waiter = asyncio.get_running_loop().create_future()
            self._waiting.append(waiter)
            await asyncio.wait((waiter,), timeout=left)
        return value

    async def reply_to(self, message: Json, timeout: float = 10) -> Sent:  # noqa: ASYNC109
        """The first message of the bot in the chat after `message`. Raises TimeoutError."""
        found = await self.wait_for(
            lambda: next(iter(self._replies(message["chat"]["id"], message["message_id"])), None),
            timeout,
        )
        assert found is not None
        return found

    def _replies(self, chat: int, after: int) -> list[Sent]:
        return [
            one
            for one in self.sent(chat)
            if one.message_id > after and one.method.startswith("send")
        ]

    def changed(self) -> None:
        """Lets those who wait look again."""
        waiting, self._waiting = self._waiting, []
        for waiter in waiting:
            if not waiter.done():
                waiter.set_result(None)

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        call = Call(request.match_info["method"], {}, time.monotonic(), status=0)
        try:
            return await self._respond(request, call)
        except RefusalError as refusal:
            call.status, call.description = refusal.code, refusal.description
            return web.json_response(refusal.body(), status=refusal.code)
        finally:
            call.status = call.status or 0
            call.took_s = time.monotonic() - call.at
            self.changed()

    async def _respond(self, request: web.Request, call: Call) -> web.StreamResponse:
        self.calls.append(call)
        if request.match_info["token"] != self.token:
            raise RefusalError("Unauthorized", 401)
        method = find_method(call.method)
        call.method = method.name
        call.params = await read_params(request)
        call.status = None
        self.changed()
        delay = self.faults.delay_s
        if delay:
            await asyncio.sleep(delay / 2)
        fault = self.faults.next(method.name)
        if fault is not None:
            return await self._go_wrong(request, call, method, fault)
        result = await self._perform(method, call.params)
        self.changed()
        if delay:
            await asyncio.sleep(delay / 2)
        call.status = 200
        return web.json_response({"ok": True, "result": result})

    async def _perform(self, method: Method, params: Json) -> Any:
        if self.limits is not None and method.name in {"sendMessage", "sendPhoto", "sendPoll"}:
            self.limits.check(str(params.get("chat_id")))
        return await perform(self, method, params)

    async def _go_wrong(
        self, request: web.Request, call: Call, method: Method, fault: Fault
    ) -> web.StreamResponse:
        response: web.StreamResponse = web.Response()
        if fault.kind in {"reset_after", "hang_after"}:
            done = await self._perform(method, call.params)
            self.changed()
            response = web.json_response({"ok": True, "result": done})
        call.injected = True
        if (refusal := refusal_of(fault)) is not None:
            raise refusal
        if fault.kind == "502":
            call.status = 502
            return web.Response(status=502, text=BAD_GATEWAY, content_type="text/html")
        call.status = 0
        if fault.kind in {"hang_before", "hang_after"}:
            await asyncio.sleep(fault.seconds)
        if fault.kind == "hang_after":
            call.status = 200
        else:
            reset(request)
        return response
