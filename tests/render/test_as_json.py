"""JSON and plain text of an answer."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings

from bot.answer import Alternative, Answer, Paragraph
from bot.markup import Span
from bot.render.as_json import plain, to_json
from tests.render import answers
from tests.render.answers import COMMAND, ERROR, EXPLANATION, SMALL_TABLE, UNKNOWN

KEYS = ["question", "language", "kind", "id", "title", "syntax", "score", "text", "alternatives"]


def test_whole_object() -> None:
    written = to_json(COMMAND)
    assert written == {
        "question": "docker ps",
        "language": "en",
        "kind": "command",
        "id": "docker-ps",
        "title": "docker ps",
        "syntax": "docker ps [OPTIONS]",
        "score": 0.99,
        "text": plain(COMMAND),
        "alternatives": [{"id": "docker-rm", "title": "docker rm", "score": 0.41}],
    }
    assert list(written) == KEYS


def test_unknown_is_null() -> None:
    written = to_json(UNKNOWN)
    assert [written[key] for key in ("kind", "id", "title", "syntax")] == ["none", None, None, None]


def test_five_alternatives_at_most() -> None:
    many = tuple(Alternative(str(number), "", 0.1) for number in range(7))
    written = to_json(replace(UNKNOWN, alternatives=many))
    assert [other["id"] for other in written["alternatives"]] == ["0", "1", "2", "3", "4"]


@settings(deadline=None)
@given(answers.answers)
def test_any_answer_can_be_written(answer: Answer) -> None:
    written = to_json(answer)
    line = json.dumps(written, ensure_ascii=False, allow_nan=False)
    assert json.loads(line.encode().decode()) == written
    assert "\n" not in line


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        pytest.param(
            COMMAND,
            "docker ps\n"
            "Lists containers, running ones only.\n"
            "\n"
            "docker ps [OPTIONS]\n"
            "\n"
            "Flags\n"
            "-a, --all — Stopped ones too\n"
            "-f, --filter FILTER — Only those that match\n"
            "\n"
            "Examples\n"
            "docker ps -aq\n"
            "The ids of all containers\n"
            "\n"
            "docker ps | grep '<none>' && echo\n"
            "\n"
            "See also: Columns of docker ps, docker rm",
            id="command",
        ),
        pytest.param(
            EXPLANATION,
            "⚠️ Удалит все контейнеры, см. docker rm\n"
            "\n"
            "docker rm -f $(docker ps -aq)\n"
            "\n"
            "docker — программа Docker\n"
            "rm — удаляет контейнеры\n"
            "-f = --force — даже работающие\n"
            "$(…) — сначала выполнится команда внутри, а её вывод встанет на это место\n"
            "  ↳ -a = --all — все\n"
            "    ↳ -Z — неизвестный флаг",
            id="explanation, its warning first",
        ),
        pytest.param(
            SMALL_TABLE,
            "Columns\n"
            "Column  Shows\n"
            "──────  ───────────────\n"
            "ID      short id\n"
            "NAMES   its name & more",
            id="table",
        ),
        pytest.param(
            ERROR,
            "Нет прав\n"
            "Сокет принадлежит группе docker, подробнее.\n"
            "\n"
            "Как исправить\n"
            "1. Вступите в группу\n"
            "sudo usermod -aG docker $USER\n"
            "\n"
            "2. Примените это сразу\n"
            "newgrp docker",
            id="error",
        ),
        pytest.param(
            UNKNOWN,
            "Такого в моём конспекте пока нет.\n"
            "\n"
            "Возможно, поможет одна из этих тем:\n"
            "• Docker <движок>\n"
            "• Swarm",
            id="unknown, with what is offered",
        ),
        pytest.param(
            replace(UNKNOWN, blocks=(Paragraph((Span("Hm."),)),)),
            "Hm.\n\n• Docker <движок>\n• Swarm",
            id="offers stand apart from prose",
        ),
    ],
)
def test_plain_text(answer: Answer, text: str) -> None:
    assert plain(answer) == text
