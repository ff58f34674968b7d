"""python-telegram-bot understands the server: its values and its refusals."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from telegram import Bot, BotCommand, InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters
from telegram.constants import ParseMode, PollType
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TimedOut,
)

from tests.botapi.faults import Kind
from tests.botapi.fixtures import api
from tests.botapi.server import BotApi

__all__ = ["api"]


@pytest.fixture(autouse=True)
def durations_as_timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library warns of plain seconds in its values unless this is chosen."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest_asyncio.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    async with Bot(api.token, base_url=api.base_url) as client:
        yield client


async def test_the_bot_knows_itself(bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.username, me.can_join_groups, bot.id) == ("konspekt_bot", True, me.id)


async def test_a_talk(api: BotApi, bot: Bot) -> None:
    said = api.say(1, "/start ё", language_code="ru")
    (update,) = await bot.get_updates(timeout=1)
    assert update.effective_user is not None
    assert update.effective_user.language_code == "ru"
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("да", callback_data="yes")]])
    sent = await bot.send_message(
        1,
        "<b>Да</b> &amp; <code>x</code>",
        parse_mode=ParseMode.HTML,
        reply_markup=keyboard,
        reply_parameters=ReplyParameters(said["message_id"]),
    )
    assert (sent.text, sent.text_html) == ("Да & x", "<b>Да</b> &amp; <code>x</code>")
    api.press(1, sent.message_id, "да")
    (pressed,) = await bot.get_updates(offset=update.update_id + 1)
    assert pressed.callback_query is not None
    assert pressed.callback_query.data == "yes"
    assert await pressed.callback_query.answer("ok", show_alert=True)
    edited = await bot.edit_message_text("Нет", 1, sent.message_id)
    assert getattr(edited, "text", None) == "Нет"
    assert await bot.delete_message(1, sent.message_id)
    assert api.refusals == []


async def test_the_profile(bot: Bot) -> None:
    await bot.set_my_commands([BotCommand("quiz", "Задача")], language_code="ru")
    assert [one.command for one in await bot.get_my_commands(language_code="ru")] == ["quiz"]
    await bot.set_my_short_description("short")
    assert (await bot.get_my_short_description()).short_description == "short"
    assert (await bot.get_webhook_info()).url == ""


async def test_a_quiz(api: BotApi, bot: Bot) -> None:
    api.open_chat(-5)
    sent = await bot.send_poll(
        -5,
        "2 + 2?",
        ["3", "4"],
        type=PollType.QUIZ,
        correct_option_ids=[1],
        explanation="<i>four</i>",
        explanation_parse_mode=ParseMode.HTML,
        is_anonymous=False,
    )
    assert sent.poll is not None
    assert (sent.poll.type, sent.poll.explanation) == (PollType.QUIZ, "four")
    api.vote(-5, sent.message_id, [1], user=3)
    (update,) = await bot.get_updates()
    assert update.poll_answer is not None
    assert update.poll_answer.option_ids == (1,)
    assert (await bot.stop_poll(-5, sent.message_id)).is_closed
    assert (await bot.get_chat(-5)).title == "Group -5"


async def test_refusals_become_errors(api: BotApi, bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(1, "a")
    api.block(1)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(1, "a")
    api.unblock(1)
    api.fault("429", retry_after=5)
    with pytest.raises(RetryAfter):
        await bot.send_message(1, "a")
    api.fault("hang_after", seconds=60)
    with pytest.raises(TimedOut):
        await bot.send_message(1, "a", read_timeout=0.05)
    assert len(api.sent(1)) == 1


@pytest.mark.parametrize("kind", ["500", "502", "reset_before", "reset_after"])
async def test_faults_become_network_errors(api: BotApi, bot: Bot, kind: Kind) -> None:
    api.fault(kind)
    with pytest.raises(NetworkError):
        await bot.get_me()


async def test_a_wrong_token_is_told(api: BotApi) -> None:
    with pytest.raises(InvalidToken):
        async with Bot("1:wrong", base_url=api.base_url):
            pass


async def test_two_pollers_conflict(api: BotApi, bot: Bot) -> None:
    async with Bot(api.token, base_url=api.base_url) as other:
        first = bot.get_updates(timeout=30)
        second = other.get_updates(timeout=30)
        polls = [asyncio.create_task(first)]
        await api.wait_for(lambda: any(call.method == "getUpdates" for call in api.calls))
        polls.append(asyncio.create_task(second))
        with pytest.raises(Conflict):
            await polls[0]
        api.say(1, "a")
        assert len(await polls[1]) == 1
