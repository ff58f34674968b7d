"""Misspellings that sound alike or swap neighbours, and words that only look so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.slips import heard, slips


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("контейнир", "контейнер", id="unstressed vowel"),
        pytest.param("удолить", "удалить", id="о for а"),
        pytest.param("запушеный", "запущенный", id="ш for щ, one н"),
        pytest.param("удалит", "удалить", id="soft sign lost"),
        pytest.param("имаж", "имадж", id="ж for дж"),
        pytest.param("логз", "логс", id="voiced at the end"),
        pytest.param("комманда", "команда", id="letter doubled"),
        pytest.param("doker", "docker", id="k for ck"),
        pytest.param("comit", "commit", id="one m"),
    ],
)
def test_sounds_alike(typed: str, meant: str) -> None:
    assert heard(typed) == heard(meant)


@pytest.mark.parametrize(
    ("one", "other"),
    [("образ", "отказ"), ("том", "дом"), ("host", "ghost"), ("image", "usage")],
)
def test_sounds_different(one: str, other: str) -> None:
    assert heard(one) != heard(other)


@given(st.text())
def test_anything_is_heard_the_same_twice(word: str) -> None:
    assert heard(word) == heard(word)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        pytest.param({"docker": 900, "dokcer": 5}, {"dokcer": "docker"}, id="swapped"),
        pytest.param({"commit": 60, "comit": 1}, {"comit": "commit"}, id="by ear"),
        pytest.param({"docker": 900, "dockerd": 5}, {}, id="a longer word"),
        pytest.param({"trial": 90, "trail": 30}, {}, id="said often itself"),
        pytest.param({"host": 675, "hots": 1}, {}, id="too short"),
        pytest.param({}, {}, id="nothing said"),
    ],
)
def test_slips(said: dict[str, int], found: dict[str, str]) -> None:
    assert dict(slips(said)) == found
