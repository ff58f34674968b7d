"""Faults of the network and of Telegram, on demand or by chance."""

import socket
import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Literal, TypeAlias, get_args

from aiohttp import web

from tests.botapi.refusal import Json, RefusalError

Kind: TypeAlias = Literal[
    "429",  # told to wait `retry_after` seconds
    "500",  # an error of Telegram, as JSON
    "502",  # a gateway's page instead of JSON
    "reset_before",  # the connection breaks, nothing was done
    "reset_after",  # it was done, the connection breaks before the answer
    "hang_before",  # nothing for `seconds`, then the connection breaks; nothing was done
    "hang_after",  # it was done, the answer comes `seconds` late
]
KINDS: tuple[Kind, ...] = get_args(Kind)
BAD_GATEWAY = (
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
    "<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n"
    "</body>\r\n</html>\r\n"
)


@dataclass(slots=True)
class Fault:
    """One kind of fault, for a method or for any, as many times as `times` says."""

    kind: Kind
    method: str | None = None
    times: int = 1
    retry_after: int = 1
    seconds: float = 1.0

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"fault {self.kind!r}: it is one of {', '.join(KINDS)}")

    def fits(self, method: str) -> bool:
        """Whether it is for this method."""
        return self.method is None or self.method.lower() == method.lower()


@dataclass(slots=True)
class Chance:
    """Faults that come by chance, the same ones for the same seed and calls."""

    rate: float
    kinds: Sequence[Kind]
    random: Random
    method: str | None = None
    retry_after: int = 1
    seconds: float = 1.0

    def draw(self, method: str) -> Fault | None:
        """A fault for this call, or none."""
        if self.method is not None and self.method.lower() != method.lower():
            return None
        if self.random.random() >= self.rate:
            return None
        kind = self.random.choice(self.kinds)
        return Fault(kind, retry_after=self.retry_after, seconds=self.seconds)


@dataclass(slots=True)
class Faults:
    """What goes wrong next. `delay_s` is added to every round trip."""

    queued: list[Fault] = field(default_factory=list)
    chance: Chance | None = None
    delay_s: float = 0.0

    def next(self, method: str) -> Fault | None:
        """The fault for this call; a queued one comes before chance."""
        for fault in self.queued:
            if fault.fits(method):
                fault.times -= 1
                if fault.times <= 0:
                    self.queued.remove(fault)
                return fault
        return self.chance.draw(method) if self.chance else None


def refusal_of(fault: Fault) -> RefusalError | None:
    """What Telegram would say, for the faults in which it says something."""
    if fault.kind == "429":
        parameters: Json = {"retry_after": fault.retry_after}
        reason = f"Too Many Requests: retry after {fault.retry_after}"
        return RefusalError(reason, 429, parameters)
    return RefusalError("Internal Server Error", 500) if fault.kind == "500" else None


def reset(request: web.Request) -> None:
    """Breaks the connection at once, so that the client sees a reset."""
    if request.transport is None:
        return
    connection = request.transport.get_extra_info("socket")
    linger = struct.pack("ii", 1, 0)  # on, zero seconds: RST instead of FIN
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    request.transport.abort()
