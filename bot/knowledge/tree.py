"""Values of a YAML file that remember the line and column of each key and value, and their builder.

Scalars stay the text that was typed (`no`, `1.10`); only an empty plain one, `~` and `null` are
None. A value that cannot be used is BROKEN: its problem is told, and later steps pass over it.
"""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final, NamedTuple, Protocol, TypeAlias

import yaml

DEPTH: Final = 50
NODES: Final = 200_000  # keys and values of a file, counted after aliases are expanded

_TEXT_TAG = "tag:yaml.org,2002:str"
_STANDARD_TAG = "tag:yaml.org,2002:"
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


class Place(NamedTuple):
    """A line and a column, counted from 1."""

    line: int
    column: int


START: Final = Place(1, 1)


class Mark(Protocol):
    """A place as the parser has it: counted from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


def place_of(mark: Mark | None) -> Place:
    """What the parser calls a mark; START where it gives none."""
    return START if mark is None else Place(mark.line + 1, mark.column + 1)


class Broken(Enum):
    """The type of BROKEN, which stands for a value that cannot be used."""

    BROKEN = 0


BROKEN: Final = Broken.BROKEN


class Mapping(dict[str, "Data"]):
    """Keys with values. `first` is where its first key is, or the mapping itself if it is empty."""

    __slots__ = ("first", "keys_at", "values_at")

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.first = place
        self.keys_at: dict[str, Place] = {}
        self.values_at: dict[str, Place] = {}


class Items(list["Data"]):
    """A list, with the place of each item."""

    __slots__ = ("items_at",)

    def __init__(self) -> None:
        super().__init__()
        self.items_at: list[Place] = []


Data: TypeAlias = str | Mapping | Items | Broken | None


class Fault(NamedTuple):
    """What is wrong in a file, and where."""

    place: Place
    message: str


class TreeError(Exception):
    """The rest of the file is not read."""

    def __init__(self, place: Place, message: str) -> None:
        super().__init__(message)
        self.fault = Fault(place, message)


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end is not read yet; `key` waits for its value."""

    values: Mapping | Items
    place: Place
    anchor: str | None
    nodes_before: int
    is_key: bool
    key: str | Broken | None = None


class Builder:
    """Builds the tree from parser events, one after the other: no recursion, so no depth to fear.

    An alias shares the value of its anchor, so that memory does not grow; what it would grow to
    is counted. Raises TreeError beyond DEPTH or NODES.
    """

    def __init__(self) -> None:
        self.root: Data = None
        self.place = START
        self.faults: list[Fault] = []
        self._open: list[_Open] = []
        self._anchors: dict[str, tuple[Data, int]] = {}
        self._nodes = 0
        self.documents = 0

    def take(self, event: yaml.Event) -> bool:
        """Add what `event` says; false at a second document, of which nothing is taken."""
        place = place_of(event.start_mark)
        match event:
            case yaml.ScalarEvent():
                self._scalar(event, place)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._start(event, place)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._end()
            case yaml.AliasEvent():
                self._alias(event.anchor, place)
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self._broken(place, "a second document starts here: a file holds one")
        return self.documents <= 1

    def _scalar(self, event: yaml.ScalarEvent, place: Place) -> None:
        self._count(1, place)
        text: str = event.value
        value: Data = text
        is_key = self._expects_key()
        if event.tag not in {None, _TEXT_TAG}:
            value = self._broken(place, _tag_message(event.tag))
        elif event.style == '"' and (control := _CONTROL.search(text)):
            value = self._broken(
                place, f"a control character (U+{ord(control[0]):04X}) in the text"
            )
        elif event.tag is None and event.style in {None, ""} and text in {"", "~", "null"}:
            value = text if is_key else None
        if event.anchor is not None:
            self._anchors[event.anchor] = (value, 1)
        self._deliver(value, place)

    def _start(self, event: yaml.CollectionStartEvent, place: Place) -> None:
        self._count(1, place)
        if len(self._open) >= DEPTH:
            raise TreeError(place, f"nested too deep: more than {DEPTH} levels")
        if event.tag is not None:
            self.faults.append(Fault(place, _tag_message(event.tag)))
        values = Mapping(place) if isinstance(event, yaml.MappingStartEvent) else Items()
        is_key = self._expects_key()
        if not is_key:
            self._deliver(BROKEN if event.tag is not None else values, place)
        self._open.append(_Open(values, place, event.anchor, self._nodes - 1, is_key))

    def _end(self) -> None:
        closed = self._open.pop()
        if closed.anchor is not None:
            self._anchors[closed.anchor] = (closed.values, self._nodes - closed.nodes_before)
        if closed.is_key:
            self._deliver(closed.values, closed.place)

    def _alias(self, anchor: str | None, place: Place) -> None:
        value, nodes = self._anchors.get(anchor or "", (BROKEN, 1))
        self._count(nodes, place)
        if anchor not in self._anchors:
            self.faults.append(Fault(place, f"'*{anchor}' names no '&{anchor}' above: use quotes"))
        self._deliver(value, place)

    def _expects_key(self) -> bool:
        if not self._open:
            return False
        top = self._open[-1]
        return isinstance(top.values, Mapping) and top.key is None

    def _deliver(self, value: Data, place: Place) -> None:
        """Put `value` where the innermost open mapping or list, or the file, waits for it."""
        if not self._open:
            self.root, self.place = value, place
            return
        top = self._open[-1]
        if isinstance(top.values, Items):
            top.values.append(value)
            top.values.items_at.append(place)
        elif top.key is None:
            top.key = self._key(top.values, value, place)
        else:
            if not isinstance(top.key, Broken):
                top.values[top.key] = value
                top.values.values_at[top.key] = place
            top.key = None

    def _key(self, mapping: Mapping, value: Data, place: Place) -> str | Broken:
        """The key that `value` is, BROKEN if it cannot be one."""
        if isinstance(value, Broken):
            return value
        if not isinstance(value, str):
            return self._broken(place, "a key must be a plain text")
        if value in mapping.keys_at:
            line = mapping.keys_at[value].line
            return self._broken(place, f"key '{value}' again: it is already in line {line}")
        if not mapping.keys_at:
            mapping.first = place
        mapping.keys_at[value] = place
        return value

    def _broken(self, place: Place, message: str) -> Broken:
        self.faults.append(Fault(place, message))
        return BROKEN

    def _count(self, nodes: int, place: Place) -> None:
        self._nodes += nodes
        if self._nodes > NODES:
            raise TreeError(place, f"too large: more than {NODES} values, with aliases expanded")


def _tag_message(tag: str) -> str:
    name = f"!!{tag[len(_STANDARD_TAG) :]}" if tag.startswith(_STANDARD_TAG) else tag
    return f"tag {name} is not allowed: write plain text, lists and mappings"
