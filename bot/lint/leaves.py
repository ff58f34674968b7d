"""The texts of a course's files, each with where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.errors import Problem
from bot.knowledge.course import LANGUAGES
from bot.knowledge.material import Material
from bot.knowledge.source import Document
from bot.knowledge.tree import Data, Items, Mapping, Place


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text in one language, or in none of its own. `key`: the key that it is the value of.

    `entry`: the id of its entry; `part`: what of the entry it is, the same in every language.
    """

    document: Document
    place: Place
    entry: str
    part: tuple[str | int, ...]
    key: str
    language: str | None
    text: str

    def problem(self, message: str) -> Problem:
        """`message` as a problem of this text."""
        return self.document.problem(self.place, message)

    @property
    def at(self) -> str:
        """`file:line`."""
        return f"{self.document.file}:{self.place.line}"


def leaves(material: Material) -> Iterator[Leaf]:
    """Every text of every entry, in reading order."""
    for entry in material.entries:
        named = entry.text("id")
        if named is not None:
            yield from _inside(entry.document, entry.values, named.text, (), "", None)


def _inside(
    document: Document,
    value: Mapping | Items,
    entry: str,
    part: tuple[str | int, ...],
    key: str,
    language: str | None,
) -> Iterator[Leaf]:
    steps: Iterator[tuple[str | int, Data, Place]]
    if isinstance(value, Mapping):
        steps = ((step, each, value.place(step)) for step, each in value.items())
    else:
        steps = ((step, each, value.place(step)) for step, each in enumerate(value))
    for step, each, place in steps:
        speaks = step in LANGUAGES and isinstance(value, Mapping)
        of = str(step) if speaks else language
        here = part if speaks else (*part, step)
        name = str(step) if isinstance(value, Mapping) and not speaks else key
        if isinstance(each, str):
            yield Leaf(document, place, entry, here, name, of, each)
        elif isinstance(each, Mapping | Items):
            yield from _inside(document, each, entry, here, name, of)
