"""Answerers of the shipped course and of a small one on an invented program."""

import pytest

from bot.knowledge.loader import load
from bot.matching.answerer import Answerer, answerer
from bot.settings import shipped_course
from tests.commandline.courses import TWO_LANGUAGES, loaded


@pytest.fixture(scope="session")
def docker() -> Answerer:
    """The course that comes with the package."""
    return answerer(load(shipped_course()))


@pytest.fixture(scope="session")
def kiln(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """The small course in two languages."""
    return answerer(loaded(tmp_path_factory.mktemp("kiln"), TWO_LANGUAGES))
