"""Whatever people write is answered, refused by nobody and no reason for an error."""

from collections import Counter

import pytest

from tests.botapi.server import BotApi
from tests.e2e.hostile import messages
from tests.e2e.process import Processes
from tests.e2e.questions import all_confirmed, unanswered

MESSAGES = 2000
CHATS = 250


def test_the_messages_are_the_same_for_the_same_seed() -> None:
    assert list(messages(100, 1)) == list(messages(100, 1)) != list(messages(100, 2))


@pytest.mark.parametrize("language", ["en", "ru"])
async def test_every_message_has_one_answer(
    api: BotApi, bot_process: Processes, language: str
) -> None:
    bot = await bot_process(KONSPEKT_COURSE="")
    seed = {"en": 1, "ru": 2}[language]
    asked = [
        api.say(1 + number % CHATS, text, language_code=language)
        for number, text in enumerate(messages(MESSAGES // 2, seed))
    ]
    await all_confirmed(api)
    assert unanswered(api, asked) == []
    assert len(api.outbox) == len(asked)
    assert [(call.description, call.params.get("text")) for call in api.refusals] == []
    assert Counter(one.text.partition(" ")[0] for one in api.outbox)["Something"] == 0
    assert "ERROR" not in bot.log
    assert "WARNING" not in bot.log


async def test_groups_and_edits_and_presses_bear_it_too(
    api: BotApi, bot_process: Processes
) -> None:
    await bot_process()
    first = await api.reply_to(api.say(1, "/start"))
    written = list(messages(100, 3))
    for person, text in enumerate(written, 1):
        asked = api.say(-1, f"@konspekt_bot {text}", user=person)
        api.edit(-1, asked["message_id"], f"@konspekt_bot {text}!")
        api.press(1, first.message_id, data=text[:16], user=person)
    await all_confirmed(api)
    assert len(api.answers) == len(written)
    assert len(api.sent(-1)) == 2 * len(written)
    assert api.refusals == []
