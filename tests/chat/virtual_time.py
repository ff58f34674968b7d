"""An event loop in which waiting takes no time, and the clock shows what was waited for."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


class VirtualLoop(asyncio.SelectorEventLoop):
    """Jumps to the next thing to do whenever there is nothing to do now. For no real network."""

    # Any: attributes of the loop that its stub does not name.
    _ready: Any
    _scheduled: Any

    def __init__(self) -> None:
        super().__init__()
        self.now_s = 0.0

    def time(self) -> float:
        """Seconds since the loop began."""
        return self.now_s

    def _run_once(self) -> None:
        if not self._ready and self._scheduled:
            self.now_s = max(self.now_s, self._scheduled[0].when())
        super()._run_once()  # type: ignore[misc]  # the stub does not name it


def run(work: Coroutine[Any, Any, T]) -> T:
    """The result of `work`, at once."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(work)


def now() -> float:
    """Seconds on the clock of the running loop."""
    return asyncio.get_running_loop().time()
