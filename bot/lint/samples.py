"""Sample questions that stand on two entries, or come so close that they compete."""

from collections.abc import Iterable, Iterator

from bot.errors import Problem
from bot.lint.leaves import Leaf
from bot.matching.function_words import FUNCTION_WORDS
from bot.matching.meanings import stem
from bot.matching.normalise import words


def check_samples(texts: Iterable[Leaf]) -> Iterator[Problem]:
    """No two entries, nor two rows, have a sample of the same words, whatever their order."""
    seen: dict[frozenset[str], Leaf] = {}
    for leaf in texts:
        if leaf.key != "ask":
            continue
        meant = _telling(leaf.text)
        first = seen.setdefault(meant, leaf)
        if (first.entry, first.part[:-2]) != (leaf.entry, leaf.part[:-2]):
            how = "again" if first.text == leaf.text else f"competes with '{first.text}'"
            yield leaf.problem(f"sample question '{leaf.text}' {how}: {first.at}")


def _telling(question: str) -> frozenset[str]:
    """The stems that tell one question from another; all of them where no word is telling."""
    typed = words(question)
    return frozenset(stem(word) for word in typed if word not in FUNCTION_WORDS) or frozenset(typed)
