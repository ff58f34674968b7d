"""The bot's commands and descriptions."""

from typing import Any

import pytest

from tests.botapi.fixtures import Ask, api, ask

__all__ = ["api", "ask"]

COMMANDS = [{"command": "quiz", "description": "Одна задача"}]


async def test_commands_are_kept_by_scope_and_language(ask: Ask) -> None:
    groups = {"scope": {"type": "all_group_chats"}, "language_code": "ru"}
    assert (await ask("setMyCommands", commands=COMMANDS, **groups))["result"] is True
    assert (await ask("getMyCommands"))["result"] == []
    assert (await ask("getMyCommands", **groups))["result"] == COMMANDS
    await ask("deleteMyCommands", **groups)
    assert (await ask("getMyCommands", **groups))["result"] == []


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        pytest.param(
            {"commands": [{"command": "Quiz", "description": "x"}]},
            "BOT_COMMAND_INVALID",
            id="capital",
        ),
        pytest.param(
            {"commands": [{"command": "x" * 33, "description": "x"}]},
            "BOT_COMMAND_INVALID",
            id="33 characters",
        ),
        pytest.param(
            {"commands": [{"command": "x", "description": ""}]},
            "BOT_COMMAND_DESCRIPTION_INVALID",
            id="no description",
        ),
        pytest.param(
            {"commands": [{"command": "x", "description": "x" * 257}]},
            "BOT_COMMAND_DESCRIPTION_INVALID",
            id="long description",
        ),
        pytest.param({"commands": COMMANDS * 101}, "BOT_COMMANDS_TOO_MUCH", id="101 commands"),
        pytest.param({"commands": COMMANDS * 2}, "BOT_COMMAND_DUPLICATE", id="one twice"),
        pytest.param(
            {"commands": COMMANDS, "scope": {"type": "all"}}, "unsupported type", id="scope"
        ),
        pytest.param(
            {"commands": COMMANDS, "scope": {"type": "chat"}},
            'field "chat_id"',
            id="scope without its chat",
        ),
        pytest.param(
            {"commands": COMMANDS, "language_code": "russian"},
            "invalid language code",
            id="language",
        ),
    ],
)
async def test_commands_are_refused(ask: Ask, params: dict[str, Any], reason: str) -> None:
    assert reason in (await ask("setMyCommands", **params))["description"]


@pytest.mark.parametrize(("name", "limit"), [("Description", 512), ("ShortDescription", 120)])
async def test_descriptions_are_kept_by_language(ask: Ask, name: str, limit: int) -> None:
    key = {"Description": "description", "ShortDescription": "short_description"}[name]
    await ask(f"setMy{name}", **{key: "x" * limit})
    await ask(f"setMy{name}", **{key: "ё"}, language_code="ru")
    assert (await ask(f"getMy{name}", language_code="ru"))["result"] == {key: "ё"}
    assert (await ask(f"getMy{name}", language_code="de"))["result"] == {key: "x" * limit}
    assert (await ask(f"setMy{name}", **{key: "x" * (limit + 1)}))["error_code"] == 400
