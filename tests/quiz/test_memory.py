"""Memory gives py-fsrs's own dates, and what is asked next is what is about to be forgotten."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from random import Random
from subprocess import run
from sys import executable

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.quiz.memory import AHEAD, Card, Grade, choose, is_due, maturity, recall, review

START = datetime(2026, 3, 1, 18, 30, tzinfo=UTC)
DAY = timedelta(days=1)
COURSE = ("image", "container", "volume", "network")
RATINGS: dict[Grade, fsrs.Rating] = {
    "again": fsrs.Rating.Again,
    "hard": fsrs.Rating.Hard,
    "good": fsrs.Rating.Good,
}
grades = st.sampled_from(tuple(RATINGS))
histories = st.lists(st.tuples(grades, st.timedeltas(timedelta(0), 500 * DAY)), max_size=12)


def learnt(*history: Grade, entry_id: str = "image", start: datetime = START) -> Card:
    """The card of answers that are always given on the day they are due."""
    card: Card | None = None
    for grade in history:
        card = review(card, entry_id, grade, start if card is None else card.due)
    assert card is not None
    return card


def pick(cards: Sequence[Card], now: datetime, recent: Sequence[str] = ()) -> str | None:
    return choose(cards, COURSE, now, Random(1), recent)


@given(histories)
def test_dates_are_those_of_py_fsrs(history: list[tuple[Grade, timedelta]]) -> None:
    scheduler = fsrs.Scheduler(
        desired_retention=0.9,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=365,
        enable_fuzzing=False,
    )
    theirs, ours, now = fsrs.Card(card_id=1), None, START
    for grade, gap in history:
        now += gap
        theirs, _ = scheduler.review_card(theirs, RATINGS[grade], now)
        ours = review(ours, "image", grade, now)
        assert ours == Card("image", theirs.stability, theirs.difficulty, theirs.due, now)
        later = now + 5 * DAY
        assert recall(ours, later) == scheduler.get_card_retrievability(theirs, later)


@pytest.mark.parametrize(
    ("history", "days"),
    [
        pytest.param("good good good good good", [2, 11, 46, 163, 365], id="always right"),
        pytest.param("again good good good good", [1, 2, 6, 17, 44], id="wrong at first"),
        pytest.param("good good again good good", [2, 11, 2, 5, 12], id="forgotten once"),
    ],
)
def test_days_between_answers(history: str, days: list[int]) -> None:
    answers: list[Grade] = [grade for word in history.split() for grade in RATINGS if grade == word]
    cards = [learnt(*answers[: count + 1]) for count in range(len(answers))]
    assert [card.due - (card.last_review or START) for card in cards] == [day * DAY for day in days]


@given(histories)
def test_an_interval_is_one_day_to_one_year(history: list[tuple[Grade, timedelta]]) -> None:
    card, now = None, START
    for grade, gap in history:
        now += gap
        card = review(card, "image", grade, now)
        assert DAY <= card.due - now <= 365 * DAY
        assert recall(card, now) == 1
        assert recall(card, now - DAY) == 1  # a clock that jumps back


def test_moments_in_another_zone_are_the_same() -> None:
    elsewhere = datetime.fromisoformat("2026-03-01T21:30:00+03:00")
    assert review(None, "image", "good", elsewhere) == review(None, "image", "good", START)


@pytest.mark.parametrize(
    ("card", "expected"),
    [
        pytest.param(None, "new", id="never asked"),
        pytest.param(Card("image", None, None, START, None), "new", id="only remembered"),
        pytest.param(learnt("again"), "new", id="wrong"),
        pytest.param(learnt("hard"), "new", id="right after a hint"),
        pytest.param(learnt("good"), "young", id="right"),
        pytest.param(learnt("good", "good"), "mature", id="right again"),
        pytest.param(learnt("good", "good", "again"), "new", id="forgotten"),
    ],
)
def test_maturity(card: Card | None, expected: str) -> None:
    assert maturity(card) == expected


def test_a_card_only_remembered_is_due_and_counts_as_forgotten() -> None:
    card = Card("image", None, None, START, None)
    assert is_due(card, START)
    assert recall(card, START) == 0
    assert review(card, "image", "good", START) == review(None, "image", "good", START)


def test_what_comes_due_before_the_next_quiz_is_due() -> None:
    card = learnt("good")
    assert not is_due(card, card.due - AHEAD - timedelta(seconds=1))
    assert is_due(card, card.due - timedelta(seconds=5))


def test_new_entries_come_in_the_order_of_the_course() -> None:
    assert pick([], START) == "image"
    assert pick([learnt("good", entry_id="image")], START) == "container"


def test_what_is_due_comes_before_what_is_new() -> None:
    card = learnt("good", entry_id="volume")
    assert pick([card], card.due) == "volume"


def test_the_most_forgotten_comes_first() -> None:
    cards = [learnt("good", entry_id="image"), learnt("again", entry_id="volume")]
    assert pick(cards, START + 3 * DAY) == "volume"


def test_chance_decides_between_equals() -> None:
    cards = [learnt("good", entry_id=entry_id) for entry_id in COURSE]
    picked = {choose(cards, COURSE, START + 3 * DAY, Random(seed), ()) for seed in range(50)}
    assert picked == set(COURSE)


def test_the_weakest_comes_when_nothing_is_due_or_new() -> None:
    weak = learnt("again", "good", entry_id="network", start=START - DAY)
    cards = [*(learnt("good", "good", entry_id=entry_id) for entry_id in COURSE[:3]), weak]
    assert pick(cards, START + 3 * DAY) == "network"


def test_what_was_asked_lately_waits_for_what_is_due_or_new_as_well() -> None:
    cards = [learnt("again", entry_id="volume"), learnt("good", entry_id="network")]
    assert pick(cards, START + 3 * DAY) == "volume"
    assert pick(cards, START + 3 * DAY, recent=["volume"]) == "network"
    assert pick([], START, recent=["image"]) == "container"


def test_what_was_wrong_yesterday_is_asked_today() -> None:
    card = learnt("again", entry_id="volume")
    assert pick([card], START + DAY, recent=["volume"]) == "volume"


def test_what_was_asked_lately_comes_again_when_nothing_else_is_left() -> None:
    assert pick([], START, recent=COURSE) == "image"
    cards = [learnt("good", entry_id=entry_id) for entry_id in COURSE]
    assert pick(cards, START, recent=COURSE) in COURSE
    assert pick(cards, START, recent=COURSE[1:]) == "image"


def test_entries_that_the_course_has_no_more_are_not_asked() -> None:
    assert pick([learnt("again", entry_id="gone")], START + 9 * DAY) == "image"


def test_nothing_is_asked_of_an_empty_course() -> None:
    assert choose([learnt("good")], (), START, Random(1), ()) is None


@pytest.mark.parametrize(("a_day", "entries"), [(1, 35), (5, 180)])
def test_a_year_of_a_diligent_learner(a_day: int, entries: int) -> None:
    """All of the course is met, little is late, and nearly nine in ten repetitions are right."""
    rng, course = Random(1), [f"entry-{number}" for number in range(entries)]
    cards: dict[str, Card] = {}
    repeated: list[bool] = []
    asked: list[str] = []
    for day in range(365):
        now = START + day * DAY
        for _ in range(a_day):
            entry_id = choose(cards.values(), course, now, rng, asked[-5:])
            assert entry_id is not None
            card = cards.get(entry_id)
            # At first sight a guess between two; later, as likely right as FSRS has it
            is_right = rng.random() < (0.5 if card is None else recall(card, now))
            if card is not None and is_due(card, now):
                repeated.append(is_right)
            cards[entry_id] = review(card, entry_id, "good" if is_right else "again", now)
            asked.append(entry_id)
    assert cards.keys() == set(course)
    assert sum(is_due(card, START + 365 * DAY) for card in cards.values()) < 10
    assert 0.8 < sum(repeated) / len(repeated) < 0.95


def test_fsrs_is_loaded_with_the_first_card_only() -> None:
    code = "import sys, bot.quiz.memory, bot.quiz.progress; print('fsrs' in sys.modules)"
    assert run([executable, "-c", code], capture_output=True, check=True).stdout == b"False\n"
