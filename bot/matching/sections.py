"""Numbers and strings end to end in plain memory, and such sections in one block of bytes.

A course has tens of thousands of phrases: as objects they take ten times the memory, and the time
to make them at every start. A block is read where it lies, in memory or in a mapped file.
"""

import json
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain
from typing import Any, TypeAlias, overload

Numbers: TypeAlias = "array[int] | memoryview[int]"
Reals: TypeAlias = "array[float] | memoryview[float]"

_ALIGNED = 8


class SectionsError(ValueError):
    """The block was not made by `joined`, or is damaged."""


class Strings(Sequence[str]):
    """Strings in one block of UTF-8; string `n` is between `ends[n]` and `ends[n + 1]`."""

    __slots__ = ("block", "ends")

    def __init__(self, block: "bytes | memoryview[int]", ends: Numbers) -> None:
        self.block = block
        self.ends = ends

    @classmethod
    def of(cls, strings: Iterable[str]) -> "Strings":
        """`strings` in one block."""
        parts = [string.encode() for string in strings]
        return cls(b"".join(parts), starts(map(len, parts)))

    def __len__(self) -> int:
        return len(self.ends) - 1

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        return str(self.block[self.ends[at] : self.ends[at + 1]], "utf-8")


class Groups:
    """Lists of numbers end to end: list `n` is `values[starts[n]:starts[n + 1]]`."""

    __slots__ = ("starts", "values")

    def __init__(self, starts: Numbers, values: Numbers) -> None:
        self.starts = starts
        self.values = values

    @classmethod
    def of(cls, lists: Iterable[Sequence[int]]) -> "Groups":
        """`lists` end to end."""
        all_lists = [*lists]
        return cls(starts(map(len, all_lists)), numbers(chain.from_iterable(all_lists)))

    def __getitem__(self, at: int) -> Numbers:
        return self.values[self.starts[at] : self.starts[at + 1]]

    def __iter__(self) -> Iterator[Numbers]:
        return (self[at] for at in range(len(self.starts) - 1))

    def size(self, at: int) -> int:
        """How many numbers list `at` has."""
        return self.starts[at + 1] - self.starts[at]


def numbers(values: Iterable[int]) -> "array[int]":
    """Numbers from 0 to 2**32 - 1, in as few bytes as they need."""
    found = array("I", values)
    most = max(found, default=0)
    return found if most >= 1 << 16 else array("B" if most < 1 << 8 else "H", found)


def starts(sizes: Iterable[int]) -> "array[int]":
    """Where each of several pieces begins that lie end to end, and where the last one ends."""
    return numbers(accumulate(sizes, initial=0))


# Arrays, or what can be written as JSON.
Section: TypeAlias = "array[int] | array[float] | memoryview[int] | memoryview[float] | bytes | Any"


def joined(sections: Mapping[str, Section]) -> bytes:
    """Sections by name in one block that `parted` reads."""
    table: dict[str, tuple[str, int, int]] = {}
    body = bytearray()
    for name, section in sections.items():
        kind, content = _written(section)
        table[name] = (kind, len(body), len(content))
        body += content
        body += bytes(-len(body) % _ALIGNED)
    head = json.dumps(table).encode()
    head += b" " * (-(len(head) + 8) % _ALIGNED)
    return len(head).to_bytes(8, "little") + head + bytes(body)


def _written(section: Section) -> tuple[str, bytes]:
    if isinstance(section, bytes):
        return "B", section
    if isinstance(section, array):
        return section.typecode, section.tobytes()
    if isinstance(section, memoryview):
        return section.format, section.tobytes()
    return "json", json.dumps(section, ensure_ascii=False, separators=(",", ":")).encode()


def parted(block: "memoryview[int]") -> dict[str, Any]:
    """The sections of a block by name; arrays are views of it. SectionsError if it is damaged."""
    try:
        size = int.from_bytes(block[:8], "little")
        table = json.loads(bytes(block[8 : 8 + size]))
        body = block[8 + size :]
        return {name: _read(body, *place) for name, place in table.items()}
    except (ValueError, TypeError, AttributeError) as error:
        raise SectionsError(str(error)) from error


def _read(body: "memoryview[int]", kind: str, start: int, size: int) -> Any:  # Any: of any kind
    content = body[start : start + size]
    if kind == "json":
        return json.loads(bytes(content))
    return content if kind == "B" else content.cast(kind)  # type: ignore[call-overload]
