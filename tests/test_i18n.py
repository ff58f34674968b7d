"""Texts of the interface: the same in every language, and all that the code names."""

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n import PLURAL_FORMS, placeholders, plural_form, text, texts
from bot.render.limits import BOT_DESCRIPTION_LENGTH, BOT_SHORT_DESCRIPTION_LENGTH

LANGUAGES = sorted(PLURAL_FORMS)
BOT = Path(__file__).parents[1] / "bot"


@pytest.mark.parametrize(
    ("count", "form"),
    [
        *((count, "one") for count in (1, 21, 101, 1001)),
        *((count, "few") for count in (2, 3, 4, 22, 104)),
        *((count, "many") for count in (0, 5, 11, 12, 14, 19, 20, 111, 112)),
    ],
)
def test_russian_plural(count: int, form: str) -> None:
    assert plural_form(count, "ru") == form


@pytest.mark.parametrize(("count", "form"), [(0, "other"), (1, "one"), (2, "other"), (21, "other")])
def test_english_plural(count: int, form: str) -> None:
    assert plural_form(count, "en") == form


@pytest.mark.parametrize(
    ("language", "count", "expected"),
    [
        ("ru", 1, "Сети: 1 запись"),
        ("ru", 3, "Сети: 3 записи"),
        ("ru", 12, "Сети: 12 записей"),
        ("en", 1, "Сети: 1 entry"),
        ("en", 12, "Сети: 12 entries"),
    ],
)
def test_count_chooses_the_form(language: str, count: int, expected: str) -> None:
    assert text("chat.topic", language, title="Сети", count=count) == expected


@pytest.mark.parametrize("count", [5, "5"], ids=["number", "number as text"])
def test_count_may_come_as_text(count: object) -> None:
    assert text("chat.topic", "ru", title="Сети", count=count) == "Сети: 5 записей"


@given(st.text())
def test_value_is_put_in_verbatim(value: str) -> None:
    assert text("word.program", "en", title=value) == f"the {value} program"


def test_value_with_braces_is_not_a_placeholder() -> None:
    line = "docker ps --format '{{.Names}} {program}'"
    written = text("answer.unknown_command", "en", line=line, program="docker")
    assert line in written


@pytest.mark.parametrize(
    ("text_id", "language"),
    [
        pytest.param("answer.nonsense", "en", id="unknown id"),
        pytest.param("answer", "en", id="an area is no text"),
        pytest.param("answer.hello", "fr", id="unknown language"),
        pytest.param("word.program", "en", id="a value is missing"),
        pytest.param("chat.topic", "en", id="the count is missing"),
    ],
)
def test_key_error(text_id: str, language: str) -> None:
    with pytest.raises(KeyError):
        text(text_id, language)


def test_languages_have_the_same_ids() -> None:
    assert texts("ru").keys() == texts("en").keys()


@pytest.mark.parametrize("text_id", texts("en"))
def test_languages_have_the_same_placeholders(text_id: str) -> None:
    assert placeholders(texts("ru")[text_id]) == placeholders(texts("en")[text_id])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_a_text_with_its_braces_closed(language: str) -> None:
    for text_id in texts(language):
        values = dict.fromkeys(placeholders(texts(language)[text_id]), "1")
        written = text(text_id, language, **values)
        assert written.strip(), text_id
        assert not set("{}") & set(written), text_id


@pytest.mark.parametrize(("language", "said"), [("en", "unknown flag"), ("ru", "неизвестный флаг")])
@pytest.mark.parametrize("text_id", ["word.unknown_flag", "word.unknown_flag_near"])
def test_unknown_flag_is_called_so(text_id: str, language: str, said: str) -> None:
    assert said in text(text_id, language, flag="--no", near="--on")


@pytest.mark.parametrize("language", LANGUAGES)
def test_descriptions_fit_where_telegram_shows_them(language: str) -> None:
    assert len(text("bot.description", language)) <= BOT_DESCRIPTION_LENGTH
    assert len(text("bot.short_description", language)) <= BOT_SHORT_DESCRIPTION_LENGTH


def named_ids(source: str) -> set[str]:
    """Text ids that are the first argument of `Note(…)` or `text(…)` in a module."""
    return {
        call.args[0].value
        for call in ast.walk(ast.parse(source))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in {"Note", "text"}
        and call.args
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
    }


@pytest.mark.parametrize("module", sorted(BOT.rglob("*.py")), ids=lambda path: path.stem)
def test_every_text_that_code_names_exists(module: Path) -> None:
    assert named_ids(module.read_text(encoding="utf-8")) <= texts("en").keys()


def test_named_ids_are_found() -> None:
    source = 'Note("a.b")\ntext("c.d", language)\nother("e.f")\nNote(text_id)'
    assert named_ids(source) == {"a.b", "c.d"}
