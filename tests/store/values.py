"""Values for journals, as short as tests want them."""

from datetime import UTC, date, datetime, time

from bot.quiz.calendar import Schedule
from bot.quiz.journal import Asked, Chat
from bot.quiz.memory import Card, Grade
from bot.quiz.progress import Review

NOW = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)
TODAY = date(2026, 11, 24)
SCHEDULE = Schedule(time(18, 30), "Europe/Berlin")


def chat(chat_id: int, next_at: datetime | None = NOW, schedule: Schedule = SCHEDULE) -> Chat:
    """A chat with a daily quiz."""
    return Chat(chat_id, "ru", schedule, next_at)


def asked(asked_id: str, chat_id: int, day: date | None = None, at: datetime = NOW) -> Asked:
    """An item that was asked."""
    return Asked(asked_id, chat_id, "branch", "term", "en", 1, at, day)


def card(entry_id: str = "branch", due: datetime = NOW) -> Card:
    """A card that was reviewed once."""
    return Card(entry_id, 2.5, 6.0, due, NOW)


def review(grade: Grade = "good", entry_id: str = "branch", at: datetime = NOW) -> Review:
    """An answer."""
    return Review(entry_id, grade, at)
