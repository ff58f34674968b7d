"""Inline markup: what it means, what stays plain, what does not close."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.markup import Markup, MarkupError, Span, parse, plain


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        pytest.param("", (), id="nothing"),
        pytest.param("a `b` c", (Span("a "), Span("b", "code"), Span(" c")), id="code"),
        pytest.param("**a** b", (Span("a", "bold"), Span(" b")), id="bold"),
        pytest.param(
            "**a `b` c**",
            (Span("a ", "bold"), Span("b", "code"), Span(" c", "bold")),
            id="code in bold",
        ),
        pytest.param("`**a**`", (Span("**a**", "code"),), id="stars in code"),
        pytest.param(r"`a\b`", (Span(r"a\b", "code"),), id="backslash in code"),
        pytest.param("`a``b`", (Span("a", "code"), Span("b", "code")), id="code beside code"),
        pytest.param(
            "[a](https://b/c?d=e#f)", (Span("a", "link", "https://b/c?d=e#f"),), id="link"
        ),
        pytest.param(r"\`a\` \*\*b\*\* \[c\] \\", (Span(r"`a` **b** [c] " + "\\"),), id="escapes"),
    ],
)
def test_markup_is_understood(text: str, spans: Markup) -> None:
    assert parse(text) == spans


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a * b", id="single star"),
        pytest.param("*a*", id="single stars around a word"),
        pytest.param("docker run [OPTIONS] IMAGE [COMMAND]", id="brackets"),
        pytest.param("a [b] (c)", id="bracket and parenthesis apart"),
        pytest.param(r"C:\Users \n", id="backslash before a letter"),
        pytest.param("<b>a</b> & c", id="HTML"),
        pytest.param("a\nb", id="line end"),
    ],
)
def test_plain_text_stays(text: str) -> None:
    assert parse(text) == (Span(text),)


@pytest.mark.parametrize(
    ("text", "offset", "words"),
    [
        pytest.param("ab `c", 3, "a backtick (`) is not closed", id="code"),
        pytest.param("`a` ``", 4, "a backtick (`) is not closed", id="empty code"),
        pytest.param("a **b", 2, "bold text (**) is not closed", id="bold"),
        pytest.param("**a** **b", 6, "bold text (**) is not closed", id="second bold"),
        pytest.param("a [b](ftp://c)", 2, "a link must be [text](https://…)", id="another scheme"),
        pytest.param("[a](javascript:b)", 0, "a link must be", id="script for a link"),
        pytest.param("[](https://a)", 0, "a link must be", id="link without text"),
        pytest.param("[a](https://b", 0, "a link must be", id="open link"),
    ],
)
def test_what_does_not_close_is_placed(text: str, offset: int, words: str) -> None:
    with pytest.raises(MarkupError, match=r".") as raised:
        parse(text)
    assert raised.value.offset == offset
    assert words in str(raised.value)


@given(st.text())
def test_escaped_text_is_plain(text: str) -> None:
    escaped = "".join(f"\\{c}" if c in "\\`*[]" else c for c in text)
    assert parse(escaped) == ((Span(text),) if text else ())


ANY_TEXT = st.text(st.sampled_from("ab `*[]()\\:/") | st.characters())


def outcome(text: str) -> Markup | int:
    """The spans of `text`, or the offset where it is wrong."""
    try:
        return parse(text)
    except MarkupError as error:
        return error.offset


@given(ANY_TEXT)
def test_any_text_gives_sound_spans_or_a_place_in_it(text: str) -> None:
    result = outcome(text)
    if isinstance(result, int):
        assert 0 <= result < len(text)
        return
    assert all(span.text for span in result)
    assert all((span.url is not None) == (span.style == "link") for span in result)
    assert len(plain(result)) <= len(text)


PROSE = st.text("abё <&", min_size=1)
PIECES = st.lists(
    st.builds(Span, PROSE, st.sampled_from(["plain", "bold"]))
    | st.builds(Span, st.text("abё *[]", min_size=1), st.just("code"))
    | st.builds(Span, PROSE, st.just("link"), st.just("https://a.b/c"))
)
WRITTEN = {"plain": "{}", "code": "`{}`", "bold": "**{}**", "link": "[{}](https://a.b/c)"}


@given(PIECES)
def test_written_spans_are_read_back(spans: list[Span]) -> None:
    text = "".join(WRITTEN[span.style].format(span.text) for span in spans)
    assert plain(parse(text)) == "".join(span.text for span in spans)
