"""Whatever the network and Telegram do, questions are answered."""

import pytest

from tests.botapi.faults import KINDS, Kind
from tests.botapi.server import BotApi, Call
from tests.e2e.process import PATIENCE_S, Processes
from tests.e2e.questions import (
    all_confirmed,
    ask_many,
    chats_apart,
    confirmed_before_answered,
    unanswered,
)


def sendings(api: BotApi, chat: int | None = None) -> list[Call]:
    """Requests to send a message, done or not."""
    return [
        call
        for call in api.calls
        if call.method == "sendMessage" and chat in {None, int(call.params.get("chat_id", 0))}
    ]


async def test_a_page_instead_of_json_is_outlived_and_told_of_in_a_line(
    api: BotApi, bot_process: Processes
) -> None:
    bot = await bot_process(noisy=True)
    for method in ("getUpdates", "sendMessage"):
        api.fault("502", method)
        await api.reply_to(api.say(1, "what is a branch"))
    await all_confirmed(api)
    assert len(api.sent(1)) == 2
    assert "Polling failed, next try in" in bot.log
    assert "Traceback" not in bot.log


async def test_a_chat_gets_nothing_before_telegram_allows_it_again(
    api: BotApi, bot_process: Processes
) -> None:
    await bot_process()
    wait_s = 2
    api.fault("429", "sendMessage", retry_after=wait_s)
    api.say(1, "what is a branch")
    await api.wait_for(lambda: sendings(api) and sendings(api)[0].status == 429)
    refused = sendings(api)[0]
    api.say(1, "what is a merge")
    api.say(2, "what is a stash")
    await api.wait_for(lambda: api.sent(2))
    assert not api.sent(1), "another chat does not wait"
    await api.wait_for(lambda: len(api.outbox) == 3)
    assert refused.took_s is not None
    allowed_at = refused.at + refused.took_s + wait_s
    assert [call for call in sendings(api, 1)[1:] if call.at < allowed_at] == []


async def test_a_hanging_telegram_gets_no_message_twice_and_holds_up_nobody_else(
    api: BotApi, bot_process: Processes
) -> None:
    bot = await bot_process()
    api.fault("hang_after", "sendMessage", seconds=60)
    api.say(1, "what is a branch")
    await api.wait_for(lambda: api.sent(1))
    api.fault("hang_before", "sendMessage", seconds=60)
    api.say(2, "what is a branch")
    await api.wait_for(lambda: sendings(api, 2))
    await api.reply_to(api.say(3, "what is a merge"))
    api.fault("hang_before", "getUpdates", seconds=60)
    await api.reply_to(api.say(4, "what is a stash"))
    await api.reply_to(api.say(5, "what is a hook"), PATIENCE_S)
    await all_confirmed(api)
    assert len(sendings(api, 1)) == len(sendings(api, 2)) == 1
    assert bot.log.count("is taken as done") == 2


async def test_telegram_may_be_down_at_the_start(api: BotApi, bot_process: Processes) -> None:
    await api.stop()
    asked = api.say(1, "what is a branch")
    bot = await bot_process(polling=False)
    await bot.logged("Telegram cannot be reached")
    await api.start()
    await api.reply_to(asked, PATIENCE_S)


@pytest.mark.parametrize("kind", ["500", "429"])
async def test_the_first_call_may_fail(api: BotApi, bot_process: Processes, kind: Kind) -> None:
    api.fault(kind, "getMe", retry_after=1)
    await bot_process()
    await api.reply_to(api.say(1, "@konspekt_bot what is a branch"))


async def test_telegram_may_be_down_for_a_while(api: BotApi, bot_process: Processes) -> None:
    bot = await bot_process()
    await api.reply_to(api.say(1, "what is a branch"))
    await api.stop()
    asked = ask_many(api, chats_apart, 20)
    await bot.logged("Polling failed, next try in")
    await api.start()
    await all_confirmed(api)
    assert unanswered(api, asked) == []


async def test_chaos_leaves_no_question_unanswered(api: BotApi, bot_process: Processes) -> None:
    await bot_process(noisy=True, KONSPEKT_LOG_LEVEL="DEBUG")
    api.chaos(0.1, KINDS, seed=1, seconds=0.1)
    asked = ask_many(api, chats_apart, 200)
    await all_confirmed(api)
    assert unanswered(api, asked) == []
    assert confirmed_before_answered(api) == []


async def test_a_person_who_blocked_the_bot_stops_nothing(
    api: BotApi, bot_process: Processes
) -> None:
    bot = await bot_process()
    asked = api.say(1, "what is a branch")
    api.block(1)
    await api.reply_to(api.say(2, "what is a merge"))
    await all_confirmed(api)
    assert len(sendings(api, 1)) <= 1
    api.unblock(1)
    await api.reply_to(api.say(1, "what is a branch"))
    assert len(api.sent(1)) <= 2
    assert "WARNING" not in bot.log
    assert asked["message_id"] == 1
