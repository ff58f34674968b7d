"""The words of a question: what each tells, and which of the course's words it may be."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bot.matching.function_words import FUNCTION_WORDS
from bot.matching.index import Index
from bot.matching.intent import Intent, intent
from bot.matching.meanings import stem
from bot.matching.negation import negated
from bot.matching.normalise import words
from bot.matching.pasted import general
from bot.matching.thesaurus import ACTIONS

_MOST_WORDS = 60
# So many words that the course does not have are looked up as typos.
_MOST_GUESSED = 12
# How like a course's word another word of the same meaning is.
_SYNONYM = 0.9
# Shorter words that the course does not know are slips of the finger rather.
_LEAST_LETTERS = 3
# How like the word that was meant a misspelt one is, if no other word is as near.
_MISSPELT = 0.95
# How much of what it tells a word keeps that says what is not to be done.
_UNWANTED = 0.25
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
    split = words(general(reading, index.knows))[:_MOST_WORDS]
    content = tokens(split, index) or _function_words(split, index)
    known = sum(token.weight for token in content if token.options)
    actions = sum(token.weight for token in content if token.action)
    total = sum(token.weight for token in content)
    folded = " ".join(split)
    return Question(split, content, folded, intent(folded), known or 1.0, actions, total or 1.0)


def tokens(split: Sequence[str], index: Index) -> tuple[Token, ...]:
    """Words as tokens, each once, function words left out."""
    content = [word for word in dict.fromkeys(split) if word not in FUNCTION_WORDS]
    strange = [word for word in content if index.concept(word) is None]
    # To look for what was meant takes as long as all the rest of a question.
    lost = frozenset(strange[_MOST_GUESSED:])
    tried = (_token(word, index, is_guessed=word not in lost) for word in content)
    found = [token for token in tried if token is not None]
    unwanted = negated(split)
    return tuple(_unwanted(token) if token.word in unwanted else token for token in found)


def _unwanted(token: Token) -> Token:
    """What is not to be done tells what is wanted, too, but less."""
    return replace(token, weight=token.weight * _UNWANTED, action=False) if token.action else token


def _function_words(split: Sequence[str], index: Index) -> tuple[Token, ...]:
    """Where there are no other words they are asked about: "what does FROM do"."""
    known = (word for word in dict.fromkeys(split) if index.concept(word) is not None)
    found = (_token(word, index) for word in known)
    return tuple(token for token in found if token is not None)


def _token(word: str, index: Index, is_guessed: bool = True) -> Token | None:
    """The token of a word; None where it misspells a function word, or is a scrap of one."""
    stemmed = stem(word)
    concept = index.lexicon.get(stemmed)
    if concept is not None:
        likeness = _SYNONYM if stemmed in index.synonyms else 1.0
        weight = index.weights[concept]
        return Token(word, weight, ((concept, likeness),), stemmed in ACTION_STEMS)
    near = index.spellings.near(word) if is_guessed else ()
    if (near and near[0].word in FUNCTION_WORDS) or len(word) < _LEAST_LETTERS:
        return None
    options: dict[int, float] = {}
    for each in near:
        if each.concept is not None:
            options.setdefault(each.concept, _MISSPELT * each.likeness / near[0].likeness)
    if not options:
        return Token(word, index.rarest, (), stemmed in ACTION_STEMS)
    likeliest = next(iter(options))
    spelt = next(each.word for each in near if each.concept == likeliest)
    action = stem(spelt) in ACTION_STEMS
    return Token(word, index.weights[likeliest], tuple(options.items()), action, guessed=True)
