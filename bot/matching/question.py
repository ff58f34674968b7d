"""The words of a question: what each tells, and which of the course's words it may be."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.matching.function_words import FUNCTION_WORDS
from bot.matching.index import FUNCTION_WEIGHT, Index, stem
from bot.matching.normalise import words
from bot.matching.thesaurus import ACTIONS

_MOST_WORDS = 60
# The share of the greatest weight that a word counts with which the course does not know.
_UNKNOWN_SHARE = 1.0
# How like a course's word another word of the same meaning is.
_SYNONYM = 0.9
ACTION_STEMS = frozenset(stem(group[0]) for group in ACTIONS)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the question: how much it tells, and course words it may be, with similarity.

    `action`: it is what the person wants done.
    """

    word: str
    weight: float
    options: tuple[tuple[str, float], ...]
    action: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One reading of a question, with summed weights: of the words that the course knows, of those
    that say what is to be done, and of all.
    """

    words: tuple[str, ...]
    tokens: tuple[Token, ...]
    folded: str
    known: float
    actions: float
    total: float


def question(reading: str, index: Index) -> Question:
    """The words of a reading, each once, typos resolved to the words they may be."""
    split = words(reading)[:_MOST_WORDS]
    found = tokens(split, index)
    known = sum(token.weight for token in found if token.options)
    total = sum(token.weight for token in found)
    actions = sum(token.weight for token in found if token.action)
    return Question(split, found, " ".join(split), known or 1.0, actions, total or 1.0)


def tokens(split: Iterable[str], index: Index) -> tuple[Token, ...]:
    """Words as tokens, each once."""
    return tuple(_token(word, index) for word in dict.fromkeys(split))


def _token(word: str, index: Index) -> Token:
    concept = index.concept(word)
    if word in FUNCTION_WORDS:
        return Token(word, FUNCTION_WEIGHT, ((concept, 1.0),))
    if concept in index.weights:
        likeness = 1.0 if stem(word) in index.stems else _SYNONYM
        return Token(word, index.weights[concept], ((concept, likeness),), concept in ACTION_STEMS)
    near = index.near(word)
    if near and near[0][0] in FUNCTION_WORDS:
        return Token(word, FUNCTION_WEIGHT, ((index.concept(near[0][0]), near[0][1]),))
    options: dict[str, float] = {}
    for spelt, likeness in near:
        if spelt in index.meant:
            options.setdefault(index.meant[spelt], likeness)
    known = (index.weights[concept] for concept in options)
    weight = max(known, default=index.unknown_weight * _UNKNOWN_SHARE)
    action = concept in ACTION_STEMS or any(option in ACTION_STEMS for option in options)
    return Token(word, weight, tuple(options.items()), action)
