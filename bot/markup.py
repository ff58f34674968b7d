"""The inline markup of course texts: `code`, **bold**, [text](https://link).

A backslash before a backtick, star, bracket or backslash takes its meaning away.
Everything else is plain text. Parsed once by the loader; renderers see spans only.
"""

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

Style: TypeAlias = Literal["plain", "code", "bold", "link"]


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text in one style. `url` is set for links only."""

    text: str
    style: Style = "plain"
    url: str | None = None


Markup: TypeAlias = tuple[Span, ...]


class MarkupError(ValueError):
    """The markup does not close; `offset` is where it was opened, in characters."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


_TOKEN = re.compile(
    r"\\(?P<escaped>[\\`*\[\]])"
    r"|`(?P<code>[^`]+)`"
    r"|(?P<bold>\*\*)"
    r"|\[(?P<label>[^\[\]]+)\]\((?P<url>https?://[^\s()]+)\)"
    r"|(?P<tick>`)"
    r"|\[[^\[\]]*\]\((?P<badurl>[^\s()]*)"
)


def parse(text: str) -> Markup:
    """Spans of `text`, in order. Raises MarkupError where something does not close."""
    spans: list[Span] = []
    bold_from: int | None = None
    at = 0
    for token in _TOKEN.finditer(text):
        style: Style = "plain" if bold_from is None else "bold"
        _add(spans, Span(text[at : token.start()], style))
        at = token.end()
        if token["bold"] is not None:
            bold_from = token.start() if bold_from is None else None
        else:
            _add(spans, _span(token, style))
    _add(spans, Span(text[at:], "plain" if bold_from is None else "bold"))
    if bold_from is not None:
        raise MarkupError("bold text (**) is not closed", bold_from)
    return tuple(spans)


def _span(token: re.Match[str], style: Style) -> Span:
    """The span of a token other than a change of bold."""
    if token["escaped"] is not None:
        return Span(token["escaped"], style)
    if token["code"] is not None:
        return Span(token["code"], "code")
    if token["label"] is not None:
        return Span(token["label"], "link", token["url"])
    if token["tick"] is not None:
        raise MarkupError("a backtick (`) is not closed", token.start())
    raise MarkupError(f"a link must be [text](https://…), not ({token['badurl']}…", token.start())


def _add(spans: list[Span], span: Span) -> None:
    """Appends a span, as a part of the one before where their style is the same."""
    if not span.text:
        return
    if spans and span.style in {"plain", "bold"} and spans[-1].style == span.style:
        spans[-1] = Span(spans[-1].text + span.text, span.style)
    else:
        spans.append(span)


def plain(markup: Markup) -> str:
    """The text alone, without its styles."""
    return "".join(span.text for span in markup)
