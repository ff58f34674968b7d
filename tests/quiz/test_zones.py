"""Time zones are understood by city, name and offset, declined and abbreviated."""

from datetime import UTC, datetime, timedelta
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.quiz.cities import ABBREVIATIONS, CITIES
from bot.quiz.zones import _key, _stem, parse_zone, zone_info

JULY = datetime(2026, 7, 1, 12, tzinfo=UTC)
UNDERSTOOD = {
    "Europe/Moscow": "Москва|москва|по Москве|в Москве|мск|МСК|msk|Moscow|moscow time"
    "|по московскому времени|московское время|Питер|спб|St. Petersburg|по Нижнему Новгороду"
    "|Ростов-на-Дону|по Ростову-на-Дону|в Казани|Казань|г. Тула|Europe/Moscow|орёл|Сочи",
    "Europe/Berlin": "Europe/Berlin|europe/berlin|berlin|Берлин|по Берлину|в Берлине|in Berlin"
    "|Berlin time|Berlin, Germany|Мюнхен|Düsseldorf|Кёльн|кельн|CET|Germany",
    "America/New_York": "Нью-Йорк|нью йорк|по Нью-Йорку|new york|New_York|America/New_York|EST|nyc",
    "Asia/Yekaterinburg": "Екатеринбург|по Екатеринбургу|Уфа|по Уфе|Пермь|в Перми|Челябинск",
    "Asia/Novosibirsk": "Новосибирск|по Новосибирску|novosibirsk",
    "Asia/Almaty": "Алматы|Алма-Ата|по Алма-Ате|Астана|Казахстан",
    "Asia/Jerusalem": "Тель-Авив|по Тель-Авиву|Израиль",
    "America/Los_Angeles": "Лос-Анджелес|San Francisco|PST|Сиэтл",
    "Asia/Kolkata": "Дели|Mumbai|India|Бангалор",
    "Asia/Kathmandu": "Катманду|kathmandu",
    "America/Argentina/Buenos_Aires": "America/Argentina/Buenos_Aires|buenos aires|Буэнос-Айрес",
    "Europe/Kyiv": "Киев|по Киеву|Kyiv|Kharkiv",
    "UTC": "UTC|utc|GMT|гмт|UTC+0|+00:00|Z",
    "UTC+03:00": "UTC+3|utc +3|GMT+3|+3|+03|+03:00|+0300|гмт+3|МСК+0|UTC+3 часа",
    "UTC+05:30": "UTC+5:30|гмт+5:30|+05:30|+530|GMT+0530",
    "UTC-05:00": "GMT-5|UTC−5|-5|-05:00|utc –5",
    "UTC+07:00": "мск+4|МСК +4|msk+4",
    "Etc/GMT-3": "Etc/GMT-3",
}
NOT_UNDERSTOOD = "|Мордор|5|utc+15|+3:75|west|18:30|../etc/passwd|\0|по|Europe|время"


@pytest.mark.parametrize(
    ("text", "zone"),
    [(text, zone) for zone, texts in UNDERSTOOD.items() for text in texts.split("|")],
)
def test_zone_is_understood(text: str, zone: str) -> None:
    assert parse_zone(text) == zone


@pytest.mark.parametrize("text", NOT_UNDERSTOOD.split("|"))
def test_zone_is_not_understood(text: str) -> None:
    assert parse_zone(text) is None


@pytest.mark.parametrize("zone", CITIES)
def test_cities_stand_with_a_zone_that_exists(zone: str) -> None:
    assert zone in available_timezones()
    assert {parse_zone(city) for city in CITIES[zone]} == {zone}


def test_no_city_stands_twice_nor_declines_into_another() -> None:
    zones: dict[str, set[str]] = {}
    for zone, cities in CITIES.items():
        for key in {_stem(_key(city)) for city in cities}:
            zones.setdefault(key, set()).add(zone)
    assert {key: found for key, found in zones.items() if len(found) > 1} == {}


def test_there_are_cities_enough_with_russian_names() -> None:
    names = [city for cities in CITIES.values() for city in cities if not city.isascii()]
    assert len(names) > 250


def test_every_name_of_the_tz_database_is_understood() -> None:
    for zone in available_timezones():
        found = parse_zone(zone)
        assert found is not None, zone
        if zone.casefold() not in ABBREVIATIONS:  # EST is a zone without summer time: not meant
            offsets = {JULY.astimezone(zone_info(name)).utcoffset() for name in (zone, found)}
            assert len(offsets) == 1, zone


@pytest.mark.parametrize(("called", "zone"), ABBREVIATIONS.items())
def test_abbreviations(called: str, zone: str) -> None:
    assert zone in available_timezones()
    assert parse_zone(called.upper()) == zone


@given(st.integers(-14 * 60, 14 * 60).map(lambda minutes: timedelta(minutes=minutes)))
def test_every_offset_is_kept(offset: timedelta) -> None:
    minutes = abs(offset) // timedelta(minutes=1)
    written = f"{'-' if offset < timedelta() else '+'}{minutes // 60:02}:{minutes % 60:02}"
    zone = parse_zone(f"UTC{written}")
    assert zone is not None
    assert JULY.astimezone(zone_info(zone)).utcoffset() == offset
    assert parse_zone(zone) == zone
