"""Why a question was answered as it was."""

import pytest

from bot.matching.answerer import Answerer
from bot.matching.why import brief, why


@pytest.mark.parametrize(
    ("asked", "step"),
    [
        pytest.param("docker ps -a", "line", id="command line"),
        pytest.param("what is a container", "tell", id="known"),
        pytest.param("how do i bake bread", "unknown", id="unknown"),
        pytest.param("hello", "talk", id="small talk"),
    ],
)
def test_step_is_what_the_answer_does(docker: Answerer, asked: str, step: str) -> None:
    found = why(asked, docker)
    answer = docker.answer(asked, "en")
    assert found.decision.step == step
    assert (answer.kind == "none") == (step in {"talk", "unknown"})
    if step == "tell":
        assert found.candidates[0].id == answer.id
        assert found.candidates[0].confidence == answer.score
        assert all(limit.is_kept for limit in found.limits)


def test_words_tell_what_they_were_taken_for(docker: Answerer) -> None:
    found = why("what is a contaner zzyzzx", docker)
    taken = {each.word: each for each in found.words}
    assert taken["contaner"].guessed
    assert taken["contaner"].meant[0] == "container"
    assert taken["zzyzzx"].meant == ()


def test_other_reading(docker: Answerer) -> None:
    found = why("вщслук зы", docker)
    assert found.readings == ("вщслук зы", "docker ps")
    assert found.decision.meaning.reading == "docker ps"


def test_reasons_come_strongest_first(docker: Answerer) -> None:
    for each in why("how to remove a container", docker).candidates:
        worths = [abs(worth) for _, worth in each.reasons]
        assert worths == sorted(worths, reverse=True)


def test_brief_names_what_was_missed(docker: Answerer) -> None:
    first, words, *candidates = brief(why("how do i bake bread", docker))
    assert first.startswith("unknown: how do i bake bread (sureness ")
    assert words.startswith("words: bake")
    assert candidates
