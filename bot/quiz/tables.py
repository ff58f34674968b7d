"""Questions on tables: what stands in a row under a column, and of which row it is said."""

import re
from collections.abc import Iterator
from typing import Final

from bot.knowledge.course import Language, Row, Table
from bot.markup import MarkupError, parse, plain
from bot.quiz.distractors import normal
from bot.quiz.draft import OPTION, Choice, Draft, Form, Pool, drawn
from bot.quiz.explaining import explained, hints, whole, worded
from bot.quiz.prose import bare, sentences, stems

_SHOWN: Final = 170  # characters of a cell in a question
_LEANS: Final = re.compile(
    r"(?:the )?same\b|(?:то|так|те|тот|та|том|тем) же\b|as |как ", re.IGNORECASE
)


def table_drafts(table: Table, language: Language) -> Iterator[Draft]:
    """Each cell of each row, asked from both sides."""
    sheet = _Sheet(table, language)
    for row in table.rows:
        for index in range(1, len(table.columns)):
            if sheet.cell(row, index, _SHOWN) is not None:
                yield from sheet.drafts(row, index)


class _Sheet:
    """A table in a language."""

    def __init__(self, table: Table, language: Language) -> None:
        self.table = table
        self.language: Language = language
        self.headers = tuple(_unmarked(column[language]) for column in table.columns)
        titled = stems(table.title[language])
        # Its columns are what the title compares, so a row is asked about one of them.
        self.compares = len(self.headers) > 2 and all(
            stems(named) & titled for named in self.headers[1:]
        )

    def cell(self, row: Row, index: int, limit: int) -> str | None:
        """The first sentence of a cell, None if it is long or leans on another cell."""
        said = sentences(row.cells[index][self.language])[0].within(limit)
        return None if not said or _LEANS.match(said) else said

    def name(self, row: Row) -> str:
        """What a row is called."""
        return bare(whole(row.cells[0][self.language]))

    def drafts(self, row: Row, index: int) -> Iterator[Draft]:
        """The cell is the answer, or stands in the question."""
        said = self.cell(row, index, OPTION)
        if said is not None:
            cue = f"{self.name(row)} {self.headers[index]}"
            yield self._draft(row, index, Choice(said, _owner(row, index)), "prose", cue)
        shown = self.cell(row, index, _SHOWN)
        if shown is not None and self._is_unique(row, index):
            right = self._named(row, index)
            yield self._draft(row, index, right, "name", shown)

    def _draft(self, row: Row, index: int, right: Choice, form: Form, cue: str) -> Draft:
        asked = "row_of_two" if self.compares else "row"
        side = "_name" if form == "name" else ""
        number = f":{index}" if len(self.headers) > 2 else ""
        name, header = self.name(row), self.headers[index]
        cell = row.cells[index][self.language]
        return Draft(
            kind="row",
            key=f"row:{row.id}{number}{side.replace('_', ':')}",
            question=worded(
                asked + side,
                self.language,
                table=self.table.title[self.language],
                first=self.headers[0],
                name=name,
                asked=header,
                text=cue,
            ),
            cue=cue,
            right=right,
            pool=self._pool(row, index, form),
            form=form,
            explanation=explained(f"{name} — {header}" if number else name, cell, right.text),
            hints=self._hints(row, index, right.text),
        )

    def _named(self, row: Row, index: int) -> Choice:
        """What a cell is said of: one of the things compared, or the row."""
        behind = whole(row.cells[index][self.language])
        if self.compares:
            return Choice(self.headers[index], _owner(row, index), behind)
        return Choice(self.name(row), row.id, behind)

    def _pool(self, row: Row, index: int, form: Form) -> Pool:
        """The other things compared in this row, or the other rows."""
        if self.compares:
            cells = [(row, other) for other in range(1, len(self.headers)) if other != index]
        else:
            cells = [(other, index) for other in self.table.rows if other is not row]

        def choices(cell: tuple[Row, int]) -> Iterator[Choice]:
            if form == "name":
                yield self._named(*cell)
            elif said := self.cell(*cell, OPTION):
                yield Choice(said, _owner(*cell))

        return drawn([cells], choices)

    def _is_unique(self, row: Row, index: int) -> bool:
        """No other cell of the row or column says the same."""
        said = normal(whole(row.cells[index][self.language]))
        others = [each.cells[index] for each in self.table.rows if each is not row]
        others += [cell for at, cell in enumerate(row.cells) if at != index]
        return all(normal(whole(cell[self.language])) != said for cell in others)

    def _hints(self, row: Row, index: int, right: str) -> tuple[str, ...]:
        """What else stands in the row or above the table."""
        others = [
            f"{self.headers[at]}: {said}"
            for at in range(1, len(self.headers))
            if at != index and (said := self.cell(row, at, _SHOWN))
        ]
        text = self.table.text
        above = () if text is None else hints(text[self.language], (), stems(right))
        return (*([] if self.compares else others), *above)


def _owner(row: Row, index: int) -> str:
    return f"{row.id}:{index}"


def _unmarked(name: str) -> str:
    """A title of a column; authors mark code in some."""
    try:
        return plain(parse(name))
    except MarkupError:
        return name
