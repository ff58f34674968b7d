"""A table as lines: small ones monospace, others row by row, for a phone's narrow screen."""

from collections.abc import Iterator
from unicodedata import east_asian_width

from bot.markup import Markup, Span, plain
from bot.render.line import Grid, Line, bold

PHONE_WIDTH = 34  # columns of monospace text that a phone shows without wrapping
MOST_COLUMNS = 3


def laid_out(grid: Grid) -> Iterator[Line]:
    """The table as lines, in the form that suits its size."""
    small = _monospace(grid) if _may_be_small(grid) else None
    if small is not None:
        yield Line((Span(small),), pre=True, gap=grid.gap)
    else:
        yield from row_by_row(grid)


def row_by_row(grid: Grid) -> Iterator[Line]:
    """Every row as a short block that starts with its first cell."""
    for number, row in enumerate(grid.rows):
        yield from _record(grid.columns, row, len(grid.columns) > 2 if number else grid.gap)


def _record(columns: tuple[str, ...], row: tuple[Markup, ...], gap: bool) -> Iterator[Line]:
    name = bold(row[0])
    filled = [
        (column, cell) for column, cell in zip(columns[1:], row[1:], strict=True) if plain(cell)
    ]
    if len(columns) == 2 and filled:
        yield Line((*name, Span(" — "), *filled[0][1]), gap=gap)
        return
    yield Line(name, gap=gap, leads=bool(filled))
    for column, cell in filled:
        yield Line((Span(f"{column}: "), *cell), gap=False)


def _may_be_small(grid: Grid) -> bool:
    return (
        1 < len(grid.columns) <= MOST_COLUMNS
        and len(grid.rows) > 1
        and not any(span.style == "link" for row in grid.rows for cell in row for span in cell)
    )


def _monospace(grid: Grid) -> str | None:
    """The table in monospace, or None where it is wider than a phone."""
    table = [grid.columns, *(tuple(map(plain, row)) for row in grid.rows)]
    widest = [max(map(_width, column)) for column in zip(*table, strict=True)]
    if sum(widest) + 2 * (len(widest) - 1) > PHONE_WIDTH or any(
        "\n" in c for r in table for c in r
    ):
        return None
    table.insert(1, tuple("─" * width for width in widest))
    return "\n".join(
        "  ".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(row, widest, strict=True)
        ).rstrip()
        for row in table
    )


def _width(text: str) -> int:
    """Columns of a screen that the text takes."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
