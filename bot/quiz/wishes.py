"""What a person wishes of their daily quiz, in words: a time, a zone, an end or a pause."""

import re
from dataclasses import dataclass
from datetime import date, time

from bot.quiz.calendar import parse_time, parse_zone

# Nobody needs more for a time and a place.
_MOST_WORDS = 16
_OFF = frozenset({"off", "stop", "no", "never", "выкл", "выключить", "стоп", "нет", "отключить"})
_ON = frozenset({"on", "resume", "вкл", "включить", "дальше"})
_PAUSE = frozenset({"pause", "until", "till", "пауза", "до"})
_DAY = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})(?:\.(?P<year>\d{4}))?")


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to change; None and False leave it as it is."""

    at: time | None = None
    zone: str | None = None
    paused_until: date | None = None
    is_off: bool = False
    is_on: bool = False


def wish(said: str, today: date) -> Wish | None:
    """What was wished; None where it is not understood. `today` is the person's date."""
    words = said.casefold().split()
    if len(words) > _MOST_WORDS:
        return None
    if len(words) == 1 and words[0] in _OFF:
        return Wish(is_off=True)
    if len(words) == 1 and words[0] in _ON:
        return Wish(is_on=True)
    if words and words[0] in _PAUSE:
        until = _date(words[-1], today)
        return None if until is None else Wish(paused_until=until)
    return _time_and_zone(said.split())


def _time_and_zone(words: list[str]) -> Wish | None:
    """A time, a zone, or both in this order; the longest time that leaves a zone."""
    for split in range(len(words), -1, -1):
        at_words, zone_words = " ".join(words[:split]), " ".join(words[split:])
        at = parse_time(at_words) if at_words else None
        zone = parse_zone(zone_words) if zone_words else None
        if (at is None) == (not at_words) and (zone is None) == (not zone_words) and (at or zone):
            return Wish(at=at, zone=zone)
    return None


def _date(written: str, today: date) -> date | None:
    """A date to come: 2026-12-24, 24.12.2026 or 24.12, which is the next one of that name."""
    try:
        if (found := _DAY.fullmatch(written)) is None:
            day = date.fromisoformat(written)
        else:
            year = int(found["year"] or today.year)
            day = date(year, int(found["month"]), int(found["day"]))
            if day <= today and not found["year"]:
                day = day.replace(year=today.year + 1)
    except ValueError:
        return None
    return day if day > today else None
