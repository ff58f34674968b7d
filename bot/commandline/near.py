"""Which of a command line's words a misspelt one is most like."""

from collections.abc import Iterable
from difflib import get_close_matches

from rapidfuzz import process
from rapidfuzz.distance import Indel

# What rounding may come to: difflib's likeness is never more than this above Indel's.
_ROUNDING = 0.001


def nearest(word: str, options: Iterable[str], *, cutoff: float, most: int = 1) -> list[str]:
    """The options that are at least `cutoff`, 0 to 1, like `word`, best first.

    They are those of difflib, which takes a hundred times as long to look at all of them.
    """
    likely = process.extract(
        word,
        [*options],
        scorer=Indel.normalized_similarity,
        score_cutoff=cutoff - _ROUNDING,
        limit=None,
    )
    return get_close_matches(word, [option for option, _, _ in likely], most, cutoff)
