"""Events of the YAML parser to a tree of values, within limits."""

import re
from dataclasses import dataclass
from typing import Final

import yaml

from bot.knowledge.tree import BROKEN, COLUMNS, Broken, Data, Fault, Items, Mapping, Spot, place_of

DEPTH: Final = 50
NODES: Final = 200_000  # keys and values of a file, counted after aliases are expanded

_TEXT_TAG = "tag:yaml.org,2002:str"
_STANDARD_TAG = "tag:yaml.org,2002:"
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


class TreeError(Exception):
    """The rest of the file is not read."""

    def __init__(self, spot: Spot, message: str) -> None:
        super().__init__(message)
        self.fault = Fault(place_of(spot), message)


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end is not read yet; `key` waits for its value."""

    values: Mapping | Items
    spot: Spot
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
        self.spot: Spot = 0
        self.faults: list[Fault] = []
        self._open: list[_Open] = []
        self._anchors: dict[str, tuple[Data, int]] = {}
        self._nodes = 0
        self.documents = 0

    def take(self, event: yaml.Event) -> bool:
        """Add what `event` says; false at a second document, of which nothing is taken."""
        mark = event.start_mark
        spot = 0 if mark is None else mark.line * COLUMNS + mark.column
        match event:
            case yaml.ScalarEvent():
                self._scalar(event, spot)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._start(event, spot)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._end()
            case yaml.AliasEvent():
                self._alias(event.anchor, spot)
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self._broken(spot, "a second document starts here: a file holds one")
        return self.documents <= 1

    def _scalar(self, event: yaml.ScalarEvent, spot: Spot) -> None:
        self._count(1, spot)
        text: str = event.value
        value: Data = text
        is_key = self._expects_key()
        if event.tag not in {None, _TEXT_TAG}:
            value = self._broken(spot, _tag_message(event.tag))
        elif event.style == '"' and (control := _CONTROL.search(text)):
            value = self._broken(spot, f"a control character (U+{ord(control[0]):04X}) in the text")
        elif event.tag is None and event.style in {None, ""} and text in {"", "~", "null"}:
            value = text if is_key else None
        if event.anchor is not None:
            self._anchors[event.anchor] = (value, 1)
        self._deliver(value, spot)

    def _start(self, event: yaml.CollectionStartEvent, spot: Spot) -> None:
        self._count(1, spot)
        if len(self._open) >= DEPTH:
            raise TreeError(spot, f"nested too deep: more than {DEPTH} levels")
        if event.tag is not None:
            self.faults.append(Fault(place_of(spot), _tag_message(event.tag)))
        values = Mapping(spot) if isinstance(event, yaml.MappingStartEvent) else Items()
        is_key = self._expects_key()
        if not is_key:
            self._deliver(BROKEN if event.tag is not None else values, spot)
        self._open.append(_Open(values, spot, event.anchor, self._nodes - 1, is_key))

    def _end(self) -> None:
        closed = self._open.pop()
        if closed.anchor is not None:
            self._anchors[closed.anchor] = (closed.values, self._nodes - closed.nodes_before)
        if closed.is_key:
            self._deliver(closed.values, closed.spot)

    def _alias(self, anchor: str | None, spot: Spot) -> None:
        value, nodes = self._anchors.get(anchor or "", (BROKEN, 1))
        self._count(nodes, spot)
        if anchor not in self._anchors:
            self.faults.append(
                Fault(place_of(spot), f"'*{anchor}' names no '&{anchor}' above: use quotes")
            )
        self._deliver(value, spot)

    def _expects_key(self) -> bool:
        if not self._open:
            return False
        top = self._open[-1]
        return isinstance(top.values, Mapping) and top.key is None

    def _deliver(self, value: Data, spot: Spot) -> None:
        """Put `value` where the innermost open mapping or list, or the file, waits for it."""
        if not self._open:
            self.root, self.spot = value, spot
            return
        top = self._open[-1]
        if isinstance(top.values, Items):
            top.values.append(value)
            top.values.spots.append(spot)
        elif top.key is None:
            top.key = self._key(top.values, value, spot)
        else:
            if not isinstance(top.key, Broken):
                top.values[top.key] = value
                top.values.value_spots[top.key] = spot
            top.key = None

    def _key(self, mapping: Mapping, value: Data, spot: Spot) -> str | Broken:
        """The key that `value` is, BROKEN if it cannot be one."""
        if isinstance(value, Broken):
            return value
        if not isinstance(value, str):
            return self._broken(spot, "a key must be a plain text")
        if value in mapping.key_spots:
            line = mapping.key_place(value).line
            return self._broken(spot, f"key '{value}' again: it is already in line {line}")
        mapping.key_spots[value] = spot
        return value

    def _broken(self, spot: Spot, message: str) -> Broken:
        self.faults.append(Fault(place_of(spot), message))
        return BROKEN

    def _count(self, nodes: int, spot: Spot) -> None:
        self._nodes += nodes
        if self._nodes > NODES:
            raise TreeError(spot, f"too large: more than {NODES} values, with aliases expanded")


def _tag_message(tag: str) -> str:
    name = f"!!{tag[len(_STANDARD_TAG) :]}" if tag.startswith(_STANDARD_TAG) else tag
    return f"tag {name} is not allowed: write plain text, lists and mappings"
