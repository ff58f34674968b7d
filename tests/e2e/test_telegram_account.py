"""What concerns the bot as a whole: its token, other pollers, its profile."""

from typing import Any

import pytest

from tests.botapi.fixtures import Ask, ask
from tests.botapi.methods import METHODS, Method
from tests.botapi.params import Params
from tests.botapi.refusal import Json, RefusalError
from tests.botapi.server import BotApi
from tests.botapi.world import World
from tests.e2e.process import Processes

__all__ = ["ask"]


async def test_a_wrong_token_ends_it_with_one_line(api: BotApi, bot_process: Processes) -> None:
    token = "123456:wrong"
    bot = await bot_process(polling=False, TELEGRAM_TOKEN=token)
    assert await bot.ended() == 2
    assert len(bot.log.splitlines()) == 1
    assert "TELEGRAM_TOKEN" in bot.log
    assert token not in bot.log
    assert "Traceback" not in bot.log


async def test_a_token_that_is_taken_back_ends_it_with_one_line(
    api: BotApi, bot_process: Processes
) -> None:
    bot = await bot_process()
    old, api.token = api.token, "123456:another"
    api.say(1, "what is a branch")
    try:
        assert await bot.ended() == 2
        assert "TELEGRAM_TOKEN" in bot.log.splitlines()[-1]
        assert old not in bot.log
        assert "Traceback" not in bot.log
    finally:
        api.token = old


async def test_another_poller_is_told_of_and_outlived(
    api: BotApi, bot_process: Processes, ask: Ask
) -> None:
    bot = await bot_process()
    await ask("getUpdates", timeout=30)
    await bot.logged("Another program polls with the same token, or a webhook is set")
    await api.reply_to(api.say(1, "what is a branch"))


async def test_a_webhook_is_told_of_and_outlived(
    api: BotApi, bot_process: Processes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(world: World, params: Params) -> Json:
        webhook = "Conflict: can't use getUpdates method while webhook is active"
        raise RefusalError(webhook, 409)

    real = METHODS["getupdates"]
    monkeypatch.setitem(METHODS, "getupdates", Method("getUpdates", real.allowed, refuse))
    bot = await bot_process()
    await bot.logged("or a webhook is set")
    monkeypatch.setitem(METHODS, "getupdates", real)
    await api.reply_to(api.say(1, "what is a branch"))


async def test_a_server_without_the_profile_methods_is_served_all_the_same(
    api: BotApi, bot_process: Processes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(METHODS, "setmycommands")
    bot = await bot_process()
    await api.reply_to(api.say(1, "what is a branch"))
    await bot.logged("were not registered")


async def test_the_profile_is_published(api: BotApi, bot_process: Processes) -> None:
    await bot_process()
    await api.wait_for(lambda: len(api.profile.get("short_description", {})) == 3)
    assert set(api.profile) == {"commands", "description", "short_description"}
    commands: Any = api.profile["commands"]
    assert [one["command"] for one in commands["default/ru"]] == [
        "start", "quiz", "daily", "hint", "stats", "top", "topics", "help", "privacy", "forget",
    ]  # fmt: skip
    assert commands["default/ru"] != commands["default/en"] == commands["default/"]
