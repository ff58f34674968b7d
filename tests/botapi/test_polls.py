"""Polls and quizzes with their limits."""

from typing import Any

import pytest

from tests.botapi.fixtures import Ask, api, ask
from tests.botapi.server import BotApi

__all__ = ["api", "ask"]

QUIZ = {
    "chat_id": 1,
    "question": "What lists containers?",
    "options": ["docker ps", {"text": "docker rm"}],
    "type": "quiz",
    "correct_option_ids": [0],
    "is_anonymous": False,
}


async def test_a_quiz_is_sent_answered_and_stopped(api: BotApi, ask: Ask) -> None:
    api.open_chat(1)
    sent = (await ask("sendPoll", **QUIZ, explanation="<b>ps</b>", explanation_parse_mode="HTML"))[
        "result"
    ]
    assert (sent["poll"]["correct_option_ids"], sent["poll"]["explanation"]) == ([0], "ps")
    api.vote(1, sent["message_id"], [1])
    update = (await ask("getUpdates"))["result"][-1]
    assert update["poll_answer"]["option_ids"] == [1]
    where = {"chat_id": 1, "message_id": sent["message_id"]}
    assert (await ask("stopPoll", **where))["result"]["is_closed"] is True
    again = await ask("stopPoll", **where)
    assert again["description"] == "Bad Request: poll has already been closed"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        pytest.param({"question": " "}, "question must be non-empty", id="no question"),
        pytest.param({"question": "x" * 301}, "must not exceed 300", id="long question"),
        pytest.param({"options": []}, "at least 1 option", id="no options"),
        pytest.param({"options": ["x"] * 13}, "more than 12 options", id="13 options"),
        pytest.param({"options": [""]}, "options must be non-empty", id="empty option"),
        pytest.param({"options": ["x" * 101]}, "must not exceed 100", id="long option"),
        pytest.param({"options": [{"txt": "x"}]}, "unknown field", id="misspelt option"),
        pytest.param({"correct_option_ids": None}, "must be non-empty", id="no answer"),
        pytest.param({"correct_option_ids": [2]}, "wrong correct option", id="answer outside"),
        pytest.param({"correct_option_ids": [1, 0]}, "must be increasing", id="answers unordered"),
        pytest.param({"explanation": "x" * 201}, "must not exceed 200", id="long explanation"),
        pytest.param({"explanation": "a\nb\nc\nd"}, "line feeds", id="three line feeds"),
        pytest.param({"type": "test"}, "unsupported poll type", id="type"),
        pytest.param({"type": "regular"}, "for quizzes only", id="answer of no quiz"),
        pytest.param({"open_period": 4}, "open_period", id="short period"),
        pytest.param({"open_period": 9, "close_date": 9}, "used together", id="two ends"),
    ],
)
async def test_a_poll_is_refused(
    api: BotApi, ask: Ask, changes: dict[str, Any], reason: str
) -> None:
    api.open_chat(1)
    assert reason in (await ask("sendPoll", **(QUIZ | changes)))["description"]


async def test_one_option_and_an_old_style_answer_are_enough(api: BotApi, ask: Ask) -> None:
    api.open_chat(1)
    quiz = QUIZ | {"options": ["😀" * 100], "correct_option_ids": None, "correct_option_id": 0}
    assert (await ask("sendPoll", **quiz))["ok"]
