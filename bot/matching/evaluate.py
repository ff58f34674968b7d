"""Labelled questions -> how often the bot is right, by group and language."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from bot.answer import Answer
from bot.errors import CourseError, Problem
from bot.knowledge.course import LANGUAGES, Language
from bot.knowledge.source import Document, read

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
    """A labelled question with what the bot said. `offered`: a right id was among its offers."""

    question: Labelled
    answer: Answer
    outcome: Outcome
    offered: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """How many questions came out how. Out of scope, "unknown" is what is right."""

    right: int = 0
    wrong: int = 0
    unknown: int = 0
    offered: int = 0

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
    offered = any(each.id in question.expect for each in answer.alternatives)
    outcome: Outcome
    if answer.id is None:
        outcome = "unknown" if question.expect else "right"
    else:
        outcome = "right" if answer.id in question.expect else "wrong"
    return Scored(question, answer, outcome, offered and answer.id is None)


def tally(scored: Iterable[Scored]) -> Tally:
    """Counts of `scored`."""
    counts = {"right": 0, "wrong": 0, "unknown": 0, "offered": 0}
    for each in scored:
        counts[each.outcome] += 1
        counts["offered"] += each.offered
    return Tally(**counts)


def report(scored: Sequence[Scored]) -> Iterator[str]:
    """Lines of a report: accuracy by group and language, false answers, then every failure."""
    for language in sorted({each.question.language for each in scored}):
        mine = [each for each in scored if each.question.language == language]
        inside = [each for each in mine if each.question.expect]
        outside = [each for each in mine if not each.question.expect]
        yield from _table(f"{language}, in scope", inside)
        yield from _table(f"{language}, out of scope", outside)
    failed = [each for each in scored if each.outcome != "right"]
    if failed:
        yield f"{len(failed)} failures: what was asked -> what was said (what was right)"
    for each in failed:
        offers = ", ".join(f"{other.id} {other.score:.2f}" for other in each.answer.alternatives)
        said = f"{each.answer.id} {each.answer.score:.2f}" if each.answer.id else "don't know"
        right = ", ".join(each.question.expect) or NONE
        question = f"{each.question.language} {each.question.group}: {each.question.ask}"
        yield f"  {question} -> {said} ({right})" + (f" [{offers}]" if offers else "")


def _table(title: str, scored: Sequence[Scored]) -> Iterator[str]:
    """A row for each group. Out of scope, every wrong one is a false answer."""
    if not scored:
        return
    yield f"{title:<24}     asked   right      %   wrong  unknown  offered"
    for group in [*dict.fromkeys(each.question.group for each in scored), "all"]:
        found = tally(each for each in scored if group in {"all", each.question.group})
        share = f"{100 * found.accuracy:.1f}"
        counts = f"{found.wrong:>8}{found.unknown:>9}{found.offered:>9}"
        yield f"  {group:<22}{found.total:>10}{found.right:>8}{share:>7}{counts}"
    yield ""
