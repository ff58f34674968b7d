"""The next item for somebody, and the same item again when its answer comes."""

from collections.abc import Sequence
from datetime import datetime
from random import Random
from typing import TypeAlias

from bot.knowledge.course import Course, Language
from bot.quiz.items import ItemSource, QuizItem, TypedItem
from bot.quiz.journal import Asked
from bot.quiz.memory import Card, Grade, choose, maturity

AnyItem: TypeAlias = QuizItem | TypedItem

# What was asked as lately as this is avoided: questions by their keys, and the last entries whole.
RECENT = 30
RECENT_ENTRIES = 5


class Lessons:
    """Chooses from one course what to ask. `now` is `calendar.learning_moment`."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self._source = ItemSource(course)
        self._askable = [entry.id for entry in course.entries.values() if entry.quiz is not None]

    def next_item(
        self,
        cards: Sequence[Card],
        recent: Sequence[Asked],
        language: Language,
        now: datetime,
        rng: Random,
        *,
        typed: bool,
    ) -> AnyItem | None:
        """What to ask next, None where the course has nothing to ask.

        `recent`: what was asked lately, newest first. `typed`: whether an answer can be typed.
        """
        by_entry = {card.entry_id: card for card in cards}
        lately = {one.entry_id for one in recent[:RECENT_ENTRIES]}
        left = list(self._askable)
        while (entry_id := choose(cards, left, now, rng, lately)) is not None:
            grown = maturity(by_entry.get(entry_id))
            if grown == "mature" and not typed:
                grown = "young"
            keys = {one.key for one in recent if one.entry_id == entry_id}
            entry = self.course.entries[entry_id]
            made = self._source.item(entry, language, rng, grown, keys)
            if made is not None:
                return made
            left.remove(entry_id)
        return None

    def again(self, asked: Asked) -> AnyItem | None:
        """The item that was asked, its options in any order; None where the course lost it."""
        entry = self.course.entries.get(asked.entry_id)
        if entry is None:
            return None
        return self._source.rebuilt(entry, asked.language, asked.key, Random(0))  # noqa: S311  any order


def graded(*, right: bool, hinted: bool) -> Grade:
    """What an answer says of the memory."""
    if not right:
        return "again"
    return "hard" if hinted else "good"
