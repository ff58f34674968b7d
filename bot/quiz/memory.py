"""What a learner remembers of an entry, and what to ask next: FSRS, kept by py-fsrs.

A daily quiz asks once a day, so there are no learning steps of minutes. py-fsrs counts whole days
of 24 hours; give these functions `calendar.learning_moment` as `now`, and the days are the
learner's own: an answer of half past six counts as the next day after one of seven in the evening.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from random import Random
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    import fsrs

Grade: TypeAlias = Literal["again", "hard", "good"]
Maturity: TypeAlias = Literal["new", "young", "mature"]

DESIRED_RETENTION = 0.9
LONGEST_INTERVAL = 365  # days: a course is learnt for a purpose, not for life
# FSRS: `stability` is the number of days after which recall has fallen to 0.9.
YOUNG_FROM = 2.0  # days: one right answer at first sight; less after a mistake
MATURE_FROM = 10.0  # days: a second right answer
# What comes due within half a day is asked now, not a day late.
AHEAD = timedelta(hours=12)

_NUMBERS: Mapping[Grade, int] = MappingProxyType({"again": 1, "hard": 2, "good": 3})


@dataclass(frozen=True, slots=True)
class Card:
    """A learner's memory of one entry. `stability` is in days, `difficulty` 1 to 10, times UTC."""

    entry_id: str
    stability: float | None
    difficulty: float | None
    due: datetime
    last_review: datetime | None


def review(card: Card | None, entry_id: str, grade: Grade, now: datetime) -> Card:
    """The card after an answer; without a card, the first one of the entry.

    `again`: wrong or not known; `hard`: right after a hint; `good`: right.
    """
    from fsrs import Rating  # noqa: PLC0415  4 MB that plain answering never needs

    after, _ = _scheduler().review_card(
        _their_card(card), Rating(_NUMBERS[grade]), now.astimezone(UTC)
    )
    return Card(entry_id, after.stability, after.difficulty, after.due, after.last_review)


def recall(card: Card, now: datetime) -> float:
    """The chance, 0 to 1, that the entry is remembered; 0 before the first answer."""
    return _scheduler().get_card_retrievability(_their_card(card), now.astimezone(UTC))


def is_due(card: Card, now: datetime) -> bool:
    """Whether a card is to be asked: it is due, or will be before another day is over."""
    return card.due <= now + AHEAD


def maturity(card: Card | None) -> Maturity:
    """How well an entry sits, by the days that its memory lasts."""
    if card is None or card.stability is None or card.stability < YOUNG_FROM:
        return "new"
    return "young" if card.stability < MATURE_FROM else "mature"


def choose(
    cards: Iterable[Card],
    entry_ids: Sequence[str],
    now: datetime,
    rng: Random,
    recent: Collection[str],
) -> str | None:
    """The entry to ask next, None if there are no entries.

    First what is due, the most forgotten in front; then new entries in the course's order; then
    the weakest. What is in `recent`, asked lately, waits for others that are due or new as well,
    but not longer: what was wrong yesterday is due today.
    """
    course = frozenset(entry_ids)
    known = [card for card in cards if card.entry_id in course]
    due = [card for card in known if is_due(card, now)]
    carded = {card.entry_id for card in known}
    new = [entry_id for entry_id in entry_ids if entry_id not in carded]
    if new and not due:
        return next((entry_id for entry_id in new if entry_id not in recent), new[0])
    # Chance decides between equals.
    asked = sorted(
        due or known, key=lambda card: (card.entry_id in recent, recall(card, now), rng.random())
    )
    return asked[0].entry_id if asked else None


@cache
def _scheduler() -> "fsrs.Scheduler":
    """py-fsrs without chance: dates depend on the answers alone."""
    from fsrs import Scheduler  # noqa: PLC0415  see above

    return Scheduler(
        desired_retention=DESIRED_RETENTION,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=LONGEST_INTERVAL,
        enable_fuzzing=False,
    )


def _their_card(card: Card | None) -> "fsrs.Card":
    """The card as py-fsrs has it. Its id is given, since py-fsrs sleeps to make one up."""
    from fsrs import Card as TheirCard  # noqa: PLC0415  see above
    from fsrs import State  # noqa: PLC0415

    if card is None or card.last_review is None:
        return TheirCard(card_id=0, due=datetime.min.replace(tzinfo=UTC))
    return TheirCard(
        card_id=0,
        state=State.Review,
        stability=card.stability,
        difficulty=card.difficulty,
        due=card.due,
        last_review=card.last_review,
    )
