"""Answers in a terminal: wide, narrow, with colour and without."""

import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from bot.answer import Answer, Code, ExampleLine, Examples, Heading, Paragraph
from bot.markup import Span, parse
from bot.render.terminal import render
from tests.render import answers
from tests.render.answers import COMMAND, SMALL_TABLE, UNKNOWN, table


def printed(answer: Answer, width: int = 60, color: bool = False) -> str:
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=color,
        color_system="truecolor" if color else None,
        legacy_windows=False,
        _environ={},
    )
    render(answer, console)
    return out.getvalue()


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
            "  docker ps -aq\n"
            "The ids of all containers\n"
            "\n"
            "  docker ps | grep '<none>' && echo\n"
            "\n"
            "See also: Columns of docker ps, docker rm\n",
            id="command",
        ),
        pytest.param(
            UNKNOWN,
            "Такого в моём конспекте пока нет.\n"
            "\n"
            "Возможно, поможет одна из этих тем:\n"
            "• Docker <движок>\n"
            "• Swarm\n",
            id="unknown",
        ),
    ],
)
def test_whole_reply(answer: Answer, text: str) -> None:
    assert printed(answer) == text


def test_table_is_a_table() -> None:
    assert [line.rstrip() for line in printed(SMALL_TABLE).splitlines()] == [
        "Columns",
        "Column   Shows",
        "────────────────────────",
        "ID       short id",
        "NAMES    its name & more",
    ]


def test_table_too_wide_for_the_screen_goes_row_by_row() -> None:
    assert printed(table(3, 2, "x"), width=30) == (
        "x\nColumn 2: x\nColumn 3: x\n\nx\nColumn 2: x\nColumn 3: x\n"
    )


def test_styles_need_a_colour_terminal() -> None:
    assert "\x1b[" not in printed(COMMAND)
    assert "\x1b[1mdocker ps\x1b[0m" in printed(COMMAND, color=True)


def test_link_can_be_followed() -> None:
    answer = Answer(
        question="",
        language="en",
        kind="definition",
        blocks=(Paragraph(parse("[docs](https://d.io)")),),
    )
    assert "https://d.io" in printed(answer, color=True)


def test_command_to_copy_is_not_wrapped() -> None:
    run = "docker run " + "--env NAME=value " * 9
    block = Examples((ExampleLine(run, ()),))
    answer = Answer(question="", language="en", kind="command", blocks=(block,))
    assert run.rstrip() in printed(answer, width=20)


@pytest.mark.parametrize("typed", ["[red]x[/red]", "[/]", ":smile:", "[link=a]", "\\[b]"])
def test_what_people_write_is_not_markup(typed: str) -> None:
    blocks = (Heading(typed), Code(typed), Paragraph((Span(typed),)))
    answer = Answer(question="", language="en", kind="definition", blocks=blocks)
    assert printed(answer).count(typed) == 3


@settings(deadline=None)
@given(answers.answers, st.integers(1, 80), st.booleans())
def test_any_answer_can_be_printed(answer: Answer, width: int, color: bool) -> None:
    text = printed(answer, width, color)
    text.encode()
    if not color:
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
