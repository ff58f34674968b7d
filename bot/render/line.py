"""Lines of styled text and tables: what an answer is made of before a medium writes it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias

from bot.markup import Markup, Span

# Controls but the newline, what overrides the writing direction, and lone surrogates
_NOT_SHOWN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, or a few that belong together.

    `pre`: monospace, as it stands. `gap`: an empty line goes before it. `leads`: it is nothing
    without what follows.
    """

    spans: Markup
    pre: bool = False
    gap: bool = True
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. Every row has as many cells as there are columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Markup, ...], ...]
    gap: bool = True


Part: TypeAlias = Line | Grid


def shown(text: str) -> str:
    """Text without what must not reach a screen: controls, overrides of direction, surrogates."""
    return _NOT_SHOWN.sub(lambda found: " " if found[0] == "\t" else "", text)


def is_visible(text: str) -> bool:
    """There is something to see in it; Telegram refuses a message of blanks."""
    return any(character.isprintable() and not character.isspace() for character in text)


def code(text: str) -> Span:
    """Text as typed, in one line with other text."""
    return Span(shown(text), "code")


def markup(spans: Markup) -> Markup:
    """The same spans, fit to be shown."""
    return tuple(Span(shown(span.text), span.style, span.url and shown(span.url)) for span in spans)


def bold(spans: Iterable[Span]) -> Markup:
    """The same spans with the plain ones made bold: code and links cannot be."""
    found: list[Span] = []
    for span in spans:
        style = "bold" if span.style == "plain" else span.style
        if style == "bold" and found and found[-1].style == "bold":
            found[-1] = Span(found[-1].text + span.text, "bold")
        else:
            found.append(replace(span, style=style))
    return tuple(found)
