"""What reaches a screen."""

import pytest

from bot.markup import Span
from bot.render.line import bold, is_visible, shown


@pytest.mark.parametrize(
    "character",
    [
        *"\x00\x07\x08\x0b\x0c\r\x1b\x1f\x7f\x80\x9b\x9f",
        *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ud800\udbff\udc00\udfff",
    ],
    ids=ascii,
)
def test_removed(character: str) -> None:
    assert shown(f"a{character}b") == "ab"


@pytest.mark.parametrize("text", ["a\nb", "«ё» — 😀", "👩‍💻", "עברית", "e\u0301", "a b"])
def test_stays_as_it_is(text: str) -> None:
    assert shown(text) == text


def test_tab_becomes_a_space() -> None:
    assert shown("a\tb") == "a b"


@pytest.mark.parametrize(
    ("text", "visible"),
    [("a", True), (" .", True), ("😀", True), ("", False), (" \n\t\xa0", False), ("\u200b", False)],
    ids=ascii,
)
def test_is_visible(text: str, visible: bool) -> None:
    assert is_visible(text) is visible


def test_bold_is_one_piece_where_it_can_be() -> None:
    spans = (Span("a "), Span("b", "bold"), Span("c", "code"), Span("d", "link", "https://d"))
    assert bold(spans) == (Span("a b", "bold"), *spans[2:])
