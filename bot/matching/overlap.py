"""Which words of a question stand where in the course."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from heapq import nlargest
from types import MappingProxyType
from typing import TypeAlias

from bot.matching.index import Index, Indexed
from bot.matching.question import Question, Token

_TOP_PHRASES = 3
_MOST_PHRASES = 80
# Of phrases with the same words the one of about the same length is nearer.
_LENGTH_WEIGHT = 0.002
# A word in the phrases of a target, not only in its text or flags.
_IN_PHRASES = 0.45
_NOWHERE: Mapping[int, float] = MappingProxyType({})

Shares: TypeAlias = dict[int, float]


@dataclass(frozen=True, slots=True)
class Coverage:
    """By target: the share of the known part of the question that its words explain, the weight of
    the question's words in its phrases, and that of what the person wants done.
    """

    explained: Shares
    present: Shares
    actions: Shares


@dataclass(slots=True)
class Best:
    """What the phrases of a target come to.

    `dice`: the best Dice coefficient, by weight, with the question. `name`: that with a name.
    `contained`: how much of a whole phrase stands in the question. `phrases`: the best few.
    """

    dice: float = 0.0
    name: float = 0.0
    contained: float = 0.0
    phrases: list[Indexed] = field(default_factory=list)


def coverage(asked: Question, index: Index) -> Coverage:
    """Where the words of a question stand in the targets."""
    found = Coverage(defaultdict(float), defaultdict(float), defaultdict(float))
    for token in asked.content:
        for place, worth in _places(token, index.in_targets).items():
            found.explained[place] += token.weight * worth / asked.known
            if worth >= _IN_PHRASES:
                found.present[place] += token.weight
                found.actions[place] += token.weight * token.action
    return found


def best_phrases(asked: Question, index: Index) -> dict[int, Best]:
    """What the phrases come to of every target that is near the question."""
    matched: Shares = defaultdict(float)
    for token in asked.content:
        for place, worth in _places(token, index.in_phrases).items():
            matched[place] += worth
    weights, total = index.phrase_weights, asked.total
    sizes, size = index.phrase_sizes, len(asked.words)
    likest = nlargest(
        _MOST_PHRASES,
        [
            (
                2 * weight / (total + weights[place]) - _LENGTH_WEIGHT * abs(sizes[place] - size),
                place,
            )
            for place, weight in matched.items()
        ],
    )
    found: dict[int, Best] = {}
    for _, place in likest:
        _add(found, index.phrases[place], matched[place], total)
    return found


def _add(found: dict[int, Best], phrase: Indexed, weight: float, total: float) -> None:
    best = found.setdefault(phrase.target, Best())
    dice = 2 * weight / (total + phrase.weight)
    best.dice = max(best.dice, dice)
    best.contained = max(best.contained, weight / (phrase.weight + 1))
    if phrase.phrase.field == "name":
        best.name = max(best.name, dice)
    if len(best.phrases) < _TOP_PHRASES:
        best.phrases.append(phrase)


def _places(token: Token, holders: Mapping[str, Mapping[int, float]]) -> Mapping[int, float]:
    """Where any of the words that a token may be stands, and how much it is worth there."""
    if len(token.options) == 1 and token.options[0][1] == 1.0:
        return holders.get(token.options[0][0], _NOWHERE)
    found: dict[int, float] = {}
    for concept, likeness in token.options:
        for place, worth in holders.get(concept, _NOWHERE).items():
            if likeness * worth > found.get(place, 0.0):
                found[place] = likeness * worth
    return found
