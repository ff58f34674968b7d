"""Words of a course by their length, to find what a typo was meant to be."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple, TypeAlias

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.matching.function_words import FUNCTION_WORDS
from bot.matching.meanings import stem
from bot.matching.sections import Numbers, Strings, numbers, starts

NO_CONCEPT = 0
_MOST = 3
# The words of one question are looked up in several places.
_KEPT = 32

# A place in a word, first or last, and the letter there -> words that have it there.
Ends: TypeAlias = dict[tuple[int, str], list[str]]


class Near(NamedTuple):
    """A word that a typo may have been meant for, how alike they are, 0 to 1, and its concept;
    None where it is a function word that the course does not have.
    """

    word: str
    likeness: float
    concept: int | None


@dataclass(frozen=True)
class Spellings:
    """Words, shorter ones first: those of `length` are from `begins[length]` to the next.

    `meant`: one more than the concept of each, 0 where it has none.
    """

    words: Strings
    begins: Numbers
    meant: Numbers
    _of_length: dict[int, Ends] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, meant: Mapping[str, int | None]) -> "Spellings":
        """Words with their concepts, ready to be found."""
        ordered = sorted(
            (word for word in meant if len(word) > 2 and word[0] != "-"),
            key=lambda word: (len(word), word),
        )
        longest = len(ordered[-1]) if ordered else 0
        sizes = [0] * (longest + 1)
        for word in ordered:
            sizes[len(word)] += 1
        concepts = (meant[word] for word in ordered)
        return cls(
            Strings.of(ordered),
            starts(sizes),
            numbers(NO_CONCEPT if each is None else each + 1 for each in concepts),
        )

    def near(self, word: str) -> tuple[Near, ...]:
        """Words that `word` may be a typo of, likeliest first; at most 3.

        One slip in words of up to 7 letters, two in longer ones (optimal string alignment); whole
        words are compared, and stems, so that a slip in an ending costs nothing. What three
        letters may stand for is too much: only swapped ones and function words count. A word that
        begins and ends otherwise is another word.
        """
        return self._kept(word)

    @cached_property
    def _kept(self) -> Callable[[str], tuple[Near, ...]]:
        return lru_cache(_KEPT)(self._near)

    def _near(self, word: str) -> tuple[Near, ...]:
        if len(word) < 3 or word[0] == "-" or word.isdigit():
            return ()
        found: dict[str, Near] = {}
        for typed in dict.fromkeys((word, stem(word))):
            for near in self._near_spelling(typed):
                if near.word not in found or found[near.word].likeness < near.likeness:
                    found[near.word] = near
        if len(word) == 3:
            found = {n: v for n, v in found.items() if n in FUNCTION_WORDS or _swapped(n, word)}
        # Swapped letters are the likeliest slip, and words that everybody uses the likeliest meant.
        ranked = sorted(
            found.values(),
            key=lambda each: (
                -each.likeness,
                not _swapped(each.word, word),
                each.word not in FUNCTION_WORDS,
                each.word,
            ),
        )
        return tuple(ranked[:_MOST])

    def _near_spelling(self, typed: str) -> Iterator[Near]:
        size = len(typed)
        if size < 3:
            return
        slips = 1 if size < 8 else 2
        for length in range(size - slips, size + slips + 1):
            for end in (0, -1):
                spelt = self._ends(length).get((end, typed[end]), ())
                for near, slip, _ in process.extract(
                    typed, spelt, scorer=OSA.distance, score_cutoff=slips, limit=_MOST
                ):
                    yield Near(near, 1 - slip / max(size, length), self._concept(near))

    def _concept(self, word: str) -> int | None:
        at = bisect_left(self.words, word, self.begins[len(word)], self.begins[len(word) + 1])
        return None if self.meant[at] == NO_CONCEPT else self.meant[at] - 1

    def _ends(self, length: int) -> Ends:
        """The words of that length by their first and by their last letter."""
        if length + 1 >= len(self.begins):
            return {}
        if length not in self._of_length:
            found: Ends = {}
            for word in self.words[self.begins[length] : self.begins[length + 1]]:
                for end in (0, -1):
                    found.setdefault((end, word[end]), []).append(word)
            self._of_length[length] = found
        return self._of_length[length]


def _swapped(spelt: str, word: str) -> bool:
    return sorted(spelt) == sorted(word)
