"""A folder of YAML to a course, or to every problem of it."""

from pathlib import Path
from typing import Final, TypeVar

from pydantic import ValidationError

from bot.errors import CourseError, Problem
from bot.knowledge import source, wording
from bot.knowledge.build import build
from bot.knowledge.checks import CHECKS
from bot.knowledge.course import LANGUAGES, Course
from bot.knowledge.material import Material
from bot.knowledge.models import CourseFile, Shape, TopicFile
from bot.knowledge.source import Document
from bot.knowledge.tree import START, Items, Mapping

COURSE_FILE: Final = "course.yaml"
_ENDINGS: Final = {".yaml", ".yml"}

S = TypeVar("S", bound=Shape)


def load(folder: Path) -> Course:
    """The course in `folder`. Raises CourseError with every problem of it."""
    course, problems = read(folder)
    if course is None:
        raise CourseError(problems)
    return course


def material(folder: Path) -> Material:
    """The files of the course in `folder` as they were typed. OSError where it cannot be read."""
    topics = tuple(source.read(path) for path in _topic_paths(folder))
    return Material(str(folder), source.read(folder / COURSE_FILE), topics)


def read(folder: Path) -> tuple[Course | None, tuple[Problem, ...]]:
    """The course in `folder`, or None and every problem of it, sorted by file, line and column."""
    try:
        paths = _topic_paths(folder)
    except OSError as error:
        reason = "there is no such folder" if not folder.exists() else error.strerror
        return None, (Problem(str(folder), *START, f"cannot be read: {reason}"),)
    main = source.read(folder / COURSE_FILE)
    topics = tuple(source.read(path) for path in paths)
    languages = _languages(main)
    problems: list[Problem] = []
    course_file = _validate(main, CourseFile, languages, problems)
    topic_files = [_validate(topic, TopicFile, languages, problems) for topic in topics]
    typed = Material(str(folder), main, topics)
    for check in CHECKS:
        problems.extend(check(typed))
    if problems or course_file is None:
        return None, tuple(sorted(set(problems)))
    named = [(path.stem, file) for path, file in zip(paths, topic_files, strict=True) if file]
    return build(course_file, named), ()


def _topic_paths(folder: Path) -> list[Path]:
    """Every YAML file in `folder` but course.yaml. Raises OSError where it cannot be listed."""
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix in _ENDINGS and path.name != COURSE_FILE and not path.name.startswith(".")
    )


def _languages(main: Document) -> tuple[str, ...] | None:
    """The languages that course.yaml declares; None if it does not do so rightly."""
    named = main.root.get("languages") if isinstance(main.root, Mapping) else None
    if not isinstance(named, Items) or not named:
        return None
    languages = tuple(item for item in named if isinstance(item, str) and item in LANGUAGES)
    return languages if len(set(languages)) == len(named) else None


def _validate(
    document: Document, shape: type[S], languages: tuple[str, ...] | None, problems: list[Problem]
) -> S | None:
    problems.extend(document.problems)
    try:
        return shape.model_validate(document.root, context=languages)
    except ValidationError as error:
        problems.extend(wording.problems(document, error, shape))
        return None
