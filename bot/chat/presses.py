"""What a button does, as callback data and back. At most 64 bytes; the first sign is a version."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class ShowEntry:
    """Tell an entry or a row. `id` is `entry` or `table#row`."""

    id: str


@dataclass(frozen=True, slots=True)
class ShowTopic:
    """List the entries of a topic, from the one at `start`, counted from 0."""

    id: str
    start: int = 0


Press: TypeAlias = ShowEntry | ShowTopic

_VERSION = "1"


def encode(press: Press) -> str:
    """The press as callback data."""
    match press:
        case ShowEntry(entry_id):
            return f"{_VERSION}e{entry_id}"
        case ShowTopic(topic_id, start):
            return f"{_VERSION}t{start}:{topic_id}"


def decode(data: str) -> Press | None:
    """The press behind callback data; None where no button of ours made it."""
    version, letter, value = data[:1], data[1:2], data[2:]
    if version != _VERSION or not value:
        return None
    if letter == "e":
        return ShowEntry(value)
    start, colon, topic_id = value.partition(":")
    if letter == "t" and colon and topic_id and start.isascii() and start.isdigit():
        return ShowTopic(topic_id, int(start[:6]))
    return None
