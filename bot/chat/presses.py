"""What a button does, as callback data and back. At most 64 bytes; the first sign is a version."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, TypeAlias, get_args


@dataclass(frozen=True, slots=True)
class ShowEntry:
    """Tell an entry or a row. `id` is `entry` or `table#row`."""

    id: str


@dataclass(frozen=True, slots=True)
class ShowTopic:
    """List the entries of a topic, from the one at `start`, counted from 0."""

    id: str
    start: int = 0


@dataclass(frozen=True, slots=True)
class Remember:
    """Ask about an entry from now on, until it is remembered."""

    id: str


Change: TypeAlias = Literal["at", "per_day", "weekends", "pause", "on", "off"]


@dataclass(frozen=True, slots=True)
class ChangeDaily:
    """Change the daily quiz: `at` a minute of the day, `per_day` items, with (1) or without (0)
    `weekends`, `pause` for days, `on` and `off`.
    """

    change: Change
    value: int = 0


@dataclass(frozen=True, slots=True)
class Forget:
    """Delete what is stored of the person who asked for it, and of nobody else who may press."""

    person: int


# Buttons that say it all by being pressed.
Simple: TypeAlias = Literal["hint", "give up", "another", "leave top", "join top"]


@dataclass(frozen=True, slots=True)
class Do:
    """Help with an item, or give it up; ask another; out of `/top`, or in."""

    what: Simple


Press: TypeAlias = ShowEntry | ShowTopic | Remember | ChangeDaily | Forget | Do

_VERSION = "1"
_CHANGES: Mapping[str, Change] = MappingProxyType({one[:2]: one for one in get_args(Change)})
_SIMPLE: Mapping[str, Simple] = MappingProxyType({one[:2]: one for one in get_args(Simple)})


def encode(press: Press) -> str:
    """The press as callback data."""
    match press:
        case ShowEntry(entry_id):
            return f"{_VERSION}e{entry_id}"
        case ShowTopic(topic_id, start):
            return f"{_VERSION}t{start}:{topic_id}"
        case Remember(entry_id):
            return f"{_VERSION}r{entry_id}"
        case ChangeDaily(change, value):
            return f"{_VERSION}d{value}:{change[:2]}"
        case Forget(person):
            return f"{_VERSION}f{person}"
        case Do(what):
            return f"{_VERSION}q{what[:2]}"


def decode(data: str) -> Press | None:
    """The press behind callback data; None where no button of ours made it."""
    version, letter, value = data[:1], data[1:2], data[2:]
    reader = _READERS.get(letter)
    return None if version != _VERSION or not value or reader is None else reader(value)


def _do(value: str) -> Press | None:
    return Do(_SIMPLE[value]) if value in _SIMPLE else None


def _forget(value: str) -> Press | None:
    return Forget(int(value[:20])) if _is_number(value) else None


def _topic(value: str) -> Press | None:
    start, _, topic_id = value.partition(":")
    return ShowTopic(topic_id, int(start[:6])) if _is_number(start) and topic_id else None


def _change(value: str) -> Press | None:
    number, _, change = value.partition(":")
    if not _is_number(number) or change not in _CHANGES:
        return None
    return ChangeDaily(_CHANGES[change], int(number[:6]))


def _is_number(written: str) -> bool:
    return written.isascii() and written.isdigit()


_READERS: Mapping[str, Callable[[str], Press | None]] = MappingProxyType(
    {"e": ShowEntry, "r": Remember, "t": _topic, "d": _change, "f": _forget, "q": _do}
)
