"""Questions that lean on the answer before, and those that do not."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.answerer import Answerer
from bot.matching.conversation import reply, told_in
from bot.matching.followups import Last, completed, last_of
from bot.render.telegram_html import render


def after(docker: Answerer, question: str) -> Last:
    """What a next question may lean on, once that one was answered."""
    last = last_of(docker.answer(question, "en"))
    assert last is not None
    return last


@pytest.mark.parametrize(
    ("first", "then", "whole"),
    [
        pytest.param("docker ps -a", "а с флагом -q?", "docker ps -a -q", id="flag"),
        pytest.param("docker ps", "and with -f?", "docker ps -f", id="flag, English"),
        pytest.param("docker ps", "-q", "docker ps -q", id="only a flag"),
        pytest.param("docker ps", "what does -n 3 do?", "docker ps -n 3", id="flag with a value"),
        pytest.param("docker ps", "а с флагом all", "docker ps --all", id="flag without dashes"),
        pytest.param("docker ps", "and the q flag?", "docker ps -q", id="flag named last"),
        pytest.param("docker ps -a -q", "а без -a", "docker ps -q", id="without a flag"),
        pytest.param(
            "docker run -d nginx", "а если --rm", "docker run --rm -d nginx", id="before the image"
        ),
        pytest.param("docker ps -a", "а подробнее", "docker ps", id="more"),
        pytest.param("what is a volume", "tell me more", "Volume", id="more, English"),
        pytest.param("docker ps", "пример", "пример docker ps", id="example"),
        pytest.param("docker ps", "show me an example", "example of docker ps", id="example, en"),
        pytest.param(
            "docker rm", "а в чем разница с rmi", "разница между docker rm и rmi", id="difference"
        ),
        pytest.param(
            "what is a container", "how is it different from an image", "Container vs an image",
            id="difference, English",
        ),
        pytest.param("what is a volume", "why?", "why use Volume", id="why"),
        pytest.param("docker ps", "а зачем?", "зачем нужен docker ps", id="why, Russian"),
        pytest.param(
            "port is already allocated", "how to fix it", "Port is taken by another container",
            id="fix",
        ),
        pytest.param(
            "what is a container", "how do I remove it", "how do i remove Container", id="it"
        ),
        pytest.param("что такое образ", "как его удалить", "как Образ удалить", id="его"),
        pytest.param("как удалить контейнер", "а образы?", "как удалить образы", id="а образы"),
        pytest.param("how to list containers", "and images?", "how to list images", id="and"),
        pytest.param("что такое образ", "а удалить?", "как удалить Образ", id="another action"),
    ],
)  # fmt: skip
def test_completed(docker: Answerer, first: str, then: str, whole: str) -> None:
    found = completed(then, after(docker, first), docker.index, docker.grammar)
    assert found is not None
    assert found.questions[0] == whole


@pytest.mark.parametrize(
    "then",
    [
        pytest.param("docker images -q", id="a command line"),
        pytest.param("что такое образ", id="a definition"),
        pytest.param("how to remove a volume", id="a task"),
        pytest.param("чем отличается rm от rmi", id="a difference of two others"),
        pytest.param("спасибо", id="small talk"),
        pytest.param("permission denied", id="an error"),
        pytest.param("it says no space left on device", id="an error that somebody tells"),
        pytest.param("", id="empty"),
        pytest.param("?", id="a sign"),
        pytest.param("how do i bake bread", id="nothing of the course"),
        pytest.param("how do i stop it", id="it, but a line was explained"),
    ],
)
def test_what_stands_by_itself(docker: Answerer, then: str) -> None:
    assert completed(then, after(docker, "docker ps -a"), docker.index, docker.grammar) is None


@given(st.text(max_size=80))
def test_anything_may_follow(docker: Answerer, then: str) -> None:
    last = Last("docker ps -a", "docker-ps", "docker ps -a", "en")
    found = completed(then, last, docker.index, docker.grammar)
    assert found is None or all(found.questions)


@pytest.mark.parametrize(
    ("first", "then", "told", "language"),
    [
        pytest.param("docker ps -a", "а с флагом -q?", "docker-ps", "ru", id="flag"),
        pytest.param("что делает docker ps", "-q", "docker-ps", "ru", id="language of before"),
        pytest.param("docker rm", "разница с rmi?", "rm-rmi-prune", "ru", id="difference"),
        pytest.param("what is a volume", "example", "volume", "en", id="no such question"),
        pytest.param("how to list containers", "and images?", "docker-images", "en", id="and"),
        pytest.param("docker ps", "что такое образ", "image", "ru", id="stands by itself"),
    ],
)
def test_reply(docker: Answerer, first: str, then: str, told: str, language: str) -> None:
    answer = reply(docker, then, "en", after(docker, first))
    assert (answer.id, answer.language) == (told, language)


def test_without_an_answer_before_it_nothing_follows(docker: Answerer) -> None:
    assert last_of(docker.answer("спасибо", "ru")) is None
    assert reply(docker, "а подробнее", "ru", None).id is None


@pytest.mark.parametrize(
    "question", ["docker ps -a", "docker rm -f web", "что такое образ", "no space left on device"]
)
def test_an_answer_is_known_by_its_text(docker: Answerer, question: str) -> None:
    answer = docker.answer(question, "en")
    shown = re.sub("<[^>]+>", "", render(answer))
    found = told_in(html.unescape(shown), docker)
    assert found is not None
    assert (found.id, found.title) == (answer.id, answer.title)


@pytest.mark.parametrize("text", ["", "hello there", "✅ Right!\n\nwell done"])
def test_other_texts_are_no_answers(docker: Answerer, text: str) -> None:
    assert told_in(text, docker) is None
