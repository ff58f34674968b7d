"""Commands for people who write a course: check, coverage, eval, and why an answer came about."""

import argparse
import os
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from bot import settings
from bot.errors import UsageError
from bot.knowledge.course import Course, Language

if TYPE_CHECKING:
    from bot.matching.answerer import Answerer

Command: TypeAlias = Callable[[argparse.Namespace], int]


def add(command: Callable[[str, Command, str], argparse.ArgumentParser]) -> None:
    """The commands for people who write a course."""
    check = command("check", _check, "finds every problem of a course; exit code 1 if there is one")
    check.add_argument(
        "--strict",
        action="store_true",
        help="also what readers would trip over: translations that differ, texts that are too long,"
        " samples that compete",
    )
    check.add_argument("folders", nargs="*", type=Path, metavar="COURSE_DIR", help="course folders")
    covers = command("coverage", _coverage, "what a course covers, and what of a program it lacks")
    covers.add_argument("folder", nargs="?", type=Path, metavar="COURSE_DIR", help="course folder")
    covers.add_argument(
        "--facts", type=Path, metavar="FILE", help="the program's commands and flags, as JSON"
    )
    evaluate = command("eval", _eval, "scores labelled questions by group and language")
    evaluate.add_argument("files", nargs="+", type=Path, metavar="FILE", help="labelled questions")
    evaluate.add_argument(
        "--failures", action="store_true", help="what led to each failure, as ask --why in short"
    )
    evaluate.add_argument(
        "--baselines",
        nargs="+",
        type=Path,
        metavar="FIT_FILE",
        help="compares with other ways to search, their thresholds fitted on these questions",
    )


def explain(question: str, language: Language, answers: "Answerer") -> int:
    """Prints what led to an answer; exit code 1 if the bot does not know."""
    from rich.console import Console

    from bot.matching.why import why
    from bot.render.why import render

    found = why(question, answers)
    render(found, language, Console(highlight=False))
    return 0 if found.decision.step in {"line", "tell"} else 1


def _check(given: argparse.Namespace) -> int:
    from bot.knowledge.loader import read

    found = 0
    for folder in given.folders or [settings.read(os.environ).course]:
        course, problems = read(folder)
        if course is not None and given.strict:
            from bot.lint.check import lint

            problems = lint(folder)
        found += len(problems)
        for problem in problems:
            print(problem)
        if course is not None and not problems:
            print(f"{folder}: {_counted(course)}")
    return 1 if found else 0


def _counted(course: Course) -> str:
    return f"{len(course.topics)} topics, {len(course.entries)} entries, no problems"


def _coverage(given: argparse.Namespace) -> int:
    from bot.knowledge.loader import load
    from bot.lint import coverage

    course = load(given.folder or settings.read(os.environ).course)
    lines = [*coverage.counts(course)]
    if given.facts is not None:
        lines = [*coverage.against(course, coverage.read_facts(given.facts)), *lines]
    for line in coverage.written(lines):
        print(line)
    return 0


def _eval(given: argparse.Namespace) -> int:
    from bot import cache
    from bot.matching.evaluate import read_questions, report, score
    from bot.matching.why import brief, why

    if given.baselines and find_spec("bm25s") is None:
        raise UsageError("eval --baselines: needs what developers install (`make setup`)")
    configured = settings.read(os.environ)
    questions = read_questions(given.files)
    answers = cache.answerer(configured.course, configured.data)
    scored = score(questions, answers.answer)
    explain = (lambda asked: brief(why(asked, answers))) if given.failures else (lambda _: ())
    for line in report(scored, explain):
        print(line)
    if given.baselines:
        from bot.baselines.compare import compare

        for line in compare(scored, read_questions(given.baselines), answers, configured.data):
            print(line)
    return 0
