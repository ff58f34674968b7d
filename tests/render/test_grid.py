"""Tables on a phone: which are shown in monospace, and that their columns stand straight."""

import pytest

from bot.markup import parse, plain
from bot.render.grid import PHONE_WIDTH, laid_out
from bot.render.line import Grid


def grid(*rows: tuple[str, ...]) -> Grid:
    columns = tuple(f"C{number}" for number in range(len(rows[0])))
    return Grid(columns, tuple(tuple(map(parse, row)) for row in rows))


def is_monospace(table: Grid) -> bool:
    return [line.pre for line in laid_out(table)] == [True]


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(grid(("a", "b"), ("c", "d")), id="small"),
        pytest.param(grid(("a" * 16, "b" * 16), ("c", "d")), id="as wide as a phone"),
        pytest.param(grid(("a", "b", "c"), ("d", "e", "f")), id="three columns"),
        pytest.param(grid(("`a`", "**b**"), ("c", "d")), id="styled cells"),
    ],
)
def test_monospace(table: Grid) -> None:
    assert is_monospace(table)


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(grid(("a", "b")), id="one row"),
        pytest.param(grid(("a",), ("b",)), id="one column"),
        pytest.param(grid(("a",) * 4, ("b",) * 4), id="four columns"),
        pytest.param(grid(("a" * 16, "b" * 17), ("c", "d")), id="wider than a phone"),
        pytest.param(grid(("容" * 9, "b" * 15), ("c", "d")), id="wide letters"),
        pytest.param(grid(("a", "b\nc"), ("d", "e")), id="two lines in a cell"),
        pytest.param(grid(("a", "[b](https://c)"), ("d", "e")), id="link in a cell"),
    ],
)
def test_row_by_row(table: Grid) -> None:
    assert not is_monospace(table)


def test_columns_stand_straight() -> None:
    table = grid(("容", "1", "x"), ("long", "22", "y"))
    (line,) = laid_out(table)
    assert plain(line.spans).splitlines() == [
        "C0    C1  C2",
        "────  ──  ──",
        "容    1   x",
        "long  22  y",
    ]


def test_narrow_enough_for_a_phone() -> None:
    (line,) = laid_out(grid(("a" * 16, "b" * 16), ("c", "d")))
    assert max(map(len, plain(line.spans).splitlines())) == PHONE_WIDTH


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(("a",), ["a"], id="one cell"),
        pytest.param(("a", ""), ["a"], id="nothing to say"),
        pytest.param(("a", "b"), ["a — b"], id="two cells"),
        pytest.param(("a", "", "c"), ["a", "C2: c"], id="one of three is empty"),
    ],
)
def test_one_row(row: tuple[str, ...], expected: list[str]) -> None:
    assert [plain(line.spans) for line in laid_out(grid(row))] == expected
