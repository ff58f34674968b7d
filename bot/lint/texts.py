"""Rules for each text, and for a text beside its translation."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from typing import Final

from bot.errors import Problem
from bot.lint.leaves import Leaf
from bot.markup import parse, plain

# What is read on a phone without scrolling, in characters.
LONGEST_TEXT: Final = 480
# Telegram's limit of a quiz explanation, which is the beginning of a text: whole sentences.
LONGEST_SENTENCE: Final = 200

_PROSE = frozenset({"text", "danger", "cells"})
_NAMES = frozenset({"term", "title"})
_SEARCHED = frozenset({"ask", "term"})
_WORD = re.compile(r"[^\W\d_]+")
_LATIN, _CYRILLIC = re.compile(r"[a-z]", re.IGNORECASE), re.compile(r"[\u0400-\u04ff]")
_REPEATED = re.compile(r"(?<![\w$-])([^\W\d_]{2,}) \1(?![\w-])", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s")
_CODE = re.compile(r"`([^`]+)`")
_NUMBER = re.compile(r"(?<![\w.])\d+(?:[.,]\d+)*")


def check_texts(texts: Iterable[Leaf]) -> Iterator[Problem]:
    """Every rule for one text alone."""
    for leaf in texts:
        if leaf.key in _PROSE | _NAMES:
            yield from _mixed_letters(leaf)
            yield from _repeated(leaf)
        if leaf.key in _PROSE:
            yield from _length(leaf)


def check_parity(texts: Iterable[Leaf]) -> Iterator[Problem]:
    """What is said in one language is said in the other: the same numbers and code."""
    spoken = [leaf for leaf in texts if leaf.language is not None]
    for key, group in groupby(spoken, lambda leaf: (leaf.entry, leaf.part[:-1], leaf.key)):
        if key[2] in _SEARCHED:
            yield from _asked_in_both([*group])
    by_part: dict[tuple[object, ...], list[Leaf]] = {}
    for leaf in spoken:
        if leaf.key in _PROSE:
            by_part.setdefault((leaf.entry, leaf.part), []).append(leaf)
    for pair in by_part.values():
        if len(pair) == 2:
            yield from _differ(pair, "code", _codes(pair))
            yield from _differ(pair, "numbers", _numbers(pair))


def _mixed_letters(leaf: Leaf) -> Iterator[Problem]:
    for word in _WORD.findall(_CODE.sub(" ", leaf.text)):
        if _LATIN.search(word) and _CYRILLIC.search(word):
            yield leaf.problem(f"Latin and Cyrillic letters in one word: '{word}'")


def _repeated(leaf: Leaf) -> Iterator[Problem]:
    found = _REPEATED.search(_CODE.sub("`", leaf.text))
    if found is not None:
        yield leaf.problem(f"the same word twice: '{found[0]}'")
    if "  " in leaf.text.strip():
        yield leaf.problem("two spaces in a row")


def _length(leaf: Leaf) -> Iterator[Problem]:
    shown = plain(parse(leaf.text.strip()))
    if len(shown) > LONGEST_TEXT:
        yield leaf.problem(f"{len(shown)} characters: at most {LONGEST_TEXT} are read on a phone")
    first = _SENTENCE_END.split(shown, maxsplit=1)[0]
    if len(first) > LONGEST_SENTENCE:
        yield leaf.problem(
            f"the first sentence has {len(first)} characters: a quiz explains in at most "
            f"{LONGEST_SENTENCE}"
        )


def _asked_in_both(group: Sequence[Leaf]) -> Iterator[Problem]:
    spoken = {leaf.language for leaf in group}
    if len(spoken) == 1:
        yield group[0].problem(f"{group[0].key}: in '{spoken.pop()}' only")


def _codes(pair: Sequence[Leaf]) -> list[list[str]]:
    """The code in each text; only how many, where a name in it is in the language's own words."""
    found = [_CODE.findall(leaf.text) for leaf in pair]
    if any(_CYRILLIC.search(code) for code in chain(*found)):
        return [["…"] * len(codes) for codes in found]
    return found


def _numbers(pair: Sequence[Leaf]) -> list[list[str]]:
    return [_NUMBER.findall(_CODE.sub("", leaf.text)) for leaf in pair]


def _differ(pair: Sequence[Leaf], what: str, found: list[list[str]]) -> Iterator[Problem]:
    one, other = map(sorted, found)
    if one != other:
        here, there = (", ".join(each) or "none" for each in (other, one))
        yield pair[1].problem(f"{what}: {here}; but in '{pair[0].language}': {there}")
