"""Quizzes in private: asked, answered, explained, remembered and forgotten."""

import sqlite3
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.i18n import text
from bot.quiz.memory import Card
from bot.settings import DATABASE
from bot.store.journal import journal
from tests.botapi.world import Sent
from tests.e2e.subscribers import address
from tests.e2e.talk import Talk, talk

__all__ = ["talk"]

pytestmark = pytest.mark.asyncio(loop_scope="module")

RIGHT, WRONG = text("learn.right", "en"), text("learn.wrong", "en")
HINT, ANOTHER = text("learn.hint_button", "en"), text("learn.another", "en")


def stored(talk: Talk, statement: str, *values: object) -> list[Any]:
    """Rows of the bot's database."""
    connection = sqlite3.connect(talk.bot.folder.parent / DATABASE, timeout=30)
    try:
        return connection.execute(statement, values).fetchall()
    finally:
        connection.close()


def grades(talk: Talk, person: int) -> list[str]:
    """A person's grades, oldest first."""
    rows = stored(talk, "SELECT grade FROM reviews WHERE learner_id = ? ORDER BY id", person)
    return [grade for (grade,) in rows]


async def quiz(talk: Talk, chat: int, language: str = "en") -> Sent:
    """A poll, asked for."""
    sent = await talk.ask(chat, "/quiz", language)
    assert sent.method == "sendPoll"
    return sent


async def vote(talk: Talk, sent: Sent, option: int, user: int | None = None) -> Sent:
    """What is said after a vote."""
    count = len(talk.api.sent(sent.chat_id))
    talk.api.vote(sent.chat_id, sent.message_id, [option], user=user)
    return (await talk.api.wait_for(lambda: talk.api.sent(sent.chat_id)[count:]))[0]


def right(sent: Sent) -> int:
    """The right option."""
    (option,) = sent.message["poll"]["correct_option_ids"]
    return int(option)


def dont_know(sent: Sent) -> int:
    """The honest option."""
    return len(sent.message["poll"]["options"]) - 1


@pytest.mark.parametrize("language", ["en", "ru"])
async def test_a_quiz_is_an_open_poll_with_an_honest_way_out(talk: Talk, language: str) -> None:
    sent = await quiz(talk, talk.person(), language)
    poll = sent.message["poll"]
    assert (poll["type"], poll["is_anonymous"]) == ("quiz", False)
    assert poll["options"][-1]["text"] == text("quiz_item.dont_know", language)
    assert sent.labels == [text("learn.hint_button", language)]
    assert right(sent) != dont_know(sent)


async def test_a_right_vote_is_explained_and_comes_again_later(talk: Talk) -> None:
    chat = talk.person()
    sent = await quiz(talk, chat)
    said = await vote(talk, sent, right(sent))
    assert said.text.startswith(RIGHT)
    assert text("learn.again_in", "en", count=2) in said.text
    assert sent.message["poll"]["explanation"] in said.text
    assert (said.labels[0][0], said.labels[1]) == ("📖", ANOTHER)
    assert grades(talk, chat) == ["good"]
    entry = await talk.press(said, (0, 0))
    assert said.labels[0].removeprefix("📖 ") in entry.text
    assert (await talk.press(said, ANOTHER)).method == "sendPoll"


async def test_a_wrong_vote_comes_again_tomorrow(talk: Talk) -> None:
    chat = talk.person()
    sent = await quiz(talk, chat)
    said = await vote(talk, sent, 1 - right(sent))
    answer = sent.message["poll"]["options"][right(sent)]["text"]
    assert said.text.startswith(WRONG)
    assert text("learn.right_answer", "en", answer=answer) in said.text
    assert text("learn.again_in", "en", count=1) in said.text
    assert grades(talk, chat) == ["again"]


async def test_not_knowing_is_no_shame_and_comes_again(talk: Talk) -> None:
    chat = talk.person()
    sent = await quiz(talk, chat)
    assert (await vote(talk, sent, dont_know(sent))).text.startswith(WRONG)
    assert grades(talk, chat) == ["again"]


async def test_the_first_vote_counts_and_none_can_be_taken_back(talk: Talk) -> None:
    chat = talk.person()
    sent = await quiz(talk, chat)
    await vote(talk, sent, dont_know(sent))
    for options in ([], [right(sent)], [right(sent)]):
        talk.api.vote(chat, sent.message_id, options)
    await talk.ask(chat, "what is a branch")
    assert grades(talk, chat) == ["again"]
    assert sum(RIGHT in one.text or WRONG in one.text for one in talk.api.sent(chat)) == 1


async def test_a_vote_in_an_unknown_poll_is_passed_over(talk: Talk) -> None:
    sent = await quiz(talk, talk.person())
    person = talk.api.person(sent.chat_id)
    answer = {"poll_id": "1", "user": person, "option_ids": [0], "option_persistent_ids": ["x"]}
    talk.api.say_raw({"poll_answer": answer})
    assert (await vote(talk, sent, right(sent))).text.startswith(RIGHT)


@pytest.mark.parametrize("way", ["button", "command"])
async def test_a_right_answer_after_a_hint_is_a_hard_one(talk: Talk, way: str) -> None:
    chat = talk.person()
    sent = await quiz(talk, chat)
    if way == "button":
        hint = await talk.notice(talk.api.press(chat, sent.message_id, HINT))
    else:
        hint = (await talk.ask(chat, "/hint")).text.removeprefix("💡 ")
    assert hint
    assert hint != text("learn.nothing_asked", "en")
    await vote(talk, sent, right(sent))
    assert grades(talk, chat) == ["hard"]


async def test_a_hint_needs_an_open_question(talk: Talk) -> None:
    chat = talk.person()
    nothing = text("learn.nothing_asked", "en")
    assert (await talk.ask(chat, "/hint")).text == nothing
    sent = await quiz(talk, chat)
    await vote(talk, sent, right(sent))
    assert (await talk.ask(chat, "/hint")).text == nothing
    assert await talk.notice(talk.api.press(chat, sent.message_id, HINT)) == nothing


async def test_questions_differ(talk: Talk) -> None:
    chat = talk.person()
    asked = set()
    for _ in range(6):
        sent = await quiz(talk, chat)
        asked.add(sent.text)
        await vote(talk, sent, right(sent))
    assert len(asked) == 6


async def test_what_is_asked_about_can_be_remembered(talk: Talk) -> None:
    chat = talk.person()
    answer = await talk.ask(chat, "git reset --hard")
    remember = text("learn.remember", "en")
    first, second = [
        await talk.notice(talk.api.press(chat, answer.message_id, remember)) for _ in range(2)
    ]
    assert first == text("learn.remembered", "en")
    assert second == text("learn.remembered_already", "en")
    sent = await quiz(talk, chat)
    await vote(talk, sent, right(sent))
    asked = stored(talk, "SELECT entry_id FROM asked WHERE chat_id = ?", chat)
    cards = stored(talk, "SELECT entry_id FROM cards WHERE learner_id = ?", chat)
    assert asked == cards


async def mature(talk: Talk, chat: int) -> None:
    """Makes the person one who knows `git status` well, and has it due."""
    await quiz(talk, chat)
    now = datetime.now(UTC)
    kept = journal(address(talk.bot.folder.parent))
    due = Card("git-status", 40.0, 5.0, now - timedelta(days=9), now - timedelta(days=60))
    await kept.remember(chat, due)
    await kept.close()


async def typed(talk: Talk, chat: int) -> Sent:
    """A question that is answered with `git status --short`."""
    await mature(talk, chat)
    sent = await talk.ask(chat, "/quiz")
    assert sent.text.startswith("⌨️")
    return sent


@pytest.mark.parametrize(
    ("line", "mark", "grade"),
    [
        ("git status --short", "✅", "good"),
        ("git   status -s", "✅", "good"),
        ("git status", "❌", "again"),
        ("git reset", "❌", "again"),
    ],
)
async def test_a_typed_command_is_judged(talk: Talk, line: str, mark: str, grade: str) -> None:
    chat = talk.person()
    await typed(talk, chat)
    said = await talk.ask(chat, line)
    assert said.text.startswith(mark)
    assert grades(talk, chat) == [grade]
    # What comes after it is a question again.
    assert " ".join(line.split()[:2]) in (await talk.ask(chat, line)).text


async def test_a_typed_question_can_be_given_up(talk: Talk) -> None:
    chat = talk.person()
    sent = await typed(talk, chat)
    assert sent.labels == [HINT, text("learn.give_up_button", "en")]
    assert await talk.notice(talk.api.press(chat, sent.message_id, HINT))
    said = await talk.press(sent, text("learn.give_up_button", "en"))
    assert said.text.startswith(text("learn.given_up", "en"))
    assert grades(talk, chat) == ["again"]


async def test_a_question_between_is_answered_as_one(talk: Talk) -> None:
    chat = talk.person()
    sent = await typed(talk, chat)
    assert "A name of a commit" in (await talk.ask(chat, "what is a branch")).text
    assert grades(talk, chat) == []
    reply = talk.api.say(chat, "no idea", reply_to=sent.message_id)
    assert (await talk.api.reply_to(reply)).text.startswith("❌")
    assert grades(talk, chat) == ["again"]


async def test_stats_come_with_a_picture(talk: Talk) -> None:
    chat = talk.person()
    assert (await talk.ask(chat, "/stats")).text == text("learn.no_stats", "en")
    sent = await quiz(talk, chat)
    await vote(talk, sent, right(sent))
    stats = await talk.ask(chat, "/stats")
    assert stats.method == "sendPhoto"
    assert text("stats_text.streak", "en", count=1) in stats.text


async def test_who_is_forgotten_starts_anew(talk: Talk) -> None:
    chat, other = talk.person(), talk.person()
    for person in (chat, other):
        sent = await quiz(talk, person)
        await vote(talk, sent, right(sent))
    await talk.ask(chat, "/daily 18:30")
    asked = await talk.ask(chat, "/forget")
    button = text("learn.forget_button", "en")
    foreign = talk.api.press(chat, asked.message_id, button, user=other)
    assert await talk.notice(foreign) == text("learn.not_yours", "en")
    assert grades(talk, chat) == grades(talk, other) == ["good"]
    mine = talk.api.press(chat, asked.message_id, button)
    assert await talk.notice(mine) == text("learn.forgotten", "en")
    assert grades(talk, chat) == []
    assert grades(talk, other) == ["good"]
    for table in ("chats", "learners"):
        assert stored(talk, f"SELECT * FROM {table} WHERE id = ?", chat) == []
    assert (await talk.ask(chat, "/stats")).text == text("learn.no_stats", "en")


async def test_nothing_was_refused(talk: Talk) -> None:
    assert talk.api.refusals == []
