"""The bot's profile: within Telegram's limits in each language, and not worth failing for."""

import re

import pytest
from telegram.constants import BotCommandLimit, BotDescriptionLimit

from bot.chat import commands
from bot.chat.profile import publish
from bot.knowledge.course import LANGUAGES, Language
from bot.render.limits import units
from tests.chat.transport import BUSY, GATEWAY, RESET, Json, Outcome, Telegram, bot_of, refused

METHODS = ("setMyCommands", "setMyDescription", "setMyShortDescription")


async def published(default: Language = "en", *outcomes: Outcome) -> Telegram:
    telegram = Telegram(*outcomes)
    await publish(bot_of(telegram), default)
    return telegram


def by_language(telegram: Telegram, method: str) -> dict[str, Json]:
    return {params.get("language_code", ""): params for params in telegram.sent(method)}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("default", LANGUAGES)
async def test_each_language_has_its_own_and_others_have_the_default(
    method: str, default: Language
) -> None:
    found = by_language(await published(default), method)
    assert found.keys() == {"", *LANGUAGES}
    told = {code: {**params, "language_code": None} for code, params in found.items()}
    assert told["ru"] != told["en"]
    assert told[""] | {"language_code": None} == told[default]


async def test_commands_are_within_the_limits() -> None:
    for params in by_language(await published(), "setMyCommands").values():
        assert [one["command"] for one in params["commands"]] == list(commands.NAMES)
        for one in params["commands"]:
            assert re.fullmatch(r"[a-z0-9_]{1,32}", one["command"])
            assert one["description"].strip() == one["description"]
            assert units(one["description"]) >= BotCommandLimit.MIN_DESCRIPTION
            assert units(one["description"]) <= BotCommandLimit.MAX_DESCRIPTION


async def test_descriptions_are_within_the_limits() -> None:
    telegram = await published()
    for params in by_language(telegram, "setMyDescription").values():
        assert 0 < units(params["description"]) <= BotDescriptionLimit.MAX_DESCRIPTION_LENGTH
    for params in by_language(telegram, "setMyShortDescription").values():
        assert (
            0
            < units(params["short_description"])
            <= BotDescriptionLimit.MAX_SHORT_DESCRIPTION_LENGTH
        )


@pytest.mark.parametrize(
    "outcome",
    [
        pytest.param(BUSY, id="told to wait"),
        pytest.param(GATEWAY, id="bad gateway"),
        pytest.param(RESET, id="connection broken"),
        pytest.param(refused(404, "Not Found"), id="unknown to the server"),
        pytest.param(refused(400, "Bad Request: too many"), id="refused"),
    ],
)
async def test_what_telegram_refuses_goes_to_the_log(
    outcome: Outcome, caplog: pytest.LogCaptureFixture
) -> None:
    await published("en", outcome)
    assert "were not registered" in caplog.text
