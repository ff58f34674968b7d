"""Evidence -> what is meant, and how sure that is.

Two models, both fitted on labelled questions by `scripts/fit_matching.py`, never by hand. A
conditional logit (McFadden 1974) ranks: the score of a candidate is the weighted sum of its
features, and the softmax over all candidates gives each its share. Boosted trees then tell how
probable it is that the best one is right at all: the course may have no answer.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import mul

from bot.commandline.parse import CommandLine
from bot.matching.facts import Facts
from bot.matching.features import Candidate, evidence
from bot.matching.index import Index
from bot.matching.trees import total
from bot.matching.weights import ANSWER_FROM, SURE_FROM, SURE_TREES, TARGET
from bot.matching.whole import Whole

# The best match is worth more than all others together, rows counted with their table.
BEST_SHARE_FROM = 0.5
# The one rule beside the models: a name or a phrase of one entry alone means that entry, however
# small its course is. How far a phrase sets it above all others, in log-odds; how sure it is.
_SAID, _SURE_IF_SAID = 6.0, 0.95
_WHOLE = 0.999  # a Dice coefficient of 1, but for rounding


@dataclass(frozen=True, slots=True)
class Match:
    """A candidate with its share, 0 to 1, among all, and the confidence that it was meant."""

    candidate: Candidate
    share: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """Matches, best first. `sureness`: the probability that the best one is right.

    `family_share`: what the best one is worth, with all that it leads to or that leads to it.
    `foreign`: the question calls a command that the course does not have.
    """

    matches: tuple[Match, ...]
    sureness: float
    foreign: bool
    family_share: float = 0.0

    @property
    def is_clear(self) -> bool:
        """The best match is to be answered with; if not, it is at most worth an offer."""
        if not self.matches or self.foreign or self.sureness < ANSWER_FROM:
            return False
        # A table and its rows do not compete, nor do entries that lead to each other: whichever is
        # shown, the other is in it or a tap away.
        return self.family_share >= BEST_SHARE_FROM


def rank(reading: str, index: Index, line: CommandLine | None) -> Ranking:
    """What `reading` may mean. `line`: the command line found in it, if any."""
    found = evidence(reading, index, line)
    if not found.candidates:
        return Ranking((), 0.0, bool(found.whole.foreign))
    said = _said(found.candidates, index)
    scored = _scored(found.candidates, said)
    scores = [score for score, _ in scored]
    best = scored[0][1]
    shares = [math.exp(score - scores[0]) for score in scores]
    whole = sum(shares)
    features = (*best.features, *with_scores(found.whole, scores))
    sureness = _logistic(SURE_FROM + total(SURE_TREES, features))
    if best is said or _is_named([candidate for _, candidate in scored], index):
        sureness = max(sureness, _SURE_IF_SAID)
    matches = tuple(
        Match(
            candidate,
            share / whole,
            # The best is as sure as was found; the others share what is left of that alike.
            sureness * share / shares[0],
        )
        for share, (_, candidate) in zip(shares, scored, strict=True)
    )
    told = [index.targets[match.candidate.place] for match in matches]
    family = family_share([match.share for match in matches], told)
    is_foreign = bool(found.whole.foreign) and said is None
    return Ranking(matches, sureness, is_foreign, family)


def _scored(
    candidates: Sequence[Candidate], said: Candidate | None
) -> list[tuple[float, Candidate]]:
    """Candidates with their scores, best first."""
    weighted = [(_weighted(TARGET, each.features), each) for each in candidates]
    most = max(score for score, _ in weighted)
    scored = ((most + _SAID if each is said else score, each) for score, each in weighted)
    return sorted(scored, key=lambda each: -each[0])


def family_share(shares: Sequence[float], told: Sequence[Facts]) -> float:
    """The shares of the first target and of those whose entry leads to its own or is led to."""
    near = {told[0].entry, *told[0].near}
    return sum(share for share, each in zip(shares, told, strict=True) if each.entry in near)


def _said(candidates: Sequence[Candidate], index: Index) -> Candidate | None:
    """The candidate that has the question among its phrases word for word, if only one has."""
    found = [each for each in candidates if each.features.verbatim]
    entries = {index.targets[each.place].entry for each in found}
    return found[0] if len(entries) == 1 else None


def _is_named(candidates: Sequence[Candidate], index: Index) -> bool:
    """The question says a name of the first candidate, nothing else, and it is no other entry's."""
    named = [each for each in candidates if each.features.name > _WHOLE]
    entries = {index.targets[each.place].entry for each in named}
    return candidates[0] in named and len(entries) == 1


def with_scores(whole: Whole, scores: Sequence[float]) -> Whole:
    """What the question says as a whole, with the scores of its candidates, best first."""
    margin = scores[0] - scores[1] if len(scores) > 1 else scores[0]
    share = 1 / sum(math.exp(score - scores[0]) for score in scores)
    return whole._replace(score=scores[0] / 10, margin=margin / 10, share=share)


def _weighted(weights: Iterable[float], features: Iterable[float]) -> float:
    total: float = sum(map(mul, weights, features))
    return total


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, value))))
