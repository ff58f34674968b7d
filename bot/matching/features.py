"""What speaks for each target as the meaning of a question, as numbers between 0 and 1."""

from dataclasses import dataclass
from heapq import nlargest
from typing import NamedTuple

from rapidfuzz import fuzz

from bot.commandline.parse import CommandLine
from bot.knowledge.course import Error
from bot.matching.function_words import FUNCTION_WORDS
from bot.matching.index import Index, Indexed
from bot.matching.normalise import words
from bot.matching.phrases import Target
from bot.matching.question import Question, question, tokens

_CANDIDATES = 8


class Features(NamedTuple):
    """What speaks for one target. All from 0 to 1.

    `coverage`: the share of the known part of the question that the target's words explain.
    `phrase`: the Dice coefficient, by weight, of the question and the target's best phrase.
    `exact`: how near that is to 1. `lead`: how far it is above the best of any other target.
    `spelling`: how alike the two are as strings, order included. `name`: the share of the
    target's best name that stands in the question. `message`: a program's message stands in it
    to the letter. `line`, `bare_line`: a command line in the question calls the target, with
    flags or arguments, or without. `outside`: the share of the question outside that line.
    `row`: the target is a row of a table.
    """

    coverage: float = 0.0
    phrase: float = 0.0
    exact: float = 0.0
    lead: float = 0.0
    spelling: float = 0.0
    name: float = 0.0
    message: float = 0.0
    line: float = 0.0
    bare_line: float = 0.0
    outside: float = 0.0
    row: float = 0.0


class NoneFeatures(NamedTuple):
    """What speaks for "the course has no answer". All from 0 to 1.

    `always`: 1. `unknown`: the share of the question in words that the course does not know.
    `foreign`: it begins with the program and a word that never follows it in the course.
    `line`: there is a command line in it.
    """

    always: float = 0.0
    unknown: float = 0.0
    foreign: float = 0.0
    line: float = 0.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A target that may be meant, by its place in the index, and its best phrase."""

    place: int
    features: Features
    phrase: Indexed | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found for a question: the likeliest targets, and what speaks for none of them."""

    candidates: tuple[Candidate, ...]
    none: NoneFeatures


@dataclass(slots=True)
class _Best:
    """The best phrase of a target so far, by its Dice coefficient, and its best name."""

    dice: float = 0.0
    phrase: int | None = None
    name: float = 0.0


def evidence(reading: str, index: Index, line: CommandLine | None) -> Evidence:
    """What speaks for what in `reading`. `line`: the command line found in it, if any."""
    asked = question(reading, index)
    coverage = _coverage(asked, index)
    best = _best_phrases(asked, index)
    called = None if line is None else index.places[line.usages[0].command.id]
    if called is not None:
        best.setdefault(called, _Best())
    chosen = nlargest(
        _CANDIDATES,
        best,
        key=lambda place: (place == called) + coverage.get(place, 0.0) + best[place].dice,
    )
    tops = sorted((best[place].dice for place in chosen), reverse=True)
    candidates = []
    for place in chosen:
        rival = tops[min(1, len(tops) - 1)] if best[place].dice == tops[0] else tops[0]
        matched = _matched_features(asked, index, place, best[place])._replace(
            coverage=coverage.get(place, 0.0), lead=max(0.0, best[place].dice - rival)
        )
        if line is not None and place == called:
            matched = matched._replace(
                line=float(not line.bare),
                bare_line=float(line.bare),
                outside=outside(line, index) / asked.total,
            )
        found = best[place].phrase
        candidates.append(
            Candidate(place, matched, None if found is None else index.phrases[found])
        )
    return Evidence(tuple(candidates), _none(asked, index, line))


def _matched_features(asked: Question, index: Index, place: int, best: _Best) -> Features:
    """What the words of a question say for one target."""
    told = index.targets[place]
    phrase = None if best.phrase is None else index.phrases[best.phrase]
    return Features(
        phrase=best.dice,
        exact=max(0.0, best.dice - 0.75) * 4,
        spelling=0.0 if phrase is None else fuzz.ratio(asked.folded, phrase.folded) / 100,
        name=best.name,
        message=float(_quotes(asked, told, index)),
        row=float(told.row is not None),
    )


def _quotes(asked: Question, told: Target, index: Index) -> bool:
    """A message of an error entry stands in the question word by word."""
    if not isinstance(told.entry, Error):
        return False
    return any(message in asked.folded for message in index.messages.get(told.id, ()))


def _none(asked: Question, index: Index, line: CommandLine | None) -> NoneFeatures:
    foreign = (
        line is None
        and len(asked.words) > 1
        and asked.words[0] == index.course.program
        and asked.words[1].isascii()
        and asked.words[1] not in FUNCTION_WORDS
        and asked.words[:2] not in index.pairs
    )
    unknown = (asked.total - asked.known) / asked.total
    return NoneFeatures(1.0, max(0.0, unknown), float(foreign), float(line is not None))


def outside(line: CommandLine, index: Index) -> float:
    """The weight of the words of a question that are not its command line.

    An argument that is a word of the course, but of none of its command lines, belongs to the
    sentence rather: "docker ps columns".
    """
    around = [word for word in words(line.rest) if word not in FUNCTION_WORDS]
    inside = [
        word
        for part in line.parts
        if part.role in {"argument", "extra"}
        for word in words(part.text)
        if word.isalpha() and word not in index.line_words
    ]
    meant = [token for token in tokens(inside, index) if token.options]
    return sum(token.weight for token in (*tokens(around, index), *meant))


def _coverage(asked: Question, index: Index) -> dict[int, float]:
    """Target -> share of the known part of the question that the target's words explain."""
    found: dict[int, float] = {}
    for token in asked.tokens:
        share: dict[int, float] = {}
        for concept, likeness in token.options:
            for place, field_weight in index.in_targets.get(concept, ()):
                share[place] = max(share.get(place, 0.0), likeness * field_weight)
        for place, part in share.items():
            found[place] = found.get(place, 0.0) + token.weight * part / asked.known
    return found


def _best_phrases(asked: Question, index: Index) -> dict[int, _Best]:
    """Target -> its phrase with the highest Dice coefficient, and its best name."""
    matched: dict[int, float] = {}
    for token in asked.tokens:
        share: dict[int, float] = {}
        for concept, likeness in token.options:
            for place, weight in index.in_phrases.get(concept, ()):
                share[place] = max(share.get(place, 0.0), likeness * min(token.weight, weight))
        for place, part in share.items():
            matched[place] = matched.get(place, 0.0) + part
    found: dict[int, _Best] = {}
    for place, weight in matched.items():
        phrase = index.phrases[place]
        best = found.setdefault(phrase.target, _Best())
        dice = min(1.0, 2 * weight / (asked.total + phrase.weight))
        if dice > best.dice:
            best.dice, best.phrase = dice, place
        if phrase.phrase.field == "name":
            best.name = max(best.name, min(1.0, weight / phrase.weight))
    return found
