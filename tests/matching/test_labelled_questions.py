"""Questions that tell how good the bot is are not those that it has learnt by heart."""

from pathlib import Path

import pytest

from bot.matching.answerer import Answerer
from bot.matching.evaluate import read_questions
from bot.matching.meanings import stem
from bot.matching.normalise import words

REPORT = sorted((Path(__file__).parents[1] / "questions").glob("report-*.yaml"))


def stems(text: str) -> frozenset[str]:
    return frozenset(map(stem, words(text)))


@pytest.fixture(scope="module")
def phrases(docker: Answerer) -> frozenset[frozenset[str]]:
    """The stems of every phrase that questions are compared with."""
    return frozenset(map(stems, docker.index.phrases.texts))


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in REPORT])
def test_no_labelled_question_is_a_phrase_of_the_course(
    path: Path, phrases: frozenset[frozenset[str]]
) -> None:
    """A question with the stems of a phrase, in any order, is to be dropped from its file."""
    asked = (each.ask for each in read_questions([path]))
    assert [ask for ask in asked if stems(ask) in phrases] == []
