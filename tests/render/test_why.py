"""Why a question was answered as it was, in a terminal."""

import io

import pytest
from rich.console import Console

from bot.knowledge.course import Language
from bot.matching.answerer import Answerer
from bot.matching.why import why
from bot.render.why import render
from tests.matching.conftest import kiln

__all__ = ["kiln"]


@pytest.mark.parametrize(
    ("asked", "language", "said"),
    [
        pytest.param("what is a [kiln]", "en", ["as typed", "[kiln]", "decision"], id="markup"),
        pytest.param("what is a kiln", "ru", ["как введено", "решение"], id="Russian"),
        pytest.param("hello", "en", ["small talk"], id="small talk"),
        pytest.param("zzyzzxqq", "en", ["it is not known"], id="unknown"),
    ],
)
def test_everything_is_said(
    kiln: Answerer, asked: str, language: Language, said: list[str]
) -> None:
    written = io.StringIO()
    render(why(asked, kiln), language, Console(file=written, width=100))
    assert [each for each in said if each not in written.getvalue()] == []
