"""Updates that nobody expects do not block the others."""

from tests.botapi.refusal import Json
from tests.botapi.server import BotApi
from tests.e2e.process import BotProcess, Processes
from tests.e2e.questions import all_confirmed, unanswered

MALFORMED: dict[str, Json] = {
    "message without a chat": {"message": {"message_id": 1, "date": 0, "text": "x"}},
    "text that is a number": {
        "message": {
            "message_id": 1,
            "date": 0,
            "text": 7,
            "chat": {"id": 7, "type": "private"},
            "from": {"id": 7, "is_bot": False, "first_name": "x"},
        }
    },
    "message that is a text": {"message": "x"},
    "message that is a list": {"message": [1, 2]},
    "date that is a text": {
        "message": {"message_id": 1, "date": "x", "chat": {"id": 7, "type": "private"}}
    },
    "entities that are no list": {
        "message": {
            "message_id": 1,
            "date": 0,
            "text": "x",
            "entities": 5,
            "chat": {"id": 7, "type": "private"},
        }
    },
}
HARMLESS: dict[str, Json] = {
    "press without a person": {"callback_query": {"id": "1", "chat_instance": "1", "data": "x"}},
    "update of unknown kind": {"dream": {"id": 1}},
    "update of two kinds": {"dream": {"id": 1}, "nightmare": []},
    "update of a kind with nothing": {"dream": None},
}


async def test_updates_without_use_do_not_block_the_others(
    api: BotApi, bot_process: Processes
) -> None:
    await answered_between(api, bot_process, HARMLESS, noisy=False)


async def test_malformed_updates_are_logged_and_do_not_block_the_others(
    api: BotApi, bot_process: Processes
) -> None:
    bot = await answered_between(api, bot_process, MALFORMED, noisy=True)
    assert bot.log.count(" ERROR ") == len(MALFORMED)


async def answered_between(
    api: BotApi, start: Processes, updates: dict[str, Json], *, noisy: bool
) -> BotProcess:
    """A bot that has answered a question after each of the updates."""
    api.open_chat(7)
    asked = []
    for number, update in enumerate(updates.values(), start=100):
        assert api.say_raw(update) is not None
        asked.append(api.say(number, "what is a branch"))
    bot = await start(noisy=noisy)
    await all_confirmed(api)
    assert unanswered(api, asked) == []
    return bot
