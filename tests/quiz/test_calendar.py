"""Quizzes come at the learner's local time: once for each of their dates, and none is left out."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.quiz.calendar import (
    Schedule,
    due_date,
    learning_moment,
    moment,
    next_due,
    passed,
    week_start,
)

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
YEAR = 2026
ZONES = sorted(available_timezones() - {"localtime", "Factory"})
EVENING = Schedule(time(18, 30), "Europe/Berlin")


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("local", "zone", "expected"),
    [
        pytest.param("2026-07-01 18:30", "Europe/Berlin", "2026-07-01 16:30", id="summer"),
        pytest.param("2026-12-01 18:30", "Europe/Berlin", "2026-12-01 17:30", id="winter"),
        pytest.param("2026-03-29 02:30", "Europe/Berlin", "2026-03-29 01:00", id="does not exist"),
        pytest.param("2026-03-29 02:00", "Europe/Berlin", "2026-03-29 01:00", id="gap begins"),
        pytest.param("2026-03-29 03:00", "Europe/Berlin", "2026-03-29 01:00", id="gap ends"),
        pytest.param("2026-10-25 02:30", "Europe/Berlin", "2026-10-25 00:30", id="comes twice"),
        pytest.param("2026-10-25 03:00", "Europe/Berlin", "2026-10-25 02:00", id="after that"),
        pytest.param("2026-10-04 02:15", "Australia/Lord_Howe", "2026-10-03 15:30", id="half hour"),
        pytest.param("2026-04-24 00:30", "Africa/Cairo", "2026-04-23 22:00", id="no midnight"),
        pytest.param("2026-03-28 23:30", "America/Nuuk", "2026-03-29 01:00", id="gap to next day"),
        pytest.param("2011-12-29 23:59", "Pacific/Apia", "2011-12-30 09:59", id="before lost day"),
        pytest.param("2026-07-01 18:30", "UTC+05:30", "2026-07-01 13:00", id="fixed offset"),
    ],
)
def test_moment(local: str, zone: str, expected: str) -> None:
    wanted = datetime.fromisoformat(local)
    assert moment(wanted.date(), wanted.time(), zone) == utc(expected)


def test_a_date_that_a_zone_left_out_has_no_quiz() -> None:
    assert moment(day("2011-12-30"), time(18, 30), "Pacific/Apia") is None
    schedule = Schedule(time(18, 30), "Pacific/Apia")
    assert due_date(schedule, day("2011-12-29"), utc("2011-12-31 04:30")) == day("2011-12-31")


def test_the_last_quiz_before_a_lost_day_is_still_caught_up() -> None:
    schedule = Schedule(time(18, 30), "Pacific/Apia")
    assert due_date(schedule, day("2011-12-28"), utc("2011-12-30 10:30")) == day("2011-12-29")


@cache
def switches(zone: str) -> tuple[datetime, ...]:
    """Hours of the year in which a zone's clocks change."""
    hours = [datetime(YEAR, 1, 1, tzinfo=UTC) + n * timedelta(hours=6) for n in range(365 * 4)]
    offsets = [(hour, hour.astimezone(ZoneInfo(zone)).utcoffset()) for hour in hours]
    return tuple(before for (before, was), (_, became) in pairwise(offsets) if was != became)


def test_every_zone_over_every_switch() -> None:
    """Against a clock watched minute by minute: the first minute that shows the time, or later."""
    seen = 0
    for zone in ZONES:
        info = ZoneInfo(zone)
        for switch in switches(zone):
            minutes = [switch + n * MINUTE for n in range(-18 * 60, 18 * 60)]
            shown = [minute.astimezone(info).replace(tzinfo=None) for minute in minutes]
            wanted = switch.astimezone(info).replace(tzinfo=None) - timedelta(hours=12)
            at = 0
            for _ in range(24 * 4):
                while shown[at] < wanted:
                    at += 1
                assert moment(wanted.date(), wanted.time(), zone) == minutes[at], (zone, wanted)
                wanted += timedelta(minutes=15)
            seen += 1
    assert seen > 300


@pytest.mark.parametrize(
    ("last", "now", "expected"),
    [
        pytest.param("2026-05-04", "2026-05-05 16:29:59", None, id="not yet"),
        pytest.param("2026-05-04", "2026-05-05 16:30:00", "2026-05-05", id="on time"),
        pytest.param("2026-05-05", "2026-05-05 16:30:01", None, id="served"),
        pytest.param("2026-05-04", "2026-05-06 04:29:59", "2026-05-05", id="a night without"),
        pytest.param("2026-05-04", "2026-05-06 04:30:00", None, id="too late: the next comes"),
        pytest.param("2026-05-04", "2026-05-06 16:30:00", "2026-05-06", id="a day without"),
        pytest.param("2026-04-01", "2026-05-05 20:00:00", "2026-05-05", id="a month without"),
        pytest.param(None, "2026-05-05 20:00:00", "2026-05-05", id="the first"),
        pytest.param("2026-05-05", "2026-05-01 20:00:00", None, id="the clock jumps back"),
        pytest.param("2026-06-01", "2026-05-05 20:00:00", None, id="the clock was ahead"),
    ],
)
def test_due_date(last: str | None, now: str, expected: str | None) -> None:
    due = due_date(EVENING, day(last) if last else None, utc(now))
    assert due == (day(expected) if expected else None)


def test_a_quiz_of_the_morning_is_in_time_all_day() -> None:
    early = Schedule(time(6), "Europe/Berlin")
    last = day("2026-05-04")
    assert due_date(early, last, utc("2026-05-05 21:59:59")) == day("2026-05-05")
    assert due_date(early, last, utc("2026-05-05 22:00:00")) is None


@pytest.mark.parametrize(
    ("after", "expected"),
    [("2026-05-07", "2026-05-08"), ("2026-05-08", "2026-05-11"), ("2026-05-09", "2026-05-11")],
)
def test_weekends_off(after: str, expected: str) -> None:
    schedule = Schedule(time(18, 30), "UTC", weekdays_only=True)
    assert next_due(schedule, day(after), utc("2026-05-07 20:00")) == utc(f"{expected} 18:30")


def test_nothing_before_the_end_of_a_pause() -> None:
    paused = Schedule(time(18, 30), "UTC", paused_until=day("2027-01-02"))
    assert due_date(paused, None, utc("2026-05-05 19:00")) is None
    assert next_due(paused, None, utc("2026-05-05 19:00")) == utc("2027-01-02 18:30")
    assert due_date(paused, None, utc("2027-01-02 18:30")) == day("2027-01-02")


@pytest.mark.parametrize(
    ("now", "expected"), [("2026-05-05 16:29", "2026-05-04"), ("2026-05-05 16:30", "2026-05-05")]
)
def test_a_schedule_just_set_begins_at_its_next_time(now: str, expected: str) -> None:
    last = passed(EVENING, utc(now))
    assert last == day(expected)
    assert next_due(EVENING, last, utc(now)) >= utc(now)
    assert next_due(EVENING, last, utc(now)) <= utc(now) + DAY


def test_who_travels_gets_no_date_twice() -> None:
    in_tokyo = day("2026-05-05")
    at_home = Schedule(time(18, 30), "America/Los_Angeles")
    arrived = utc("2026-05-05 16:30")
    assert due_date(at_home, in_tokyo, utc("2026-05-06 01:30")) is None
    assert next_due(at_home, in_tokyo, arrived) == utc("2026-05-07 01:30")


schedules = st.builds(
    Schedule,
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    st.sampled_from([*ZONES, "UTC+05:30", "UTC-11:00"]),
    st.booleans(),
    st.none() | st.dates(date(2025, 1, 1), date(2028, 1, 1)),
)
moments = st.integers(0, 21 * 365 * 86400).map(
    lambda seconds: datetime(2009, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)
ages = st.none() | st.integers(-3, 10)


@given(schedules, moments, ages)
def test_what_is_due_and_what_comes_next_agree(s: Schedule, now: datetime, age: int | None) -> None:
    last = None if age is None else now.date() - age * DAY
    due, at = due_date(s, last, now), next_due(s, last, now)
    assert (due is not None) == (at <= now)
    served = due_date(s, last, max(at, now))
    assert served is not None
    assert last is None or served > last
    assert not (s.weekdays_only and served.weekday() >= 5)
    assert s.paused_until is None or served >= s.paused_until
    assert moment(served, s.at, s.zone) == at
    assert now - at <= timedelta(hours=25)  # the longest day
    assert next_due(s, served, max(at, now)) > max(at, now)
    if due is not None:
        assert due_date(s, due, now) is None


def standard_time(now: datetime, zone: str) -> timedelta:
    """The offset without daylight saving; zones change it now and then."""
    local = now.astimezone(ZoneInfo(zone))
    return (local.utcoffset() or timedelta()) - (local.dst() or timedelta())


@given(st.sampled_from(ZONES), moments, st.integers(1, 400))
def test_learning_moments_are_whole_days_apart(zone: str, now: datetime, days: int) -> None:
    local = now.astimezone(ZoneInfo(zone))
    then = (local + days * DAY).astimezone(UTC)
    assume(standard_time(now, zone) == standard_time(then, zone))
    first = learning_moment(now, zone)
    assert first.astimezone(ZoneInfo(zone)).date() == local.date()
    later = learning_moment(then, zone)
    assert later - first == days * DAY


def test_an_answer_a_bit_earlier_the_next_day_is_a_day_later() -> None:
    monday = learning_moment(utc("2026-03-28 17:45"), "Europe/Berlin")
    tuesday = learning_moment(utc("2026-03-29 16:30"), "Europe/Berlin")
    assert tuesday - monday == DAY


def test_the_week_begins_on_monday() -> None:
    now = utc("2026-05-10 22:30")
    assert week_start(now, "UTC") == utc("2026-05-04 00:00")
    assert week_start(now, "Europe/Berlin") == utc("2026-05-10 22:00")
