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
from bot.matching.features import Candidate, Whole, evidence
from bot.matching.index import Index
from bot.matching.weights import ANSWER_FROM, SURE_FROM, SURE_TREES, TARGET

# The best match is worth more than all others together, rows counted with their table.
BEST_SHARE_FROM = 0.5


@dataclass(frozen=True, slots=True)
class Match:
    """A candidate with its share, 0 to 1, among all, and the confidence that it was meant."""

    candidate: Candidate
    entry_id: str
    share: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """Matches, best first. `sureness`: the probability that the best one is right.

    `foreign`: the question calls a command that the course does not have.
    """

    matches: tuple[Match, ...]
    sureness: float
    foreign: bool

    @property
    def is_clear(self) -> bool:
        """The best match is to be answered with; if not, it is at most worth an offer."""
        if not self.matches or self.foreign or self.sureness < ANSWER_FROM:
            return False
        # A table and its rows do not compete: whichever is shown, the other is in it or a tap away.
        best = self.matches[0]
        family = sum(match.share for match in self.matches if match.entry_id == best.entry_id)
        return family >= BEST_SHARE_FROM


def rank(reading: str, index: Index, line: CommandLine | None) -> Ranking:
    """What `reading` may mean. `line`: the command line found in it, if any."""
    found = evidence(reading, index, line)
    if not found.candidates:
        return Ranking((), 0.0, bool(found.whole.foreign))
    scored = sorted(
        ((_weighted(TARGET, candidate.features), candidate) for candidate in found.candidates),
        key=lambda each: -each[0],
    )
    scores = [score for score, _ in scored]
    best = scored[0][1]
    shares = [math.exp(score - scores[0]) for score in scores]
    total = sum(shares)
    told = (*best.features, *with_scores(found.whole, scores))
    sureness = _logistic(SURE_FROM + sum(tree.value(told) for tree in SURE_TREES))
    matches = tuple(
        Match(
            candidate,
            index.targets[candidate.place].entry.id,
            share / total,
            # The best is as sure as was found; the others share what is left of that alike.
            sureness * share / shares[0],
        )
        for share, (_, candidate) in zip(shares, scored, strict=True)
    )
    return Ranking(matches, sureness, bool(found.whole.foreign))


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
