"""Who may not be written to for a while, because Telegram said so."""

import time
from collections.abc import Callable


class Pauses:
    """Remembers each chat's `retry_after`. When a second chat is refused meanwhile, the limit is
    on all messages, and everybody waits.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._until: dict[int | None, float] = {}
        self._all_until = 0.0

    def refuse(self, chat_id: int | None, wait_s: float) -> None:
        """Telegram asks to wait. `chat_id` is None where the request was for no chat."""
        now = self._clock()
        self._until = {chat: until for chat, until in self._until.items() if until > now}
        self._until[chat_id] = now + wait_s
        if len(self._until) > 1 or chat_id is None:
            self._all_until = max(self._until.values())

    def left_s(self, chat_id: int | None) -> float:
        """Seconds that a request for that chat has to wait still."""
        until = max(self._until.get(chat_id, 0.0), self._all_until)
        return max(0.0, until - self._clock())
