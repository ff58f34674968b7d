"""Typos -> the words that they may be meant for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.spellings import Spellings

WORDS = (
    "container", "контейнер", "собрать", "отобрать", "привилегированный", "запущенный", "образ",
    "image", "run", "remove", "volume",
)  # fmt: skip
SPELLINGS = Spellings.of({word: number for number, word in enumerate(WORDS)})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("contianer", "container", id="swapped"),
        pytest.param("контейнир", "контейнер", id="by ear"),
        pytest.param("сабрать", "собрать", id="what sounds so before what does not"),
        pytest.param("привелигированый", "привилегированный", id="three slips in a long word"),
        pytest.param("зпущенный", "запущенный", id="letter lost"),
        pytest.param("urn", "run", id="three letters swapped"),
        pytest.param("vollume", "volume", id="letter doubled"),
    ],
)
def test_nearest(typed: str, meant: str) -> None:
    assert SPELLINGS.near(typed)[0].word == meant


@pytest.mark.parametrize("typed", ["", "ru", "rug", "12345", "-run", "kangaroo", "obelisk"])
def test_nothing_near(typed: str) -> None:
    assert SPELLINGS.near(typed) == ()


@given(st.text())
def test_at_most_three_are_near_anything(typed: str) -> None:
    found = SPELLINGS.near(typed)
    assert len(found) <= 3
    assert all(0 < each.likeness <= 1 for each in found)
