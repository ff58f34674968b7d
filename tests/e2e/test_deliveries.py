"""The daily quiz of chats that are due, whatever Telegram and the network do."""

import asyncio
import sqlite3
import time

import pytest

from bot.settings import DATABASE
from tests.botapi.faults import Kind
from tests.botapi.limits import PER_SECOND
from tests.botapi.server import BotApi
from tests.botapi.world import Sent
from tests.e2e.process import PATIENCE_S, Processes
from tests.e2e.questions import all_confirmed
from tests.e2e.subscribers import address, people, quizzes, states, subscribe
from tests.e2e.test_quiz import right

ANSWER_S = 1.0
TROUBLE: tuple[Kind, ...] = ("429", "500", "reset_before", "hang_after")


async def due(api: BotApi, start: Processes, chats: list[int], count: int = 1) -> None:
    """These chats are due."""
    for chat in chats:
        api.open_chat(chat)
    await subscribe(address(start.folder), chats, count)


async def polls(api: BotApi, chat: int, count: int) -> list[Sent]:
    """So many quizzes came to a chat."""
    await api.wait_for(lambda: len(api.sent(chat, "sendPoll")) >= count, PATIENCE_S)
    return api.sent(chat, "sendPoll")


async def recorded(start: Processes, states_of: dict[int, str]) -> None:
    """The deliveries stand so in the database."""
    async with asyncio.timeout(PATIENCE_S):
        while states(start.folder) != states_of:  # noqa: ASYNC110  a file tells nobody
            await asyncio.sleep(0.05)


async def settled(start: Processes, count: int) -> None:
    """So many deliveries came to an end."""
    async with asyncio.timeout(2 * PATIENCE_S):
        while sum(one != "claimed" for one in states(start.folder).values()) < count:  # noqa: ASYNC110
            await asyncio.sleep(0.1)


def is_on(start: Processes, chat: int) -> bool:
    """Whether a chat's daily quiz is on."""
    connection = sqlite3.connect(start.folder / DATABASE, timeout=30)
    (row,) = connection.execute("SELECT next_at FROM chats WHERE id = ?", (chat,)).fetchall()
    connection.close()
    return row[0] is not None


async def test_every_due_chat_is_served_once(api: BotApi, bot_process: Processes) -> None:
    chats = [*people(20), -5, -(10**12) - 7]
    await due(api, bot_process, chats)
    api.limit()
    await bot_process()
    await recorded(bot_process, dict.fromkeys(chats, "sent"))
    await bot_process.started[-1].stop()
    await bot_process()
    await api.reply_to(api.say(1, "what is a branch"))
    assert quizzes(api, chats) == dict.fromkeys(chats, 1)
    assert (api.limits and api.limits.refused, api.refusals) == (0, [])


async def test_a_broadcast_is_quick_and_questions_do_not_wait_for_it(
    api: BotApi, bot_process: Processes
) -> None:
    chats = list(people(120))
    await due(api, bot_process, chats)
    api.limit()
    await bot_process()
    await api.wait_for(lambda: len(api.sent(method="sendPoll")) > 20, PATIENCE_S)
    begin = time.monotonic()
    reply = await api.reply_to(api.say(1, "what is a branch"))
    assert reply.at - begin < ANSWER_S
    await recorded(bot_process, dict.fromkeys(chats, "sent"))
    sent = api.sent(method="sendPoll")
    # A busy machine costs a little; `benchmarks/broadcast.py` measures on a quiet one.
    assert (len(sent) - 1) / (sent[-1].at - sent[0].at) > 0.8 * PER_SECOND
    assert quizzes(api, chats) == dict.fromkeys(chats, 1)


async def test_the_next_question_follows_the_answer(api: BotApi, bot_process: Processes) -> None:
    await due(api, bot_process, [7], count=3)
    api.limit()
    await bot_process()
    for number in (1, 2, 3):
        asked = (await polls(api, 7, number))[-1]
        assert len(api.sent(7, "sendPoll")) == number
        # Nobody votes sooner, and a second message within a second would be refused.
        await asyncio.sleep(1.1)
        api.vote(7, asked.message_id, [right(asked)])
    await all_confirmed(api)
    assert [one.method for one in api.sent(7)] == ["sendPoll", "sendMessage"] * 3
    assert api.limits is not None
    assert api.limits.refused == 0


async def test_a_group_goes_on_with_the_first_answer(api: BotApi, bot_process: Processes) -> None:
    await due(api, bot_process, [-5], count=2)
    await bot_process()
    first = (await polls(api, -5, 1))[0]
    for person in (7001, 7002, 7003):
        api.vote(-5, first.message_id, [right(first)], user=person)
    await polls(api, -5, 2)
    await all_confirmed(api)
    assert len(api.sent(-5)) == 2


async def test_a_vote_after_a_restart_goes_on_with_the_day(
    api: BotApi, bot_process: Processes
) -> None:
    await due(api, bot_process, [7], count=2)
    bot = await bot_process()
    first = (await polls(api, 7, 1))[0]
    await recorded(bot_process, {7: "sent"})
    await bot.kill()
    api.vote(7, first.message_id, [right(first)])
    await bot_process()
    await polls(api, 7, 2)


async def test_a_vote_on_what_the_course_lost_counts_and_is_told(
    api: BotApi, bot_process: Processes
) -> None:
    await due(api, bot_process, [7])
    bot = await bot_process(KONSPEKT_COURSE="")
    first = (await polls(api, 7, 1))[0]
    await recorded(bot_process, {7: "sent"})
    await bot.stop()
    api.vote(7, first.message_id, [right(first)])
    await bot_process()
    told = await api.wait_for(lambda: api.sent(7, "sendMessage"), PATIENCE_S)
    assert "no longer in the notes" in told[0].text


async def test_who_blocked_the_bot_is_let_be(api: BotApi, bot_process: Processes) -> None:
    await due(api, bot_process, [7, 8])
    api.block(7)
    await bot_process()
    await recorded(bot_process, {7: "skipped", 8: "sent"})
    assert not is_on(bot_process, 7)
    assert is_on(bot_process, 8)


async def test_who_blocks_the_bot_later_is_let_be_too(api: BotApi, bot_process: Processes) -> None:
    await due(api, bot_process, [7])
    await bot_process()
    await recorded(bot_process, {7: "sent"})
    api.block(7)
    await all_confirmed(api)
    assert not is_on(bot_process, 7)


async def test_a_group_that_moved_is_served_where_it_is(
    api: BotApi, bot_process: Processes
) -> None:
    await due(api, bot_process, [-5])
    new = -(10**12) - 5
    api.open_chat(-5).moved_to = new
    api.open_chat(new)
    await bot_process()
    await recorded(bot_process, {new: "sent"})
    assert is_on(bot_process, new)


async def test_a_quiz_whose_sending_timed_out_counts_as_sent(
    api: BotApi, bot_process: Processes
) -> None:
    await due(api, bot_process, [7], count=2)
    api.fault("hang_after", "sendPoll", seconds=60)
    await bot_process()
    first = (await polls(api, 7, 1))[0]
    # The vote comes before the bot has given the sending up, and names a poll it never heard of.
    api.vote(7, first.message_id, [right(first)])
    await api.wait_for(lambda: api.sent(7, "sendMessage"), PATIENCE_S)
    await polls(api, 7, 2)
    assert quizzes(api, [7]) == {7: 2}


@pytest.mark.timeout(200)
async def test_trouble_of_every_kind_serves_every_chat_once(
    api: BotApi, bot_process: Processes
) -> None:
    chats = list(people(80))
    await due(api, bot_process, chats)
    # 5 % of each kind.
    api.chaos(0.2, TROUBLE, seed=3, method="sendPoll", seconds=15)
    await bot_process()
    await settled(bot_process, len(chats))
    assert set(states(bot_process.folder).values()) == {"sent", "unknown"}
    assert quizzes(api, chats) == dict.fromkeys(chats, 1)


async def test_a_newer_database_stops_the_start_with_one_line(
    api: BotApi, bot_process: Processes
) -> None:
    await due(api, bot_process, [7])
    connection = sqlite3.connect(bot_process.folder / DATABASE)
    with connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    bot = await bot_process(polling=False)
    assert await bot.ended() == 1
    assert "9999" in bot.log
    assert len(bot.log.splitlines()) == 1
