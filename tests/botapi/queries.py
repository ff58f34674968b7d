"""Methods that answer callback and inline queries."""

from typing import Any

from tests.botapi.keyboards import check_markup
from tests.botapi.params import Params, formatted, full_text, only
from tests.botapi.refusal import bad_request
from tests.botapi.text import utf16_length
from tests.botapi.world import World

_ARTICLE_KEYS = frozenset(
    "type id title input_message_content reply_markup url description thumbnail_url "
    "thumbnail_width thumbnail_height".split()
)
_CONTENT_KEYS = frozenset("message_text parse_mode entities link_preview_options".split())


def answer_callback_query(world: World, params: Params) -> bool:
    """Ends the waiting of a pressed button, with a note of up to 200 characters."""
    if utf16_length(params.text("text")) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    answer = {
        "text": params.text("text"),
        "show_alert": params.boolean("show_alert"),
        "url": params.text("url"),
        "cache_time": params.integer("cache_time", 0),
    }
    world.close_query(params.text("callback_query_id"), answer)
    return True


def answer_inline_query(world: World, params: Params) -> bool:
    """Gives up to 50 articles. Other kinds of results are not known here."""
    results = params.json("results")
    if not isinstance(results, list):
        raise bad_request("expected an Array of InlineQueryResult")
    if len(results) > 50:
        raise bad_request("RESULTS_TOO_MUCH")
    for result in results:
        _check_article(result)
    if len({result["id"] for result in results}) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    if len(params.text("next_offset").encode()) > 64:
        raise bad_request("NEXT_OFFSET_INVALID")
    answer = {
        "results": results,
        "cache_time": params.integer("cache_time", 300),
        "is_personal": params.boolean("is_personal"),
        "next_offset": params.text("next_offset"),
        "button": params.json("button"),
    }
    world.close_query(params.text("inline_query_id"), answer)
    return True


def _check_article(result: Any) -> None:
    if not isinstance(result, dict) or result.get("type") != "article":
        raise bad_request("can't parse inline query result: only articles are supported")
    only(_ARTICLE_KEYS, result, "InlineQueryResultArticle")
    identifier = result.get("id")
    if not isinstance(identifier, str) or not 1 <= len(identifier.encode()) <= 64:
        raise bad_request("RESULT_ID_INVALID")
    if not isinstance(result.get("title"), str) or not result["title"].strip():
        raise bad_request("ARTICLE_TITLE_EMPTY")
    content = only(_CONTENT_KEYS, result.get("input_message_content"), "InputMessageContent")
    if not isinstance(text := content.get("message_text"), str):
        raise bad_request("can't parse inline query result: Can't find field \"message_text\"")
    full_text(formatted(text, content.get("parse_mode", ""), content.get("entities")))
    check_markup(result.get("reply_markup"), inline_only=True)
