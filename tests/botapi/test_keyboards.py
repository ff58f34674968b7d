"""Reply markup that Telegram takes, and markup that it refuses."""

from typing import Any

import pytest

from tests.botapi.keyboards import check_markup
from tests.botapi.refusal import RefusalError


def button(**action: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "x"} | action]]}


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(button(callback_data="ё" * 32), id="64 bytes of data"),
        pytest.param(button(copy_text={"text": "x" * 256}), id="256 characters to copy"),
        pytest.param(button(url="https://docs.docker.com/x?y=1"), id="link"),
        pytest.param(button(url="tg://user?id=1"), id="link inside Telegram"),
        pytest.param(button(switch_inline_query_current_chat=""), id="inline query"),
        pytest.param(button(callback_data="a", style="primary"), id="style"),
    ],
)
def test_inline_keyboard_is_taken(markup: dict[str, Any]) -> None:
    assert check_markup(markup) == markup


@pytest.mark.parametrize(
    "markup",
    [
        None,
        {"inline_keyboard": [[]]},
        {"keyboard": [["a", {"text": "b"}]], "resize_keyboard": True},
        {"remove_keyboard": True},
        {"force_reply": True, "input_field_placeholder": "?"},
    ],
)
def test_no_inline_keyboard_stays(markup: Any) -> None:
    assert check_markup(markup) is None


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        pytest.param([], "object expected as reply markup", id="no object"),
        pytest.param({"buttons": []}, "object expected as reply markup", id="no known kind"),
        pytest.param({"inline_keyboard": {}}, "of type Array", id="rows are no list"),
        pytest.param({"inline_keyboard": [{}]}, "Array of Arrays", id="row is no list"),
        pytest.param({"inline_keyboard": [], "x": 1}, 'unknown field "x"', id="unknown field"),
        pytest.param(button(), "Text buttons are unallowed", id="no action"),
        pytest.param(button(callback_data="a", url="x.org"), "exactly one", id="two actions"),
        pytest.param(button(callback_data="a", colour="red"), "unknown field", id="unknown key"),
        pytest.param(button(callback_data=""), "BUTTON_DATA_INVALID", id="no data"),
        pytest.param(button(callback_data="ё" * 33), "BUTTON_DATA_INVALID", id="66 bytes of data"),
        pytest.param(button(copy_text={"text": ""}), "BUTTON_COPY_TEXT", id="nothing to copy"),
        pytest.param(button(copy_text={"text": "x" * 257}), "BUTTON_COPY_TEXT", id="long copy"),
        pytest.param(button(url="ftp://x"), "wrong HTTP URL", id="scheme"),
        pytest.param(button(url="not a link"), "wrong HTTP URL", id="no link"),
        pytest.param(button(text=" ", callback_data="a"), "must be non-empty", id="no text"),
        pytest.param(button(callback_data="a", style="pink"), "style", id="style"),
        pytest.param(
            {"inline_keyboard": [[{"text": "x", "callback_data": "a"}] * 101]}, "too long", id="101"
        ),
        pytest.param({"keyboard": [[""]]}, "must be non-empty", id="empty reply button"),
    ],
)
def test_markup_is_refused(markup: Any, reason: str) -> None:
    with pytest.raises(RefusalError, match=reason):
        check_markup(markup)


def test_an_edit_takes_inline_keyboards_only() -> None:
    with pytest.raises(RefusalError, match="inline keyboard expected"):
        check_markup({"remove_keyboard": True}, inline_only=True)
