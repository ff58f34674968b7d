"""Values of a YAML file that remember the line and column of each key and value.

Scalars stay the text that was typed (`no`, `1.10`); only an empty plain one, `~` and `null` are
None. A value that cannot be used is BROKEN: its problem is told, and later steps pass over it.
"""

from enum import Enum
from typing import Final, NamedTuple, TypeAlias


class Place(NamedTuple):
    """A line and a column, counted from 1."""

    line: int
    column: int


START: Final = Place(1, 1)


# A line and a column, counted from 0, in one number. A course has hundreds of thousands of them:
# tuples instead would keep the garbage collector busy for as long as all the rest takes.
Spot: TypeAlias = int
COLUMNS: Final = 1 << 24  # more than a file has bytes


def place_of(spot: Spot) -> Place:
    """`spot` as people count."""
    return Place(spot // COLUMNS + 1, spot % COLUMNS + 1)


class Broken(Enum):
    """The type of BROKEN, which stands for a value that cannot be used."""

    BROKEN = 0


BROKEN: Final = Broken.BROKEN


class Mapping(dict[str, "Data"]):
    """Keys with values, and the spots of both."""

    __slots__ = ("key_spots", "spot", "value_spots")

    def __init__(self, spot: Spot) -> None:
        super().__init__()
        self.spot = spot
        self.key_spots: dict[str, Spot] = {}
        self.value_spots: dict[str, Spot] = {}

    @property
    def first(self) -> Place:
        """Where its first key is, or the mapping itself if it is empty."""
        return place_of(next(iter(self.key_spots.values()), self.spot))

    def key_place(self, key: str) -> Place:
        """Where `key` stands."""
        return place_of(self.key_spots[key])

    def place(self, key: str) -> Place:
        """Where the value of `key` stands."""
        return place_of(self.value_spots[key])


class Items(list["Data"]):
    """A list, with the spot of each item."""

    __slots__ = ("spots",)

    def __init__(self) -> None:
        super().__init__()
        self.spots: list[Spot] = []

    def place(self, index: int) -> Place:
        """Where that item stands."""
        return place_of(self.spots[index])


Data: TypeAlias = str | Mapping | Items | Broken | None


class Fault(NamedTuple):
    """What is wrong in a file, and where."""

    place: Place
    message: str
