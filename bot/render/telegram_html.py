"""An answer as Telegram HTML that fits into one message."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from bot.answer import Answer
from bot.i18n import text
from bot.markup import Span, plain
from bot.render.layout import lines
from bot.render.limits import MESSAGE_LENGTH, cut, units
from bot.render.line import Line

LONG_LINE = 1024  # UTF-16 units; a line longer than this is cut rather than left out


def render(answer: Answer, *, offers: bool = False) -> str:
    """HTML of at most MESSAGE_LENGTH units once parsed, with a closing line where it is cut.

    `offers`: also what is otherwise shown as buttons.
    """
    whole = list(lines(answer, offers=offers))
    kept = _fitting(whole, MESSAGE_LENGTH)
    if kept != whole:
        more = text("render.more", answer.language)
        kept = [*_fitting(whole, MESSAGE_LENGTH - units(more) - 2), Line((Span(more),))]
    return "".join(
        (("\n\n" if line.gap else "\n") if number else "") + _written(line)
        for number, line in enumerate(kept)
    )


def _fitting(whole: Sequence[Line], length: int) -> list[Line]:
    """The first lines that fit into `length` UTF-16 units, the last of them cut if it is long."""
    kept: list[Line] = []
    room = length
    for line in whole:
        separator = (2 if line.gap else 1) if kept else 0
        size = units(plain(line.spans)) + separator
        if size <= room:
            kept.append(line)
            room -= size
            continue
        if size > LONG_LINE and room > separator + 1:
            kept.append(_beginning(line, room - separator))
        while len(kept) > 1 and kept[-1].leads:
            kept.pop()
        break
    return kept


def _beginning(line: Line, length: int) -> Line:
    """The line cut to at most `length` UTF-16 units, at a word where there is one."""
    kept: list[Span] = []
    room = length - 1
    for span in line.spans:
        size = units(span.text)
        if size > room:
            kept.append(replace(span, text=_whole_words(cut(span.text, room), line.pre) + "…"))
            break
        kept.append(span)
        room -= size
    return replace(line, spans=tuple(kept), leads=False)


def _whole_words(beginning: str, by_lines: bool) -> str:
    """Without its last, broken word or line, unless much would be lost with it."""
    end = beginning.rfind("\n")
    if not by_lines or end < len(beginning) // 2:
        end = max(end, beginning.rfind(" "))
    return beginning[:end] if end > len(beginning) // 2 else beginning


def _written(line: Line) -> str:
    if line.pre:
        return f"<pre>{escape(plain(line.spans), quote=False)}</pre>"
    return "".join(map(_span, line.spans))


def _span(span: Span) -> str:
    written = escape(span.text, quote=False)
    match span.style:
        case "bold" if written:
            return f"<b>{written}</b>"
        case "code" if written:
            return f"<code>{written}</code>"
        case "link" if written and span.url:
            return f'<a href="{escape(span.url)}">{written}</a>'
        case _:
            return written
