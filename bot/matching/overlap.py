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
_MOST_PHRASES = 40
# Once no more than this share of the question's weight is left, no new phrases are taken in.
_CHOSEN_BY = 0.4
# A word in the phrases of a target, not only in its text or flags.
_IN_PHRASES = 0.45
# From this share of a program's message on it was pasted.
_PASTED = 0.7
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
    `contained`: how much of a whole phrase stands in the question. `phrases`: the best few, and
    `support`: the mean of their Dice coefficients.
    """

    dice: float = 0.0
    name: float = 0.0
    contained: float = 0.0
    support: float = 0.0
    phrases: list[Indexed] = field(default_factory=list)


def coverage(asked: Question, index: Index) -> Coverage:
    """Where the words of a question stand in the targets."""
    found = Coverage(defaultdict(float), defaultdict(float), defaultdict(float))
    for token in asked.content:
        for place, worth in _targets(token, index).items():
            found.explained[place] += token.weight * worth / asked.known
            if worth >= _IN_PHRASES:
                found.present[place] += token.weight
                found.actions[place] += token.weight * token.action
    return found


def best_phrases(asked: Question, index: Index) -> dict[int, Best]:
    """What the phrases come to of every target that is near the question."""
    matched = _matched(asked, index)
    weights, total = index.phrase_weights, asked.total
    nearest = nlargest(
        _MOST_PHRASES,
        [(2 * weight / (total + weights[place]), place) for place, weight in matched.items()],
    )
    # Two words of one meaning count twice in the question, but come to no more than the phrase.
    nearest = [(min(1.0, dice), place) for dice, place in nearest]
    # Of phrases with the same words the one of about the same length is nearer.
    size = len(asked.words)
    nearest.sort(key=lambda each: (-each[0], abs(index.phrases[each[1]].size - size)))
    found: dict[int, Best] = {}
    for dice, place in nearest:
        phrase = index.phrases[place]
        # Of what a program prints a few words are in many questions; a paste has most of them.
        if phrase.phrase.field != "message" or matched[place] > _PASTED * phrase.weight:
            _add(found, phrase, dice, matched[place])
    return found


def _matched(asked: Question, index: Index) -> Shares:
    """Phrase -> the weight of the question's words in it.

    The most telling words choose the phrases. What is left then could not lift another phrase
    over those, so it only adds to them: most of the work is with words that tell little.
    """
    matched: Shares = {}
    left = asked.total
    for token in sorted(asked.content, key=lambda each: -each.weight):
        is_choosing = left > _CHOSEN_BY * asked.total
        for place, worth in _phrases(token, index).items():
            if is_choosing or place in matched:
                matched[place] = matched.get(place, 0.0) + worth
        left -= token.weight if token.options else 0.0
    return matched


def _phrases(token: Token, index: Index) -> Shares:
    """Phrases that have any of the words that a token may be, and how much it is worth there."""
    found: Shares = {}
    # The likeliest word comes last, so that it counts where a phrase has several.
    for concept, likeness in reversed(token.options):
        # A rarer word than the likeliest is not the more probable for being rare.
        worth = likeness * min(token.weight, index.weights[concept])
        found.update(dict.fromkeys(index.in_phrases.get(concept, ()), worth))
    return found


def _add(found: dict[int, Best], phrase: Indexed, dice: float, weight: float) -> None:
    best = found.get(phrase.target)
    if best is None:
        best = found[phrase.target] = Best()
    best.dice = max(best.dice, dice)
    best.contained = max(best.contained, weight / (phrase.weight + 1))
    if phrase.phrase.field == "name":
        best.name = max(best.name, dice)
    if len(best.phrases) < _TOP_PHRASES:
        best.phrases.append(phrase)
        best.support += dice / _TOP_PHRASES


def _targets(token: Token, index: Index) -> Mapping[int, float]:
    """Targets that have any of the words that a token may be, and how much it is worth there."""
    if len(token.options) == 1 and token.options[0][1] == 1.0:
        return index.in_targets.get(token.options[0][0], _NOWHERE)
    found: Shares = {}
    for concept, likeness in token.options:
        for place, field_weight in index.in_targets.get(concept, _NOWHERE).items():
            found[place] = max(found.get(place, 0.0), likeness * field_weight)
    return found
