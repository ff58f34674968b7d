"""Replies: in which language, and which questions are worth asking first."""

import pytest
from telegram import Message, User

from bot.chat.replies import example_questions
from bot.knowledge.course import Course, Language
from bot.render.limits import MESSAGE_LENGTH
from tests.chat.course import command, course, definition, error, replies
from tests.chat.transport import MESSAGE, Telegram


def message() -> Message:
    found = Message.de_json(MESSAGE)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("code", "default", "languages", "language"),
    [
        pytest.param("ru", "en", ("ru", "en"), "ru", id="what the person has set"),
        pytest.param("en", "ru", ("ru", "en"), "en", id="the other language"),
        pytest.param("en-GB", "ru", ("ru", "en"), "en", id="with a country"),
        pytest.param("de", "ru", ("ru", "en"), "ru", id="a language of neither"),
        pytest.param("enm", "ru", ("ru", "en"), "ru", id="a language that begins alike"),
        pytest.param("", "ru", ("ru", "en"), "ru", id="nothing set"),
        pytest.param(None, "ru", ("ru", "en"), "ru", id="nothing told"),
        pytest.param("ru", "ru", ("en",), "en", id="a language the course lacks"),
        pytest.param("ru", "en", ("ru",), "ru", id="the course's only language"),
        pytest.param("de", "en", ("ru",), "ru", id="neither the person's nor the default"),
    ],
)
def test_language_of_a_person(
    code: str | None, default: Language, languages: tuple[Language, ...], language: Language
) -> None:
    taught = course(definition("apple"), languages=languages)
    person = User(1, "x", is_bot=False, language_code=code)
    assert replies(taught, Telegram(), default).language_of(person) == language


def test_language_of_nobody_is_the_default() -> None:
    assert replies(course(definition("apple")), Telegram(), "ru").language_of(None) == "ru"


@pytest.mark.parametrize(
    ("taught", "expected"),
    [
        pytest.param(course(), [], id="empty course"),
        pytest.param(course(definition("apple")), [], id="nothing to ask"),
        pytest.param(
            course(definition("a", "a?", "again?"), definition("b", "b?"), command("c", "c?")),
            [("a?", "a"), ("c?", "c"), ("b?", "b")],
            id="one of each kind first",
        ),
        pytest.param(
            course(*(definition(name, f"{name}?") for name in "abcde")),
            [("a?", "a"), ("b?", "b"), ("c?", "c")],
            id="three are enough",
        ),
        pytest.param(
            course(error("e", "e?"), definition("a"), command("c", "c?")),
            [("c?", "c"), ("e?", "e")],
            id="an error comes last",
        ),
    ],
)
def test_example_questions(taught: Course, expected: list[tuple[str, str]]) -> None:
    assert list(example_questions(taught, "en")) == expected


@pytest.mark.parametrize(("quote", "reply_to"), [(True, 9), (False, None)])
async def test_an_answer_is_a_reply_where_it_is_told_to_be(
    quote: bool, reply_to: int | None
) -> None:
    telegram = Telegram()
    await replies(course(definition("apple")), telegram).answer(message(), "apple", quote=quote)
    (sent,) = telegram.sent()
    assert sent["chat_id"] == 1
    assert sent.get("reply_parameters", {}).get("message_id") == reply_to
    assert "What it is." in sent["text"]


@pytest.mark.parametrize(("target", "shown"), [("apple", True), ("pear", False), ("a#b", False)])
async def test_an_entry_is_shown_if_there_is_one(target: str, shown: bool) -> None:
    telegram = Telegram()
    found = replies(course(definition("apple")), telegram)
    assert await found.show(1, target, "en") is shown
    assert len(telegram.sent()) == shown


async def test_a_greeting_escapes_what_the_course_says_of_itself() -> None:
    telegram = Telegram()
    taught = course(definition("apple", "<i>?"), about="1 < 2 & 3")
    await replies(taught, telegram).welcome(1, "en")
    (sent,) = telegram.sent()
    assert "1 &lt; 2 &amp; 3" in sent["text"]
    assert sent["reply_markup"]["inline_keyboard"][0][0]["text"] == "<i>?"


async def test_a_greeting_of_a_course_that_says_too_much_fits_into_a_message() -> None:
    telegram = Telegram()
    await replies(course(definition("apple"), about="word " * 2000), telegram).welcome(1, "en")
    (sent,) = telegram.sent()
    assert len(sent["text"]) <= MESSAGE_LENGTH


def reply_to(text: str, told: str | None, is_bot: bool = True) -> Message:
    """A message that replies to one of the bot that this instance did not send."""
    replied = None
    if told is not None:
        sender = {"id": 7, "is_bot": is_bot, "first_name": "Bot"}
        replied = MESSAGE | {"message_id": 2, "text": told, "from": sender}
    found = Message.de_json(MESSAGE | {"text": text, "reply_to_message": replied})
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("told", "is_bot", "said"),
    [
        pytest.param("pear\n\nWhat it is.", True, "pear", id="told before a restart"),
        pytest.param("pear", False, "apple", id="said by a person"),
        pytest.param("well done", True, "apple", id="no answer"),
        pytest.param(None, True, "apple", id="no reply"),
    ],
)
async def test_a_question_leans_on_what_it_replies_to(
    told: str | None, is_bot: bool, said: str
) -> None:
    telegram = Telegram()
    talk = replies(course(definition("apple"), definition("pear")), telegram)
    await talk.answer(message(), "apple", quote=False)
    await talk.answer(reply_to("more", told, is_bot), "more", quote=False)
    assert said in telegram.sent()[-1]["text"]


async def test_a_shown_entry_can_be_asked_on() -> None:
    telegram = Telegram()
    talk = replies(course(definition("apple"), definition("pear")), telegram)
    await talk.show(1, "pear", "en")
    await talk.answer(message(), "more", quote=False)
    assert "pear" in telegram.sent()[-1]["text"]
