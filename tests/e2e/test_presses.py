"""Presses of buttons: each is acknowledged, whatever it holds."""

from typing import Any

import pytest

from bot.i18n import text
from tests.botapi.refusal import Json
from tests.e2e.questions import all_confirmed
from tests.e2e.talk import Talk, talk

__all__ = ["talk"]

pytestmark = pytest.mark.asyncio(loop_scope="module")

STALE = text("chat.stale_button", "en")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("1ebranch-that-is-gone", id="entry that no longer exists"),
        pytest.param("1estatus-letters#gone", id="row that no longer exists"),
        pytest.param("1t0:gone", id="topic that no longer exists"),
        pytest.param("1t9999:ideas", id="beyond the end of a topic"),
        pytest.param("1t-1:ideas", id="before the start of a topic"),
        pytest.param("1t٣:ideas", id="digits of another script"),
        pytest.param("9ebranch", id="another version"),
        pytest.param("1", id="version alone"),
        pytest.param("x" * 64, id="64 bytes of garbage"),
        pytest.param("\x00\u202e<b>'; DROP TABLE", id="control characters"),
    ],
)
async def test_a_press_of_no_use_is_told_so(talk: Talk, data: str) -> None:
    sent = await talk.ask(talk.person(), "/start")
    query = talk.api.press(sent.chat_id, sent.message_id, data=data)
    assert await talk.notice(query) == STALE
    assert len(talk.api.sent(sent.chat_id)) == 1


async def test_a_button_pressed_twice_answers_twice(talk: Talk) -> None:
    sent = await talk.ask(talk.person(), "/start")
    presses = [talk.api.press(sent.chat_id, sent.message_id, (0, 0)) for _ in range(2)]
    assert [await talk.notice(press) for press in presses] == ["", ""]
    assert len(talk.api.sent(sent.chat_id)) == 3


async def test_a_press_too_old_to_be_acknowledged_still_does_its_work(talk: Talk) -> None:
    sent = await talk.ask(talk.person(), "/start")
    query = talk.api.press(sent.chat_id, sent.message_id, (0, 0))
    talk.api.forget_query(query["id"])
    await talk.api.wait_for(lambda: len(talk.api.sent(sent.chat_id)) == 2)
    await all_confirmed(talk.api)
    assert {call.method for call in talk.api.refusals} == {"answerCallbackQuery"}


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"message": {"message_id": 1, "date": 0}}, id="message out of reach"),
        pytest.param({"message": None, "inline_message_id": "x"}, id="message sent inline"),
        pytest.param({"data": None, "game_short_name": "chess"}, id="game"),
    ],
)
async def test_an_unusual_press_is_acknowledged(talk: Talk, change: dict[str, Any]) -> None:
    chat = talk.person()
    query: Json = {
        "id": talk.api.new_id(),
        "from": talk.api.person(chat, "en"),
        "chat_instance": "1",
        "data": "1enothing",
    }
    if change.get("message"):
        change = {"message": change["message"] | {"chat": talk.api.open_chat(chat).info}}
    given = {key: value for key, value in (query | change).items() if value is not None}
    talk.api.say_raw({"callback_query": given})
    assert await talk.notice(query) == STALE
