"""Wrong options: near the right one and like it in form, never right themselves."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from math import log
from random import Random
from typing import Final

from bot.commandline.grammar import Grammar
from bot.matching.normalise import fold
from bot.quiz.draft import OPTION, Choice, Draft
from bot.quiz.lines import equivalent, read
from bot.quiz.neighbours import Neighbours
from bot.quiz.prose import stems

_LOOKED_AT: Final = 18  # candidates for one question
_SAME: Final = 0.7  # share of the words of the shorter of two texts; above, they say the same


@dataclass(frozen=True, slots=True)
class Picked:
    """The wrong options, and the stems of the question's words that only the right one has."""

    wrong: tuple[str, ...]
    telling: frozenset[str]


def pick(draft: Draft, around: Neighbours, rng: Random, count: int) -> Picked | None:
    """`count` wrong options for `draft`, None if it has not so many or no right one."""
    if not _is_option(draft.right.text):
        return None
    cue = stems(draft.cue)
    given = (cue & stems(draft.right.text)) - around.subject
    cost = _Cost(draft.right.text, given, rng)
    usable = (
        (distance, choice)
        for distance, choice in draft.pool(rng)
        if choice.owner != draft.right.owner and _is_option(choice.text)
    )
    candidates = sorted(islice(usable, _LOOKED_AT), key=lambda each: cost.of(*each))
    fair = (choice for _, choice in candidates if _is_wrong(choice, draft, cue))
    wrong = tuple(islice(_different(fair, draft, around.grammar), count))
    if len(wrong) < count:
        return None
    return Picked(wrong, given - stems(" ".join(wrong)))


class _Cost:
    """How unlike the right option a candidate is, with some chance in it."""

    def __init__(self, right: str, given: frozenset[str], rng: Random) -> None:
        self._right = right
        self._given = given
        self._rng = rng
        # Sometimes they are longer, sometimes shorter: length must not tell.
        self._aim = len(right) * rng.uniform(0.75, 1.3)

    def of(self, distance: int, choice: Choice) -> float:
        """Lower is better."""
        text = choice.text
        cost = 0.7 * distance + 1.2 * abs(log(len(text) / self._aim)) + self._rng.uniform(0, 0.6)
        cost += 0.4 * (_ending(text) != _ending(self._right))
        cost += 0.4 * (text[0].isupper() != self._right[0].isupper())
        cost += 0.3 * (text.isascii() != self._right.isascii())
        if self._given:
            cost -= 1.5 * len(self._given & stems(text)) / len(self._given)
        return cost


def _ending(text: str) -> str:
    """What the first word ends in: verbs stand beside verbs, nouns beside nouns."""
    return text.split(maxsplit=1)[0][-2:]


def _is_option(text: str) -> bool:
    return len(text) <= OPTION and bool(normal(text))


def _is_wrong(choice: Choice, draft: Draft, cue: frozenset[str]) -> bool:
    """It is not true of what is asked too, as far as the course's words tell."""
    right = draft.right
    if draft.form == "prose":
        said = stems(choice.text)
        if _is_said(said, stems(right.text)) or _within(said, stems(right.behind)) > _SAME:
            return False
        return not choice.behind or _within(stems(right.text), stems(choice.behind)) < _SAME
    return not choice.behind or len(cue) < 2 or _within(cue, stems(choice.behind)) < _SAME


def _is_said(one: frozenset[str], other: frozenset[str]) -> bool:
    """The shorter of two texts is mostly in the longer."""
    return max(_within(one, other), _within(other, one)) > _SAME


def _within(part: frozenset[str], whole: frozenset[str]) -> float:
    return len(part & whole) / len(part) if part else 0.0


def _different(candidates: Iterable[Choice], draft: Draft, grammar: Grammar) -> Iterator[str]:
    """Texts of candidates that neither the right option nor one before equals."""
    taken: list[Choice] = [draft.right]
    for choice in candidates:
        if not any(_equals(choice, other, draft, grammar) for other in taken):
            taken.append(choice)
            yield choice.text


def _equals(choice: Choice, other: Choice, draft: Draft, grammar: Grammar) -> bool:
    if normal(choice.text) == normal(other.text) or choice.owner == other.owner:
        return True
    if draft.form == "prose":
        if _is_said(stems(choice.text), stems(other.text)):
            return True
        return other is draft.right and _includes(other.line, choice.line, grammar)
    if draft.form == "name":
        return False
    if equivalent(choice.text, other.text, grammar):
        return True
    return other is draft.right and (
        _includes(choice.line, other.line, grammar)
        or (draft.loose and _includes(other.line, choice.line, grammar))
    )


def _includes(longer: str, shorter: str, grammar: Grammar) -> bool:
    """The first line does all that the second does, and perhaps more: it has all of its flags."""
    if not longer or not shorter:
        return False
    more, less = read(longer, grammar), read(shorter, grammar)
    if more is None or less is None or not more.calls or not less.calls:
        return False
    return more.calls[0].includes(less.calls[0])


def normal(text: str) -> str:
    """`text` for comparing: no case, punctuation at the end or double spaces."""
    return " ".join(fold(text).split()).strip(" .!…\"'«»`")
