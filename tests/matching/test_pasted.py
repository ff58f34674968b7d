"""Pasted messages: the lines that tell, without ids, paths, addresses and times."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.answerer import Answerer
from bot.matching.normalise import words
from bot.matching.pasted import general, telling_lines

PASTED = yaml.safe_load(
    (Path(__file__).parent.parent / "data" / "pasted.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("sample", PASTED, ids=lambda sample: sample["expect"])
def test_a_paste_is_understood(docker: Answerer, sample: dict[str, str]) -> None:
    answer = docker.answer(sample["text"], "en")
    assert (answer.id, answer.kind) == (sample["expect"], "error")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "remove the old volume: volume is in use - [b1946ac92492d247]",
            "remove the old volume volume is in use",
            id="id in brackets",
        ),
        pytest.param(
            "2024-03-11T09:14:22.318Z ERROR write /tmp/Blob12: no space left on device",
            "error write no space left on device",
            id="time and path",
        ),
        pytest.param(
            'Conflict. The container name "/web" is already in use by container "8a1f0c2b7d4e"',
            "conflict the container name is already in use by container",
            id="quoted names",
        ),
        pytest.param(
            'exec: "bash": executable file not found in the path of it',
            "exec bash executable file not found in the path of it",
            id="a quoted word that is known",
        ),
        pytest.param(
            "failed to pull sha256:0123456789abcdef from https://example.com/v2/ at 10.0.0.7:5000",
            "failed to pull from at",
            id="digest, address, host",
        ),
    ],
)
def test_general(text: str, said: str) -> None:
    assert " ".join(words(general(text, lambda word: word == "bash"))) == said


@pytest.mark.parametrize(
    "text",
    [
        "what is /var/run/docker.sock for",
        "error in /etc/hosts",
        "docker run -v /home/me/app:/app -p 127.0.0.1:80:80 nginx",
        "",
    ],
)
def test_what_is_no_message_stays(text: str) -> None:
    assert general(text, lambda word: False) == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param("a\nb\nerror: c", "a\nb\nerror: c", id="few lines"),
        pytest.param("a\nb\nc\nd\ne", "a\nb\nc\nd\ne", id="no trouble"),
        pytest.param("step 1\nstep 2\nok\nerror: x", "error: x", id="the line of trouble"),
        pytest.param("error: x\nerror: x\nok\nok", "error: x", id="said twice"),
        pytest.param(
            "что это\nstep 1\nok\nerror: x", "что это\nerror: x", id="with what a person wrote"
        ),
    ],
)
def test_telling_lines(text: str, kept: str) -> None:
    assert telling_lines(text) == kept


@given(st.text(max_size=300))
def test_any_text_may_be_pasted(text: str) -> None:
    assert len(telling_lines(text)) <= max(len(text), 1)
    assert len(general(text, lambda word: False)) <= len(text)
