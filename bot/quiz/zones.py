"""Time zones as people write them: a name of the tz database, a city, an offset."""

import re
from collections.abc import Mapping
from datetime import timedelta, timezone, tzinfo
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, available_timezones

from bot.quiz.cities import ABBREVIATIONS, CITIES
from bot.quiz.written import simple

_REGIONS = frozenset(
    "Africa America Antarctica Arctic Asia Atlantic Australia Europe Indian Pacific".split()
)
_SIDES = frozenset("north south west act nsw lhi".split())
_MOSCOW_HOURS = 3
_FURTHEST = timedelta(hours=14)

# What a name of ours for a fixed offset looks like: UTC+05:30
_FIXED = re.compile(r"UTC([+-])(\d\d):(\d\d)")
_OFFSET = re.compile(
    r"(?:(?P<base>utc|gmt|z|гмт|утс|ютс|msk|мск))?\s*"
    r"(?P<sign>[+-])\s*(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?(?:\s*(?:h|ч|час\w*))?"
)
# Words around a name that say nothing, and endings that Russian declines.
_AROUND = re.compile(
    r"^(?:(?:по|в|во|in|at|г|город\w*|the)\.?\s+)+"
    r"|\s+(?:time|time ?zone|tz|время|времени|часовой пояс|час\w* пояс\w*)$"
)
_ENDING = re.compile(r"(?<=\w\w)(?:ому|ему|ого|его|ым|им|ом|ем|ая|ое|ой|ый|ий|[аеиоуыюяьй])$")


def parse_zone(text: str) -> str | None:
    """A name that `zone_info` knows, for what a person wrote; None if it is not understood."""
    for written in (text, text.partition(",")[0]):  # Berlin, Germany
        bare = _AROUND.sub("", simple(written))
        key = _key(bare)
        found = _offset(bare) or _names().get(key) or _names().get(_stem(key))
        if found is not None:
            return found
    return None


@lru_cache(maxsize=1024)
def zone_info(zone: str) -> tzinfo:
    """The zone of a name that `parse_zone` gives. ZoneInfoNotFoundError if there is none such."""
    fixed = _FIXED.fullmatch(zone)
    if fixed is None:
        return ZoneInfo(zone)
    offset = timedelta(hours=int(fixed[2]), minutes=int(fixed[3]))
    return timezone(offset if fixed[1] == "+" else -offset, zone)


def _offset(written: str) -> str | None:
    """The name of an offset from UTC, or from Moscow time, which Russians count by."""
    found = _OFFSET.fullmatch(written)
    if found is None:
        return None
    offset = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
    if found["sign"] == "-":
        offset = -offset
    if found["base"] in {"msk", "мск"}:
        offset += timedelta(hours=_MOSCOW_HOURS)
    if abs(offset) > _FURTHEST or int(found["minutes"] or 0) > 59:
        return None
    if not offset:
        return "UTC"
    minutes = abs(offset) // timedelta(minutes=1)
    sign = "-" if offset < timedelta() else "+"
    return f"UTC{sign}{minutes // 60:02}:{minutes % 60:02}"


def _key(name: str) -> str:
    """What a name is looked up by, however it is joined."""
    return re.sub(r"[\s_-]+", " ", simple(name))


def _stem(key: str) -> str:
    """A Russian name without its endings, each word for itself: по Нижнему Новгороду."""
    return " ".join(_ENDING.sub("", word) for word in key.split())


@cache
def _names() -> Mapping[str, str]:
    """Zones by the keys of what names them: last parts, whole names, then our cities."""
    zones = sorted(available_timezones())
    parts = (zone.rpartition("/") for zone in reversed(zones))
    names = {_key(city): f"{region}/{city}" for region, _, city in parts if _is_city(region, city)}
    names |= {_key(zone): zone for zone in zones}
    cities = [(_key(name), zone) for zone, known in CITIES.items() for name in known]
    # A name as it stands goes before the stem of another.
    names |= {_stem(key): zone for key, zone in cities} | dict(cities) | dict(ABBREVIATIONS)
    return names


def _is_city(region: str, name: str) -> bool:
    """Whether the last part of a zone's name names a place, not a side of a country."""
    return region.partition("/")[0] in _REGIONS and name.casefold() not in _SIDES
