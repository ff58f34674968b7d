"""Whatever is asked, however long, is answered, and always in the same way."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.knowledge.course import LANGUAGES, Language
from bot.knowledge.loader import load
from bot.matching.answerer import Answerer, answerer
from bot.render.as_json import to_json
from bot.render.telegram_html import render
from bot.settings import shipped_course
from tests.commandline.courses import TWO_LANGUAGES, loaded
from tests.commandline.lines import PIECES

MIXED = st.text("abкот'\"-$()`| \n\t\x00\u200b\u202e\ud83d\udc33😀ß中ё?!.,", max_size=80)
ANYTHING = st.one_of(
    st.text(st.characters()), MIXED, PIECES, st.tuples(PIECES, MIXED).map(" ".join)
)


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("docker " * 15_000, id="one word"),
        pytest.param("kiln list " + "-a " * 33_000, id="flags"),
        pytest.param("а" * 100_000, id="one long word"),
        pytest.param("$(" * 50_000, id="substitutions"),
        pytest.param("'" * 99_999, id="quotes"),
        pytest.param("\\" * 99_999, id="backslashes"),
        pytest.param("\ufdfa" * 33_000, id="characters that grow"),
        pytest.param("что такое " * 10_000, id="function words"),
    ],
)
def test_100_kilobytes_are_answered(kiln: Answerer, question: str) -> None:
    answer = kiln.answer(question, "en")
    assert answer.question == question
    assert render(answer)


@given(question=ANYTHING, default=st.sampled_from(LANGUAGES))
@example(question="kiln break \x00 'vase", default="en")
def test_anything_is_answered(any_kiln: Answerer, question: str, default: Language) -> None:
    answer = any_kiln.answer(question, default)
    assert (answer.kind == "none") == (answer.id is None)
    assert 0.0 <= answer.score <= 1.0
    assert len(answer.alternatives) <= 5
    scores = [other.score for other in answer.alternatives]
    assert scores == sorted(scores, reverse=True)
    assert answer.id not in {other.id for other in answer.alternatives}
    assert render(answer)
    assert to_json(answer)["text"]


@given(question=ANYTHING)
def test_answers_are_always_the_same(
    any_kiln: Answerer, same_kiln: Answerer, question: str
) -> None:
    first = any_kiln.answer(question, "en")
    assert first == any_kiln.answer(question, "en")
    assert first == same_kiln.answer(question, "en")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kiln")
    loaded(folder, TWO_LANGUAGES)
    return folder


@pytest.fixture(scope="module")
def any_kiln(folder: Path) -> Answerer:
    return answerer(load(folder))


@pytest.fixture(scope="module")
def same_kiln(folder: Path) -> Answerer:
    return answerer(load(folder))


def test_answers_do_not_depend_on_the_run() -> None:
    questions = "what does ps -a do\ndocker lmages\ncontainers\nобраз контейнер\nтег или слой\n"
    outputs = set()
    for seed in "12":
        finished = subprocess.run(
            [sys.executable, "-m", "bot", "ask", "--jsonl"],
            input=questions,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
            encoding="utf-8",
        )
        outputs.add(finished.stdout)
    assert len(outputs) == 1
    assert len(outputs.pop().splitlines()) == 5


@pytest.fixture(scope="module")
def any_docker() -> Answerer:
    return answerer(load(shipped_course()))


@given(
    question=st.one_of(ANYTHING, ANYTHING.map("docker run ".__add__)),
    language=st.sampled_from(LANGUAGES),
)
def test_anything_is_answered_about_docker(
    any_docker: Answerer, question: str, language: Language
) -> None:
    answer = any_docker.answer(question, language)
    assert (answer.kind == "none") == (answer.id is None)
    assert render(answer)
    assert to_json(answer)["text"]
