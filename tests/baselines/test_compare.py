"""The bot against other ways to search."""

from pathlib import Path

import pytest

from bot.baselines.compare import compare, is_right, threshold_for
from bot.baselines.lexical import Spelling, Words
from bot.baselines.nearest import Baseline, Hit
from bot.matching.answerer import Answerer
from bot.matching.evaluate import Labelled, score

PHRASES = ["fire the kiln", "glaze a pot", "throw a jug"]


@pytest.mark.parametrize(
    "baseline",
    [pytest.param(Spelling(PHRASES), id="WRatio"), pytest.param(Words(PHRASES), id="BM25")],
)
def test_nearest(baseline: Baseline) -> None:
    hits = baseline.nearest(["a glazed pot", "the kiln on fire", "?"])
    assert [hit.phrase for hit in hits[:2]] == [1, 0]
    assert hits[2].score < hits[0].score


@pytest.mark.parametrize(
    ("most", "threshold"),
    [
        pytest.param(0, 9.0, id="none may be answered"),
        pytest.param(1, 5.0, id="one may"),
        pytest.param(3, float("-inf"), id="all may"),
    ],
)
def test_threshold(most: int, threshold: float) -> None:
    assert threshold_for(most, [Hit(0, 5.0), Hit(0, 9.0), Hit(0, 1.0)]) == threshold


@pytest.mark.parametrize(
    ("expect", "said", "right"),
    [
        pytest.param(("pot",), "pot", True, id="right"),
        pytest.param(("pot",), "jug", False, id="wrong"),
        pytest.param(("pot",), None, False, id="unknown"),
        pytest.param((), None, True, id="refused"),
        pytest.param((), "pot", False, id="answered without an answer"),
    ],
)
def test_is_right(expect: tuple[str, ...], said: str | None, right: bool) -> None:
    assert is_right(Labelled("?", expect, "plain", "en"), said) == right


def test_compare(kiln: Answerer, tmp_path: Path) -> None:
    questions = [Labelled("what is a kiln", ("none-such",), "plain", "en")]
    outside = [Labelled("bake bread", (), "daily life", "en")]
    lines = list(compare(score(questions, kiln.answer), outside, kiln, tmp_path))
    assert any(line.split()[:4] == ["%", "right", "asked", "konspekt"] for line in lines)
    assert lines[-1].startswith("  en all in scope")
