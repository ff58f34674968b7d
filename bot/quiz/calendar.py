"""When a quiz is to be sent: the learner's local time, in UTC, right across clock changes.

A local time that a clock change leaves out is served at the first moment after the gap; one that
comes twice is served the first time. Nothing here knows what time it is: `now` is an argument.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from bot.quiz.times import parse_time
from bot.quiz.zones import parse_zone, zone_info

__all__ = [
    "Schedule",
    "due_date",
    "learning_moment",
    "moment",
    "next_due",
    "parse_time",
    "parse_zone",
    "passed",
    "week_start",
]

# A quiz missed while the bot was down is still sent on its own day, or this long after its time:
# a night without the bot costs nothing, and after days only the latest one comes.
GRACE = timedelta(hours=12)

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a chat wants its quiz: `count` questions at the local time `at` of `zone`.

    `weekdays_only` leaves out Saturday and Sunday; quizzes come again on the day `paused_until`.
    """

    at: time
    zone: str
    weekdays_only: bool = False
    paused_until: date | None = None
    count: int = 1


class _Quiz(NamedTuple):
    """A local date and the UTC moment of its quiz."""

    day: date
    at: datetime


def due_date(schedule: Schedule, last: date | None, now: datetime) -> date | None:
    """The local date whose quiz is to be sent now, None if there is none.

    `last` is the latest date already served, or skipped on purpose (`passed`): no date up to it
    comes again, wherever clock and zone jump. Of several missed dates only the latest is served.
    """
    quiz = _next_quiz(schedule, last, now)
    return quiz.day if quiz.at <= now else None


def next_due(schedule: Schedule, after: date | None, now: datetime) -> datetime:
    """The UTC moment of the next quiz after the date `after`; past if `due_date` has one now."""
    return _next_quiz(schedule, after, now).at


def passed(schedule: Schedule, now: datetime) -> date:
    """The latest local date whose time is over: what to keep as `last` of a schedule just set.

    So the first quiz comes at the time that the learner asked for, not at once.
    """
    today = now.astimezone(zone_info(schedule.zone)).date()
    at = moment(today, schedule.at, schedule.zone)
    return today - _DAY if at is not None and at > now else today


def learning_moment(now: datetime, zone: str) -> datetime:
    """Noon of the learner's local date, in standard time: what memory counts days by.

    Standard time, so that such moments are whole days of 24 hours apart over clock changes too.
    """
    local = now.astimezone(zone_info(zone))
    standard = (local.utcoffset() or timedelta()) - (local.dst() or timedelta())
    return datetime(local.year, local.month, local.day, 12, tzinfo=UTC) - standard


def week_start(now: datetime, zone: str) -> datetime:
    """The UTC moment at which the local week began, on Monday."""
    today = now.astimezone(zone_info(zone)).date()
    monday = today - timedelta(days=today.weekday())
    return _shown(monday, time(), zone)


def moment(day: date, at: time, zone: str) -> datetime | None:
    """The UTC moment of a local date and time; None for a date that the zone leaves out."""
    shown = _shown(day, at, zone)
    # A gap may end on the next day. A whole day was left out where the date line was moved.
    if shown.astimezone(zone_info(zone)).date() != day:
        start = _shown(day, time(), zone)
        if start.astimezone(zone_info(zone)).date() != day:
            return None
    return shown


def _next_quiz(schedule: Schedule, after: date | None, now: datetime) -> _Quiz:
    """The first quiz after the date `after` that is not too late to send."""
    # Two days back: yesterday's may be in time, and yesterday may be a date left out.
    today = now.astimezone(zone_info(schedule.zone)).date()
    day = max(
        today - 2 * _DAY,
        date.min if after is None else after + _DAY,
        schedule.paused_until or date.min,
    )
    while True:
        at = _moment_of(schedule, day)
        if at is not None and now < _too_late(day, at, schedule.zone):
            return _Quiz(day, at)
        day += _DAY


def _moment_of(schedule: Schedule, day: date) -> datetime | None:
    """When the quiz of a date is to be sent; None on a day off."""
    if schedule.weekdays_only and day.weekday() >= 5:
        return None
    return moment(day, schedule.at, schedule.zone)


def _too_late(day: date, at: datetime, zone: str) -> datetime:
    """From when on a quiz is not sent any more: its day is over, and the time of grace too."""
    return max(at + GRACE, _shown(day + _DAY, time(), zone))


def _shown(day: date, at: time, zone: str) -> datetime:
    """The first UTC moment at which clocks of the zone show this time or a later one."""
    local = datetime.combine(day, at, zone_info(zone))
    shown = local.astimezone(UTC)
    if shown.astimezone(local.tzinfo).replace(tzinfo=None) == local.replace(tzinfo=None):
        return shown
    # In a gap fold=1 counts with the offset after it and so lands before it; fold=0 after it.
    return _change(local.replace(fold=1).astimezone(UTC), shown, local)


def _change(before: datetime, after: datetime, local: datetime) -> datetime:
    """The moment between two at which the offset of `local`'s zone changes, to the second."""
    offset = after.astimezone(local.tzinfo).utcoffset()
    while after - before > _SECOND:
        middle = before + (after - before) // 2
        if middle.astimezone(local.tzinfo).utcoffset() == offset:
            after = middle
        else:
            before = middle
    return after.replace(microsecond=0)
