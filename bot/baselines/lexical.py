"""Phrase search by spelling and by words, as people build it first: rapidfuzz's WRatio and BM25."""

from collections.abc import Sequence

import bm25s
from rapidfuzz import fuzz, process

from bot.baselines.nearest import Hit
from bot.matching.meanings import stem
from bot.matching.normalise import clean, fold, words


class Spelling:
    """The phrase with the highest WRatio."""

    name = "WRatio"

    def __init__(self, phrases: Sequence[str]) -> None:
        self._phrases = phrases

    def nearest(self, questions: Sequence[str]) -> list[Hit]:
        """For each question the number of the most similar phrase, and how similar it is."""
        return [self._nearest(question) for question in questions]

    def _nearest(self, question: str) -> Hit:
        asked = fold(clean(question))
        found = process.extractOne(asked, self._phrases, scorer=fuzz.WRatio)
        return Hit(0, 0.0) if found is None else Hit(found[2], found[1])


class Words:
    """The phrase with the highest BM25 score, over the same stems as ours."""

    name = "BM25"

    def __init__(self, phrases: Sequence[str]) -> None:
        self._index = bm25s.BM25()
        self._index.index([stems(phrase) for phrase in phrases], show_progress=False)

    def nearest(self, questions: Sequence[str]) -> list[Hit]:
        """For each question the number of the best phrase, and its score."""
        return [self._nearest(question) for question in questions]

    def _nearest(self, question: str) -> Hit:
        known = [word for word in stems(clean(question)) if word in self._index.vocab_dict]
        if not known:
            return Hit(0, 0.0)
        places, scores = self._index.retrieve([known], k=1, show_progress=False)
        return Hit(int(places[0, 0]), float(scores[0, 0]))


def stems(text: str) -> list[str]:
    """The stems of its words."""
    return [stem(word) for word in words(text)]
