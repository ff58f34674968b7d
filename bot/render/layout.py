"""An answer as lines of styled text: all wording is decided here, no medium is known."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias, assert_never

from bot.answer import (
    Alternative,
    Answer,
    Block,
    Code,
    Examples,
    FlagLine,
    Flags,
    Heading,
    Note,
    Paragraph,
    Rows,
    Warn,
    Word,
    Words,
)
from bot.i18n import text
from bot.markup import Markup, Span, plain
from bot.render.grid import laid_out
from bot.render.line import Grid, Line, Part, bold, code, is_visible, markup, shown

Prose: TypeAlias = Note | Heading | Paragraph | Code | Warn


def lines(answer: Answer, *, offers: bool) -> tuple[Line, ...]:
    """The reply with its tables laid out as text, see `parts`."""
    found: list[Line] = []
    for part in parts(answer, offers=offers):
        if isinstance(part, Line):
            found.append(part)
        else:
            found.extend(line for line in laid_out(part) if is_visible(plain(line.spans)))
    return tuple(found)


def parts(answer: Answer, *, offers: bool) -> tuple[Part, ...]:
    """The reply with its tables as they are, never empty.

    `offers`: also what a medium with buttons shows as buttons.
    """
    found: list[Part] = []
    for part in filter(_has_something, _all_parts(answer, offers)):
        below_heading = bool(found) and _leads(found[-1]) and not _leads(part)
        found.append(replace(part, gap=False) if below_heading else part)
    return tuple(found) or (Line(_words("answer.unknown", answer.language)),)


def _leads(part: Part) -> bool:
    return isinstance(part, Line) and part.leads


def _has_something(part: Part) -> bool:
    """There is something to see in it."""
    if isinstance(part, Line):
        return is_visible(plain(part.spans))
    return any(is_visible(plain(cell)) for row in part.rows for cell in row)


def _all_parts(answer: Answer, offers: bool) -> Iterator[Part]:
    # A warning stands before everything else, wherever it was put
    for block in sorted(answer.blocks, key=lambda block: not isinstance(block, Warn)):
        yield from _block(block, answer.language)
    if not offers:
        return
    if answer.kind == "none":
        yield from _offers(answer.alternatives, not (answer.blocks and _is_note(answer.blocks[-1])))
    if answer.related:
        titles = ", ".join(link.title for link in answer.related)
        yield Line(_words("render.related", answer.language, titles=titles))


def _block(block: Block, language: str) -> Iterator[Part]:
    match block:
        case Flags(flags):
            if flags:
                yield _heading(text("render.flags", language))
            yield from (_flag(flag) for flag in flags)
        case Examples():
            yield from _examples(block, language)
        case Rows(columns, rows):
            cells = tuple(tuple(map(markup, row)) for row in rows)
            yield Grid(tuple(map(shown, columns)), cells)
        case Words(words):
            yield from (_word(word, language, not number) for number, word in enumerate(words))
        case _:
            yield _prose(block, language)


def _prose(block: Prose, language: str) -> Line:
    match block:
        case Note(text_id, values):
            return Line(_words(text_id, language, **dict(values)))
        case Heading(title):
            return _heading(title)
        case Paragraph(prose):
            return Line(markup(prose))
        case Code(typed):
            return Line((code(typed),))
        case Warn(danger):
            return Line(bold((Span("⚠️ "), *markup(danger))))
        case _:
            assert_never(block)


def _flag(flag: FlagLine) -> Line:
    names = ", ".join(flag.names)
    named = code(f"{names} {flag.value}" if flag.value else names)
    return Line((named, *_after_dash(markup(flag.text))), gap=False)


def _examples(block: Examples, language: str) -> Iterator[Line]:
    if block.lines:
        yield _heading(text(f"render.to_{block.purpose}", language))
    steps = block.purpose != "try"
    numbered = steps and len(block.lines) > 1
    for number, example in enumerate(block.lines, start=1):
        command = Span(shown(example.run))
        if steps:
            label = (Span(f"{number}. "),) if numbered else ()
            yield Line((*label, *markup(example.text)), gap=number > 1, leads=True)
            yield Line((command,), pre=True)
        else:
            yield Line((command,), pre=True)
            yield Line(markup(example.text), gap=False)


def _word(word: Word, language: str, is_first: bool) -> Line:
    indent = (Span("  " * word.depth + "↳ "),) if word.depth else ()
    full = (Span(" = "), code(word.full)) if word.full else ()
    if isinstance(word.meaning, Note):
        meaning = _words(word.meaning.text_id, language, **dict(word.meaning.values))
    else:
        meaning = markup(word.meaning)
    return Line((*indent, code(word.typed), *full, *_after_dash(meaning)), gap=is_first)


def _offers(alternatives: tuple[Alternative, ...], gap: bool) -> Iterator[Line]:
    for number, alternative in enumerate(alternatives):
        yield Line((Span(f"• {shown(alternative.title)}"),), gap=gap and not number)


def _heading(title: str) -> Line:
    return Line((Span(shown(title), "bold"),), leads=True)


def _words(text_id: str, language: str, **values: str) -> Markup:
    return (Span(shown(text(text_id, language, **values))),)


def _after_dash(meaning: Markup) -> Markup:
    return (Span(" — "), *meaning) if meaning else ()


def _is_note(block: Block) -> bool:
    return isinstance(block, Note)
