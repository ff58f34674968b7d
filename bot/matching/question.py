"""The words of a question: what each tells, and which of the course's words it may be."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.matching.function_words import FUNCTION_WORDS
from bot.matching.index import FUNCTION_WEIGHT, Index, stem
from bot.matching.normalise import words

_MOST_WORDS = 60
# The share of the greatest weight that a word counts with which the course does not know.
_UNKNOWN_SHARE = 0.6
# How like a course's word another word of the same meaning is.
_SYNONYM = 0.9


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the question: how much it tells, and course words it may be, with similarity."""

    word: str
    weight: float
    options: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One reading of a question. `known` and `total` are weights: of words that the course knows,
    and of all.
    """

    words: tuple[str, ...]
    tokens: tuple[Token, ...]
    folded: str
    known: float
    total: float


def question(reading: str, index: Index) -> Question:
    """The words of a reading, each once, typos resolved to the words they may be."""
    split = words(reading)[:_MOST_WORDS]
    found = tokens(split, index)
    known = sum(token.weight for token in found if token.options)
    total = sum(token.weight for token in found)
    return Question(split, found, " ".join(split), known or 1.0, total or 1.0)


def tokens(split: Iterable[str], index: Index) -> tuple[Token, ...]:
    """Words as tokens, each once."""
    return tuple(_token(word, index) for word in dict.fromkeys(split))


def _token(word: str, index: Index) -> Token:
    concept = index.concept(word)
    if word in FUNCTION_WORDS:
        return Token(word, FUNCTION_WEIGHT, ((concept, 1.0),))
    if concept in index.weights:
        likeness = 1.0 if stem(word) in index.stems else _SYNONYM
        return Token(word, index.weights[concept], ((concept, likeness),))
    near = index.near(word)
    if near and near[0][0] in FUNCTION_WORDS:
        return Token(word, FUNCTION_WEIGHT, ((index.concept(near[0][0]), near[0][1]),))
    options: dict[str, float] = {}
    for spelt, likeness in near:
        if spelt not in FUNCTION_WORDS:
            options.setdefault(index.concept(spelt), likeness)
    known = (index.weights[concept] for concept in options)
    weight = max(known, default=index.unknown_weight * _UNKNOWN_SHARE)
    return Token(word, weight, tuple(options.items()))
