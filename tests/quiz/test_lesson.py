"""Which item comes next, and the same item again."""

from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from bot.knowledge.loader import load
from bot.quiz.items import QuizItem, TypedItem
from bot.quiz.journal import Asked
from bot.quiz.lesson import AnyItem, Lessons, graded
from bot.quiz.memory import Card
from tests.store.values import NOW

COURSE = load(Path(__file__).parents[1] / "e2e" / "course")
DAY = timedelta(days=1)


def next_item(cards: list[Card], recent: list[Asked], *, typed: bool = True) -> AnyItem:
    item = Lessons(COURSE).next_item(cards, recent, "en", NOW, Random(3), typed=typed)
    assert item is not None
    return item


def asked_of(item: AnyItem) -> Asked:
    right = item.right if isinstance(item, QuizItem) else None
    return Asked("7", 1, item.entry_id, item.key, item.language, right, NOW)


def known(entry_id: str, stability: float, due_in: timedelta) -> Card:
    return Card(entry_id, stability, 5.0, NOW + due_in, NOW - 9 * DAY)


def test_a_new_entry_has_two_options_and_the_way_out() -> None:
    item = next_item([], [])
    assert isinstance(item, QuizItem)
    assert len(item.options) == 3


def test_what_is_due_comes_before_what_is_new() -> None:
    assert next_item([known("git-reset", 3.0, -DAY)], []).entry_id == "git-reset"


def test_what_was_just_asked_does_not_come_again() -> None:
    cards = [known("git-reset", 3.0, -DAY), known("branch", 4.0, -DAY)]
    item = next_item(cards, [])
    assert next_item(cards, [asked_of(item)]).entry_id != item.entry_id


def test_the_only_entry_that_is_due_is_asked_in_another_way() -> None:
    cards = [known("git-reset", 3.0, -DAY)]
    first = next_item(cards, [])
    second = next_item(cards, [asked_of(first)])
    assert second.entry_id == first.entry_id
    assert second.key != first.key


def test_what_is_known_well_is_typed_where_one_can_type() -> None:
    cards = [known("git-status", 40.0, -DAY)]
    assert isinstance(next_item(cards, []), TypedItem)
    assert isinstance(next_item(cards, [], typed=False), QuizItem)


@pytest.mark.parametrize("stability", [1.0, 5.0, 40.0])
def test_the_item_that_was_asked_is_found_again(stability: float) -> None:
    item = next_item([known("git-status", stability, -DAY)], [])
    found = Lessons(COURSE).again(asked_of(item))
    assert type(found) is type(item)
    assert found is not None
    assert (found.key, found.question, found.explanation) == (
        item.key,
        item.question,
        item.explanation,
    )


def test_what_the_course_lost_is_not_found() -> None:
    lost = Asked("7", 1, "no-such-entry", "term", "en", 0, NOW)
    assert Lessons(COURSE).again(lost) is None
    assert Lessons(COURSE).again(Asked("7", 1, "branch", "no-such-key", "en", 0, NOW)) is None


@pytest.mark.parametrize(
    ("right", "hinted", "grade"),
    [(True, False, "good"), (True, True, "hard"), (False, True, "again"), (False, False, "again")],
)
def test_grades(right: bool, hinted: bool, grade: str) -> None:
    assert graded(right=right, hinted=hinted) == grade
