"""Times of day are understood as people write them in both languages."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.quiz.times import parse_time
from bot.quiz.zones import parse_zone, zone_info

UNDERSTOOD = {
    time(18, 30): "18:30|18.30|18-30|18–30|18 30|1830|18ч30|18 ч. 30 мин.|18h30|в 18:30|at 18:30"
    "|18 часов 30 минут|6:30pm|6:30 PM|6.30 p.m.|6:30 вечера|1830 |@18:30|18:30."
    "|полседьмого вечера|в половине седьмого вечера|６：３０ pm|около 18:30",
    time(9, 30): "930|0930|9:30|09:30|9:30 am|9:30 утра|половина десятого|в 9.30",
    time(7): "7|07|7:00|в 7|в 7 утра|в семь утра|7am|7 a.m.|7 AM|7 часов утра|at 7 in the morning"
    "|7 o'clock|7 o’clock|seven am|в 7 часов|утром в 7|7 ч",
    time(19): "7pm|7 вечера|семь вечера|в 7 часов вечера|19|19:00 вечера|7 in the evening",
    time(12): "12|полдень|в полдень|noon|12 дня|12pm|12:00",
    time(0): "0:00|00:00|24:00|0|полночь|midnight|12 ночи|12am|12 вечера|в 12 ночи",
    time(0, 30): "00:30|0:30|12:30 ночи|12:30 am|полпервого ночи",
    time(13): "13|1 час дня|час дня|в час дня|1pm|13:00 pm",
    time(3): "3|3 ночи|3 часа ночи|3 утра",
    time(11): "11|11 дня|11 утра",
    time(23): "23|11 ночи|11 вечера|11 at night",
}
NOT_UNDERSTOOD = "|завтра|25|18:60|24:30|7:5|-5|18:30:00|99999|18:30 18:40|off|14 утра|10.10.2026|в"


@pytest.mark.parametrize(
    ("text", "expected"),
    [(text, at) for at, texts in UNDERSTOOD.items() for text in texts.split("|")],
)
def test_time_is_understood(text: str, expected: time) -> None:
    assert parse_time(text) == expected


@pytest.mark.parametrize("text", NOT_UNDERSTOOD.split("|"))
def test_time_is_not_understood(text: str) -> None:
    assert parse_time(text) is None


@given(st.times())
def test_every_time_is_read_as_it_is_shown(at: time) -> None:
    at = at.replace(second=0, microsecond=0)
    assert parse_time(f"{at:%H:%M}") == at
    assert parse_time(f"{at:%I:%M %p}") == at


@given(st.text(max_size=20) | st.text("0123456789:. чhpmутра-+", max_size=12))
def test_anything_may_be_typed(text: str) -> None:
    at, zone = parse_time(text), parse_zone(text)
    assert at is None or parse_time(f"{at:%H:%M}") == at
    assert zone is None or zone_info(zone)
