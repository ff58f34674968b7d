"""What a person says is not to be done: "without stopping it", "не удаляя"."""

from collections.abc import Iterator, Sequence

from bot.matching.function_words import FUNCTION_WORDS

_WITHOUT = frozenset({"without", "без", "вместо", "instead", "avoid"})
# "не удаляя", "не остановив"; but not "не удаляется", which is a complaint.
_GERUNDS = ("ая", "яя", "уя", "ив", "ав", "ыв", "ев", "вши", "ясь", "вшись")
# Words before "not" that make a wish of it: "but not delete", "чтобы не удалять".
_WISHES = frozenset({"but", "and", "to", "чтобы", "чтоб", "а", "и", "но"})
_NOT = frozenset({"not", "don", "dont", "не"})
# So far after its negation the word may stand: "without having to stop it".
_FARTHEST = 3


def negated(words: Sequence[str]) -> frozenset[str]:
    """The words of a question, of those in order, that are not to be done."""
    return frozenset(_negated(words))


def _negated(words: Sequence[str]) -> Iterator[str]:
    for at, word in enumerate(words):
        after = [each for each in words[at + 1 : at + 1 + _FARTHEST] if each not in FUNCTION_WORDS]
        if not after:
            continue
        wished = at > 0 and words[at - 1] in _WISHES
        is_gerund = word == "не" and words[at + 1].endswith(_GERUNDS)
        if word in _WITHOUT or is_gerund or (word in _NOT and wished):
            yield after[0]
