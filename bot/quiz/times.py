"""Times of day as people write them, in Russian and English."""

import re
from collections.abc import Mapping
from datetime import time
from types import MappingProxyType

from bot.quiz.written import simple

_NAMED: Mapping[str, time] = MappingProxyType(
    {
        "полдень": time(12),
        "полночь": time(0),
        "noon": time(12),
        "midday": time(12),
        "midnight": time(0),
    }
)
_BEFORE = re.compile(r"^(?:(?:в|во|к|at|@|ровно|в районе|around|about|около)\s+)+|^@")
_AHEAD = re.compile(r"^(утром|днем|вечером|ночью) (.+)")
# Hours in words, 1 to 12, each with the form after "пол": половина второго is half past one.
_WORDS = (
    "час|один|one первого",
    "два|two второго",
    "три|three третьего",
    "четыре|four четвертого",
    "пять|five пятого",
    "шесть|six шестого",
    "семь|seven седьмого",
    "восемь|eight восьмого",
    "девять|nine девятого",
    "десять|ten десятого",
    "одиннадцать|eleven одиннадцатого",
    "двенадцать|twelve двенадцатого",
)
_HOURS: Mapping[str, int] = MappingProxyType(
    {word: hour for hour, words in enumerate(_WORDS, 1) for word in words.split()[0].split("|")}
)
_HALVES: Mapping[str, int] = MappingProxyType(
    {words.split()[1]: hour for hour, words in enumerate(_WORDS)}
)
_HALF = re.compile(r"(?:пол\s?|половин[ауе] )(?P<next>\w+)(?: часа)?")

_PART = re.compile(
    r"\s*(?:(?P<am>a\.?\s?m|in the morning|утра|утром)|(?P<pm>p\.?\s?m|in the afternoon)"
    r"|(?P<evening>вечера|вечером|in the evening)|(?P<night>ночи|ночью|at night)"
    r"|(?P<day>дня|днем))$"
)
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:\s?(?:ч|час\w*|h|o'clock)\.?)?"
    r"(?:\s?[:.,\-]?\s?(?P<minute>\d{2})(?:\s?(?:м|мин\w*|min))?)?"
)


def parse_time(text: str) -> time | None:
    """The time of day that a person wrote, to the minute; None if it is not understood."""
    written = _BEFORE.sub("", _AHEAD.sub(r"\2 \1", simple(text)))
    if written in _NAMED:
        return _NAMED[written]
    part = _PART.search(written)
    clock = _clock(written[: part.start()] if part else written)
    if clock is None:
        return None
    hour, minute = clock
    if part is not None:
        hour = _in_part(hour, str(part.lastgroup))
    if hour == 24 and minute == 0:
        hour = 0
    return time(hour, minute) if 0 <= hour <= 23 and minute <= 59 else None


def _clock(written: str) -> tuple[int, int] | None:
    """Hour and minute of what is left without the part of the day."""
    if written in _HOURS:
        return _HOURS[written], 0
    half = _HALF.fullmatch(written)
    if half is not None and half["next"] in _HALVES:
        return _HALVES[half["next"]] or 12, 30
    found = _CLOCK.fullmatch(written)
    return None if found is None else (int(found["hour"]), int(found["minute"] or 0))


def _in_part(hour: int, part: str) -> int:
    """The hour of 24 for an hour of 12 in a part of the day; -1 where they contradict."""
    if hour > 12:
        return -1 if part == "am" or (part == "night" and hour < 20) else hour
    match part:
        case "am":
            return hour % 12
        case "pm":
            return hour % 12 + 12
        case "day":
            return hour if hour >= 9 else hour + 12
        case "evening":
            return (hour + 12) % 24
        case _:
            return hour % 12 if hour % 12 < 8 else hour + 12
