"""How fast Telegram lets a bot send: replies are counted, only broadcasts wait.

https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
"""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable

OVERALL_PER_S = 30
CHAT_PAUSE_S = 1.0
GROUP_PER_MINUTE = 20
MINUTE_S = 60.0
# Evenly spaced and a little slower than allowed, one short of the limit in any second: messages
# bunch up on their way, and a reply must find room.
STEP_S = 1 / 28.8
WINDOW = OVERALL_PER_S - 1
MOST_LATE_S = 0.5
_MANY_CHATS = 1000


class Pace:
    """Remembers what was sent when. `chat` and `turn` wait, `note` only counts."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._queue = asyncio.Lock()
        self._next = 0.0
        self._lately: deque[float] = deque(maxlen=WINDOW)
        self._chats: dict[int, deque[float]] = {}

    def note(self, chat_id: int) -> None:
        """A reply is sent to a chat now; the next broadcast waits a step longer for it."""
        now = self._clock()
        self._next = max(self._next, now) + STEP_S
        self._count(chat_id, now)

    async def chat(self, chat_id: int) -> None:
        """Waits until that chat may get another message."""
        while (left_s := self._chat_left_s(chat_id)) > 0:
            await self._sleep(left_s)

    async def turn(self, chat_id: int) -> None:
        """Waits until a broadcast may be sent, each in its turn, and counts it."""
        async with self._queue:
            while (left_s := self._left_s()) > 0:
                await self._sleep(left_s)
            now = self._clock()
            # What came late is caught up with, as far as the second has room.
            self._next = max(self._next, now - MOST_LATE_S) + STEP_S
            self._count(chat_id, now)

    def _left_s(self) -> float:
        free = self._next
        if len(self._lately) == WINDOW:
            free = max(free, self._lately[0] + WINDOW * STEP_S)
        return free - self._clock()

    def _chat_left_s(self, chat_id: int) -> float:
        sent = self._chats.get(chat_id)
        if not sent:
            return 0.0
        free = sent[-1] + CHAT_PAUSE_S
        if len(sent) == GROUP_PER_MINUTE:
            free = max(free, sent[0] + MINUTE_S)
        return free - self._clock()

    def _count(self, chat_id: int, at: float) -> None:
        self._lately.append(at)
        if len(self._chats) > _MANY_CHATS:
            over = at - MINUTE_S
            self._chats = {chat: sent for chat, sent in self._chats.items() if sent[-1] > over}
        # Private chats, whose ids are above 0, have no limit by the minute.
        length = GROUP_PER_MINUTE if chat_id < 0 else 1
        self._chats.setdefault(chat_id, deque(maxlen=length)).append(at)
