"""Why a question was answered as it was: all that led to the decision, as plain values."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import mul

from bot.matching.answerer import Answerer
from bot.matching.decide import LIKELY, Decision, decide
from bot.matching.features import Features
from bot.matching.index import Index
from bot.matching.normalise import clean
from bot.matching.pasted import telling_lines
from bot.matching.question import Token, question
from bot.matching.rank import BEST_SHARE_FROM, Match
from bot.matching.readings import readings
from bot.matching.weights import ANSWER_FROM, TARGET

_MOST_CANDIDATES = 5
# In the few lines of a list of failures.
_MOST_BRIEF, _MOST_REASONS = 3, 5
# What adds less, in log-odds, decides nothing.
_LEAST_WORTH = 0.05


@dataclass(frozen=True, slots=True)
class Taken:
    """A word of the question with its weight and the course's words that it may be, likeliest
    first; `guessed`: it was taken for a typo of these.
    """

    word: str
    weight: float
    meant: tuple[str, ...]
    guessed: bool


@dataclass(frozen=True, slots=True)
class Considered:
    """A candidate: its share among all, the confidence in it, and its best phrase, if it has one.

    `reasons`: features with what they add to its score, those that add or take most first.
    """

    id: str
    share: float
    confidence: float
    phrase: str | None
    reasons: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Limit:
    """A value that decides, by the id of its text, and what it has to be at least."""

    text_id: str
    value: float
    least: float

    @property
    def is_kept(self) -> bool:
        """It is high enough."""
        return self.value >= self.least


@dataclass(frozen=True, slots=True)
class Why:
    """All that led to a decision: how the question was read, the words in it, what was considered.

    `limits`: what the decision was made by, empty where nothing had to be weighed.
    """

    readings: tuple[str, ...]
    decision: Decision
    words: tuple[Taken, ...]
    candidates: tuple[Considered, ...]
    limits: tuple[Limit, ...]


def why(asked: str, answers: Answerer) -> Why:
    """What led to the answer to a question."""
    index = answers.index
    typed = clean(telling_lines(asked))
    decision = decide(typed, index, answers.grammar)
    ranking = decision.meaning.ranking
    limits = (
        Limit("why.sureness", ranking.sureness, ANSWER_FROM),
        Limit("why.family", ranking.family_share, BEST_SHARE_FROM),
        Limit("why.offered", decision.meaning.confidence, LIKELY),
    )
    content = question(decision.meaning.reading, index).content
    return Why(
        readings(typed, index),
        decision,
        tuple(_taken(content, index)),
        tuple(_considered(each, index) for each in ranking.matches[:_MOST_CANDIDATES]),
        () if decision.step in {"talk", "line"} or not ranking.matches else limits,
    )


def _taken(content: Iterable[Token], index: Index) -> Iterator[Taken]:
    spelt = {concept: word for word, concept in index.lexicon.items()}
    for token in content:
        near = {each.concept: each.word for each in index.spellings.near(token.word)}
        words = near if token.guessed else {index.concept(token.word): token.word}
        known = (words.get(concept, spelt.get(concept, "")) for concept, _ in token.options)
        yield Taken(token.word, token.weight, tuple(known), token.guessed)


def _considered(match: Match, index: Index) -> Considered:
    candidate = match.candidate
    worth = zip(Features._fields, map(mul, TARGET, candidate.features), strict=True)
    telling = [(name, value) for name, value in worth if abs(value) >= _LEAST_WORTH]
    telling.sort(key=lambda each: -abs(each[1]))
    return Considered(
        index.targets[candidate.place].id,
        match.share,
        match.confidence,
        None if candidate.phrase is None else index.phrases.texts[candidate.phrase],
        tuple(telling),
    )


def brief(found: Why) -> Iterator[str]:
    """The same in a few lines: what was read, and the best candidates with their reasons."""
    step, limits = found.decision.step, found.limits
    missed = "; ".join(
        f"{limit.text_id.removeprefix('why.')} {limit.value:.2f} < {limit.least:.2f}"
        for limit in limits
        if not limit.is_kept
    )
    yield f"{step}: {found.decision.meaning.reading}" + (f" ({missed})" if missed else "")
    yield "words: " + " ".join(map(_word, found.words))
    for each in found.candidates[:_MOST_BRIEF]:
        reasons = " ".join(f"{name} {worth:+.1f}" for name, worth in each.reasons[:_MOST_REASONS])
        yield f"{each.id} {each.share:.2f}: {reasons}"


def _word(taken: Taken) -> str:
    meant = "/".join(taken.meant) or "?"
    return taken.word if meant == taken.word else f"{taken.word}={meant}"
