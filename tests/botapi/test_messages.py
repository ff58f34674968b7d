"""Sending, editing and deleting: what is done and what is refused, in Telegram's words."""

from typing import Any

import pytest

from tests.botapi.fixtures import Ask, api, ask
from tests.botapi.refusal import Json
from tests.botapi.server import BotApi

__all__ = ["api", "ask"]

KEYBOARD = {"inline_keyboard": [[{"text": "one", "callback_data": "1"}]]}


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        pytest.param({"text": ""}, "message text is empty", id="empty"),
        pytest.param({"text": " \n "}, "message text is empty", id="spaces"),
        pytest.param(
            {"text": "<b> </b>", "parse_mode": "HTML"}, "message text is empty", id="empty markup"
        ),
        pytest.param({"text": "x" * 4097}, "message is too long", id="4097 characters"),
        pytest.param({"text": "😀" * 2049}, "message is too long", id="4098 UTF-16 units"),
        pytest.param({"text": "a", "parse_mode": "Wiki"}, "unsupported parse_mode", id="mode"),
        pytest.param(
            {"text": "<x>", "parse_mode": "HTML"},
            'can\'t parse entities: Unsupported start tag "x" at byte offset 0',
            id="HTML",
        ),
        pytest.param({"text": "a", "chat_id": 2}, "chat not found", id="unknown chat"),
        pytest.param({"text": "a", "chat_id": "@x"}, "chat not found", id="unknown name"),
        pytest.param({"text": "a", "chat_id": ""}, "chat_id is empty", id="no chat"),
        pytest.param(
            {"text": "a", "reply_parameters": {"message_id": 9}},
            "message to be replied not found",
            id="reply to nothing",
        ),
        pytest.param(
            {"text": "a", "reply_parameters": {"message": 9}},
            'unknown field "message" in ReplyParameters',
            id="misspelt reply",
        ),
        pytest.param(
            {"text": "a", "link_preview_options": {"disabled": True}},
            'unknown field "disabled" in LinkPreviewOptions',
            id="misspelt preview",
        ),
        pytest.param(
            {"text": "a", "reply_markup": "{"}, "can't parse reply_markup JSON object", id="JSON"
        ),
        pytest.param(
            {"text": "a", "entities": [{"type": "bold", "offset": 0, "length": 2}]},
            "can't parse entities: entity begins or ends outside of the text",
            id="entity outside",
        ),
    ],
)
async def test_a_message_is_refused(
    api: BotApi, ask: Ask, params: dict[str, Any], reason: str
) -> None:
    api.open_chat(1)
    refused = await ask("sendMessage", **({"chat_id": 1} | params))
    assert refused["description"] == f"Bad Request: {reason}"
    assert api.sent() == []


@pytest.mark.parametrize(
    "params",
    [
        pytest.param({"text": "x" * 4096}, id="4096 characters"),
        pytest.param({"text": "&amp;" * 4096, "parse_mode": "html"}, id="4096 when parsed"),
        pytest.param(
            {"text": "a", "reply_parameters": {"message_id": 9, "allow_sending_without_reply": 1}},
            id="reply may be missing",
        ),
    ],
)
async def test_a_message_is_sent(api: BotApi, ask: Ask, params: dict[str, Any]) -> None:
    api.open_chat(1)
    assert (await ask("sendMessage", chat_id=1, **params))["ok"]


async def test_what_was_sent_is_listed(api: BotApi, ask: Ask) -> None:
    said = api.say(1, "hi")
    await ask(
        "sendMessage",
        chat_id=1,
        text=" <b>Hi</b> ",
        parse_mode="HTML",
        reply_markup=KEYBOARD,
        reply_parameters={"message_id": said["message_id"]},
    )
    sent = await api.reply_to(said)
    assert (sent.text, sent.raw, sent.labels) == ("Hi", " <b>Hi</b> ", ["one"])
    assert sent.message["reply_to_message"]["text"] == "hi"
    assert sent.message["entities"] == [{"type": "bold", "offset": 0, "length": 2}]


@pytest.mark.parametrize(
    ("chat", "reason"),
    [
        pytest.param(1, "bot was blocked by the user", id="person"),
        pytest.param(-5, "bot was kicked from the group chat", id="group"),
        pytest.param(-(10**12) - 5, "bot was kicked from the supergroup chat", id="supergroup"),
    ],
)
async def test_a_bot_that_was_thrown_out(api: BotApi, ask: Ask, chat: int, reason: str) -> None:
    api.block(chat)
    refused = await ask("sendMessage", chat_id=chat, text="a")
    assert (refused["error_code"], refused["description"]) == (403, f"Forbidden: {reason}")
    api.unblock(chat)
    assert (await ask("sendMessage", chat_id=chat, text="a"))["ok"]
    member = [update["my_chat_member"] for update in (await ask("getUpdates"))["result"]]
    assert [one["new_chat_member"]["status"] for one in member] == ["kicked", "member"]


async def sent_with_keyboard(api: BotApi, ask: Ask) -> Json:
    api.open_chat(1)
    sent: Json = (await ask("sendMessage", chat_id=1, text="a", reply_markup=KEYBOARD))["result"]
    return {"chat_id": 1, "message_id": sent["message_id"]}


async def test_an_edit_replaces_text_and_keyboard(api: BotApi, ask: Ask) -> None:
    where = await sent_with_keyboard(api, ask)
    edited = (await ask("editMessageText", **where, text="b"))["result"]
    assert edited["text"] == "b"
    assert "reply_markup" not in edited
    edited = (await ask("editMessageReplyMarkup", **where, reply_markup=KEYBOARD))["result"]
    assert (edited["text"], edited["reply_markup"]) == ("b", KEYBOARD)
    assert [one.method for one in api.sent(1)] == [
        "sendMessage",
        "editMessageText",
        "editMessageReplyMarkup",
    ]


async def test_an_edit_must_change_something(api: BotApi, ask: Ask) -> None:
    where = await sent_with_keyboard(api, ask)
    for method, more in (("editMessageText", {"text": "a"}), ("editMessageReplyMarkup", {})):
        refused = await ask(method, **where, **more, reply_markup=KEYBOARD)
        assert refused["description"] == (
            "Bad Request: message is not modified: specified new message content and reply markup "
            "are exactly the same as a current content and reply markup of the message"
        )


@pytest.mark.parametrize(
    ("message_id", "reason"),
    [
        pytest.param(9, "message to edit not found", id="no such message"),
        pytest.param(1, "message can't be edited", id="message of a person"),
        pytest.param(None, "message identifier is not specified", id="none named"),
    ],
)
async def test_an_edit_is_refused(
    api: BotApi, ask: Ask, message_id: int | None, reason: str
) -> None:
    api.say(1, "hi")
    refused = await ask("editMessageText", chat_id=1, message_id=message_id, text="b")
    assert refused["description"] == f"Bad Request: {reason}"


async def test_messages_are_deleted_once(api: BotApi, ask: Ask) -> None:
    where = await sent_with_keyboard(api, ask)
    assert (await ask("deleteMessage", **where))["result"] is True
    refused = await ask("deleteMessage", **where)
    assert refused["description"] == "Bad Request: message to delete not found"


async def test_an_action_must_be_known(api: BotApi, ask: Ask) -> None:
    api.open_chat(1)
    assert (await ask("sendChatAction", chat_id=1, action="typing"))["result"] is True
    refused = await ask("sendChatAction", chat_id=1, action="thinking")
    assert refused["description"] == "Bad Request: wrong parameter action in request"
