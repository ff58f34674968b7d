"""A burst is answered; a flood gets one kind note, and nobody else is kept waiting by it."""

import pytest

from tests.botapi.server import BotApi
from tests.e2e.process import Processes
from tests.e2e.questions import all_confirmed

BURST = 20
FLOOD = 60
NOTES = {"en": "Please give me a minute", "ru": "Дайте, пожалуйста, минуту"}


async def test_a_burst_is_answered(api: BotApi, bot_process: Processes) -> None:
    await bot_process()
    for _ in range(BURST):
        api.say(1, "what is a branch")
    await all_confirmed(api)
    assert ["snapshot" in one.text or "ranch" in one.text for one in api.sent(1)] == [True] * BURST


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("chat", [pytest.param(1, id="private"), pytest.param(-1, id="group")])
async def test_a_flood_gets_one_note(
    api: BotApi, bot_process: Processes, chat: int, language: str
) -> None:
    bot = await bot_process()
    for _ in range(FLOOD):
        api.say(chat, "@konspekt_bot what is a branch", user=1, language_code=language)
    other = api.say(-1, "@konspekt_bot what is a merge", user=2)
    await all_confirmed(api)
    notes = [one.text for one in api.sent(chat) if NOTES[language] in one.text]
    replies = len(api.sent(chat)) - (chat == -1)
    assert (len(notes), replies) == (1, 31)
    assert (await api.reply_to(other)).text
    assert bot.log.count("passed over until calm") == 1


async def test_a_flood_of_presses_gets_one_note(api: BotApi, bot_process: Processes) -> None:
    await bot_process()
    first = await api.reply_to(api.say(1, "/start"))
    for _ in range(FLOOD):
        api.press(1, first.message_id, data="1eno-such")
    await all_confirmed(api)
    assert len(api.answers) == 30


async def test_talk_of_others_in_a_group_is_no_flood(api: BotApi, bot_process: Processes) -> None:
    await bot_process()
    for _ in range(FLOOD):
        api.say(-1, "who has a pen", user=1)
    reply = await api.reply_to(api.say(-1, "@konspekt_bot what is a branch", user=1))
    assert reply.text
    assert len(api.sent(-1)) == 1
