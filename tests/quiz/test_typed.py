"""Typed command lines: what counts as the same, and what is said to be missing."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commandline.grammar import grammar
from bot.knowledge.course import LANGUAGES, Language
from bot.quiz.items import TypedItem
from bot.quiz.lines import equivalent, read
from bot.quiz.typed import Verdict, judge, verdict_text
from tests.quiz import shipped

GRAMMAR = grammar(shipped.course())


def asked(expected: str, language: Language = "en") -> TypedItem:
    return TypedItem("entry", "typed:1", language, "Type it.", expected, "Because.", "Hint.")


@pytest.mark.parametrize(
    ("expected", "typed"),
    [
        pytest.param("docker ps -a", "docker container ls --all", id="alias and long name"),
        pytest.param("docker ps -a -q", "docker ps -qa", id="joined, another order"),
        pytest.param("docker ps -a", "ps -a", id="without the program"),
        pytest.param("docker ps -a", "Docker ps —all", id="as a phone writes it"),
        pytest.param("docker ps -a", "`docker ps -a`", id="in backticks"),
        pytest.param("docker ps -a", "sudo docker ps -a", id="with sudo"),
        pytest.param("docker ps -a", "docker ps --all=true", id="switch with true"),
        pytest.param(
            "docker logs --tail 5 web", "docker logs web -n5", id="flag after, value joined"
        ),
        pytest.param("docker logs --tail 5 web", "docker container logs --tail=5 web", id="equals"),
        pytest.param("docker rm a b", "docker rm b a", id="arguments whose order is free"),
        pytest.param("docker ps -f status=exited", "docker ps -f 'status=exited'", id="quotes"),
        pytest.param(
            "docker run -it --rm alpine sh", "docker run --rm --tty -i alpine sh", id="run"
        ),
    ],
)
def test_the_same_is_right(expected: str, typed: str) -> None:
    assert judge(typed, asked(expected), GRAMMAR) == Verdict(is_right=True)
    assert equivalent(expected, expected, GRAMMAR)


@pytest.mark.parametrize(
    ("expected", "typed", "verdict", "said"),
    [
        pytest.param(
            "docker ps -a",
            "docker ps",
            Verdict(is_right=False, missing=("--all",)),
            "Missing: --all.",
            id="flag missing",
        ),
        pytest.param(
            "docker ps -a",
            "docker ps -aq",
            Verdict(is_right=False, extra=("--quiet",)),
            "Too much: --quiet.",
            id="flag too much",
        ),
        pytest.param(
            "docker logs --tail 5 web",
            "docker logs --tail 6 db",
            Verdict(is_right=False, missing=("--tail 5", "web"), extra=("--tail 6", "db")),
            "Missing: --tail 5, web. Too much: --tail 6, db.",
            id="values",
        ),
        pytest.param(
            "docker ps -a",
            "docker images -a",
            Verdict(is_right=False, command="docker ps"),
            "It takes another command: docker ps.",
            id="another command",
        ),
        pytest.param(
            "docker ps -a",
            "no idea",
            Verdict(is_right=False, command="docker ps"),
            "It takes another command: docker ps.",
            id="no command",
        ),
        pytest.param(
            "docker ps -a",
            "docker ps -a --nonsense",
            Verdict(is_right=False, extra=("--nonsense",)),
            "Too much: --nonsense.",
            id="unknown flag",
        ),
        pytest.param(
            "docker run alpine echo a b",
            "docker run alpine echo b a",
            Verdict(is_right=False),
            "The words are right, but not their order.",
            id="order that matters",
        ),
    ],
)
def test_a_difference_is_named(expected: str, typed: str, verdict: Verdict, said: str) -> None:
    assert judge(typed, asked(expected), GRAMMAR) == verdict
    assert verdict_text(verdict, asked(expected)) == said


@given(st.permutations(["-d", "-i", "--rm", "--name web", "-p 8080:80", "-e A=b"]))
def test_order_of_flags_does_not_count(flags: list[str]) -> None:
    expected = "docker run -d -i --rm --name web -p 8080:80 -e A=b nginx"
    typed = f"docker run {' '.join(flags)} nginx"
    assert judge(typed, asked(expected), GRAMMAR) == Verdict(is_right=True)


@given(st.text(max_size=100))
def test_anything_may_be_typed(typed: str) -> None:
    verdict = judge(typed, asked("docker ps -a"), GRAMMAR)
    assert verdict_text(verdict, asked("docker ps -a", "ru"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_that_nobody_can_know_are_told(language: Language) -> None:
    for entry in shipped.course().entries.values():
        item = shipped.source().item(entry, language, Random(1), "mature")
        line = read(item.expected, GRAMMAR) if isinstance(item, TypedItem) else None
        if item is not None and line is not None:
            (call,) = line.calls
            values = [setting.value for setting in call.settings if setting.value]
            assert all(value in item.question for value in (*values, *call.arguments)), item
