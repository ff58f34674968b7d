"""Telegram HTML: how whole replies look, and that no answer can break it."""

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from telegram.constants import MessageLimit

from bot.answer import Answer, Code, ExampleLine, Examples, FlagLine, Flags, Heading, Paragraph
from bot.markup import Span
from bot.render.as_json import plain
from bot.render.limits import MESSAGE_LENGTH
from bot.render.telegram_html import render
from tests.render import answers
from tests.render.answers import (
    COMMAND,
    ERROR,
    EXPLANATION,
    SMALL_TABLE,
    UNKNOWN,
    table,
)

ALLOWED_TAGS = {"b", "i", "code", "pre", "a"}


class TelegramParser(HTMLParser):
    """Reads HTML as Telegram does: five tags, closed in order, everything else is text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.urls: list[str | None] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED_TAGS
        assert not self.open, "no style goes inside another"
        assert [name for name, _ in attrs] == (["href"] if tag == "a" else [])
        self.open.append(tag)
        self.urls.extend(url for _, url in attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def parsed(html: str) -> TelegramParser:
    parser = TelegramParser()
    parser.feed(html)
    parser.close()
    assert not parser.open, "every tag is closed"
    return parser


def length(text: str) -> int:
    return sum(2 if ord(character) > 0xFFFF else 1 for character in text)


def said(*blocks: Heading | Paragraph | Code | Flags | Examples) -> Answer:
    return Answer(question="", language="en", kind="definition", blocks=blocks)


def prose(text: str) -> Answer:
    return said(Paragraph((Span(text),)))


@pytest.mark.parametrize(
    ("answer", "html"),
    [
        pytest.param(
            COMMAND,
            "<b>docker ps</b>\n"
            "Lists containers, <b>running</b> ones only.\n"
            "\n"
            "<code>docker ps [OPTIONS]</code>\n"
            "\n"
            "<b>Flags</b>\n"
            "<code>-a, --all</code> — Stopped ones too\n"
            "<code>-f, --filter FILTER</code> — Only those that <code>match</code>\n"
            "\n"
            "<b>Examples</b>\n"
            "<pre>docker ps -aq</pre>\n"
            "The ids of all containers\n"
            "\n"
            "<pre>docker ps | grep '&lt;none&gt;' &amp;&amp; echo</pre>",
            id="command",
        ),
        pytest.param(
            EXPLANATION,
            "<b>⚠️ Удалит все контейнеры, см. </b><code>docker rm</code>\n"
            "\n"
            "<code>docker rm -f $(docker ps -aq)</code>\n"
            "\n"
            "<code>docker</code> — программа Docker\n"
            "<code>rm</code> — удаляет контейнеры\n"
            "<code>-f</code> = <code>--force</code> — даже работающие\n"
            "<code>$(…)</code> — сначала выполнится команда внутри, "
            "а её вывод встанет на это место\n"
            "  ↳ <code>-a</code> = <code>--all</code> — все\n"
            "    ↳ <code>-Z</code> — неизвестный флаг",
            id="explanation, its warning first",
        ),
        pytest.param(
            ERROR,
            "<b>Нет прав</b>\n"
            "Сокет принадлежит группе <code>docker</code>, "
            '<a href="https://d.io/a?b=1&amp;c=2">подробнее</a>.\n'
            "\n"
            "<b>Как исправить</b>\n"
            "1. Вступите в группу\n"
            "<pre>sudo usermod -aG docker $USER</pre>\n"
            "\n"
            "2. Примените это сразу\n"
            "<pre>newgrp docker</pre>",
            id="error, its fix in steps",
        ),
        pytest.param(
            SMALL_TABLE,
            "<b>Columns</b>\n"
            "<pre>Column  Shows\n"
            "──────  ───────────────\n"
            "ID      short id\n"
            "NAMES   its name &amp; more</pre>",
            id="table that a phone can show",
        ),
        pytest.param(
            table(2, 2, "a cell of `18` letters"),
            "<b>a cell of </b><code>18</code><b> letters</b> — a cell of <code>18</code> letters\n"
            "<b>a cell of </b><code>18</code><b> letters</b> — a cell of <code>18</code> letters",
            id="wide table of two columns",
        ),
        pytest.param(
            table(4, 2, "x"),
            "<b>x</b>\nColumn 2: x\nColumn 3: x\nColumn 4: x\n\n"
            "<b>x</b>\nColumn 2: x\nColumn 3: x\nColumn 4: x",
            id="table of many columns",
        ),
        pytest.param(table(2, 1, "x"), "<b>x</b> — x", id="one row is no table"),
        pytest.param(
            UNKNOWN,
            "Такого в моём конспекте пока нет.\n\nВозможно, поможет одна из этих тем:",
            id="unknown, what is offered goes to buttons",
        ),
        pytest.param(
            said(Heading("a <b> & c"), Paragraph((Span('"', "link", 'https://x/"><b>'),))),
            '<b>a &lt;b&gt; &amp; c</b>\n<a href="https://x/&quot;&gt;&lt;b&gt;">"</a>',
            id="everything is escaped",
        ),
        pytest.param(
            prose("a\x00\x1b[31mb\u202ec\u2066\ud83d\td\r\ne"),
            "a[31mbc d\ne",
            id="what must not reach a screen is removed",
        ),
    ],
)
def test_whole_reply(answer: Answer, html: str) -> None:
    assert render(answer) == html


def test_offers_are_listed_when_asked_for() -> None:
    assert render(UNKNOWN, offers=True).endswith("тем:\n• Docker &lt;движок&gt;\n• Swarm")


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(said(), id="no blocks"),
        pytest.param(said(Heading(""), Code("")), id="empty blocks"),
        pytest.param(prose(" \n\u200b\u202e\x07"), id="nothing to see"),
    ],
)
def test_never_empty(answer: Answer) -> None:
    assert render(answer) == "That is not in my notes yet."


def test_limit_is_telegrams() -> None:
    assert MessageLimit.MAX_TEXT_LENGTH == MESSAGE_LENGTH


MORE = "\n\nThis is the beginning, the whole answer does not fit into one message."


@pytest.mark.parametrize("letter", ["x", "й", "😀", "&"])
def test_answer_that_just_fits_is_whole(letter: str) -> None:
    text = letter * (MESSAGE_LENGTH // length(letter))
    assert parsed(render(prose(text))).text == text


@pytest.mark.parametrize("letter", ["x", "й", "😀", "&"])
def test_one_long_word_is_cut_between_letters(letter: str) -> None:
    text = parsed(render(prose(letter * 4097))).text
    beginning, rest = text.split("…")
    assert set(beginning) == {letter}
    assert rest == MORE
    assert MESSAGE_LENGTH - 2 < length(text) <= MESSAGE_LENGTH


def test_long_paragraph_is_cut_at_a_word() -> None:
    words = "seven words are here for each line " * 200
    beginning, rest = parsed(render(prose(words))).text.split("…")
    assert rest == MORE
    assert words.startswith(beginning + " ")
    assert length(beginning + rest) > MESSAGE_LENGTH - 20


def test_long_code_is_cut_inside_its_tag() -> None:
    html = render(said(Code("a" * 5000)))
    assert html.endswith("…</code>" + MORE)


def test_long_table_is_cut_at_a_row() -> None:
    html = render(table(2, 900, "abc"))
    assert "\nabc       abc…</pre>" in html


def test_flags_are_kept_whole_while_they_fit() -> None:
    flags = tuple(FlagLine((f"--flag-{n}",), None, (Span("text " * 20),)) for n in range(100))
    title, kept, rest = parsed(render(said(Heading("many"), Flags(flags)))).text.split("\n\n")
    assert title == "many"
    assert "\n\n" + rest == MORE
    assert 30 < len(kept.splitlines()) < 100
    assert kept.endswith("text ")


def test_heading_does_not_stay_without_what_it_leads() -> None:
    prefix = Paragraph((Span("x" * 3900),))
    examples = Examples((ExampleLine("y" * 500, ()),))
    assert render(said(prefix, examples)) == "x" * 3900 + MORE


@settings(deadline=None)
@given(answers.answers)
def test_any_answer_is_valid_and_fits(answer: Answer) -> None:
    html = parsed(render(answer))
    assert html.text.strip()
    assert length(html.text) <= MESSAGE_LENGTH


@settings(deadline=None)
@given(answers.answers)
def test_parsed_it_is_the_plain_text(answer: Answer) -> None:
    html, text = parsed(render(answer, offers=True)), plain(answer)
    if length(text) <= MESSAGE_LENGTH:
        assert html.text == text
    else:
        assert "…" in html.text or "\n\n" in html.text
        assert html.text != text
