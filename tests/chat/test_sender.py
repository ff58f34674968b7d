"""Sending: what is tried again, what is not, and how long."""

import asyncio
from collections.abc import Sequence

import httpx
import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import (
    BadRequest,
    ChatMigrated,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.chat.pauses import Pauses
from bot.chat.sender import Sender
from tests.chat.transport import (
    BLOCKED,
    BROKEN,
    BUSY,
    GATEWAY,
    MOVED,
    RESET,
    UNREACHABLE,
    WRONG,
    Outcome,
    Telegram,
    bot_of,
    refused,
    timed_out,
)

LONG_BUSY = refused(429, "Too Many Requests: retry after 601", retry_after=601)
STALE = refused(400, "Bad Request: query is too old")


class Sleeper:
    """Sleeps no time, and notes for how long it should have been."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    async def __call__(self, wait_s: float) -> None:
        """Sleeps."""
        self.slept.append(wait_s)

    def now(self) -> float:
        """The time, which only sleep moves."""
        return sum(self.slept)


def sender_of(telegram: Telegram, sleeper: Sleeper, at_once: int = 4) -> Sender:
    pauses = Pauses(sleeper.now)
    return Sender(bot_of(telegram), asyncio.Semaphore(at_once), sleep=sleeper, pauses=pauses)


@pytest.mark.parametrize(
    ("outcomes", "slept"),
    [
        pytest.param([], [], id="all goes well"),
        pytest.param([BUSY], [7], id="told to wait"),
        pytest.param([BUSY, BUSY], [7, 7], id="told to wait twice"),
        pytest.param([BROKEN], [0.5], id="error of Telegram"),
        pytest.param([GATEWAY], [0.5], id="bad gateway"),
        pytest.param([UNREACHABLE], [0.5], id="nobody listens"),
        pytest.param([RESET], [0.5], id="connection broken"),
        pytest.param([timed_out(httpx.ConnectTimeout)], [0.5], id="no connection in time"),
        pytest.param([timed_out(httpx.PoolTimeout)], [0.5], id="no free connection in time"),
        pytest.param([RESET] * 7, [0.5, 1, 2, 4, 8, 15, 15], id="pauses grow to a limit"),
        pytest.param([RESET, BUSY, RESET], [0.5, 7, 1], id="both kinds"),
    ],
)
async def test_what_certainly_failed_is_tried_again(
    outcomes: Sequence[Outcome], slept: Sequence[float]
) -> None:
    telegram, sleeper = Telegram(*outcomes), Sleeper()
    await sender_of(telegram, sleeper).send(1, "x")
    assert len(telegram.sent()) == 1
    assert len(telegram.asked) == 1 + len(outcomes)
    assert sleeper.slept == slept


@pytest.mark.parametrize("cause", [httpx.ReadTimeout, httpx.WriteTimeout])
async def test_what_may_have_been_done_is_not_repeated(
    cause: type[httpx.TimeoutException],
) -> None:
    telegram, sleeper = Telegram(timed_out(cause)), Sleeper()
    await sender_of(telegram, sleeper).send(1, "x")
    assert len(telegram.asked) == 1
    assert sleeper.slept == []


@pytest.mark.parametrize(
    ("outcomes", "error", "asked"),
    [
        pytest.param([WRONG], BadRequest, 1, id="refused for what it says"),
        pytest.param([LONG_BUSY], RetryAfter, 1, id="told to wait for too long"),
        pytest.param([RESET] * 9, NetworkError, 8, id="network down for too long"),
        pytest.param([BUSY] * 9, RetryAfter, 8, id="told to wait too often"),
        pytest.param([MOVED, MOVED], ChatMigrated, 2, id="moved twice"),
        pytest.param([MOVED, WRONG], BadRequest, 2, id="moved, then refused"),
    ],
)
async def test_patience_ends(
    outcomes: Sequence[Outcome], error: type[TelegramError], asked: int
) -> None:
    telegram = Telegram(*outcomes)
    with pytest.raises(error):
        await sender_of(telegram, Sleeper()).send(1, "x")
    assert len(telegram.asked) == asked


async def test_a_chat_that_blocked_the_bot_is_let_be() -> None:
    telegram, sleeper = Telegram(BLOCKED), Sleeper()
    await sender_of(telegram, sleeper).send(1, "x")
    assert (len(telegram.asked), telegram.sent()) == (1, [])


async def test_a_chat_that_moved_is_followed() -> None:
    telegram = Telegram(MOVED, RESET)
    await sender_of(telegram, Sleeper()).send(-1, "x")
    assert [params["chat_id"] for _, params in telegram.asked] == [-1, -100, -100]
    assert [params["chat_id"] for params in telegram.sent()] == [-100]


async def test_a_chat_that_moved_and_blocked_is_let_be() -> None:
    telegram = Telegram(MOVED, BLOCKED)
    await sender_of(telegram, Sleeper()).send(-1, "x")
    assert telegram.sent() == []


async def test_a_message_is_sent_as_html_without_previews() -> None:
    telegram = Telegram()
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("x", callback_data="1eb")]])
    await sender_of(telegram, Sleeper()).send(1, "<b>x</b>", keyboard, reply_to=9)
    (sent,) = telegram.sent()
    assert (sent["text"], sent["parse_mode"]) == ("<b>x</b>", "HTML")
    assert sent["link_preview_options"] == {"is_disabled": True}
    assert sent["reply_parameters"] == {"message_id": 9, "allow_sending_without_reply": True}
    assert sent["reply_markup"] == keyboard.to_dict()


@pytest.mark.parametrize(
    ("outcomes", "asked"),
    [
        pytest.param([], 1, id="all goes well"),
        pytest.param([STALE], 1, id="too old"),
        pytest.param([BROKEN, BUSY], 3, id="tried again"),
        pytest.param([timed_out(httpx.ReadTimeout)], 1, id="may have been done"),
    ],
)
async def test_a_press_is_acknowledged(outcomes: Sequence[Outcome], asked: int) -> None:
    telegram = Telegram(*outcomes)
    await sender_of(telegram, Sleeper()).acknowledge("q", "note")
    assert telegram.asked == [
        ("answerCallbackQuery", {"callback_query_id": "q", "text": "note"})
    ] * asked  # fmt: skip


async def test_only_so_many_requests_are_under_way_at_once() -> None:
    telegram = Telegram()
    sender = sender_of(telegram, Sleeper(), at_once=3)
    await asyncio.gather(*(sender.send(chat, "x") for chat in range(20)))
    assert telegram.most_at_once == 3
    assert len(telegram.sent()) == 20


async def test_who_waits_holds_up_nobody_else() -> None:
    telegram = Telegram(UNREACHABLE)
    woken = asyncio.Event()

    async def sleep(wait_s: float) -> None:
        await woken.wait()

    sender = Sender(bot_of(telegram), asyncio.Semaphore(1), sleep=sleep)
    waiting = asyncio.create_task(sender.send(1, "x"))
    await asyncio.sleep(0.01)
    await sender.send(2, "x")
    assert [params["chat_id"] for params in telegram.sent()] == [2]
    woken.set()
    await waiting
    assert [params["chat_id"] for params in telegram.sent()] == [2, 1]


async def test_a_cancelled_message_is_not_tried_on() -> None:
    telegram = Telegram(*[RESET] * 5)

    async def sleep(wait_s: float) -> None:
        await asyncio.Event().wait()

    sender = Sender(bot_of(telegram), asyncio.Semaphore(1), sleep=sleep)
    sending = asyncio.create_task(sender.send(1, "x"))
    await asyncio.sleep(0.01)
    sending.cancel()
    with pytest.raises(asyncio.CancelledError):
        await sending
    assert len(telegram.asked) == 1
