"""What all baselines are: a search for the nearest phrase."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol


class Hit(NamedTuple):
    """The number of a phrase, and how near it is; higher is nearer."""

    phrase: int
    score: float


class Baseline(Protocol):
    """Finds the phrase nearest to a question, whatever near means to it."""

    @property
    def name(self) -> str:
        """What it is called in tables."""

    def nearest(self, questions: Sequence[str]) -> list[Hit]:
        """The nearest phrase of each question."""
