"""Methods of polls and quizzes. Lengths of poll texts are in characters."""

import time
from typing import Any

from tests.botapi.keyboards import check_markup
from tests.botapi.messages import deliver
from tests.botapi.params import Params, formatted, only
from tests.botapi.refusal import Json, bad_request
from tests.botapi.text import is_blank
from tests.botapi.world import World

_OPTION_KEYS = frozenset(("text", "text_parse_mode", "text_entities", "media"))
LONGEST_POLL_S = 2_628_000


def send_poll(world: World, params: Params) -> Json:
    """Sends a poll or a quiz."""
    chat = world.chat_of(params.text("chat_id"), writing=True)
    question = params.formatted("question", "question_parse_mode", "question_entities")
    if is_blank(question.text):
        raise bad_request("poll question must be non-empty")
    if len(question.text) > 300:
        raise bad_request("poll question length must not exceed 300")
    options = _options(world, params)
    kind = params.text("type") or "regular"
    if kind not in {"regular", "quiz"}:
        raise bad_request("unsupported poll type specified")
    poll: Json = {
        "id": world.new_id(),
        "question": question.text,
        "options": options,
        "total_voter_count": 0,
        "is_closed": params.boolean("is_closed"),
        "is_anonymous": params.boolean("is_anonymous", default=True),
        "type": kind,
        "allows_multiple_answers": params.boolean("allows_multiple_answers"),
        "allows_revoting": params.boolean("allows_revoting", default=kind == "regular"),
        "members_only": params.boolean("members_only"),
    }
    poll |= _quiz(params, len(options)) if kind == "quiz" else _no_quiz(params)
    poll |= _timing(params) | _description(params)
    return deliver(world, params, chat, {"poll": poll}, "sendPoll")


def _options(world: World, params: Params) -> list[Json]:
    given = params.json("options")
    if not isinstance(given, list):
        raise bad_request("expected an Array of InputPollOption")
    if not given:
        raise bad_request("poll must have at least 1 option")
    if len(given) > 12:
        raise bad_request("poll can't have more than 12 options")
    return [
        {"text": _option_text(one), "voter_count": 0, "persistent_id": world.new_id()}
        for one in given
    ]


def _option_text(option: Any) -> str:
    given = {"text": option} if isinstance(option, str) else option
    only(_OPTION_KEYS, given, "InputPollOption")
    text = given.get("text")
    if not isinstance(text, str):
        raise bad_request("can't parse InputPollOption: Can't find field \"text\"")
    shown = formatted(text, given.get("text_parse_mode", ""), given.get("text_entities")).text
    if is_blank(shown):
        raise bad_request("poll options must be non-empty")
    if len(shown) > 100:
        raise bad_request("poll options length must not exceed 100")
    return shown


def _quiz(params: Params, options: int) -> Json:
    correct = _correct(params, options)
    return {"correct_option_ids": correct} | _explanation(params)


def _correct(params: Params, options: int) -> list[int]:
    correct = params.json("correct_option_ids")
    if correct is None and "correct_option_id" in params:
        correct = [params.integer("correct_option_id")]
    if not isinstance(correct, list) or not correct:
        raise bad_request("correct quiz option list must be non-empty")
    if not all(isinstance(at, int) and 0 <= at < options for at in correct):
        raise bad_request("wrong correct option ID specified")
    if sorted(set(correct)) != correct:
        raise bad_request("correct quiz option list must be increasing")
    if len(correct) > 1 and not params.boolean("allows_multiple_answers"):
        raise bad_request("quiz with several correct options must allow multiple answers")
    return correct


def _explanation(params: Params) -> Json:
    explanation = params.formatted("explanation", "explanation_parse_mode", "explanation_entities")
    if len(explanation.text) > 200:
        raise bad_request("poll explanation length must not exceed 200")
    if explanation.text.count("\n") > 2:
        raise bad_request("poll explanation must not have more than 2 line feeds")
    shown: Json = {"explanation": explanation.text} if explanation.text else {}
    if explanation.entities:
        shown["explanation_entities"] = list(explanation.entities)
    return shown


def _no_quiz(params: Params) -> Json:
    for name in ("correct_option_ids", "correct_option_id", "explanation"):
        if name in params:
            raise bad_request(f'parameter "{name}" is for quizzes only')
    return {}


def _timing(params: Params) -> Json:
    if "open_period" in params and "close_date" in params:
        raise bad_request("open_period and close_date can't be used together")
    if "open_period" in params:
        period = params.integer("open_period")
        if not 5 <= period <= LONGEST_POLL_S:
            raise bad_request(f"open_period must be between 5 and {LONGEST_POLL_S}")
        return {"open_period": period}
    if "close_date" in params:
        close = params.integer("close_date")
        if not 5 <= close - time.time() <= LONGEST_POLL_S:
            raise bad_request(f"close_date must be 5 to {LONGEST_POLL_S} seconds away")
        return {"close_date": close}
    return {}


def _description(params: Params) -> Json:
    shown = params.formatted("description", "description_parse_mode", "description_entities")
    if len(shown.text) > 1024:
        raise bad_request("poll description length must not exceed 1024")
    return {"description": shown.text} if shown.text else {}


def stop_poll(world: World, params: Params) -> Json:
    """Closes a poll of the bot; gives the poll."""
    chat = world.chat_of(params.text("chat_id"), writing=True)
    message = chat.messages.get(params.integer("message_id"))
    if message is None:
        raise bad_request("message with poll to stop not found")
    if "poll" not in message:
        raise bad_request("message is not a poll")
    if message["from"]["id"] != world.bot["id"]:
        raise bad_request("poll can't be stopped")
    if message["poll"]["is_closed"]:
        raise bad_request("poll has already been closed")
    keyboard = check_markup(params.json("reply_markup"), inline_only=True)
    closed: Json = message | {"poll": message["poll"] | {"is_closed": True}}
    closed.pop("reply_markup", None)
    closed |= {"reply_markup": keyboard} if keyboard else {}
    chat.messages[message["message_id"]] = closed
    world.record("stopPoll", closed, "")
    poll: Json = closed["poll"]
    return poll
