"""Telegram's limits, and counting in its units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import constants

from bot.render import limits


@pytest.mark.parametrize(
    ("ours", "telegrams"),
    [
        (limits.MESSAGE_LENGTH, constants.MessageLimit.MAX_TEXT_LENGTH),
        (
            limits.CALLBACK_DATA_BYTES,
            constants.InlineKeyboardButtonLimit.MAX_CALLBACK_DATA,
        ),
        (limits.QUIZ_EXPLANATION_LENGTH, constants.PollLimit.MAX_EXPLANATION_LENGTH),
        (limits.BOT_DESCRIPTION_LENGTH, constants.BotDescriptionLimit.MAX_DESCRIPTION_LENGTH),
        (
            limits.BOT_SHORT_DESCRIPTION_LENGTH,
            constants.BotDescriptionLimit.MAX_SHORT_DESCRIPTION_LENGTH,
        ),
        (limits.COPY_TEXT_LENGTH, constants.InlineKeyboardButtonLimit.MAX_COPY_TEXT),
    ],
)
def test_limit_is_telegrams(ours: int, telegrams: int) -> None:
    assert ours == telegrams


@pytest.mark.parametrize(("text", "length"), [("", 0), ("abc", 3), ("йё", 2), ("a😀", 3)])
def test_units(text: str, length: int) -> None:
    assert limits.units(text) == length


@pytest.mark.parametrize(
    ("text", "length", "beginning"),
    [
        pytest.param("abc", 2, "ab", id="letters"),
        pytest.param("a😀b", 2, "a", id="not inside a pair"),
        pytest.param("a😀b", 3, "a😀", id="after a pair"),
        pytest.param("abc", 9, "abc", id="short enough"),
    ],
)
def test_cut(text: str, length: int, beginning: str) -> None:
    assert limits.cut(text, length) == beginning


@given(st.text(), st.integers(0, 50))
def test_cut_is_the_longest_beginning(text: str, length: int) -> None:
    beginning = limits.cut(text, length)
    assert text.startswith(beginning)
    assert limits.units(beginning) <= length
    assert beginning == text or limits.units(beginning) >= length - 1
