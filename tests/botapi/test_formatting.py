"""HTML is read and refused as Telegram reads and refuses it."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.botapi.formatting import parse_html
from tests.botapi.params import formatted
from tests.botapi.refusal import Json, RefusalError
from tests.botapi.text import utf16_length, utf16_slice


def entity(kind: str, offset: int, length: int, **more: str) -> Json:
    return {"type": kind, "offset": offset, "length": length} | more


@pytest.mark.parametrize(
    ("raw", "text", "entities"),
    [
        pytest.param("plain", "plain", [], id="no markup"),
        pytest.param("a &lt;b&gt; &amp; &quot;", 'a <b> & "', [], id="the four named references"),
        pytest.param("&#65;&#x42; &nbsp; & &;", "AB &nbsp; & &;", [], id="other references"),
        pytest.param("&#0; &#9999999999;", "&#0; &#9999999999;", [], id="impossible numbers"),
        pytest.param("a > b", "a > b", [], id="a lone greater-than sign"),
        pytest.param("<b>x</b>", "x", [entity("bold", 0, 1)], id="bold"),
        pytest.param("<STRONG>x</strong>", "x", [entity("bold", 0, 1)], id="case of tags"),
        pytest.param("<b>x</>", "x", [entity("bold", 0, 1)], id="end tag without a name"),
        pytest.param("<b></b>x", "x", [], id="empty tag makes no entity"),
        pytest.param("😀<i>ё</i>", "😀ё", [entity("italic", 2, 1)], id="offsets in UTF-16 units"),
        pytest.param(
            "<b>a<i>b</i></b>",
            "ab",
            [entity("bold", 0, 2), entity("italic", 1, 1)],
            id="outer entity first",
        ),
        pytest.param(
            "<s>a</s><strike>b</strike><del>c</del><u>d</u><ins>e</ins>",
            "abcde",
            [entity("strikethrough", at, 1) for at in range(3)]
            + [entity("underline", at, 1) for at in (3, 4)],
            id="strike and underline",
        ),
        pytest.param(
            '<span class="tg-spoiler">a</span><tg-spoiler>b</tg-spoiler>',
            "ab",
            [entity("spoiler", 0, 1), entity("spoiler", 1, 1)],
            id="spoilers",
        ),
        pytest.param(
            '<a href="https://x.org/?a=1&amp;b=2">x</a>',
            "x",
            [entity("text_link", 0, 1, url="https://x.org/?a=1&b=2")],
            id="link",
        ),
        pytest.param('<a href="nowhere">x</a>', "x", [], id="a bad link is dropped"),
        pytest.param(
            '<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>',
            "👍",
            [entity("custom_emoji", 0, 2, custom_emoji_id="5368324170671202286")],
            id="custom emoji",
        ),
        pytest.param("<code class='x'>a</code>", "a", [entity("code", 0, 1)], id="code"),
        pytest.param(
            '<code class="language-sh">a</code>',
            "a",
            [entity("code", 0, 1)],
            id="no language alone",
        ),
        pytest.param(
            '<pre><code class="language-sh">ls</code></pre>',
            "ls",
            [entity("pre", 0, 2, language="sh")],
            id="a block in a language is one entity",
        ),
        pytest.param(
            "<blockquote expandable>q</blockquote><blockquote>q</blockquote>",
            "qq",
            [entity("expandable_blockquote", 0, 1), entity("blockquote", 1, 1)],
            id="quotes",
        ),
    ],
)
def test_html_is_read(raw: str, text: str, entities: list[Json]) -> None:
    shown = parse_html(raw)
    assert (shown.text, list(shown.entities)) == (text, entities)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        pytest.param(
            "ё <x>", 'Unsupported start tag "x" at byte offset 3', id="unknown tag, offset in bytes"
        ),
        pytest.param("a < b>", 'Unsupported start tag "" at byte offset 2', id="unescaped sign"),
        pytest.param("a <b", "Unclosed start tag at byte offset 2", id="tag that does not end"),
        pytest.param(
            "<b>x", 'Can\'t find end tag corresponding to start tag "b"', id="tag left open"
        ),
        pytest.param(
            "<b>a</i>",
            'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"',
            id="wrong end tag",
        ),
        pytest.param("a</b>", "Unexpected end tag at byte offset 1", id="end without start"),
        pytest.param(
            "<b>a</b", "Unclosed end tag at byte offset 4", id="end tag that does not end"
        ),
        pytest.param(
            "<span>a</span>",
            'Tag "span" must have class "tg-spoiler" at byte offset 0',
            id="span without its class",
        ),
        pytest.param(
            "<a href>x</a>",
            'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0',
            id="attribute without a value",
        ),
        pytest.param(
            '<a ="x">y</a>',
            'Empty attribute name in the tag "a" at byte offset 0',
            id="attribute without a name",
        ),
        pytest.param('<a href="x', "Unclosed start tag at byte offset 0", id="value not closed"),
        pytest.param(
            "<a href=x/y>z</a>", "Unexpected end of name token at byte offset 8", id="bare value"
        ),
        pytest.param(
            '<tg-emoji emoji-id="x">y</tg-emoji>',
            "Invalid custom emoji identifier specified",
            id="emoji that is no number",
        ),
    ],
)
def test_html_is_refused(raw: str, reason: str) -> None:
    with pytest.raises(RefusalError) as refused:
        parse_html(raw)
    assert refused.value.description == f"Bad Request: can't parse entities: {reason}"


@given(st.text())
def test_escaped_text_comes_back(text: str) -> None:
    shown = parse_html(html.escape(text, quote=False))
    assert (shown.text, shown.entities) == (text, ())


@given(st.text(alphabet='<>/&;" =abiё😀#x1', max_size=40))
def test_any_html_is_read_or_refused(raw: str) -> None:
    try:
        shown = parse_html(raw)
    except RefusalError as refused:
        assert refused.code == 400  # noqa: PT017
        return
    for one in shown.entities:
        assert 0 < one["length"] <= utf16_length(shown.text) - one["offset"]


@given(before=st.text(alphabet=" \nё"), marked=st.text(min_size=1), after=st.text(alphabet=" \n"))
def test_trimming_moves_entities_along(before: str, marked: str, after: str) -> None:
    raw = f"{before}<b>{html.escape(marked)}</b>{after}"
    shown = formatted(raw, "HTML", None)
    for one in shown.entities:
        assert utf16_slice(shown.text, one["offset"], one["length"]).strip() in marked.replace(
            "\r", ""
        ).translate({code: " " for code in range(32) if code != 10})
    assert shown.text == shown.text.strip()
