"""An immutable index of a course's phrases: all that ranking needs to know of the course."""

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.knowledge.course import Course
from bot.matching.function_words import FUNCTION_WORDS
from bot.matching.meanings import stem, word_concept
from bot.matching.normalise import words
from bot.matching.phrases import Phrase, Target


@dataclass(frozen=True, slots=True)
class Indexed:
    """A phrase that is matched as a whole: its target's place and the summed weight of its words.

    `folded`: its words in one string, for comparing spelling and order. `size`: their number.
    """

    phrase: Phrase
    target: int
    weight: float
    folded: str
    size: int


@dataclass(frozen=True, slots=True)
class RowLabel:
    """The concepts of a row's name in each language, and those of its table's title besides."""

    names: tuple[frozenset[str], ...]
    context: frozenset[str]


@dataclass(frozen=True, slots=True)
class Told:
    """The concepts of each name of a target; and how much it is asked about, 0 to 1: how many
    sample questions it has, on a logarithmic scale up to that which has the most.
    """

    names: tuple[frozenset[str], ...]
    popular: float


@dataclass(frozen=True, slots=True)
class Index:
    """Everything ranking needs to know of a course.

    `concepts`: stem -> the one that stands for all stems of that meaning, if it is another.
    `weights`: concept -> how much it tells, its inverse document frequency over targets.
    `rarest`: how much a word tells that one target has, or none.
    `in_targets`: concept -> target -> weight of its best field. `in_phrases`: concept -> phrases.
    `phrase_weights`: the weight of each phrase. `verbatim`: folded phrase -> targets.

    `stems`: of the course's own words. `spellings`: length -> words of that length, to find what
    a typo was meant to be. `meant`: words and stems -> concept. `line_words`: words of command
    lines in the course. `messages`: error entry -> what programs print, folded. `labels`: of rows.
    `told`: how each target is called and asked about. `commands`: first word of a command ->
    whether another may follow. `pairs`: the program's name or such a word, with a word that
    follows it in some phrase. `named`: concepts in names of definitions.
    """

    course: Course
    targets: tuple[Target, ...]
    places: Mapping[str, int]
    phrases: tuple[Indexed, ...]
    concepts: Mapping[str, str]
    weights: Mapping[str, float]
    rarest: float
    in_targets: Mapping[str, Mapping[int, float]]
    in_phrases: Mapping[str, "array[int]"]
    phrase_weights: "array[float]"
    verbatim: Mapping[str, tuple[int, ...]]
    spellings: Mapping[int, tuple[str, ...]]
    meant: Mapping[str, str]
    stems: frozenset[str]
    line_words: frozenset[str]
    messages: Mapping[str, tuple[str, ...]]
    labels: Mapping[int, RowLabel]
    told: tuple[Told, ...]
    pairs: frozenset[tuple[str, str]]
    commands: Mapping[str, bool]
    named: frozenset[str]

    def concept(self, word: str) -> str:
        """What stands for the meaning of a folded word."""
        return word_concept(word, self.concepts)

    def knows(self, text: str) -> bool:
        """Every word of `text` is the course's or a function word, and there is one."""
        found = words(text)
        return bool(found) and all(
            word in FUNCTION_WORDS or self.concept(word) in self.weights for word in found
        )

    def means(self, text: str) -> bool:
        """Some word of `text` is the course's and no function word."""
        return any(
            word not in FUNCTION_WORDS and self.concept(word) in self.weights
            for word in words(text)
        )

    def near(self, word: str) -> tuple[tuple[str, float], ...]:
        """Words that `word` may be a typo of, with their similarity, 0 to 1; at most 3.

        One slip in words of up to 7 letters, two in longer ones (optimal string alignment); whole
        words are compared, and stems, so that a slip in an ending costs nothing. What three
        letters may stand for is too much: only swapped ones and function words count.
        """
        if len(word) < 3 or word[0] == "-" or word.isdigit():
            return ()
        found: dict[str, float] = {}
        for typed in dict.fromkeys((word, stem(word))):
            for near, likeness in self._near_spelling(typed):
                found[near] = max(found.get(near, 0.0), likeness)
        if len(word) == 3:
            found = {n: v for n, v in found.items() if n in FUNCTION_WORDS or _swapped(n, word)}
        # Swapped letters are the likeliest slip, and words that everybody uses the likeliest meant.
        ranked = sorted(
            found.items(),
            key=lambda each: (
                -each[1],
                not _swapped(each[0], word),
                each[0] not in FUNCTION_WORDS,
                each[0],
            ),
        )
        return tuple(ranked[:3])

    def _near_spelling(self, typed: str) -> Iterator[tuple[str, float]]:
        size = len(typed)
        if size < 3:
            return
        slips = 1 if size < 8 else 2
        for length in range(size - slips, size + slips + 1):
            options = self.spellings.get(length, ())
            for near, slip, _ in process.extract(
                typed, options, scorer=OSA.distance, score_cutoff=slips, limit=3
            ):
                yield near, 1 - slip / max(size, length)


def _swapped(spelt: str, word: str) -> bool:
    return sorted(spelt) == sorted(word)
