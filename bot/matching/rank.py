"""Evidence -> what is meant, as probabilities.

A conditional logit (McFadden 1974): every candidate has a score, the weighted sum of its
features; "none of them" has one too; the softmax over all of them gives probabilities. The
weights are fitted on labelled questions by `scripts/fit_matching.py`, never by hand.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from operator import mul

from bot.commandline.parse import CommandLine
from bot.matching.features import Candidate, evidence
from bot.matching.index import Index
from bot.matching.weights import BEST_AT_LEAST, CANDIDATE, NONE, NONE_AT_MOST


@dataclass(frozen=True, slots=True)
class Match:
    """A candidate with the probability, 0 to 1, that it is what was meant."""

    candidate: Candidate
    entry_id: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """Matches, best first. `none`: the probability that the course has no answer.

    `foreign`: the question calls a command that the course does not have.
    """

    matches: tuple[Match, ...]
    none: float
    foreign: bool

    @property
    def is_clear(self) -> bool:
        """The best match is to be answered with; if not, it is at most worth an offer."""
        if not self.matches or self.foreign or self.none > NONE_AT_MOST:
            return False
        best = self.matches[0]
        # A table and its rows do not compete: whichever is shown, the other is in it or a tap away.
        family = sum(match.confidence for match in self.matches if match.entry_id == best.entry_id)
        return family >= BEST_AT_LEAST * (1 - self.none)


def rank(reading: str, index: Index, line: CommandLine | None) -> Ranking:
    """What `reading` may mean. `line`: the command line found in it, if any."""
    found = evidence(reading, index, line)
    scores = [_weighted(CANDIDATE, candidate.features) for candidate in found.candidates]
    none = _weighted(NONE, found.none)
    highest = max(none, *scores) if scores else none
    shares = [math.exp(score - highest) for score in scores]
    none_share = math.exp(none - highest)
    whole = none_share + sum(shares)
    matches = [
        Match(candidate, index.targets[candidate.place].entry.id, share / whole)
        for candidate, share in zip(found.candidates, shares, strict=True)
    ]
    matches.sort(key=lambda match: -match.confidence)
    return Ranking(tuple(matches), none_share / whole, bool(found.none.foreign))


def _weighted(weights: Iterable[float], features: Iterable[float]) -> float:
    total: float = sum(map(mul, weights, features))
    return total
