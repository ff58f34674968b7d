"""Questions on ten entries of the shipped course, read by hand and found good."""

from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from bot.quiz.items import QuizItem
from tests.quiz import shipped

GOLDEN: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "golden.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(
    "golden",
    [pytest.param(each, id=f"{each['entry']} {each['key']} {each['language']}") for each in GOLDEN],
)
@pytest.mark.parametrize("seed", [1, 2])
def test_question_is_as_read(golden: dict[str, Any], seed: int) -> None:
    entry = shipped.course().entries[golden["entry"]]
    item = shipped.source().rebuilt(entry, golden["language"], golden["key"], Random(seed))
    assert isinstance(item, QuizItem)
    assert item.question == golden["question"]
    assert item.options[item.right] == golden["right"]
    assert item.explanation == golden["explanation"]
    assert not {*golden["never"]} & {*item.options}
