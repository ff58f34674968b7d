"""What speaks for each target as the meaning of a question, as numbers between 0 and 1."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import nlargest
from math import exp
from typing import NamedTuple

from rapidfuzz import fuzz

from bot.commandline.parse import CommandLine
from bot.matching.calls import outside
from bot.matching.facts import Facts
from bot.matching.index import Index
from bot.matching.overlap import Best, Coverage, best_phrases, called_by, coverage, printed
from bot.matching.question import Question, question
from bot.matching.whole import Whole, whole

_CANDIDATES = 10


class Features(NamedTuple):
    """What speaks for one target. All from 0 to 1.

    `coverage`: the share of the known part of the question that the target's words explain.
    `typical`: how often its phrases have the question's words; `chance`: its share among candidates
    of the probability that they are drawn from its words (naive Bayes).
    `phrase`: the Dice coefficient, by weight, of the question and the target's best phrase.
    `exact`: how near that is to 1. `verbatim`: the question is one of its phrases. `lead`: how far
    its best phrase is above that of any other target.
    `spelling`: how alike the question and one of the best phrases are as strings, order included.
    `contained`: how much of a whole phrase stands in the question, long phrases counting more.
    `support`: the mean Dice coefficient of the best three phrases.
    `name`: the Dice coefficient of the question and the target's best name. `named`: how much of
    some name of it, by weight, stands in the question; `called`: how much of the question is one of
    its names, word for word. `popular`: how much it is asked about.
    `message`: a
    program's message stands in it word by word. `line`, `bare_line`: a command line in the
    question calls the target, with flags or arguments, or without. `outside`: the share of the
    question outside that line, `beside_line`: of one without.
    `missing`: the share of the question that stands nowhere in the target; `other_action`: that
    of what the person wants done. `task`: the question is how to do something, and the target is
    no command; `recipe`: it is a definition with steps. `defined`: it asks what something is, and
    the target is a definition. `trouble`, `calm`: the target is an error, and the question speaks
    of one, or does not. `versus`, `single`: the target is a whole table, and a difference is
    asked, or not. `command`: the target is one. `named_row`: the target is a row, and the question
    names it and a word of the table's title. `row`: it is a row, but the question does not.
    """

    coverage: float = 0.0
    phrase: float = 0.0
    exact: float = 0.0
    verbatim: float = 0.0
    lead: float = 0.0
    spelling: float = 0.0
    contained: float = 0.0
    support: float = 0.0
    typical: float = 0.0
    chance: float = 0.0
    name: float = 0.0
    named: float = 0.0
    called: float = 0.0
    popular: float = 0.0
    message: float = 0.0
    line: float = 0.0
    bare_line: float = 0.0
    beside_line: float = 0.0
    outside: float = 0.0
    missing: float = 0.0
    other_action: float = 0.0
    task: float = 0.0
    recipe: float = 0.0
    defined: float = 0.0
    trouble: float = 0.0
    calm: float = 0.0
    versus: float = 0.0
    single: float = 0.0
    command: float = 0.0
    row: float = 0.0
    named_row: float = 0.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A target that may be meant, by its place in the index, and the number of its best phrase."""

    place: int
    features: Features
    phrase: int | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found for a question: the likeliest targets, and what it says as a whole."""

    candidates: tuple[Candidate, ...]
    whole: Whole


def evidence(reading: str, index: Index, line: CommandLine | None) -> Evidence:
    """What speaks for what in `reading`. `line`: the command line found in it, if any."""
    asked = question(reading, index)
    best, names = best_phrases(asked, index), called_by(asked, index)
    called = None if line is None else index.places[line.usages[0].command.id]
    said = index.phrases.said(asked.folded)
    surely = {*said, *printed(asked.folded, index), *(() if called is None else (called,))}
    best.update({place: Best() for place in surely - best.keys()})
    covered = {place: coverage(asked, index, place) for place in best}
    chosen = nlargest(
        _CANDIDATES,
        best,
        key=lambda place: (place in surely) + covered[place].explained + best[place].dice,
    )
    chances = _chances({place: covered[place].chance for place in chosen})
    tops = [*sorted((best[place].dice for place in chosen), reverse=True), 0.0]
    candidates = []
    for place in chosen:
        mine = best[place]
        rival = tops[1] if mine.dice == tops[0] else tops[0]
        matched = _features(asked, index, place, mine, covered[place])._replace(
            lead=max(0.0, mine.dice - rival),
            verbatim=float(place in said),
            called=names.get(place, 0.0),
            chance=chances[place],
        )
        if line is not None and place == called:
            matched = matched._replace(**_of_line(line, asked, index))
        candidates.append(Candidate(place, matched, next(iter(mine.phrases), None)))
    return Evidence(tuple(candidates), whole(reading, asked, index, line))


def _chances(logarithms: Mapping[int, float]) -> dict[int, float]:
    """Each target's share of the probability of all."""
    most = max(logarithms.values(), default=0.0)
    odds = {place: exp(chance - most) for place, chance in logarithms.items()}
    return {place: each / sum(odds.values()) for place, each in odds.items()}


def _features(asked: Question, index: Index, place: int, best: Best, covered: Coverage) -> Features:
    """What the words of a question say for one target."""
    told = index.targets[place]
    alike = (fuzz.ratio(asked.folded, index.phrases.texts[number]) for number in best.phrases)
    is_row = told.kind == "row"
    in_context = is_row and _names_row(asked, told)
    done = covered.actions / asked.actions if asked.actions else 1.0
    return Features(
        coverage=covered.explained,
        typical=covered.typical,
        phrase=best.dice,
        exact=max(0.0, best.dice - 0.75) * 4,
        spelling=max(alike, default=0.0) / 100,
        contained=best.contained,
        support=best.support,
        name=best.name,
        named=_named(asked, told, index),
        popular=told.popular,
        message=float(any(said in asked.folded for said in index.messages.get(place, ()))),
        missing=1 - covered.present / asked.total,
        other_action=1 - done,
        **_of_kind(asked, told),
        row=float(is_row and not in_context),
        named_row=float(in_context),
    )


def _named(asked: Question, told: Facts, index: Index) -> float:
    """How much of the target's name stands in the question, of that of which most does."""
    shares = [
        _weight((concept for concept in name if concept in asked.meant), index)
        / _weight(name, index)
        for name in told.names
        if name and not asked.meant.isdisjoint(name)
    ]
    return max(shares, default=0.0)


def _weight(concepts: Iterable[int], index: Index) -> float:
    return sum(index.weights[concept] for concept in concepts)


def _of_kind(asked: Question, told: Facts) -> dict[str, float]:
    """Whether what is asked for is what the target is."""
    kind, meant = told.kind, asked.intent
    is_definition = kind in {"definition", "recipe"}
    return {
        "task": float(asked.is_task and kind != "command"),
        "recipe": float(meant.how and kind == "recipe"),
        "defined": float(meant.what and is_definition),
        "trouble": float(kind == "error" and meant.trouble),
        "calm": float(kind == "error" and not meant.trouble),
        "versus": float(kind == "table" and meant.versus),
        "single": float(kind == "table" and not meant.versus),
        "command": float(kind == "command"),
    }


def _of_line(line: CommandLine, asked: Question, index: Index) -> dict[str, float]:
    share = outside(line, index) / asked.total
    return {
        "line": float(not line.bare),
        "bare_line": float(line.bare),
        "beside_line": share if line.bare else 0.0,
        "outside": share,
    }


def _names_row(asked: Question, told: Facts) -> bool:
    return not asked.meant.isdisjoint(told.context) and any(
        asked.meant.issuperset(name) for name in told.names
    )
