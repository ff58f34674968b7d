"""Confidences against what came true: a reliability diagram as numbers, and the error on average.

Expected calibration error after Naeini, Cooper and Hauskrecht 2015, with bins of equal width.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

BINS = 10

# How sure the bot was, 0 to 1, and whether it was right.
Judged: TypeAlias = tuple[float, bool]


@dataclass(frozen=True, slots=True)
class Bin:
    """What was said with a confidence from `low` on: how often, its mean, the share of it right."""

    low: float
    count: int
    confidence: float
    right: float


def bins(judged: Iterable[Judged]) -> tuple[Bin, ...]:
    """The bins that something falls into, lowest confidence first."""
    fallen: list[list[Judged]] = [[] for _ in range(BINS)]
    for confidence, is_right in judged:
        fallen[min(int(confidence * BINS), BINS - 1)].append((confidence, is_right))
    return tuple(
        Bin(
            low=at / BINS,
            count=len(each),
            confidence=sum(confidence for confidence, _ in each) / len(each),
            right=sum(is_right for _, is_right in each) / len(each),
        )
        for at, each in enumerate(fallen)
        if each
    )


def expected_error(found: Sequence[Bin]) -> float:
    """The mean distance of confidence and share right, bins weighted by what is in them."""
    total = sum(each.count for each in found)
    error = sum(each.count * abs(each.confidence - each.right) for each in found)
    return error / total if total else 0.0


def written(title: str, judged: Iterable[Judged]) -> Iterator[str]:
    """Lines of a table: a row for each bin, and the expected calibration error."""
    found = bins(judged)
    if not found:
        return
    yield f"{title:<24}     number  confidence   % right"
    for each in found:
        name = f"from {each.low:.1f}"
        yield f"  {name:<22}{each.count:>11}{100 * each.confidence:>12.1f}{100 * each.right:>10.1f}"
    yield f"  expected calibration error {expected_error(found):.3f}"
    yield ""
