"""What speaks for each target as the meaning of a question, as numbers between 0 and 1."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import NamedTuple

from rapidfuzz import fuzz

from bot.commandline.parse import CommandLine
from bot.matching.function_words import FUNCTION_WORDS
from bot.matching.index import FUNCTION_WEIGHT, Index, Indexed, stem
from bot.matching.normalise import words

_CANDIDATES = 8
_MOST_WORDS = 60


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the question: how much it tells, and course words it may be, with similarity."""

    word: str
    weight: float
    options: tuple[tuple[str, float], ...]


class Features(NamedTuple):
    """What speaks for one target. All from 0 to 1.

    `coverage`: the share of the question that the target's words explain. `phrase`: the Dice
    coefficient, by weight, of the question and the target's best phrase. `spelling`: how alike
    the two are as strings, order included. `name`: the share of the target's best name that
    stands in the question. `line`, `bare_line`: a command line in the question calls the target,
    with flags or arguments, or without. `outside`: the share of the question outside that line.
    `row`: the target is a row of a table.
    """

    coverage: float = 0.0
    phrase: float = 0.0
    spelling: float = 0.0
    name: float = 0.0
    line: float = 0.0
    bare_line: float = 0.0
    outside: float = 0.0
    row: float = 0.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A target that may be meant, by its place in the index, and its best phrase."""

    place: int
    features: Features
    phrase: Indexed | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found for a question, best first. `unknown`: the share of it nobody knows."""

    candidates: tuple[Candidate, ...]
    unknown: float
    line: bool


@dataclass(slots=True)
class _Best:
    """The best phrase of a target so far: its Dice coefficient; and its best name."""

    dice: float = 0.0
    phrase: int = -1
    name: float = 0.0


def tokens(reading: str, index: Index) -> tuple[Token, ...]:
    """The words of a reading, each once, typos resolved to the words they may be."""
    found: list[Token] = []
    for word in dict.fromkeys(words(reading)[:_MOST_WORDS]):
        stemmed = stem(word)
        if word in FUNCTION_WORDS:
            found.append(Token(word, FUNCTION_WEIGHT, ((stemmed, 1.0),)))
        elif stemmed in index.weights:
            found.append(Token(word, index.weights[stemmed], ((stemmed, 1.0),)))
        else:
            near = tuple((stem(spelt), share) for spelt, share in index.near(word))
            weight = max((index.weights[spelt] for spelt, _ in near), default=index.unknown_weight)
            found.append(Token(word, weight, near))
    return tuple(found)


def evidence(reading: str, index: Index, line: CommandLine | None) -> Evidence:
    """What speaks for what in `reading`. `line`: the command line found in it, if any."""
    question = tokens(reading, index)
    total = sum(token.weight for token in question) or 1.0
    coverage = _coverage(question, total, index)
    best = _best_phrases(question, total, index)
    called = None if line is None else index.places.get(line.usages[0].command.id)
    if called is not None:
        best.setdefault(called, _Best())
    chosen = nlargest(
        _CANDIDATES,
        best,
        key=lambda place: (place == called) + coverage.get(place, 0.0) + best[place].dice,
    )
    outside = 0.0 if line is None else _weight(tokens(line.rest, index)) / total
    folded = " ".join(token.word for token in question)
    candidates = []
    for place in chosen:
        found = best[place]
        phrase = index.phrases[found.phrase] if found.phrase >= 0 else None
        call = line if place == called else None
        features = Features(
            coverage=coverage.get(place, 0.0),
            phrase=found.dice,
            spelling=fuzz.ratio(folded, phrase.folded) / 100 if phrase else 0.0,
            name=found.name,
            line=float(call is not None and not call.bare),
            bare_line=float(call is not None and call.bare),
            outside=0.0 if call is None else outside,
            row=float(index.targets[place].row is not None),
        )
        candidates.append(Candidate(place, features, phrase))
    unknown = _weight(token for token in question if not token.options) / total
    return Evidence(tuple(candidates), unknown, line is not None)


def _weight(question: Iterable[Token]) -> float:
    return sum(token.weight for token in question)


def _coverage(question: Sequence[Token], total: float, index: Index) -> dict[int, float]:
    """Target -> share of the question's weight that the target's words explain."""
    found: dict[int, float] = {}
    for token in question:
        share: dict[int, float] = {}
        for stemmed, similarity in token.options:
            for place, field_weight in index.in_targets.get(stemmed, ()):
                share[place] = max(share.get(place, 0.0), similarity * field_weight)
        for place, part in share.items():
            found[place] = found.get(place, 0.0) + token.weight * part / total
    return found


def _best_phrases(question: Sequence[Token], total: float, index: Index) -> dict[int, _Best]:
    """Target -> its phrase with the highest Dice coefficient, and its best name."""
    matched: dict[int, float] = {}
    for token in question:
        share: dict[int, float] = {}
        for stemmed, similarity in token.options:
            for place in index.in_phrases.get(stemmed, ()):
                share[place] = max(share.get(place, 0.0), similarity)
        for place, part in share.items():
            matched[place] = matched.get(place, 0.0) + token.weight * part
    found: dict[int, _Best] = {}
    for place, weight in matched.items():
        phrase = index.phrases[place]
        best = found.setdefault(phrase.target, _Best())
        dice = 2 * weight / (total + phrase.weight)
        if dice > best.dice:
            best.dice, best.phrase = dice, place
        if phrase.phrase.field == "name":
            best.name = max(best.name, min(1.0, weight / phrase.weight))
    return found
