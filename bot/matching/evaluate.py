"""Labelled questions -> how often the bot is right, by group and language."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from bot.answer import Answer
from bot.errors import CourseError, Problem
from bot.knowledge.course import LANGUAGES, Language
from bot.knowledge.source import Document, read
from bot.matching.reliability import Judged, written

Outcome: TypeAlias = Literal["right", "wrong", "unknown"]

NONE = "none"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question and the ids that answer it, best first; none of them where it is out of scope."""

    ask: str
    expect: tuple[str, ...]
    group: str
    language: Language


@dataclass(frozen=True, slots=True)
class Scored:
    """A labelled question with what the bot said.

    `offered`: it said nothing, but a right id was among its offers. `hit`: a right id was what it
    said or among its alternatives.
    """

    question: Labelled
    answer: Answer
    outcome: Outcome
    offered: bool
    hit: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """How many questions came out how. Out of scope, "unknown" is what is right."""

    right: int = 0
    wrong: int = 0
    unknown: int = 0
    offered: int = 0
    hit: int = 0

    @property
    def total(self) -> int:
        """All questions counted."""
        return self.right + self.wrong + self.unknown

    @property
    def accuracy(self) -> float:
        """The share of right answers, 0 to 1."""
        return self.right / self.total if self.total else 0.0


def read_questions(paths: Iterable[Path]) -> tuple[Labelled, ...]:
    """Labelled questions of all files. CourseError lists what is wrong with them."""
    problems: list[Problem] = []
    questions: list[Labelled] = []
    for path in paths:
        document = read(path)
        problems += document.problems
        if not document.problems:
            for item in _questions(document):
                if isinstance(item, Problem):
                    problems.append(item)
                else:
                    questions.append(item)
    if problems:
        raise CourseError(problems)
    return tuple(questions)


def _questions(document: Document) -> Iterator[Labelled | Problem]:
    root = document.root
    language = root.get("language") if isinstance(root, dict) else None
    items = root.get("questions") if isinstance(root, dict) else None
    if language not in LANGUAGES or not isinstance(items, list):
        message = "expected `language: ru` or `en` and a list of `questions`"
        yield document.problem(document.place, message)
        return
    for index, item in enumerate(items):
        ask, expect, group = (
            (item.get("ask"), item.get("expect"), item.get("group"))
            if isinstance(item, dict)
            else (None, None, None)
        )
        ids = expect if isinstance(expect, list) else [expect]
        if not (isinstance(ask, str) and isinstance(group, str)) or not all(
            isinstance(each, str) for each in ids
        ):
            _, place = document.walk(["questions", index])
            yield document.problem(place, "expected {ask: text, expect: id or ids, group: name}")
            continue
        wanted = tuple(str(each) for each in ids if each != NONE)
        yield Labelled(ask, wanted, group, language)


def score(
    questions: Iterable[Labelled], answer: Callable[[str, Language], Answer]
) -> tuple[Scored, ...]:
    """What the bot says to each question and whether that is right."""
    return tuple(
        _scored(question, answer(question.ask, question.language)) for question in questions
    )


def _scored(question: Labelled, answer: Answer) -> Scored:
    is_near = any(each.id in question.expect for each in answer.alternatives)
    outcome: Outcome
    if answer.id is None:
        outcome = "unknown" if question.expect else "right"
    else:
        outcome = "right" if answer.id in question.expect else "wrong"
    is_offered = is_near and answer.id is None
    return Scored(question, answer, outcome, is_offered, is_near or outcome == "right")


def tally(scored: Iterable[Scored]) -> Tally:
    """Counts of `scored`."""
    counts = {"right": 0, "wrong": 0, "unknown": 0, "offered": 0, "hit": 0}
    for each in scored:
        counts[each.outcome] += 1
        counts["offered"] += each.offered
        counts["hit"] += each.hit
    return Tally(**counts)


def judged(scored: Iterable[Scored]) -> Iterator[Judged]:
    """How sure the bot was of each answer that it gave, and whether that was right."""
    for each in scored:
        if each.answer.id is not None:
            yield each.answer.score, each.outcome == "right"


def judged_offers(scored: Iterable[Scored]) -> Iterator[Judged]:
    """How sure it was of its first offer where it gave no answer, and whether that was right."""
    for each in scored:
        if each.answer.id is None and each.answer.alternatives:
            first = each.answer.alternatives[0]
            yield first.score, first.id in each.question.expect


def report(
    scored: Sequence[Scored], explain: Callable[[str], Iterable[str]] = lambda _: ()
) -> Iterator[str]:
    """Lines of a report: accuracy by group and language, how far confidences can be trusted, then
    every failure, and what `explain` says of its question.
    """
    for language in sorted({each.question.language for each in scored}):
        mine = [each for each in scored if each.question.language == language]
        inside = [each for each in mine if each.question.expect]
        outside = [each for each in mine if not each.question.expect]
        yield from _table(f"{language}, in scope", inside)
        yield from _table(f"{language}, out of scope", outside)
    yield from written("answers", judged(scored))
    yield from written("first offers", judged_offers(scored))
    failed = [each for each in scored if each.outcome != "right"]
    if failed:
        yield f"{len(failed)} failures: what was asked -> what was said (what was right)"
    for each in failed:
        yield f"  {_failure(each)}"
        yield from (f"    {line}" for line in explain(each.question.ask))


def _failure(failed: Scored) -> str:
    question, answer = failed.question, failed.answer
    offers = ", ".join(f"{other.id} {other.score:.2f}" for other in answer.alternatives)
    said = f"{answer.id} {answer.score:.2f}" if answer.id else "don't know"
    right = ", ".join(question.expect) or NONE
    asked = f"{question.language} {question.group}: {question.ask}"
    return f"{asked} -> {said} ({right})" + (f" [{offers}]" if offers else "")


def _table(title: str, scored: Sequence[Scored]) -> Iterator[str]:
    """A row for each group. Out of scope, every wrong one is a false answer.

    hit: the share of those whose right answer was said or among the alternatives.
    """
    if not scored:
        return
    is_inside = any(each.question.expect for each in scored)
    hit_title = "   hit %" if is_inside else ""
    yield f"{title:<24}     asked   right      %   wrong  unknown  offered{hit_title}"
    for group in [*dict.fromkeys(each.question.group for each in scored), "all"]:
        found = tally(each for each in scored if group in {"all", each.question.group})
        share = f"{100 * found.accuracy:.1f}"
        counts = f"{found.wrong:>8}{found.unknown:>9}{found.offered:>9}"
        hit = f"{100 * found.hit / found.total:>8.1f}" if is_inside else ""
        yield f"  {group:<22}{found.total:>10}{found.right:>8}{share:>7}{counts}{hit}"
    yield ""
