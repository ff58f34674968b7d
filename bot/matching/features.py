"""What speaks for each target as the meaning of a question, as numbers between 0 and 1."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from heapq import nlargest
from itertools import count
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from rapidfuzz import fuzz

from bot.commandline.parse import CommandLine
from bot.knowledge.course import Command, Error
from bot.matching.function_words import FUNCTION_WORDS
from bot.matching.index import Index, Indexed
from bot.matching.normalise import fold, words
from bot.matching.phrases import Target
from bot.matching.question import Question, Token, question, tokens

_CANDIDATES = 8
_TOP_PHRASES = 3
_MOST_PHRASES = 80
_NOWHERE: Mapping[int, float] = MappingProxyType({})
# A word in the phrases of a target, not only in its text or flags.
_IN_PHRASES = 0.45

Shares: TypeAlias = dict[int, float]


class Features(NamedTuple):
    """What speaks for one target. All from 0 to 1.

    `coverage`: the share of the known part of the question that the target's words explain.
    `phrase`: the Dice coefficient, by weight, of the question and the target's best phrase.
    `exact`: how near that is to 1. `lead`: how far it is above the best of any other target.
    `spelling`: how alike the question and one of the best phrases are as strings, order included.
    `contained`: how much of a whole phrase stands in the question, long phrases counting more.
    `name`: the Dice coefficient of the question and the target's best name. `message`: a
    program's message stands in it word by word. `line`, `bare_line`: a command line in the
    question calls the target, with flags or arguments, or without. `outside`: the share of the
    question outside that line.
    `missing`: the share of the question that stands nowhere in the target; `other_action`: that
    of what the person wants done. `task`: the question is how to do something, and the target is
    no command. `row`: the target is a row of a table. `named_row`: the question
    names that row, and a word of the table's title.
    """

    coverage: float = 0.0
    phrase: float = 0.0
    exact: float = 0.0
    lead: float = 0.0
    spelling: float = 0.0
    contained: float = 0.0
    name: float = 0.0
    message: float = 0.0
    line: float = 0.0
    bare_line: float = 0.0
    outside: float = 0.0
    missing: float = 0.0
    other_action: float = 0.0
    task: float = 0.0
    row: float = 0.0
    named_row: float = 0.0


class NoneFeatures(NamedTuple):
    """What speaks for "the course has no answer". All from 0 to 1.

    `always`: 1. `unknown`: the share of the question in words that no phrase of the course has.
    `foreign`: it calls the program with a command that the course does not have.
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
    """What the phrases of a target come to: Dice coefficients with phrases, the best ones."""

    dice: float = 0.0
    phrases: list[Indexed] = field(default_factory=list)
    contained: float = 0.0
    name: float = 0.0


def evidence(reading: str, index: Index, line: CommandLine | None) -> Evidence:
    """What speaks for what in `reading`. `line`: the command line found in it, if any."""
    asked = question(reading, index)
    coverage, present, done = _coverage(asked, index)
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
            coverage=coverage.get(place, 0.0),
            missing=1 - present.get(place, 0.0) / asked.total,
            other_action=1 - done.get(place, 0.0) / asked.actions if asked.actions else 0.0,
            lead=max(0.0, best[place].dice - rival),
        )
        if line is not None and place == called:
            matched = matched._replace(
                line=float(not line.bare),
                bare_line=float(line.bare),
                outside=outside(line, index) / asked.total,
            )
        candidates.append(Candidate(place, matched, next(iter(best[place].phrases), None)))
    return Evidence(tuple(candidates), _none(reading, asked, index, line))


def _matched_features(asked: Question, index: Index, place: int, best: _Best) -> Features:
    """What the words of a question say for one target."""
    told = index.targets[place]
    alike = (fuzz.ratio(asked.folded, phrase.folded) for phrase in best.phrases)
    return Features(
        phrase=best.dice,
        exact=max(0.0, best.dice - 0.75) * 4,
        spelling=max(alike, default=0.0) / 100,
        contained=best.contained,
        name=best.name,
        message=float(_quotes(asked, told, index)),
        task=float(asked.is_task and not isinstance(told.entry, Command)),
        row=float(told.row is not None),
        named_row=float(told.row is not None and _names_row(asked, place, index)),
    )


def _names_row(asked: Question, place: int, index: Index) -> bool:
    meant = {concept for token in asked.content for concept, _ in token.options}
    label = index.labels[place]
    return not label.context.isdisjoint(meant) and any(name <= meant for name in label.names)


def _quotes(asked: Question, told: Target, index: Index) -> bool:
    """A message of an error entry stands in the question word by word."""
    if not isinstance(told.entry, Error):
        return False
    return any(message in asked.folded for message in index.messages.get(told.id, ()))


def _none(reading: str, asked: Question, index: Index, line: CommandLine | None) -> NoneFeatures:
    unknown = sum(
        token.weight
        for token in asked.content
        if not any(concept in index.in_phrases for concept, _ in token.options)
    )
    foreign = line is None and _is_foreign(reading, index)
    return NoneFeatures(1.0, unknown / asked.total, float(foreign), float(line is not None))


def _is_foreign(reading: str, index: Index) -> bool:
    """The program is called with a command that is not the course's.

    In an English sentence any verb may follow the program's name, so only its beginning counts.
    """
    program = index.course.program
    typed = fold(reading).split()
    cyrillic = not reading.isascii()
    for at, first, second, third in zip(count(), typed, typed[1:], [*typed[2:], ""], strict=False):
        if first == program and (at == 0 or cyrillic):
            if _is_strange(first, second, index):
                return True
            if second in index.groups and _is_strange(second, third, index):
                return True
    return False


def _is_strange(before: str, typed: str, index: Index) -> bool:
    """A Latin word that neither follows `before` in the course nor misspells one that does."""
    word = typed.rstrip("?!.,")
    if not (word.isascii() and word.isalpha()) or word in FUNCTION_WORDS:
        return False
    near = (spelt for spelt, _ in index.near(word))
    return all((before, spelt) not in index.pairs for spelt in (word, *near))


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


def _coverage(asked: Question, index: Index) -> tuple[Shares, Shares, Shares]:
    """Target -> share of the known part of the question that the target's words explain, and the
    weights of the words that stand anywhere in it: of all, and of actions in its phrases.
    """
    found: Shares = defaultdict(float)
    present: Shares = defaultdict(float)
    done: Shares = defaultdict(float)
    for token in asked.content:
        for place, part in _places(token, index.in_targets).items():
            found[place] += token.weight * part / asked.known
            if part >= _IN_PHRASES:
                present[place] += token.weight
                done[place] += token.weight * token.action
    return found, present, done


def _places(token: Token, holders: Mapping[str, Mapping[int, float]]) -> Mapping[int, float]:
    """Where any of the words that a token may be stands, and how much it is worth there."""
    if len(token.options) == 1 and token.options[0][1] == 1.0:
        return holders.get(token.options[0][0], _NOWHERE)
    found: dict[int, float] = {}
    for concept, likeness in token.options:
        for place, worth in holders.get(concept, _NOWHERE).items():
            if likeness * worth > found.get(place, 0.0):
                found[place] = likeness * worth
    return found


def _best_phrases(asked: Question, index: Index) -> dict[int, _Best]:
    """Target -> what its best phrases come to."""
    matched: Shares = defaultdict(float)
    for token in asked.content:
        for place, worth in _places(token, index.in_phrases).items():
            matched[place] += worth
    weights, total = index.phrase_weights, asked.total
    likest = nlargest(
        _MOST_PHRASES,
        [(2 * weight / (total + weights[place]), place) for place, weight in matched.items()],
    )
    found: dict[int, _Best] = {}
    for dice, place in likest:
        phrase = index.phrases[place]
        best = found.get(phrase.target)
        if best is None:
            best = found[phrase.target] = _Best(dice)
        if len(best.phrases) < _TOP_PHRASES:
            best.phrases.append(phrase)
        best.contained = max(best.contained, matched[place] / (weights[place] + 1))
        if phrase.phrase.field == "name":
            best.name = max(best.name, dice)
    return found
