"""What people do arrives as Telegram sends it, and queries are answered once."""

import pytest

from tests.botapi.fixtures import Ask, api, ask
from tests.botapi.refusal import Json
from tests.botapi.server import BotApi

__all__ = ["api", "ask"]

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
ROWS = [
    [{"text": "one", "callback_data": "1"}, {"text": "copy", "copy_text": {"text": "x"}}],
    [{"text": "two", "callback_data": "2"}],
]


async def updates(ask: Ask) -> list[Json]:
    result: list[Json] = (await ask("getUpdates"))["result"]
    return result


async def test_a_message_arrives_with_its_sender(api: BotApi, ask: Ask) -> None:
    first = api.say(-7, "/top", user=5, language_code="ru")
    api.say(-7, "yes", user=5, reply_to=first["message_id"])
    top, yes = [update["message"] for update in await updates(ask)]
    assert (top["chat"]["type"], top["from"]["language_code"]) == ("group", "ru")
    assert top["entities"] == [{"type": "bot_command", "offset": 0, "length": 4}]
    assert (yes["reply_to_message"]["text"], yes["from"]["language_code"]) == ("/top", "ru")


async def test_an_edit_arrives(api: BotApi, ask: Ask) -> None:
    said = api.say(1, "/a")
    api.edit(1, said["message_id"], "b")
    edited = (await updates(ask))[-1]["edited_message"]
    assert (edited["text"], edited.get("entities")) == ("b", None)


@pytest.mark.parametrize(
    ("button", "data"),
    [
        pytest.param("two", "2", id="by its text"),
        pytest.param((0, 0), "1", id="by its place"),
        pytest.param(None, "forged", id="forged"),
    ],
)
async def test_a_press_arrives(
    api: BotApi, ask: Ask, button: str | tuple[int, int] | None, data: str
) -> None:
    api.open_chat(1)
    await ask("sendMessage", chat_id=1, text="a", reply_markup={"inline_keyboard": ROWS})
    api.press(1, 1, button, data=None if button else data)
    query = (await updates(ask))[-1]["callback_query"]
    assert (query["data"], query["message"]["text"]) == (data, "a")


async def test_a_press_of_a_deleted_message_arrives(api: BotApi, ask: Ask) -> None:
    api.press(1, 9, data="old")
    message = (await updates(ask))[-1]["callback_query"]["message"]
    assert (message["date"], message["message_id"]) == (0, 9)


@pytest.mark.parametrize("button", ["copy", "three"])
async def test_only_callback_buttons_are_pressed(api: BotApi, ask: Ask, button: str) -> None:
    api.open_chat(1)
    await ask("sendMessage", chat_id=1, text="a", reply_markup={"inline_keyboard": ROWS})
    with pytest.raises(ValueError, match="no callback button"):
        api.press(1, 1, button)


async def test_a_press_is_answered_once(api: BotApi, ask: Ask) -> None:
    query = api.press(1, 9, data="a")
    refused = await ask("answerCallbackQuery", callback_query_id=query["id"], text="x" * 201)
    assert refused["description"] == "Bad Request: MESSAGE_TOO_LONG"
    assert (await ask("answerCallbackQuery", callback_query_id=query["id"], text="ok"))["result"]
    assert api.answers[query["id"]]["text"] == "ok"
    again = await ask("answerCallbackQuery", callback_query_id=query["id"])
    assert again["description"] == TOO_OLD


@pytest.mark.parametrize("known", [True, False])
async def test_a_stale_or_unknown_press_is_not_answered(api: BotApi, ask: Ask, known: bool) -> None:
    query = api.press(1, 9, data="a")
    api.forget_query(query["id"])
    name = query["id"] if known else "1"
    assert (await ask("answerCallbackQuery", callback_query_id=name))["description"] == TOO_OLD


def article(**changes: object) -> Json:
    content = {"message_text": "<b>a</b>", "parse_mode": "HTML"}
    return {"type": "article", "id": "1", "title": "A", "input_message_content": content} | changes


async def test_an_inline_query_is_answered(api: BotApi, ask: Ask) -> None:
    query = api.ask_inline("ps -a")
    results = [article(), article(id="2")]
    answered = await ask("answerInlineQuery", inline_query_id=query["id"], results=results)
    assert answered["result"] is True
    assert api.answers[query["id"]]["results"] == results


@pytest.mark.parametrize(
    ("results", "reason"),
    [
        pytest.param([article()] * 51, "RESULTS_TOO_MUCH", id="51 results"),
        pytest.param([article()] * 2, "RESULT_ID_DUPLICATE", id="one id twice"),
        pytest.param([article(id="ё" * 33)], "RESULT_ID_INVALID", id="66 bytes of id"),
        pytest.param([article(title="")], "ARTICLE_TITLE_EMPTY", id="no title"),
        pytest.param([article(descr="x")], "unknown field", id="misspelt"),
        pytest.param(
            [article(input_message_content={"message_text": " "})],
            "message text is empty",
            id="text",
        ),
    ],
)
async def test_inline_results_are_refused(
    api: BotApi, ask: Ask, results: list[Json], reason: str
) -> None:
    query = api.ask_inline("x")
    refused = await ask("answerInlineQuery", inline_query_id=query["id"], results=results)
    assert reason in refused["description"]
