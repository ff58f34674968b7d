"""An answer printed in a terminal."""

from rich import box
from rich.console import Console
from rich.style import Style
from rich.table import Table
from rich.text import Text

from bot.answer import Answer
from bot.markup import Markup, Span, plain
from bot.render.grid import row_by_row
from bot.render.layout import parts
from bot.render.line import Grid, Line

COLUMN_WIDTH = 16  # columns of the screen; a narrower cell is harder to read than a list
_JOINER = "\u200d"
CODE = Style(color="cyan")
STYLES = {"plain": Style(), "bold": Style(bold=True), "code": CODE, "link": Style(underline=True)}


def render(answer: Answer, console: Console) -> None:
    """Print the whole reply, with everything that Telegram would offer as buttons."""
    for number, part in enumerate(parts(answer, offers=True)):
        if part.gap and number:
            console.print()
        if isinstance(part, Line):
            _print_line(part, console)
        elif console.width < COLUMN_WIDTH * len(part.columns):
            _print_rows(part, console)
        else:
            console.print(_table(part))


def _print_line(line: Line, console: Console) -> None:
    if line.pre:
        # Not wrapped, so that it can be copied
        command = "  " + plain(line.spans).replace("\n", "\n  ")
        console.print(Text(command, style=CODE), soft_wrap=True)
    else:
        console.print(_text(line.spans))


def _print_rows(grid: Grid, console: Console) -> None:
    for number, line in enumerate(row_by_row(grid)):
        if line.gap and number:
            console.print()
        console.print(_text(line.spans))


def _table(grid: Grid) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for column in grid.columns:
        table.add_column(Text(column))
    for row in grid.rows:
        table.add_row(*map(_text, row))
    return table


def _text(spans: Markup) -> Text:
    # rich divides by the width of what is joined, which may be none.
    return Text.assemble(*((span.text.replace(_JOINER, ""), _style(span)) for span in spans))


def _style(span: Span) -> Style:
    style = STYLES[span.style]
    return style + Style(link=span.url) if span.url else style
