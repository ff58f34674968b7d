"""The bot on PostgreSQL: daily quizzes, votes, progress, forgetting."""

from collections.abc import Iterator

import pytest

from bot.i18n import text
from tests.botapi.server import BotApi
from tests.e2e.process import PATIENCE_S, Processes
from tests.e2e.questions import all_confirmed
from tests.e2e.subscribers import people, quizzes, subscribe
from tests.e2e.test_quiz import right
from tests.store import postgres


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    """The address of an empty database."""
    if not postgres.is_installed():
        pytest.skip("PostgreSQL is not installed: nothing is known of the bot on it")
    with postgres.server() as running:
        yield running.url(running.create())


async def test_the_bot_serves_from_postgresql(
    api: BotApi, bot_process: Processes, database: str
) -> None:
    chats = list(people(10))
    for chat in chats:
        api.open_chat(chat)
    await subscribe(database, chats)
    bot = await bot_process(DATABASE_URL=database)
    await api.wait_for(lambda: all(quizzes(api, chats).values()), PATIENCE_S)
    first = api.sent(chats[0], "sendPoll")[0]
    api.vote(chats[0], first.message_id, [right(first)])
    await api.wait_for(lambda: api.sent(chats[0], "sendMessage"), PATIENCE_S)
    await bot.stop()
    await bot_process(DATABASE_URL=database)
    stats = await api.reply_to(api.say(chats[0], "/stats", language_code="en"))
    assert text("stats_text.streak", "en", count=1) in stats.text
    asked = await api.reply_to(api.say(chats[0], "/forget"))
    api.press(chats[0], asked.message_id, text("learn.forget_button", "en"))
    await all_confirmed(api)
    again = await api.reply_to(api.say(chats[0], "/stats"))
    assert again.text == text("learn.no_stats", "en")
    assert quizzes(api, chats) == dict.fromkeys(chats, 1)
