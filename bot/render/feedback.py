"""What is said after an answer, and of a learner's progress, in words."""

from datetime import datetime

from bot.i18n import text
from bot.quiz.items import QuizItem, TypedItem
from bot.quiz.memory import Card
from bot.quiz.progress import Progress

_DAY_S = 86400


def explained(item: QuizItem | TypedItem | None, language: str, *, right: bool) -> list[str]:
    """Why, and what would have been right. `item` is None where the course has it no more."""
    if item is None:
        return [text("learn.entry_gone", language)]
    if right:
        return [item.explanation]
    answer = item.options[item.right] if isinstance(item, QuizItem) else item.expected
    return [text("learn.right_answer", language, answer=answer), item.explanation]


def asked_again(card: Card, moment: datetime, language: str) -> str:
    """When a card is asked for again, from the `calendar.learning_moment` of its answer."""
    days = max(1, round((card.due - moment).total_seconds() / _DAY_S))
    return text("learn.again_in", language, count=days)


def progress_text(found: Progress, language: str) -> str:
    """A learner's progress."""
    lines = [
        text("stats_text.streak", language, count=found.streak),
        text("stats_text.known", language, known=found.known, total=found.total),
        text("stats_text.due", language, count=found.due),
    ]
    if found.retention is not None:
        percent = round(100 * found.retention)
        lines.append(text("stats_text.retention", language, percent=percent))
    if found.weak:
        topics = ", ".join(score.topic for score in found.weak)
        lines.append(text("stats_text.weak", language, topics=topics))
    return "\n".join(lines)
