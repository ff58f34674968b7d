"""Sends messages, whatever the network and Telegram do.

What timed out is taken as sent. A connection that broke before the answer is tried again: the
message may then come twice, which is better than never.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta

import httpx
from telegram import InlineKeyboardMarkup
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.chat.bot import KonspektBot
from bot.chat.pauses import Pauses

log = logging.getLogger(__name__)

# Telegram's Bot API has no key against repeats: these say that it never saw the request.
_NOT_SENT = (httpx.ConnectTimeout, httpx.PoolTimeout)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a message is tried for. Times are in seconds.

    `tries`: how often after network faults and Telegram's own (5xx), the pause doubling from
    `pause_s`. `longest_wait_s`: the longest `retry_after` that is waited for.
    """

    tries: int = 8
    pause_s: float = 0.5
    longest_pause_s: float = 15.0
    longest_wait_s: float = 600.0


@dataclass(frozen=True, slots=True)
class Sender:
    """Sends through a bot. `at_once` bounds how many requests are under way at a time."""

    bot: KonspektBot
    at_once: asyncio.Semaphore
    patience: Patience = Patience()
    sleep: Callable[[float], Awaitable[None]] = field(default=asyncio.sleep)
    pauses: Pauses = field(default_factory=Pauses)

    async def send(
        self,
        chat_id: int,
        html: str,
        keyboard: InlineKeyboardMarkup | None = None,
        reply_to: int | None = None,
    ) -> None:
        """Sends one message. `reply_to`: the id of the message that it answers."""

        async def attempt(target: int) -> None:
            await self.bot.send_html(target, html, keyboard, reply_to)

        try:
            await self._to_chat(chat_id, attempt)
        except Forbidden as refused:
            log.info("A message was not sent: %s", refused)

    async def acknowledge(self, query_id: str, notice: str | None = None) -> None:
        """Ends the waiting sign of a pressed button. `notice` is shown over the chat."""
        try:
            await self._persist(None, lambda: self.bot.answer_callback_query(query_id, notice))
        except BadRequest as stale:
            # The press is older than Telegram keeps it; nobody waits for it any more.
            log.debug("A button press was not acknowledged: %s", stale)

    async def _to_chat(self, chat_id: int, attempt: Callable[[int], Awaitable[None]]) -> None:
        try:
            await self._persist(chat_id, lambda: attempt(chat_id))
        except ChatMigrated as moved:
            new_chat_id = moved.new_chat_id
            await self._persist(new_chat_id, lambda: attempt(new_chat_id))

    async def _persist(self, chat_id: int | None, attempt: Callable[[], Awaitable[object]]) -> None:
        """Repeats an attempt until it was not refused, or may have worked.

        TelegramError: Telegram refused, or patience ended.
        """
        pause_s = self.patience.pause_s
        for tries_left in reversed(range(self.patience.tries)):
            if (left_s := self.pauses.left_s(chat_id)) > 0:
                await self.sleep(left_s)
            try:
                async with self.at_once:
                    await attempt()
            except (RetryAfter, NetworkError) as fault:
                if _may_be_done(fault):
                    log.warning("A request timed out and is taken as done: %s", fault)
                    return
                wait_s = pause_s if isinstance(fault, NetworkError) else seconds(fault)
                if not tries_left or wait_s > self.patience.longest_wait_s or _is_refusal(fault):
                    raise
                log.info("A request is tried again in %.1f s: %s", wait_s, fault)
                if isinstance(fault, RetryAfter):
                    self.pauses.refuse(chat_id, wait_s)
                else:
                    await self.sleep(wait_s)
                    pause_s = min(pause_s * 2, self.patience.longest_pause_s)
            else:
                return


def _may_be_done(fault: TelegramError) -> bool:
    return isinstance(fault, TimedOut) and not isinstance(fault.__cause__, _NOT_SENT)


def _is_refusal(fault: TelegramError) -> bool:
    # The library derives a refusal of the request itself from NetworkError.
    return isinstance(fault, BadRequest)


def seconds(busy: RetryAfter) -> float:
    """How long Telegram asks to wait."""
    wait = busy.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
