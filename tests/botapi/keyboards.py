"""Reply markup: what Telegram takes, and what it refuses."""

import re
from collections.abc import Callable
from typing import Any

from tests.botapi.params import only
from tests.botapi.refusal import Json, RefusalError, bad_request
from tests.botapi.text import utf16_length

MOST_BUTTONS = 100

_ACTIONS = frozenset(
    "url callback_data web_app login_url switch_inline_query switch_inline_query_current_chat "
    "switch_inline_query_chosen_chat copy_text callback_game pay".split()
)
_BUTTON_KEYS = _ACTIONS | {"text", "style", "icon_custom_emoji_id"}
_STYLES = frozenset(("danger", "success", "primary"))
_URL = re.compile(
    r"(?:https?|tg|tonsite)://[^\s]+|[\w-]+(?:\.[\w-]+)+(?:[/?#][^\s]*)?", re.IGNORECASE
)
_REPLY_BUTTON_KEYS = frozenset(
    "text style icon_custom_emoji_id request_users request_chat request_managed_bot "
    "request_contact request_location request_poll web_app".split()
)
_OTHER_MARKUPS = {
    "keyboard": frozenset(
        "keyboard is_persistent resize_keyboard one_time_keyboard input_field_placeholder "
        "selective".split()
    ),
    "remove_keyboard": frozenset(("remove_keyboard", "selective")),
    "force_reply": frozenset(("force_reply", "input_field_placeholder", "selective")),
}


def check_markup(markup: Any, *, inline_only: bool = False) -> Json | None:
    """The inline keyboard that stays on the message, if any. Raises RefusalError."""
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        only(frozenset(("inline_keyboard",)), markup, "InlineKeyboardMarkup")
        return _inline_keyboard(markup["inline_keyboard"])
    if inline_only:
        raise bad_request("inline keyboard expected")
    for kind, keys in _OTHER_MARKUPS.items():
        if kind in markup:
            only(keys, markup, "reply markup")
            if kind == "keyboard":
                _rows(markup["keyboard"], "keyboard", _check_reply_button)
            return None
    raise bad_request("object expected as reply markup")


def _inline_keyboard(rows: Any) -> Json | None:
    _rows(rows, "inline_keyboard", _check_button)
    buttons = [button for row in rows for button in row]
    if len(buttons) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    kept = [row for row in rows if row]
    return {"inline_keyboard": kept} if kept else None


def _rows(rows: Any, name: str, check: Callable[[Any], None]) -> None:
    if not isinstance(rows, list):
        raise bad_request(f'field "{name}" must be of type Array')
    for row in rows:
        if not isinstance(row, list):
            raise bad_request(f'field "{name}" must be an Array of Arrays')
        for button in row:
            check(button)


def _unreadable(reason: str) -> RefusalError:
    return bad_request(f"can't parse inline keyboard button: {reason}")


def _check_button(button: Any) -> None:
    only(_BUTTON_KEYS, button, "InlineKeyboardButton")
    if not isinstance(button.get("text"), str):
        raise _unreadable('Can\'t find field "text"')
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    if "style" in button and button["style"] not in _STYLES:
        raise _unreadable("invalid button style specified")
    actions = button.keys() & _ACTIONS
    if not actions:
        raise _unreadable("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise _unreadable("exactly one action must be specified")
    _check_action(button)


def _check_action(button: Json) -> None:
    match button:
        case {"callback_data": data}:
            if not isinstance(data, str) or not 1 <= len(data.encode()) <= 64:
                raise bad_request("BUTTON_DATA_INVALID")
        case {"copy_text": copy}:
            text = only(frozenset(("text",)), copy, "CopyTextButton").get("text")
            _require_length(text, 1, "BUTTON_COPY_TEXT_INVALID")
        case {"url": url}:
            if not isinstance(url, str) or not _URL.fullmatch(url):
                raise bad_request(f"inline keyboard button URL '{url}' is invalid: wrong HTTP URL")
        case {"switch_inline_query": query} | {"switch_inline_query_current_chat": query}:
            _require_length(query, 0, "BUTTON_INVALID")


def _require_length(text: Any, least: int, reason: str) -> None:
    if not isinstance(text, str) or not least <= utf16_length(text) <= 256:
        raise bad_request(reason)


def _check_reply_button(button: Any) -> None:
    text = button
    if not isinstance(button, str):
        text = only(_REPLY_BUTTON_KEYS, button, "KeyboardButton").get("text")
    if not isinstance(text, str) or not text.strip():
        raise bad_request("keyboard button text must be non-empty")
