"""How fast a bot may send: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits

Stricter than Telegram, which lets short bursts pass: no second may hold more than it may hold,
but for a little that messages bunch up on a busy machine, and no ten seconds at all.
"""

import time
from collections import deque
from collections.abc import Callable

from tests.botapi.refusal import RefusalError

PER_SECOND = 30
PER_CHAT_S = 1.0
PER_GROUP_MINUTE = 20
MINUTE_S = 60.0
TOLERANCE_S = 0.05
_LONG_S = 10


class Limits:
    """Refuses with 429 what comes too fast. `refused` counts how often."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.refused = 0
        self._clock = clock
        self._all: deque[float] = deque(maxlen=PER_SECOND * _LONG_S)
        self._chats: dict[str, deque[float]] = {}

    def check(self, chat_id: str) -> None:
        """Counts a message to a chat. Raises RefusalError."""
        now = self._clock()
        is_group = chat_id.startswith("-")
        sent = self._chats.setdefault(chat_id, deque(maxlen=PER_GROUP_MINUTE if is_group else 1))
        free = sent[-1] + PER_CHAT_S - TOLERANCE_S if sent else now
        if len(self._all) >= PER_SECOND:
            free = max(free, self._all[-PER_SECOND] + 1 - TOLERANCE_S)
        if len(self._all) == PER_SECOND * _LONG_S:
            free = max(free, self._all[0] + _LONG_S - TOLERANCE_S)
        if is_group and len(sent) == PER_GROUP_MINUTE:
            free = max(free, sent[0] + MINUTE_S)
        if free > now:
            self.refused += 1
            wait_s = int(free - now) + 1
            reason = f"Too Many Requests: retry after {wait_s}"
            raise RefusalError(reason, 429, {"retry_after": wait_s})
        self._all.append(now)
        sent.append(now)
