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

    def add(piece: str, style: Style = "plain", url: str | None = None) -> None:
        if style == "plain" and bold_from is not None:
            style = "bold"
        if piece and spans and style in {"plain", "bold"} and spans[-1].style == style:
            spans[-1] = Span(spans[-1].text + piece, style)
        elif piece:
            spans.append(Span(piece, style, url))

    for token in _TOKEN.finditer(text):
        add(text[at : token.start()])
        at = token.end()
        if token["escaped"] is not None:
            add(token["escaped"])
        elif token["code"] is not None:
            add(token["code"], "code")
        elif token["bold"] is not None:
            bold_from = token.start() if bold_from is None else None
        elif token["label"] is not None:
            add(token["label"], "link", token["url"])
        elif token["tick"] is not None:
            raise MarkupError("a backtick (`) is not closed", token.start())
        else:
            raise MarkupError(
                f"a link must be [text](https://…), not ({token['badurl']}…", token.start()
            )
    add(text[at:])
    if bold_from is not None:
        raise MarkupError("bold text (**) is not closed", bold_from)
    return tuple(spans)


def plain(markup: Markup) -> str:
    """The text alone, without its styles."""
    return "".join(span.text for span in markup)
