"""Which words of a question stand where in the course."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from heapq import nlargest
from math import log
from typing import NamedTuple, TypeAlias

from bot.matching.index import FIELDS, Index
from bot.matching.question import Question, Token

_TOP_PHRASES = 3
_MOST_PHRASES = 40
# Once no more than this share of the question's weight is left, no new phrases are taken in.
_CHOSEN_BY = 0.4
# Of the phrases that have a word the lightest are looked at: in heavier ones it says little.
_MOST_HAVING = 1500
# Once so many phrases are taken in, nor are new ones: only texts of very many words come to it.
_MOST_MATCHED = 4000
# So many of those that may come nearest are looked at word by word.
_MOST_CHECKED = 200
# A name of more words is not looked for in a question.
_LONGEST_NAME = 5
# A word in the phrases of a target, not only in its text or flags.
_IN_PHRASES = 0.45
# So many phrases with a word are half of any number; what is added to each count of words.
_OFTEN, _SMOOTHING = 6.0, 0.1
# From this share of a program's message on it was pasted.
_PASTED = 0.7
_NAME, _MESSAGE = FIELDS.index("name"), FIELDS.index("message")

# Concepts that a word of the question may be, likeliest first, and what each is worth in a phrase.
Worths: TypeAlias = list[tuple[int, float]]


class Coverage(NamedTuple):
    """The share of the known part of the question that a target's words explain, the weight of the
    question's words in its phrases, and that of what the person wants done. `typical`: how often
    its phrases have them, 0 to 1; `chance`: the logarithm of the probability that they are drawn
    from its words (naive Bayes).
    """

    explained: float
    present: float
    actions: float
    typical: float
    chance: float


@dataclass(slots=True)
class Best:
    """What the phrases of a target come to.

    `dice`: the best Dice coefficient, by weight, with the question. `name`: that with a name.
    `contained`: how much of a whole phrase stands in the question. `phrases`: the best few, and
    `support`: the mean of their Dice coefficients.
    """

    dice: float = 0.0
    name: float = 0.0
    contained: float = 0.0
    support: float = 0.0
    phrases: list[int] = field(default_factory=list)


def coverage(asked: Question, index: Index, place: int) -> Coverage:
    """How the words of a question stand in a target."""
    explained = present = actions = typical = 0.0
    chance = 0.0
    size = index.holders.sizes[place] + _SMOOTHING * len(index.weights)
    for token in asked.content:
        worth, count = 0.0, 0.0
        for concept, likeness in token.options:
            held, times = index.holders.held(concept, place)
            worth = max(worth, likeness * held)
            count = max(count, likeness * times)
        explained += token.weight * worth
        typical += token.weight * count / (count + _OFTEN)
        if token.options:
            chance += log((count + _SMOOTHING) / size)
        if worth >= _IN_PHRASES:
            present += token.weight
            actions += token.weight * token.action
    return Coverage(explained / asked.known, present, actions, typical / asked.total, chance)


def best_phrases(asked: Question, index: Index) -> dict[int, Best]:
    """What the phrases come to of every target that is near the question."""
    phrases, total = index.phrases, asked.total
    telling = sorted(asked.content, key=lambda each: -each.weight)
    worths = [_worths(token, index) for token in telling if token.options]
    nearest = []
    for number in _likely(telling, index, total):
        weight = _weight(worths, set(phrases.concepts[number]))
        # Two words of one meaning count twice in the question, but come to no more than the phrase.
        dice = min(1.0, 2 * weight / (total + phrases.weights[number]))
        nearest.append((dice, number, weight))
    nearest = nlargest(_MOST_PHRASES, nearest)
    # Of phrases with the same words the one of about the same length is nearer.
    size = len(asked.words)
    nearest.sort(key=lambda each: (-each[0], abs(phrases.sizes[each[1]] - size)))
    found: dict[int, Best] = {}
    for dice, number, weight in nearest:
        # Of what a program prints a few words are in many questions; a paste has most of them.
        if phrases.fields[number] != _MESSAGE or weight > _PASTED * phrases.weights[number]:
            _add(found, index, number, dice, weight)
    return found


def called_by(asked: Question, index: Index) -> dict[int, float]:
    """Targets of which a name stands in the question word for word, and its share of that."""
    weights = {token.word: token.weight for token in asked.content}
    found: dict[int, float] = {}
    for start in range(len(asked.words)):
        for end in range(start + 1, min(start + _LONGEST_NAME, len(asked.words)) + 1):
            name = asked.words[start:end]
            share = min(1.0, sum(weights.get(word, 0.0) for word in name) / asked.total)
            for number in index.phrases.numbers(" ".join(name)) if share else ():
                if index.phrases.fields[number] == _NAME:
                    place = index.phrases.targets[number]
                    found[place] = max(found.get(place, 0.0), share)
    return found


def _likely(telling: Iterable[Token], index: Index, total: float) -> list[int]:
    """The phrases that may come nearest.

    The most telling words choose them. What is left then could not lift another phrase over those.
    """
    matched: dict[int, float] = {}
    left = total
    for token in telling:
        if left <= _CHOSEN_BY * total or len(matched) > _MOST_MATCHED:
            break
        for number, worth in _having(token, index).items():
            matched[number] = matched.get(number, 0.0) + worth
        left -= token.weight if token.options else 0.0
    if len(matched) <= _MOST_CHECKED:
        return [*matched]
    weights = index.phrases.weights
    bounds = [
        (min(worth + left, weight := weights[number]) / (total + weight), number)
        for number, worth in matched.items()
    ]
    return [number for _, number in nlargest(_MOST_CHECKED, bounds)]


def _having(token: Token, index: Index) -> dict[int, float]:
    """Phrases that have any of the words that a token may be, and how much it is worth there."""
    found: dict[int, float] = {}
    # The likeliest word comes last, so that it counts where a phrase has several.
    for concept, worth in reversed(_worths(token, index)):
        found.update(dict.fromkeys(index.in_phrases[concept][:_MOST_HAVING], worth))
    return found


def _worths(token: Token, index: Index) -> Worths:
    # A rarer word than the likeliest is not the more probable for being rare.
    return [
        (concept, likeness * min(token.weight, index.weights[concept]))
        for concept, likeness in token.options
    ]


def _weight(worths: Iterable[Worths], concepts: set[int]) -> float:
    """The weight of the question's words in a phrase with these concepts."""
    weight = 0.0
    for options in worths:
        for concept, worth in options:
            if concept in concepts:
                weight += worth
                break
    return weight


def _add(found: dict[int, Best], index: Index, number: int, dice: float, weight: float) -> None:
    phrases = index.phrases
    best = found.setdefault(phrases.targets[number], Best())
    best.dice = max(best.dice, dice)
    best.contained = max(best.contained, weight / (phrases.weights[number] + 1))
    if phrases.fields[number] == _NAME:
        best.name = max(best.name, dice)
    if len(best.phrases) < _TOP_PHRASES:
        best.phrases.append(number)
        best.support += dice / _TOP_PHRASES
