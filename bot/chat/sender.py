"""Sends messages, whatever the network and Telegram do.

What timed out is taken as sent. A connection that broke before the answer is tried again: the
message may then come twice, which is better than never.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, TypeAlias, TypeVar

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
from bot.chat.pace import Pace
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


Json: TypeAlias = dict[str, Any]  # Any: as it came
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sent:
    """Where a message went, and what Telegram says of it: None where it did not say in time."""

    chat_id: int
    message: Json | None


@dataclass(frozen=True, slots=True)
class Sender:
    """Sends through a bot. `at_once` bounds how many requests are under way at a time.

    `waits`: for Telegram's limits, as broadcasts have to; replies are only counted.
    """

    bot: KonspektBot
    at_once: asyncio.Semaphore
    patience: Patience = Patience()
    sleep: Callable[[float], Awaitable[None]] = field(default=asyncio.sleep)
    pauses: Pauses = field(default_factory=Pauses)
    pace: Pace = field(default_factory=Pace)
    waits: bool = False

    async def send(
        self,
        chat_id: int,
        html: str,
        keyboard: InlineKeyboardMarkup | None = None,
        reply_to: int | None = None,
    ) -> Sent | None:
        """Sends one message. `reply_to`: the id of the message that it answers. None: refused."""

        async def attempt(target: int) -> Json:
            return await self.bot.send_html(target, html, keyboard, reply_to)

        try:
            return await self.deliver(chat_id, attempt)
        except Forbidden as refused:
            log.info("A message was not sent: %s", refused)
            return None

    async def send_picture(self, chat_id: int, png: bytes, caption: str) -> None:
        """Sends a picture with a text under it."""

        async def attempt(target: int) -> Json:
            return await self.bot.send_png(target, png, caption)

        try:
            await self.deliver(chat_id, attempt)
        except Forbidden as refused:
            log.info("A picture was not sent: %s", refused)

    async def edit(
        self, chat_id: int, message_id: int, html: str, keyboard: InlineKeyboardMarkup
    ) -> None:
        """Puts another text and other buttons in the place of a message's."""

        async def attempt(target: int) -> Json:
            return await self.bot.edit_html(target, message_id, html, keyboard)

        try:
            await self.deliver(chat_id, attempt)
        except (BadRequest, Forbidden) as refused:
            # It is as it should be already, or gone.
            log.debug("A message was not edited: %s", refused)

    async def acknowledge(
        self, query_id: str, notice: str | None = None, *, stays: bool = False
    ) -> None:
        """Ends the waiting sign of a pressed button. `notice` is shown over the chat.

        `stays`: until the person has read it.
        """

        async def attempt() -> bool:
            return await self.bot.answer_callback_query(query_id, notice, show_alert=stays or None)

        try:
            await self._persist(None, attempt)
        except BadRequest as stale:
            # The press is older than Telegram keeps it; nobody waits for it any more.
            log.debug("A button press was not acknowledged: %s", stale)

    async def deliver(self, chat_id: int, attempt: Callable[[int], Awaitable[Json]]) -> Sent:
        """Makes an attempt for a chat, or for where it has moved, until it was not refused.

        Forbidden: the bot is not let in there. TelegramError: refused, or patience ended.
        """
        try:
            return Sent(chat_id, await self._persist(chat_id, lambda: attempt(chat_id)))
        except ChatMigrated as moved:
            new_chat_id = moved.new_chat_id
            return Sent(new_chat_id, await self._persist(new_chat_id, lambda: attempt(new_chat_id)))

    async def _persist(self, chat_id: int | None, attempt: Callable[[], Awaitable[T]]) -> T | None:
        """Repeats an attempt until it was not refused; None where it may have worked.

        TelegramError: Telegram refused, or patience ended.
        """
        pause_s = self.patience.pause_s
        for tries_left in reversed(range(self.patience.tries)):
            await self._ready(chat_id)
            try:
                async with self.at_once:
                    await self._turn(chat_id)
                    return await attempt()
            except (RetryAfter, NetworkError) as fault:
                if _may_be_done(fault):
                    log.warning("A request timed out and is taken as done: %s", fault)
                    return None
                wait_s = pause_s if isinstance(fault, NetworkError) else seconds(fault)
                if not tries_left or wait_s > self.patience.longest_wait_s or _is_refusal(fault):
                    raise
                log.info("A request is tried again in %.1f s: %s", wait_s, fault)
                if isinstance(fault, RetryAfter):
                    self.pauses.refuse(chat_id, wait_s)
                else:
                    await self.sleep(wait_s)
                    pause_s = min(pause_s * 2, self.patience.longest_pause_s)
        return None

    async def _ready(self, chat_id: int | None) -> None:
        """Waits until the chat may be written to."""
        while (left_s := self.pauses.left_s(chat_id)) > 0:
            await self.sleep(left_s)
        if chat_id is not None and self.waits:
            await self.pace.chat(chat_id)

    async def _turn(self, chat_id: int | None) -> None:
        """Waits for the turn of a broadcast, and counts every message."""
        if chat_id is not None and self.waits:
            await self.pace.turn(chat_id)
        elif chat_id is not None:
            self.pace.note(chat_id)


def _may_be_done(fault: TelegramError) -> bool:
    return isinstance(fault, TimedOut) and not isinstance(fault.__cause__, _NOT_SENT)


def _is_refusal(fault: TelegramError) -> bool:
    # The library derives a refusal of the request itself from NetworkError.
    return isinstance(fault, BadRequest)


def seconds(busy: RetryAfter) -> float:
    """How long Telegram asks to wait."""
    wait = busy.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
