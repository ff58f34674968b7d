"""What ranking knows of a target besides its phrases."""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from bot.knowledge.course import Command, Course, Definition, Error, Table
from bot.matching.phrases import Target
from bot.matching.split import Split

Kind: TypeAlias = Literal["definition", "recipe", "command", "table", "row", "error"]


class Facts(NamedTuple):
    """What ranking knows of a target besides its phrases.

    `entry`: the number of its entry, `near`: those of the entries that it leads to or that lead to
    it. `kind`: a recipe is a definition with steps. `names`: the concepts of each of its names.
    `context`: those of the title of a row's table besides. `popular`: how much it is asked about,
    0 to 1: how many sample questions it has, on a logarithmic scale up to that which has the most.
    """

    id: str
    entry: int
    kind: Kind
    popular: float
    near: tuple[int, ...]
    names: tuple[tuple[int, ...], ...]
    context: tuple[int, ...]


def facts(
    course: Course, all_targets: Sequence[Target], found: Sequence[Sequence[Split]]
) -> Iterator[Facts]:
    """The facts of every target, of which `found` has the phrases."""
    numbered = {entry_id: number for number, entry_id in enumerate(course.entries)}
    near = _near(course, numbered)
    asked = [sum(split.phrase.field == "ask" for split in splits) for splits in found]
    most = math.log1p(max(asked, default=0)) or 1.0
    for each, splits, count in zip(all_targets, found, asked, strict=True):
        number = numbered[each.entry.id]
        names = dict.fromkeys(
            tuple(sorted({*split.concepts})) for split in splits if split.phrase.field == "name"
        )
        context = {c for split in splits if split.phrase.field == "context" for c in split.concepts}
        yield Facts(
            each.id,
            number,
            _kind(each),
            math.log1p(count) / most,
            tuple(sorted(near[number])),
            tuple(names),
            tuple(sorted(context.difference(*names))),
        )


def _near(course: Course, numbered: Mapping[str, int]) -> list[set[int]]:
    """For each entry the others that it leads to, or that lead to it."""
    near: list[set[int]] = [set() for _ in numbered]
    for entry in course.entries.values():
        for link in entry.see:
            here, there = numbered[entry.id], numbered[link.split("#")[0]]
            near[here].add(there)
            near[there].add(here)
    return near


def _kind(each: Target) -> Kind:
    match each.entry:
        case Definition():
            return "recipe" if each.entry.steps else "definition"
        case Command():
            return "command"
        case Table():
            return "table" if each.row is None else "row"
        case Error():
            return "error"
