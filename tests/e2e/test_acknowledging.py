"""No question is lost: an update is confirmed only after its answer was sent."""

import signal
import time
from random import Random

import pytest

from tests.botapi.server import BotApi
from tests.e2e.process import PATIENCE_S, Processes
from tests.e2e.questions import (
    ChatOf,
    all_confirmed,
    ask_many,
    chats_apart,
    confirmed_before_answered,
    one_chat,
    over_answered,
    unanswered,
    until,
)

QUESTIONS = 100
STOP_S = 5.0


async def answers_begun(api: BotApi, count: int) -> None:
    """As many answers are under way or sent."""

    def begun() -> bool:
        return sum(call.method == "sendMessage" for call in api.calls) >= count

    await api.wait_for(begun, PATIENCE_S)


async def calls_made(api: BotApi, count: int) -> None:
    """As many requests came, or all updates are confirmed."""
    await until(lambda: len(api.calls) >= count or not api.pending)


@pytest.mark.parametrize(
    ("chat_of", "delay_s"),
    [
        pytest.param(chats_apart, 0.05, id="chats apart, 50 ms away"),
        pytest.param(one_chat, 0.0, id="one chat, at once"),
    ],
)
async def test_every_question_is_answered_once_and_then_confirmed(
    api: BotApi, bot_process: Processes, chat_of: ChatOf, delay_s: float
) -> None:
    api.slow(delay_s)
    asked = ask_many(api, chat_of, QUESTIONS)
    await bot_process()
    await all_confirmed(api)
    assert len(api.outbox) == QUESTIONS
    assert (unanswered(api, asked), over_answered(api, asked, 1)) == ([], [])
    assert confirmed_before_answered(api) == []


async def test_a_question_whose_answer_hangs_stays_unconfirmed(
    api: BotApi, bot_process: Processes
) -> None:
    bot = await bot_process()
    api.fault("hang_before", "sendMessage", seconds=60)
    first = api.say(1, "what is a branch")
    await answers_begun(api, 1)
    await api.reply_to(api.say(2, "what is a merge"))
    polls = len(api.calls)
    await api.wait_for(lambda: sum(c.method == "getUpdates" for c in api.calls[polls:]) >= 2)
    assert api.confirmed == 0
    assert unanswered(api, [first]) == [1]
    await bot.kill()


@pytest.mark.parametrize(
    ("chat_of", "delay_s", "begun"),
    [
        pytest.param(chats_apart, 0.0, 0, id="before the first answer"),
        pytest.param(chats_apart, 0.05, 30, id="chats apart, 50 ms away"),
        pytest.param(one_chat, 0.05, 60, id="one chat, 50 ms away"),
        pytest.param(chats_apart, 0.0, QUESTIONS, id="at the last answer"),
    ],
)
async def test_kill_9_loses_no_question(
    api: BotApi, bot_process: Processes, chat_of: ChatOf, delay_s: float, begun: int
) -> None:
    api.slow(delay_s)
    asked = ask_many(api, chat_of, QUESTIONS)
    bot = await bot_process()
    await answers_begun(api, begun)
    await bot.kill()
    await bot_process()
    await all_confirmed(api)
    assert (unanswered(api, asked), over_answered(api, asked, 2)) == ([], [])
    assert confirmed_before_answered(api) == []


@pytest.mark.parametrize(
    ("chat_of", "seed"),
    [pytest.param(chats_apart, 0, id="chats apart"), pytest.param(one_chat, 1, id="one chat")],
)
async def test_kill_9_again_and_again_loses_no_question(
    api: BotApi, bot_process: Processes, chat_of: ChatOf, seed: int
) -> None:
    random = Random(seed)
    asked = ask_many(api, chat_of, QUESTIONS)
    kills = 2
    for _ in range(kills):
        bot = await bot_process(polling=False)
        await calls_made(api, len(api.calls) + random.randint(1, QUESTIONS))
        await bot.kill()
    await bot_process()
    await all_confirmed(api)
    assert (unanswered(api, asked), over_answered(api, asked, kills + 1)) == ([], [])
    assert confirmed_before_answered(api) == []


async def test_an_update_that_comes_again_is_answered_once(
    api: BotApi, bot_process: Processes
) -> None:
    asked = ask_many(api, chats_apart, 20)
    await bot_process()
    await all_confirmed(api)
    for number in [*api.updates.history, *api.updates.history]:
        api.repeat(number)
    await api.reply_to(api.say(1, "what is a branch"))
    await all_confirmed(api)
    assert over_answered(api, asked, 1) == [1]
    assert len(api.outbox) == 21


@pytest.mark.parametrize(
    ("number", "hangs"),
    [
        pytest.param(signal.SIGTERM, False, id="SIGTERM while busy"),
        pytest.param(signal.SIGINT, False, id="SIGINT while busy"),
        pytest.param(signal.SIGTERM, True, id="SIGTERM while an answer hangs"),
    ],
)
async def test_stopping_while_busy_is_quick_and_loses_nothing(
    api: BotApi, bot_process: Processes, number: signal.Signals, hangs: bool
) -> None:
    api.slow(0.1)
    if hangs:
        api.fault("hang_before", "sendMessage", seconds=60)
    asked = ask_many(api, one_chat, 2 * QUESTIONS)
    bot = await bot_process()
    await answers_begun(api, 5)
    begin = time.monotonic()
    assert await bot.stop(number) == 0
    assert time.monotonic() - begin < STOP_S
    assert unanswered(api, asked)
    api.calm()
    await bot_process()
    await all_confirmed(api)
    assert unanswered(api, asked) == []
    assert confirmed_before_answered(api) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_stopping_while_idle_is_clean(
    api: BotApi, bot_process: Processes, number: signal.Signals
) -> None:
    bot = await bot_process()
    asked = ask_many(api, chats_apart, 1)
    await api.reply_to(asked[0])
    assert await bot.stop(number) == 0
    assert api.pending == 0


async def test_stopping_before_telegram_was_reached_is_clean(
    api: BotApi, bot_process: Processes
) -> None:
    api.fault("hang_before", "getMe", seconds=60)
    bot = await bot_process(polling=False)
    await api.wait_for(lambda: api.calls)
    assert await bot.stop() == 0
