"""Asking in private: questions, commands, deep links, buttons."""

from pathlib import Path

import pytest

from bot.i18n import text
from tests.botapi.refusal import Json
from tests.botapi.server import BotApi
from tests.e2e.process import Processes
from tests.e2e.talk import Talk, talk

__all__ = ["talk"]

pytestmark = pytest.mark.asyncio(loop_scope="module")


STICKER: Json = {
    "file_id": "f",
    "file_unique_id": "u",
    "type": "regular",
    "width": 9,
    "height": 9,
    "is_animated": False,
    "is_video": False,
}


@pytest.mark.parametrize(
    ("question", "language", "said"),
    [
        pytest.param("what is a branch", "en", "A name of a commit that moves on.", id="English"),
        pytest.param("что такое ветка", "ru", "Подвижное имя коммита.", id="Russian"),
        pytest.param(
            "что такое ветка", "en", "Подвижное имя коммита.", id="Russian, English Telegram"
        ),
        pytest.param(
            "what is a branch", "ru", "A name of a commit", id="English, Russian Telegram"
        ),
        pytest.param("what is a branch", "de", "A name of a commit", id="neither language"),
        pytest.param("git reset --hard", "en", "Erases what was not committed.", id="danger"),
        pytest.param("git reset --hard", "ru", "Стирает несохранённое.", id="danger in Russian"),
        pytest.param("letters in the output of git status", "en", "The file was added", id="table"),
        pytest.param("what does the letter m mean", "en", "The file was modified", id="row"),
        pytest.param("fatal: not a git repository", "en", "git init", id="error"),
        pytest.param("what is a kangaroo", "en", "That is not in my notes yet", id="unknown"),
        pytest.param("hello", "en", "Hello!", id="small talk"),
        pytest.param("<b>&amp;</b> & <", "en", "not in my notes", id="HTML"),
        pytest.param("?", "en", "The question is empty.", id="empty"),
        pytest.param("/foo", "en", "not in my notes", id="unknown command"),
        pytest.param("/git status -s", "en", "--short", id="command line after a slash"),
        pytest.param("/help", "en", "Just write your question", id="help"),
        pytest.param("/help", "ru", "Просто напишите вопрос", id="help in Russian"),
        pytest.param("/help@konspekt_bot", "en", "Just write your question", id="help with name"),
        pytest.param("/privacy", "en", "neither stored nor logged", id="privacy"),
        pytest.param("/privacy", "ru", "тексты не хранятся", id="privacy in Russian"),
        pytest.param("/start branch", "en", "A name of a commit", id="deep link to an entry"),
        pytest.param("/start branch", "ru", "Подвижное имя", id="deep link in Russian"),
        pytest.param(
            "/start status-letters--added", "en", "The file was added", id="deep link to a row"
        ),
        pytest.param("/start nothing", "en", "no longer in the notes", id="deep link to nothing"),
        pytest.param(
            "/start status-letters--no", "en", "no longer in the notes", id="deep link to no row"
        ),
        pytest.param("/start a b c", "en", "no longer in the notes", id="three words after start"),
    ],
)
async def test_a_message_is_answered(talk: Talk, question: str, language: str, said: str) -> None:
    chat = talk.person()
    assert said in (await talk.ask(chat, question, language)).text
    assert len(talk.api.sent(chat)) == 1
    assert talk.api.refusals == []


@pytest.mark.parametrize("language", ["en", "ru"])
async def test_start_greets_with_examples_that_are_answered(talk: Talk, language: str) -> None:
    chat = talk.person()
    greeting = await talk.ask(chat, "/start", language)
    assert {"en": "Notes on Git.", "ru": "Заметки о гите."}[language] in greeting.text
    assert len(greeting.labels) == 3
    said = [(await talk.press(greeting, (row, 0))).text for row in range(3)]
    assert len(set(said)) == 3
    assert [(await talk.ask(chat, label, language)).text for label in greeting.labels] == said


async def test_topics_lead_to_their_entries_page_by_page(talk: Talk) -> None:
    topics = await talk.ask(talk.person(), "/topics")
    assert topics.labels == ["Commands: 4 entries", "Ideas: 12 entries"]
    first = await talk.press(topics, "Ideas: 12 entries")
    assert (first.text, len(first.labels), first.labels[-1]) == ("Ideas", 11, "More")
    second = await talk.press(first, "More")
    assert second.labels == ["rebase", "conflict"]
    assert "Two changes of the same place." in (await talk.press(second, "conflict")).text


async def test_topics_speak_the_language_of_the_person(talk: Talk) -> None:
    topics = await talk.ask(talk.person(), "/topics", "ru")
    assert topics.labels == ["Команды: 4 записи", "Понятия: 12 записей"]
    assert "Ещё" in (await talk.press(topics, (1, 0))).labels


async def test_an_edited_question_is_answered_anew_as_a_reply_to_it(talk: Talk) -> None:
    chat = talk.person()
    await talk.ask(chat, "what is a brunch in the morning")
    asked = talk.api.say(chat, "what is a kangaroo")
    await talk.api.reply_to(asked)
    talk.api.edit(chat, asked["message_id"], "what is a branch")
    answer = await talk.api.wait_for(lambda: talk.api.sent(chat)[2:])
    assert "A name of a commit" in answer[0].text
    assert answer[0].message["reply_to_message"]["message_id"] == asked["message_id"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param({"caption": "what is a branch"}, "A name of a commit", id="caption"),
        pytest.param({}, "I can only read text", id="photo alone"),
    ],
)
async def test_a_photo_is_answered(talk: Talk, content: Json, said: str) -> None:
    photo = [{"file_id": "f", "file_unique_id": "u", "width": 9, "height": 9}]
    assert said in await answer_to(talk, {"photo": photo} | content)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param({"sticker": STICKER}, id="sticker"),
        pytest.param({"voice": {"file_id": "f", "file_unique_id": "u", "duration": 1}}, id="voice"),
        pytest.param({"dice": {"emoji": "🎲", "value": 3}}, id="dice"),
        pytest.param({"location": {"longitude": 1.0, "latitude": 2.0}}, id="place"),
        pytest.param({"something_new": {"x": 1}}, id="kind that does not exist yet"),
    ],
)
async def test_what_holds_no_text_is_answered(talk: Talk, content: Json) -> None:
    assert "I can only read text" in await answer_to(talk, content)


async def answer_to(talk: Talk, content: Json) -> str:
    chat = talk.person()
    where, sender = talk.api.open_chat(chat), talk.api.person(chat, "en")
    message = talk.api.add_message(where, sender, content, None)
    talk.api.say_raw({"message": message})
    return (await talk.api.reply_to(message)).text


async def test_related_buttons_lead_on(talk: Talk) -> None:
    answer = await talk.ask(talk.person(), "what is a branch")
    assert answer.labels == ["merge", "git status", text("learn.remember", "en")]
    assert "The joining of two lines" in (await talk.press(answer, "merge")).text


async def test_what_may_be_meant_is_offered_as_buttons(talk: Talk) -> None:
    unclear = ("git", "branch merge", "branch or merge", "rebase conflict", "commit")
    answers = [await talk.ask(talk.person(), question) for question in unclear]
    asks = (text("answer.offer", "en"), text("answer.unknown_nearest", "en"))
    offers = [one for one in answers if any(each in one.text for each in asks)]
    assert offers
    told = await talk.press(offers[0], (0, 0))
    assert told.text.startswith(offers[0].labels[0])


async def test_a_command_line_can_be_copied(talk: Talk) -> None:
    answer = await talk.ask(talk.person(), "git status -s")
    buttons = [one for row in (answer.markup or {})["inline_keyboard"] for one in row]
    assert buttons[0] == {"text": "📋 git status -s", "copy_text": {"text": "git status -s"}}


async def test_the_shipped_course_answers_its_own_examples(talk: Talk, tmp_path: Path) -> None:
    server = BotApi()
    await server.start()
    async with Processes(server, tmp_path) as start:
        bot = await start(KONSPEKT_COURSE="")
        other = Talk(server, bot)
        for language in ("en", "ru"):
            greeting = await other.ask(other.person(), "/start", language)
            for row, label in enumerate(greeting.labels):
                told = await other.press(greeting, (row, 0))
                assert (await other.ask(other.person(), label, language)).text == told.text
    await server.stop()
