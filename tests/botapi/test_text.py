"""Lengths, entities found in plain text, and strings that are not Unicode."""

from typing import Any

import pytest

from tests.botapi.refusal import RefusalError
from tests.botapi.text import found_entities, is_blank, require_unicode, utf16_length, utf16_slice


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("/start", [("bot_command", "/start")], id="command"),
        pytest.param(
            "ё😀 /daily@konspekt_bot 18:30",
            [("bot_command", "/daily@konspekt_bot")],
            id="addressed",
        ),
        pytest.param("ask @konspekt_bot, ё", [("mention", "@konspekt_bot")], id="mention"),
        pytest.param(
            "/a @bob /c",
            [("bot_command", "/a"), ("mention", "@bob"), ("bot_command", "/c")],
            id="in order",
        ),
    ],
)
def test_entities_are_found(text: str, found: list[tuple[str, str]]) -> None:
    entities = [
        (one["type"], utf16_slice(text, one["offset"], one["length"]))
        for one in found_entities(text)
    ]
    assert entities == found


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("ls /var/log", id="path"),
        pytest.param("me@example.org", id="address"),
        pytest.param("and/or", id="slash inside a word"),
        pytest.param("/команда", id="Cyrillic command"),
    ],
)
def test_no_entities_are_found(text: str) -> None:
    assert found_entities(text) == []


def test_length_counts_utf16_units() -> None:
    assert [utf16_length(text) for text in ("ab", "ёж", "😀", "")] == [2, 2, 2, 0]


@pytest.mark.parametrize("text", ["", " \n\t", "\u200b\u2060 "])
def test_blank_text(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("\ud800", id="string"),
        pytest.param({"a": ["ё", "\udfff"]}, id="nested"),
        pytest.param({"\udc80": 1}, id="key"),
    ],
)
def test_lone_surrogates_are_refused(value: Any) -> None:
    with pytest.raises(RefusalError, match="strings must be encoded in UTF-8"):
        require_unicode(value)


def test_unicode_is_taken() -> None:
    require_unicode({"a": ["ё", "😀", 1, None]})
