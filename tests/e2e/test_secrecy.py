"""What people write stands in no log. The token does not either: after every test here, with
whatever went wrong in it, the output of the bot is looked through for it (process.py).
"""

import json

import pytest

from tests.botapi.server import BotApi
from tests.e2e.process import PATIENCE_S, Processes
from tests.e2e.questions import all_confirmed

SAID = "zyzzyva"  # in no course and no log


async def talk_in_trouble(api: BotApi) -> None:
    """Questions of every kind, while much goes wrong."""
    api.fault("500", "sendMessage")
    api.fault("reset_before", "getUpdates")
    answer = await api.reply_to(api.say(1, f"what is a {SAID}"), PATIENCE_S)
    api.press(1, answer.message_id, data=f"1e{SAID}")
    api.edit(1, 1, f"{SAID} again")
    api.say(-1, f"@konspekt_bot {SAID}")
    api.say(1, f"/start {SAID}")
    api.say(1, f"git {SAID} --{SAID}")
    api.say_raw({"message": {"message_id": 1, "date": 0, "text": SAID}})
    await all_confirmed(api)


@pytest.mark.parametrize(("level", "style"), [("INFO", "text"), ("DEBUG", "text")])
async def test_no_word_of_a_person_is_logged(
    api: BotApi, bot_process: Processes, level: str, style: str
) -> None:
    bot = await bot_process(noisy=True, KONSPEKT_LOG_LEVEL=level, KONSPEKT_LOG_FORMAT=style)
    await talk_in_trouble(api)
    await bot.stop()
    assert "is listening" in bot.log
    assert SAID not in bot.output


async def test_each_line_of_a_json_log_is_an_object_without_a_word_of_a_person(
    api: BotApi, bot_process: Processes
) -> None:
    bot = await bot_process(noisy=True, KONSPEKT_LOG_LEVEL="INFO", KONSPEKT_LOG_FORMAT="json")
    await talk_in_trouble(api)
    await bot.stop()
    records = [json.loads(line) for line in bot.log.splitlines()]
    assert any("is listening" in record["message"] for record in records)
    assert any("exception" in record for record in records)
    for record in records:
        assert {"time", "level", "logger", "message"} <= record.keys()
    assert SAID not in bot.output
