"""kill -9 during a broadcast: every chat is served, and only what was under way comes twice."""

from random import Random

import pytest

from bot.chat.learning import AT_ONCE
from tests.botapi.server import BotApi
from tests.e2e.process import PATIENCE_S, Processes
from tests.e2e.subscribers import address, people, quizzes, states, subscribe

CHATS = 100
KILLS = 8


@pytest.mark.timeout(300)
async def test_kill_9_in_a_broadcast_serves_every_chat(api: BotApi, bot_process: Processes) -> None:
    await kill_again_and_again(api, bot_process, CHATS, KILLS, Random(4))


async def kill_again_and_again(
    api: BotApi, start: Processes, count: int, kills: int, random: Random
) -> int:
    """How many quizzes came twice, after `kills` at random moments of a broadcast."""
    chats = people(count)
    for chat in chats:
        api.open_chat(chat)
    await subscribe(address(start.folder), chats)
    api.slow(0.05)
    repeats = seen = 0
    for kill in range(kills):
        bot = await start(polling=False)
        # What is left is spread over the kills that are left.
        left = count - len(api.sent(method="sendPoll"))
        await served(api, min(left, random.randint(1, 2 * max(1, left // (kills - kill)))))
        await bot.kill()
        under_way = unrecorded(api, start, seen)
        seen = len(api.sent(method="sendPoll"))
        assert under_way <= AT_ONCE
        repeats += under_way
    await start()
    await api.wait_for(lambda: all(quizzes(api, chats).values()), PATIENCE_S)
    await start.started[-1].stop()
    got = quizzes(api, chats)
    assert sum(got.values()) - count == repeats
    assert set(states(start.folder).values()) == {"sent"}
    assert api.refusals == []
    return repeats


async def served(api: BotApi, more: int) -> None:
    """So many more quizzes came. Raises TimeoutError."""
    enough = len(api.sent(method="sendPoll")) + more
    await api.wait_for(lambda: len(api.sent(method="sendPoll")) >= enough)


def unrecorded(api: BotApi, start: Processes, seen: int) -> int:
    """Quizzes after the first `seen` of which the database does not know: they come again."""
    claimed = {chat for chat, state in states(start.folder).items() if state == "claimed"}
    return len(claimed & {one.chat_id for one in api.sent(method="sendPoll")[seen:]})
