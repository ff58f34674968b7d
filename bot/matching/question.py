"""The words of a question: what each tells, and which of the course's words it may be."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from bot.matching.function_words import FUNCTION_WORDS
from bot.matching.index import Index
from bot.matching.intent import Intent, intent
from bot.matching.meanings import stem
from bot.matching.normalise import words
from bot.matching.thesaurus import ACTIONS

_MOST_WORDS = 60
# After so many strange words more are none that somebody misspelt: they say nothing.
_MOST_MISSPELT = 16
# How like a course's word another word of the same meaning is.
_SYNONYM = 0.9
# Shorter words that the course does not know are slips of the finger rather.
_LEAST_LETTERS = 3
# How like the word that was meant a misspelt one is, if no other word is as near.
_MISSPELT = 0.95
ACTION_STEMS = frozenset(stem(word) for group in ACTIONS for word in group)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the question: how much it tells, and course words it may be, with similarity.

    The words are told by their concepts. `action`: it is what the person wants done. `guessed`: it
    was taken for a typo.
    """

    word: str
    weight: float
    options: tuple[tuple[int, float], ...]
    action: bool = False
    guessed: bool = False


@dataclass(frozen=True)
class Question:
    """One reading of a question. `content`: its words but for function words.

    Summed weights: of the content that the course knows, of what is to be done, and of all.
    """

    words: tuple[str, ...]
    content: tuple[Token, ...]
    folded: str
    intent: Intent
    known: float
    actions: float
    total: float

    @cached_property
    def meant(self) -> frozenset[int]:
        """The concepts of all words that it may consist of."""
        return frozenset(concept for token in self.content for concept, _ in token.options)

    @property
    def is_task(self) -> bool:
        """It asks how something is done."""
        return self.actions > 0 and self.intent.how


def question(reading: str, index: Index) -> Question:
    """The words of a reading, typos resolved to the words they may be."""
    split = words(reading)[:_MOST_WORDS]
    content = tokens(split, index) or _function_words(split, index)
    known = sum(token.weight for token in content if token.options)
    actions = sum(token.weight for token in content if token.action)
    total = sum(token.weight for token in content)
    folded = " ".join(split)
    return Question(split, content, folded, intent(folded), known or 1.0, actions, total or 1.0)


def tokens(split: Iterable[str], index: Index) -> tuple[Token, ...]:
    """Words as tokens, each once, function words left out."""
    return _tokens([word for word in dict.fromkeys(split) if word not in FUNCTION_WORDS], index)


def _tokens(content: Iterable[str], index: Index) -> tuple[Token, ...]:
    found: list[Token] = []
    strange = 0
    for word in content:
        token = _known(word, index)
        if token is None and strange < _MOST_MISSPELT:
            strange += 1
            token = _guessed(word, index)
        if token is not None:
            found.append(token)
    return tuple(found)


def _function_words(split: Iterable[str], index: Index) -> tuple[Token, ...]:
    """Where there are no other words they are asked about: "what does FROM do"."""
    return _tokens(
        [word for word in dict.fromkeys(split) if index.concept(word) is not None], index
    )


def _known(word: str, index: Index) -> Token | None:
    """The token of a word that the course knows."""
    stemmed = stem(word)
    concept = index.lexicon.get(stemmed)
    if concept is None:
        return None
    likeness = _SYNONYM if stemmed in index.synonyms else 1.0
    return Token(word, index.weights[concept], ((concept, likeness),), stemmed in ACTION_STEMS)


def _guessed(word: str, index: Index) -> Token | None:
    """The token of another word; None where it misspells a function word, or is a scrap of one."""
    near = index.spellings.near(word)
    if (near and near[0].word in FUNCTION_WORDS) or len(word) < _LEAST_LETTERS:
        return None
    options: dict[int, float] = {}
    for each in near:
        if each.concept is not None:
            options.setdefault(each.concept, _MISSPELT * each.likeness / near[0].likeness)
    if not options:
        return Token(word, index.rarest, (), stem(word) in ACTION_STEMS)
    likeliest = next(iter(options))
    spelt = next(each.word for each in near if each.concept == likeliest)
    action = stem(spelt) in ACTION_STEMS
    return Token(word, index.weights[likeliest], tuple(options.items()), action, guessed=True)
