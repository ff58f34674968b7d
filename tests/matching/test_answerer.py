"""From a question to an answer, on a small course: nothing here knows Docker."""

from pathlib import Path

import pytest

from bot.answer import (
    Answer,
    Code,
    ExampleLine,
    Examples,
    Heading,
    Kind,
    Note,
    Paragraph,
    Rows,
    Warn,
)
from bot.knowledge.course import Language
from bot.markup import Span, plain
from bot.matching.answerer import Answerer, answerer
from tests.commandline.courses import NO_PROGRAM, ONE_LANGUAGE, loaded


def blocks(answer: Answer, kind: type) -> list[object]:
    return [block for block in answer.blocks if isinstance(block, kind)]


@pytest.mark.parametrize(
    ("question", "kind", "found", "title"),
    [
        pytest.param("what is a pot", "definition", "pot", "Pot", id="definition, English"),
        pytest.param("что такое горшок", "definition", "pot", "Горшок", id="definition, Russian"),
        pytest.param("crock", "definition", "pot", "Pot", id="synonym"),
        pytest.param("горшочек", "definition", "pot", "Горшок", id="synonym, Russian"),
        pytest.param("kiln list", "command", "kiln-list", "kiln list", id="command"),
        pytest.param("kiln pot ls", "command", "kiln-list", "kiln list", id="alias"),
        pytest.param(
            "how to fire a pot", "command", "kiln-fire", "kiln fire", id="sample question"
        ),
        pytest.param("kiln list -a", "explanation", "kiln-list", "kiln list -a", id="flag"),
        pytest.param(
            "what does list -a do", "explanation", "kiln-list", "kiln list -a", id="in a sentence"
        ),
        pytest.param("GLAZE", "table_row", "list-columns#glaze", "GLAZE", id="row by its name"),
        pytest.param(
            "what colour is a pot", "table_row", "list-columns#glaze", "GLAZE", id="row asked about"
        ),
        pytest.param(
            "columns of the pot list",
            "table",
            "list-columns",
            "Columns of the pot list",
            id="whole table",
        ),
        pytest.param(
            "kiln: cold: light the fire first", "error", "cold-kiln", "The kiln is cold", id="error"
        ),
        pytest.param("make a pot", "definition", "make-pot", "Make a pot", id="recipe"),
        pytest.param("лшдт дшые -ф", "explanation", "kiln-list", "kiln list -a", id="layout"),
        pytest.param("xnj nfrjt ujhijr", "definition", "pot", "Горшок", id="other layout"),
        pytest.param("chto takoe gorshok", "definition", "pot", "Горшок", id="transliteration"),
    ],
)
def test_answer(kiln: Answerer, question: str, kind: Kind, found: str, title: str) -> None:
    answer = kiln.answer(question, "en")
    assert (answer.kind, answer.id, answer.title) == (kind, found, title)
    assert answer.question == question


def test_recipe_shows_how_it_is_written_and_done(kiln: Answerer) -> None:
    answer = kiln.answer("make a pot", "en")
    assert answer.blocks[2:] == (
        Code("POT of CLAY"),
        Examples((ExampleLine("vase of clay", (Span("a vase"),)),)),
        Examples((ExampleLine("kiln fire vase", (Span("fire the vase"),)),), "do"),
    )
    assert answer.copy == "kiln fire vase"


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("how to bake bread", id="another subject"),
        pytest.param("как испечь хлеб", id="another subject, Russian"),
        pytest.param("kiln brew", id="no such command"),
        pytest.param("asdfghjkl qwertyuiop", id="nonsense"),
        pytest.param("hello", id="small talk"),
        pytest.param("спасибо", id="small talk, Russian"),
        pytest.param("", id="empty"),
        pytest.param(" \n\t\u200b", id="nothing visible"),
        pytest.param("?!…", id="punctuation"),
        pytest.param("🏺🔥", id="emoji"),
        pytest.param("\x00\ud800", id="broken text"),
    ],
)
def test_no_answer(kiln: Answerer, question: str) -> None:
    answer = kiln.answer(question, "en")
    assert (answer.kind, answer.id, answer.title, answer.syntax) == ("none", None, None, None)
    assert blocks(answer, Note)


@pytest.mark.parametrize(
    ("question", "text_id"),
    [
        pytest.param("привет!", "answer.hello", id="hello"),
        pytest.param("ghbdtn", "answer.hello", id="hello in the other layout"),
        pytest.param("", "answer.empty", id="empty"),
        pytest.param("   ", "answer.empty", id="spaces"),
        pytest.param("?", "answer.empty", id="punctuation"),
        pytest.param("kiln brew", "answer.unknown_command", id="no such command"),
        pytest.param("qwrtp zxcvb", "answer.unknown", id="unknown"),
    ],
)
def test_what_is_said_without_an_answer(kiln: Answerer, question: str, text_id: str) -> None:
    note = kiln.answer(question, "en").blocks[0]
    assert isinstance(note, Note)
    assert note.text_id == text_id


@pytest.mark.parametrize(
    ("question", "default", "language"),
    [
        pytest.param("kiln list -a", "ru", "ru", id="command, Russian person"),
        pytest.param("kiln list -a", "en", "en", id="command, English person"),
        pytest.param("что делает kiln list -a", "en", "ru", id="Russian question"),
        pytest.param("what is a pot", "ru", "en", id="English question"),
    ],
)
def test_language(kiln: Answerer, question: str, default: Language, language: Language) -> None:
    answer = kiln.answer(question, default)
    assert answer.language == language
    assert answer.kind != "none"


def test_a_warning_stands_first(kiln: Answerer) -> None:
    for question in ("kiln break", "kiln break -f vase", "kiln list $(kiln break vase)"):
        assert isinstance(kiln.answer(question, "en").blocks[0], Warn), question


def test_a_row_comes_alone_and_names_its_table(kiln: Answerer) -> None:
    answer = kiln.answer("GLAZE", "en")
    (rows,) = blocks(answer, Rows)
    assert isinstance(rows, Rows)
    assert [[plain(cell) for cell in row] for row in rows.rows] == [
        ["GLAZE", "Colour of the glaze"]
    ]
    assert [link.id for link in answer.related] == ["list-columns"]


def test_a_course_in_one_language_answers_in_it(tmp_path: Path) -> None:
    only = answerer(loaded(tmp_path, ONE_LANGUAGE))
    answer = only.answer("что делает kiln break -f vase", "ru")
    assert (answer.language, answer.id, answer.kind) == ("en", "kiln-break", "explanation")


def test_a_course_without_a_program_answers(tmp_path: Path) -> None:
    answer = answerer(loaded(tmp_path, NO_PROGRAM)).answer("what is clay", "en")
    assert (answer.id, answer.kind) == ("clay", "definition")


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        pytest.param("pot", "definition", id="definition"),
        pytest.param("kiln-list", "command", id="command"),
        pytest.param("list-columns", "table", id="table"),
        pytest.param("list-columns#glaze", "table_row", id="row"),
        pytest.param("cold-kiln", "error", id="error"),
    ],
)
def test_show(kiln: Answerer, target: str, kind: Kind) -> None:
    answer = kiln.show(target, "en")
    assert answer is not None
    assert (answer.id, answer.kind, answer.score) == (target, kind, 1.0)


@pytest.mark.parametrize("target", ["", "#", "jug", "pot#glaze", "list-columns#jug", "#glaze"])
def test_nothing_to_show(kiln: Answerer, target: str) -> None:
    assert kiln.show(target, "en") is None


@pytest.mark.parametrize(
    ("language", "title", "text"),
    [
        pytest.param("ru", "Горшок", "Сосуд из глины.", id="Russian"),
        pytest.param("en", "Pot", "A vessel made of clay.", id="English"),
    ],
)
def test_show_in_the_language_asked_for(
    kiln: Answerer, language: Language, title: str, text: str
) -> None:
    answer = kiln.show("pot", language)
    assert answer is not None
    assert answer.blocks == (Heading(title), Paragraph((Span(text),)))
