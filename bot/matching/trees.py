"""Boosted decision trees (Friedman 2001): a sum of small trees, fitted elsewhere."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

DEPTH = 3
_INNER = (1 << DEPTH) - 1


class Tree(NamedTuple):
    """A whole binary tree of DEPTH levels, node `n` above `2n + 1` and `2n + 2`.

    At a node, go right where the value of its feature is above its threshold. `leaves`: what each
    way comes to, from left to right, in log-odds.
    """

    features: tuple[int, ...]
    thresholds: tuple[float, ...]
    leaves: tuple[float, ...]


def total(trees: Iterable[Tree], features: Sequence[float]) -> float:
    """What `features` come to in all trees."""
    found = 0.0
    for places, thresholds, leaves in trees:
        node = 0
        for _ in range(DEPTH):
            node = 2 * node + 1 + (features[places[node]] > thresholds[node])
        found += leaves[node - _INNER]
    return found
