"""Progress counts in the learner's own days, and is kind without being untrue."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.quiz.calendar import learning_moment
from bot.quiz.memory import Card, Grade, is_due, review
from bot.quiz.progress import (
    FORECAST_DAYS,
    HISTORY_WEEKS,
    Leader,
    Progress,
    Review,
    TopicScore,
    leaders,
    progress,
)

DAY = timedelta(days=1)
NOW = datetime(2026, 5, 20, 18, 30, tzinfo=UTC)  # a Wednesday
COURSE = ("image", "container", "volume", "network")
TOPICS = {"image": "Images", "container": "Containers", "volume": "Storage", "network": "Networks"}


@dataclass(frozen=True, slots=True)
class Member:
    name: str
    right: int
    asked: int


def answer(days_ago: float, grade: Grade = "good", entry_id: str = "image") -> Review:
    return Review(entry_id, grade, NOW - days_ago * DAY)


def card(entry_id: str, *answers: tuple[float, Grade]) -> Card:
    made: Card | None = None
    for days_ago, grade in answers:
        made = review(made, entry_id, grade, learning_moment(NOW - days_ago * DAY, "UTC"))
    assert made is not None
    return made


def of(
    reviews: Iterable[Review] = (),
    cards: Iterable[Card] = (),
    zone: str = "UTC",
    now: datetime = NOW,
    *,
    weekdays_only: bool = False,
) -> Progress:
    return progress(reviews, cards, COURSE, TOPICS, zone, now, weekdays_only=weekdays_only)


def test_who_has_just_begun() -> None:
    begun = of()
    assert (begun.streak, begun.answered, begun.known, begun.due) == (0,) * 4
    assert (begun.total, begun.retention, begun.weak) == (4, None, ())
    assert set(begun.days.values()) == set(begun.forecast.values()) == {0}


@pytest.mark.parametrize(
    ("days_ago", "streak"),
    [
        pytest.param([0], 1, id="today"),
        pytest.param([1], 1, id="today may still come"),
        pytest.param([2], 1, id="yesterday is forgiven"),
        pytest.param([3], 0, id="two days are not"),
        pytest.param([0, 0.1, 0.2], 1, id="several answers of a day"),
        pytest.param([0, 1, 2, 3], 4, id="four days"),
        pytest.param([0, 1, 3, 4], 4, id="one missed day between"),
        pytest.param([0, 1, 4, 5, 6], 2, id="two missed days in a row"),
        pytest.param([0, 2, 3, 5, 6], 1, id="twice in a week"),
        pytest.param([0, *range(2, 8), 9, 10], 9, id="once in each of two weeks"),
        pytest.param([2, 4, 5, 6], 0, id="yesterday and before"),
        pytest.param(range(100, 140), 0, id="long ago"),
    ],
)
def test_streak(days_ago: list[float], streak: int) -> None:
    assert of(map(answer, days_ago)).streak == streak


def test_weekends_off_do_not_break_a_streak() -> None:
    weekdays = [answer(ago) for ago in range(60) if (NOW - ago * DAY).weekday() < 5]
    assert of(weekdays, weekdays_only=True).streak == len(weekdays)
    assert of(weekdays).streak == 3


def test_days_are_the_learners_own() -> None:
    late = [Review("image", "good", datetime(2026, 5, day, 21, 30, tzinfo=UTC)) for day in (18, 19)]
    now = datetime(2026, 5, 19, 22, 0, tzinfo=UTC)
    in_moscow = of(late, zone="Europe/Moscow", now=now)
    assert in_moscow.today == date(2026, 5, 20)
    assert (in_moscow.days[date(2026, 5, 19)], in_moscow.days[date(2026, 5, 20)]) == (1, 1)
    assert of(late, now=now).days[date(2026, 5, 18)] == 1


@given(st.lists(st.integers(0, 60)), st.booleans())
def test_streaks_never_jump_up(ago: list[int], weekdays_only: bool) -> None:
    answers = [answer(days) for days in ago]
    before = of(
        (one for one in answers if one.at < NOW), now=NOW - DAY, weekdays_only=weekdays_only
    )
    today = of(answers, weekdays_only=weekdays_only)
    assert today.streak <= before.streak + 1
    assert today.streak <= len(set(ago))


def test_known_is_what_would_be_answered_right() -> None:
    cards = [
        card("image", (13, "good"), (11, "good")),
        card("container", (1, "good")),
        card("volume", (0, "again")),
        card("network", (60, "good")),
        card("gone", (0, "good")),
    ]
    assert of(cards=cards).known == 2


def test_due_counts_what_the_course_still_has() -> None:
    cards = [card("image", (9, "good")), card("volume", (0, "good")), card("gone", (9, "good"))]
    assert of(cards=cards).due == 1


def test_forecast_counts_what_is_late_today() -> None:
    cards = [card("image", (9, "good")), card("volume", (0, "good")), card("network", (1, "good"))]
    forecast = of(cards=cards).forecast
    assert len(forecast) == FORECAST_DAYS
    assert {day: count for day, count in forecast.items() if count} == {
        NOW.date(): 1,
        NOW.date() + DAY: 1,
        NOW.date() + 2 * DAY: 1,
    }


@given(st.lists(st.tuples(st.sampled_from(COURSE), st.integers(0, 90)), max_size=8))
def test_forecast_and_due_agree(learnt: list[tuple[str, int]]) -> None:
    cards = [card(entry_id, (ago, "good")) for entry_id, ago in dict(learnt).items()]
    now = of(cards=cards)
    assert now.forecast[now.today] == now.due == sum(is_due(one, NOW) for one in cards)


def test_retention_counts_what_was_asked_on_an_earlier_day() -> None:
    answers = [
        answer(40, entry_id="image"),
        answer(10, "again", entry_id="image"),
        answer(9.9, "good", entry_id="image"),  # at once again
        answer(8, "hard", entry_id="image"),
        answer(5, "again", entry_id="volume"),  # never seen before
        answer(3, "good", entry_id="volume"),
        answer(1, "good", entry_id="volume"),
    ]
    assert of(answers).retention == 3 / 4


def test_retention_is_of_the_last_month() -> None:
    assert of([answer(50), answer(31, "again"), answer(29)]).retention == 1
    assert of([answer(50), answer(31, "again")]).retention is None


def test_weak_topics_are_those_with_the_most_mistakes() -> None:
    answers = [
        *(answer(ago, "again", "image") for ago in range(4)),  # too few to tell
        *(answer(ago, "again" if ago < 2 else "good", "volume") for ago in range(6)),
        *(answer(ago, "again" if ago < 4 else "good", "network") for ago in range(6)),
        *(answer(ago, "again" if ago < 1 else "good", "container") for ago in range(5)),
        *(answer(ago + 100, "again", "container") for ago in range(9)),  # long ago
        *(answer(ago, "again", "gone") for ago in range(9)),
    ]
    assert of(answers).weak == (TopicScore("Networks", 2, 6), TopicScore("Storage", 4, 6))


def test_days_are_whole_weeks_until_today() -> None:
    days = list(of([answer(0), answer(0.1), answer(2)]).days.items())
    assert days[0][0].weekday() == 0
    assert len(days) == 7 * (HISTORY_WEEKS - 1) + 3
    assert [count for _, count in days[-3:]] == [1, 0, 2]
    assert days[-1][0] == NOW.date()


def test_leaders_come_by_right_answers_then_by_questions_then_by_name() -> None:
    week = [Member("Zoe", 3, 3), Member("Ann", 3, 3), Member("Bob", 3, 5), Member("Eve", 9, 20)]
    assert leaders(week, []).week == (
        Leader(1, "Eve", 9, 20),
        Leader(2, "Ann", 3, 3),
        Leader(2, "Zoe", 3, 3),
        Leader(4, "Bob", 3, 5),
    )


def test_nobody_is_put_to_shame() -> None:
    board = leaders([Member("Ann", 0, 9)], [Member("Ann", 1, 90), Member("Bob", 2, 2)], most=1)
    assert board.week == ()
    assert board.ever == (Leader(1, "Bob", 2, 2),)
