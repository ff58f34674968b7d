"""Phrases of a course with their words, and what these mean."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from bot.matching.function_words import FUNCTION_WORDS
from bot.matching.meanings import word_concept
from bot.matching.normalise import words
from bot.matching.phrases import Phrase


class Split(NamedTuple):
    """A phrase with its words, and with the concepts of those that carry meaning."""

    phrase: Phrase
    words: tuple[str, ...]
    concepts: tuple[int, ...]

    def renamed(self, concepts: Mapping[int, int]) -> "Split":
        """The phrase with other concepts in the place of some."""
        return self._replace(concepts=tuple(concepts.get(each, each) for each in self.concepts))


class Numbered(dict[str, int]):
    """Word -> the number of its concept, worked out once a word."""

    def __init__(self, of_stems: Mapping[str, str]) -> None:
        super().__init__()
        self.of_stems = dict(of_stems)
        self.concepts: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        concept = word_concept(word, self.of_stems)
        self[word] = self.concepts.setdefault(concept, len(self.concepts))
        return self[word]

    def unify(self, meant: Mapping[str, str]) -> dict[int, int]:
        """Gives stems the concepts of others; old concept -> new one."""
        self.of_stems |= {slip: self.of_stems.get(word, word) for slip, word in meant.items()}
        renamed = {self.concepts[slip]: self.concepts[self.of_stems[slip]] for slip in meant}
        self.update((word, renamed.get(concept, concept)) for word, concept in self.items())
        return renamed


def split(all_phrases: Iterable[Phrase], known: Numbered) -> Iterator[Split]:
    """Phrases with their words and the numbers of their concepts."""
    for phrase in all_phrases:
        found = words(phrase.text)
        every = [known[word] for word in found]
        telling = [known[word] for word in found if word not in FUNCTION_WORDS]
        yield Split(phrase, found, tuple(telling or every))
