"""The course that comes with the package, as a source of questions; read once."""

from functools import cache

from bot.knowledge.course import Course
from bot.knowledge.loader import load
from bot.quiz.items import ItemSource
from bot.settings import shipped_course


@cache
def course() -> Course:
    """The course."""
    return load(shipped_course())


@cache
def source() -> ItemSource:
    """Its questions."""
    return ItemSource(course())
