"""Updates that nobody expects do not block the others."""

import pytest

from tests.botapi.refusal import Json
from tests.botapi.server import BotApi
from tests.e2e.process import Processes
from tests.e2e.questions import all_confirmed

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


@pytest.mark.parametrize("update", HARMLESS.values(), ids=HARMLESS.keys())
async def test_an_update_without_use_does_not_block_the_others(
    api: BotApi, bot_process: Processes, update: Json
) -> None:
    assert api.say_raw(update) is not None
    asked = api.say(1, "what is a branch")
    await bot_process()
    await api.reply_to(asked)
    await all_confirmed(api)


@pytest.mark.parametrize("update", MALFORMED.values(), ids=MALFORMED.keys())
async def test_a_malformed_update_is_logged_and_does_not_block_the_others(
    api: BotApi, bot_process: Processes, update: Json
) -> None:
    assert api.say_raw(update) is not None
    asked = api.say(1, "what is a branch")
    bot = await bot_process(noisy=True)
    await api.reply_to(asked)
    await all_confirmed(api)
    assert " ERROR " in bot.log
