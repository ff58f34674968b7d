"""Methods that send, edit and delete messages, and look at chats."""

import time
from typing import Any

from tests.botapi.keyboards import check_markup
from tests.botapi.params import Params, only
from tests.botapi.refusal import Json, bad_request
from tests.botapi.text import Formatted
from tests.botapi.world import Chat, World

_REPLY_KEYS = frozenset(
    "message_id chat_id allow_sending_without_reply quote quote_parse_mode quote_entities "
    "quote_position checklist_task_id poll_option_id".split()
)
_ACTIONS = frozenset(
    "typing upload_photo record_video upload_video record_voice upload_voice upload_document "
    "choose_sticker find_location record_video_note upload_video_note".split()
)
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)


def send_message(world: World, params: Params) -> Json:
    """Sends a text."""
    chat = world.chat_of(params.text("chat_id"), writing=True)
    text = params.message_text()
    return deliver(world, params, chat, _content(text), "sendMessage")


def deliver(world: World, params: Params, chat: Chat, content: Json, method: str) -> Json:
    """Stores a message of the bot, with the reply and markup that any message may have."""
    keyboard = check_markup(params.json("reply_markup"))
    reply_to = replied_id(world, params, chat)
    if keyboard is not None:
        content["reply_markup"] = keyboard
    message = world.add_message(chat, world.bot, content, reply_to)
    world.record(method, message, _written(params))
    return message


def _written(params: Params) -> str:
    return params.text("text") or params.text("question") or params.text("caption")


def replied_id(world: World, params: Params, chat: Chat) -> int | None:
    """The message replied to; None without one, or if it is gone and may be."""
    if (reply := params.json("reply_parameters")) is None:
        return None
    only(_REPLY_KEYS, reply, "ReplyParameters")
    if not isinstance(message_id := reply.get("message_id"), int):
        raise bad_request("can't parse reply parameters: Can't find field \"message_id\"")
    where = world.chat_of(str(reply["chat_id"])) if "chat_id" in reply else chat
    if message_id in where.messages and where is chat:
        return message_id
    if message_id in where.messages or reply.get("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


def edit_message_text(world: World, params: Params) -> Json:
    """Replaces the text and the keyboard of a message of the bot."""
    old = _editable(world, params)
    if "text" not in old:
        raise bad_request("there is no text in the message to edit")
    return _edited(world, params, old, _content(params.message_text()), "editMessageText")


def edit_message_reply_markup(world: World, params: Params) -> Json:
    """Replaces the keyboard alone."""
    old = _editable(world, params)
    same: Json = {key: old[key] for key in ("text", "entities", "poll") if key in old}
    return _edited(world, params, old, same, "editMessageReplyMarkup")


def _editable(world: World, params: Params) -> Json:
    if "inline_message_id" in params:
        raise bad_request("MESSAGE_ID_INVALID")
    chat = world.chat_of(params.text("chat_id"), writing=True)
    if "message_id" not in params:
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(params.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if message["from"]["id"] != world.bot["id"]:
        raise bad_request("message can't be edited")
    return message


def _edited(world: World, params: Params, old: Json, content: Json, method: str) -> Json:
    keyboard = check_markup(params.json("reply_markup"), inline_only=True)
    if keyboard is not None:
        content["reply_markup"] = keyboard
    compared = ("text", "entities", "poll", "reply_markup")
    if all(old.get(key) == content.get(key) for key in compared):
        raise bad_request(_NOT_MODIFIED)
    kept = {key: value for key, value in old.items() if key not in compared}
    message = kept | content | {"edit_date": int(time.time())}
    world.chats[old["chat"]["id"]].messages[old["message_id"]] = message
    world.record(method, message, params.text("text"))
    return message


def _content(text: Formatted) -> Json:
    return {"text": text.text} | ({"entities": list(text.entities)} if text.entities else {})


def delete_message(world: World, params: Params) -> bool:
    """Deletes any message of a private chat, and the bot's own elsewhere."""
    chat = world.chat_of(params.text("chat_id"))
    message = chat.messages.get(params.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    if not chat.private and message["from"]["id"] != world.bot["id"]:
        raise bad_request("message can't be deleted")
    del chat.messages[message["message_id"]]
    return True


def send_chat_action(world: World, params: Params) -> bool:
    """Shows "typing…" and its like."""
    world.chat_of(params.text("chat_id"), writing=True)
    if params.text("action") not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    return True


def get_chat(world: World, params: Params) -> Json:
    """The chat with the fields that ChatFullInfo always has."""
    gifts = "unlimited_gifts limited_gifts unique_gifts premium_subscription gifts_from_channels"
    full: dict[str, Any] = {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts.split(), False),
    }
    return world.chat_of(params.text("chat_id")).info | full
