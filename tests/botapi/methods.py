"""Every method with the parameters that Bot API 10.0 documents for it."""

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from tests.botapi import account, messages, photos, polls, queries
from tests.botapi.params import Params
from tests.botapi.refusal import Json, RefusalError, bad_request
from tests.botapi.text import require_unicode
from tests.botapi.world import World

Handler: TypeAlias = Callable[[World, Params], object | Awaitable[object]]

_SENDING = (
    "business_connection_id chat_id message_thread_id direct_messages_topic_id "
    "disable_notification protect_content allow_paid_broadcast message_effect_id "
    "suggested_post_parameters reply_parameters reply_markup "
)
_TEXT = "text parse_mode entities link_preview_options "
_EDITING = "business_connection_id chat_id message_id inline_message_id reply_markup "
_PHOTO = "photo caption parse_mode caption_entities show_caption_above_media has_spoiler "
_POLL = (
    "question question_parse_mode question_entities options is_anonymous type "
    "allows_multiple_answers allows_revoting shuffle_options allow_adding_options "
    "hide_results_until_closes members_only country_codes correct_option_ids correct_option_id "
    "explanation explanation_parse_mode explanation_entities explanation_media open_period "
    "close_date is_closed description description_parse_mode description_entities media "
)


@dataclass(frozen=True, slots=True)
class Method:
    """A method of the Bot API: its name as documented, its parameters, what it does."""

    name: str
    allowed: frozenset[str]
    handler: Handler


def _method(name: str, handler: Handler, allowed: str = "") -> tuple[str, Method]:
    return name.lower(), Method(name, frozenset(allowed.split()), handler)


METHODS: dict[str, Method] = dict(
    (
        _method("getMe", account.get_me),
        _method("getUpdates", account.get_updates, "offset limit timeout allowed_updates"),
        _method("deleteWebhook", account.delete_webhook, "drop_pending_updates"),
        _method("getWebhookInfo", account.get_webhook_info),
        _method("setMyCommands", account.set_my_commands, "commands scope language_code"),
        _method("getMyCommands", account.get_my_commands, "scope language_code"),
        _method("deleteMyCommands", account.delete_my_commands, "scope language_code"),
        _method("setMyName", account.set_my_name, "name language_code"),
        _method("setMyDescription", account.set_my_description, "description language_code"),
        _method("getMyDescription", account.get_my_description, "language_code"),
        _method(
            "setMyShortDescription",
            account.set_my_short_description,
            "short_description language_code",
        ),
        _method("getMyShortDescription", account.get_my_short_description, "language_code"),
        _method("sendMessage", messages.send_message, _SENDING + _TEXT),
        _method("editMessageText", messages.edit_message_text, _EDITING + _TEXT),
        _method("editMessageReplyMarkup", messages.edit_message_reply_markup, _EDITING),
        _method("deleteMessage", messages.delete_message, "chat_id message_id"),
        _method(
            "sendChatAction",
            messages.send_chat_action,
            "business_connection_id chat_id message_thread_id action",
        ),
        _method("getChat", messages.get_chat, "chat_id"),
        _method("sendPhoto", photos.send_photo, _SENDING + _PHOTO),
        _method("sendPoll", polls.send_poll, _SENDING + _POLL),
        _method(
            "stopPoll",
            polls.stop_poll,
            "business_connection_id chat_id message_id reply_markup",
        ),
        _method(
            "answerCallbackQuery",
            queries.answer_callback_query,
            "callback_query_id text show_alert url cache_time",
        ),
        _method(
            "answerInlineQuery",
            queries.answer_inline_query,
            "inline_query_id results cache_time is_personal next_offset button",
        ),
    )
)


def find_method(name: str) -> Method:
    """The method, whatever the case of its name. Raises RefusalError."""
    if (method := METHODS.get(name.lower())) is None:
        raise RefusalError("Not Found", 404)
    return method


async def perform(world: World, method: Method, values: Json) -> Any:
    """Carries the method out and gives its result. Raises RefusalError, then nothing was done."""
    if unknown := values.keys() - method.allowed:
        # Telegram ignores them; here a misspelt parameter is found.
        raise bad_request(f'unknown parameter "{min(unknown)}" of {method.name}')
    for value in values.values():
        require_unicode(value)
    result = method.handler(world, Params(values))
    return await result if inspect.isawaitable(result) else result
