"""A small course for tests that need one, and replies from it."""

import asyncio

from bot.chat.replies import Replies
from bot.chat.sender import Sender
from bot.knowledge.course import (
    Command,
    Course,
    Definition,
    Error,
    Language,
    Localized,
    Name,
    Names,
    Text,
    Topic,
)
from bot.markup import parse
from bot.matching.answerer import answerer
from tests.chat.transport import Telegram, bot_of


def said(text: str) -> Text:
    """The same text in both languages."""
    return Localized({"ru": parse(text), "en": parse(text)})


def asked(*questions: str) -> Names:
    """The same sample questions in both languages."""
    return Localized({"ru": questions, "en": questions})


def definition(entry_id: str, *questions: str) -> Definition:
    """A definition found by its id."""
    term = asked(entry_id)
    return Definition(id=entry_id, term=term, text=said("What it is."), ask=asked(*questions))


def command(entry_id: str, *questions: str) -> Command:
    """A command found by its id."""
    return Command(id=entry_id, command=entry_id, text=said("Does it."), ask=asked(*questions))


def error(entry_id: str, *questions: str) -> Error:
    """An error found by its id."""
    name: Name = Localized({"ru": entry_id, "en": entry_id})
    return Error(
        id=entry_id, title=name, matches=(entry_id,), text=said("Why."), ask=asked(*questions)
    )


def course(
    *entries: Definition | Command | Error,
    languages: tuple[Language, ...] = ("ru", "en"),
    about: str | None = None,
) -> Course:
    """A course of one topic."""
    title: Name = Localized({"ru": "Курс", "en": "Course"})
    return Course(
        id="c",
        title=title,
        languages=languages,
        topics=(Topic(id="t", title=title, entries=entries),),
        about=None if about is None else said(about),
    )


def replies(taught: Course, telegram: Telegram, default: Language = "en") -> Replies:
    """Replies from `taught`, sent through `telegram`."""
    sender = Sender(bot_of(telegram), asyncio.Semaphore(1))
    return Replies(answerer(taught), sender, default)
