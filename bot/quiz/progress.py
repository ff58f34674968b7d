"""How far a learner has come: streak, what is known and due, weak topics, days past and coming."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple, Protocol

from bot.quiz.calendar import learning_moment
from bot.quiz.memory import Card, Grade, is_due, maturity, recall
from bot.quiz.zones import zone_info

KNOWN_FROM = 0.8  # recall
HISTORY_WEEKS = 20
FORECAST_DAYS = 14
RETENTION_DAYS = 30
FORGIVEN_EVERY = 7  # days: one missed day a week does not break a streak
TOPIC_DAYS = 90  # topics are asked rarely: a month is too short to judge them by
TOPIC_REVIEWS = 5
WEAK_BELOW = 0.8  # share of right answers
WEAK_TOPICS = 3

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Review:
    """One answer: which entry, how well, and when, in UTC."""

    entry_id: str
    grade: Grade
    at: datetime


@dataclass(frozen=True, slots=True)
class TopicScore:
    """How many of the latest answers on a topic were right."""

    topic: str
    right: int
    asked: int


@dataclass(frozen=True, slots=True)
class Progress:
    """A learner's progress on one local day.

    `streak` counts days with an answer; `retention` (0 to 1) is None before anything came again.
    `days` holds answers per day, from a Monday until today; `forecast` holds entries per day that
    come due, from today on, which counts everything late.
    """

    today: date
    streak: int
    answered: int
    total: int
    known: int
    due: int
    retention: float | None
    weak: tuple[TopicScore, ...]
    days: Mapping[date, int]
    forecast: Mapping[date, int]


class Score(Protocol):
    """How many questions a member of a group was asked, and how many answers were right."""

    @property
    def name(self) -> str:
        """What the member is called."""

    @property
    def right(self) -> int:
        """Right answers."""

    @property
    def asked(self) -> int:
        """Questions answered, rightly or not."""


class Leader(NamedTuple):
    """A line of a leaderboard; equal scores share a place."""

    place: int
    name: str
    right: int
    asked: int


@dataclass(frozen=True, slots=True)
class Leaderboard:
    """A group's best of this week and of all time."""

    week: tuple[Leader, ...]
    ever: tuple[Leader, ...]


class _Answer(NamedTuple):
    """A review as it counts here."""

    day: date
    entry_id: str
    right: bool


def progress(  # noqa: PLR0913  days off belong to streaks, and nothing else here has a schedule
    reviews: Iterable[Review],
    cards: Iterable[Card],
    course_entry_ids: Collection[str],
    topics: Mapping[str, str],
    zone: str,
    now: datetime,
    *,
    weekdays_only: bool = False,
) -> Progress:
    """A learner's progress in their local days, from all their answers and cards.

    `topics` names the topic of each entry. Weekends do not break streaks with `weekdays_only`.
    """
    moment = learning_moment(now, zone)
    today = _local(moment, zone)
    log = _log(reviews, zone)
    mine = [card for card in cards if card.entry_id in course_entry_ids]
    return Progress(
        today=today,
        streak=_streak({answer.day for answer in log}, today, weekdays_only=weekdays_only),
        answered=len(log),
        total=len(course_entry_ids),
        known=sum(_is_known(card, moment) for card in mine),
        due=sum(is_due(card, moment) for card in mine),
        retention=_retention(log, today - RETENTION_DAYS * _DAY),
        weak=_weak(log, topics, today - TOPIC_DAYS * _DAY),
        days=_history(log, today),
        forecast=_forecast(mine, zone, moment),
    )


def leaders(week: Iterable[Score], ever: Iterable[Score], most: int = 10) -> Leaderboard:
    """A group's leaderboard: most right answers first, then fewest questions, then by name.

    Who has no right answer yet is not listed.
    """
    return Leaderboard(tuple(_places(week))[:most], tuple(_places(ever))[:most])


def _places(scores: Iterable[Score]) -> Iterator[Leader]:
    """Scores in order, with their places."""
    best = sorted((-one.right, one.asked, one.name) for one in scores if one.right)
    place, before = 0, (0, 0)
    for at, (minus_right, asked, name) in enumerate(best, 1):
        if (minus_right, asked) != before:
            place, before = at, (minus_right, asked)
        yield Leader(place, name, -minus_right, asked)


def _log(reviews: Iterable[Review], zone: str) -> Sequence[_Answer]:
    """Answers in the order in which they were given."""
    return [
        _Answer(_local(one.at, zone), one.entry_id, one.grade != "again")
        for one in sorted(reviews, key=lambda one: one.at)
    ]


def _local(moment: datetime, zone: str) -> date:
    return moment.astimezone(zone_info(zone)).date()


def _is_known(card: Card, now: datetime) -> bool:
    """Whether an entry would most likely be answered right, and not only since it just was wrong.

    A lower bar than for asking again: what waits for a repetition is not unknown yet.
    """
    return maturity(card) != "new" and recall(card, now) >= KNOWN_FROM


def _streak(days: Collection[date], today: date, *, weekdays_only: bool) -> int:
    """The days with an answer in the streak that still runs.

    Today may still come. A streak goes over one missed day a week; it never comes back to life.
    """
    length = 0
    last = forgiven = date.min
    for day in sorted({*days, today}):
        missed = _missed(last, day, weekdays_only=weekdays_only)
        if len(missed) > 1 or (missed and missed[0] - forgiven < FORGIVEN_EVERY * _DAY):
            length, forgiven = 0, date.min
        elif missed:
            forgiven = missed[0]
        length += day in days
        last = day
    return length


def _missed(last: date, day: date, *, weekdays_only: bool) -> Sequence[date]:
    """Days of learning between two days, at most those of a week: more would change nothing."""
    between = (last + count * _DAY for count in range(1, min((day - last).days, 8)))
    return [one for one in between if not (weekdays_only and one.weekday() >= 5)]


def _retention(log: Sequence[_Answer], since: date) -> float | None:
    """The share of right answers on entries that were asked on an earlier day already."""
    seen: dict[str, date] = {}
    results = []
    for answer in log:
        if seen.get(answer.entry_id, answer.day) < answer.day and answer.day > since:
            results.append(answer.right)
        seen[answer.entry_id] = answer.day
    return sum(results) / len(results) if results else None


def _weak(log: Sequence[_Answer], topics: Mapping[str, str], since: date) -> tuple[TopicScore, ...]:
    """The weakest topics first. Few answers count as nearer to half right than they look."""
    lately = [one for one in log if one.day > since and one.entry_id in topics]
    asked = Counter(topics[one.entry_id] for one in lately)
    right = Counter(topics[one.entry_id] for one in lately if one.right)
    weak = [
        TopicScore(topic, right[topic], count)
        for topic, count in asked.items()
        if count >= TOPIC_REVIEWS and right[topic] < WEAK_BELOW * count
    ]
    weak.sort(key=lambda one: ((one.right + 1) / (one.asked + 2), one.topic))
    return tuple(weak[:WEAK_TOPICS])


def _history(log: Sequence[_Answer], today: date) -> Mapping[date, int]:
    """How many answers each day of the last whole weeks had, from a Monday until today."""
    asked = Counter(answer.day for answer in log)
    start = today - (today.weekday() + 7 * (HISTORY_WEEKS - 1)) * _DAY
    days = (start + count * _DAY for count in range((today - start).days + 1))
    return {day: asked[day] for day in days}


def _forecast(cards: Sequence[Card], zone: str, moment: datetime) -> Mapping[date, int]:
    """How many cards come due on each of the coming days; those already due, today."""
    today = _local(moment, zone)
    due = Counter(today if is_due(card, moment) else _local(card.due, zone) for card in cards)
    return {day: due[day] for day in (today + count * _DAY for count in range(FORECAST_DAYS))}
