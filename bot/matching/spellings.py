"""Words of a course by their length, to find what a typo was meant to be."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.matching.function_words import FUNCTION_WORDS
from bot.matching.meanings import stem
from bot.matching.sections import Numbers, Strings, numbers, starts
from bot.matching.slips import heard, is_swapped

NO_CONCEPT = 0
_MOST = 3


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
    _of_length: dict[int, Sequence[str]] = field(default_factory=dict, compare=False, repr=False)

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

        One slip in words of up to 7 letters, two in longer ones, three from 12 on (optimal string
        alignment); whole words are compared, and stems, so that a slip in an ending costs nothing.
        What three letters may stand for is too much: only swapped ones and function words count.
        """
        if len(word) < 3 or word[0] == "-" or word.isdigit():
            return ()
        found: dict[str, Near] = {}
        for typed in dict.fromkeys((word, stem(word))):
            for near in self._near_spelling(typed):
                if near.word not in found or found[near.word].likeness < near.likeness:
                    found[near.word] = near
        if len(word) == 3:
            found = {n: v for n, v in found.items() if n in FUNCTION_WORDS or is_swapped(n, word)}
        # A slip that cannot be heard is the likeliest, then swapped letters, and words that
        # everybody uses are the likeliest meant.
        sound = heard(word)
        ranked = sorted(
            found.values(),
            key=lambda each: (
                -each.likeness,
                heard(each.word) != sound,
                not is_swapped(each.word, word),
                each.word not in FUNCTION_WORDS,
                each.word,
            ),
        )
        return tuple(ranked[:_MOST])

    def _near_spelling(self, typed: str) -> Iterator[Near]:
        size = len(typed)
        if size < 3:
            return
        slips = 1 + (size >= 8) + (size >= 12)
        for length in range(size - slips, size + slips + 1):
            for near, slip, at in process.extract(
                typed, self._long(length), scorer=OSA.distance, score_cutoff=slips, limit=_MOST
            ):
                meant = self.meant[self.begins[length] + at]
                concept = None if meant == NO_CONCEPT else meant - 1
                yield Near(near, 1 - slip / max(size, length), concept)

    def _long(self, length: int) -> Sequence[str]:
        """The words of that length."""
        if length + 1 >= len(self.begins):
            return ()
        if length not in self._of_length:
            span = slice(self.begins[length], self.begins[length + 1])
            self._of_length[length] = self.words[span]
        return self._of_length[length]
