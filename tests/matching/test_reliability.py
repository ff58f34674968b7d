"""Confidences against what came true."""

import pytest

from bot.matching.reliability import Bin, Judged, bins, expected_error, written


@pytest.mark.parametrize(
    ("judged", "expected"),
    [
        pytest.param([], (), id="nothing"),
        pytest.param([(1.0, True)], (Bin(0.9, 1, 1.0, 1.0),), id="certain"),
        pytest.param([(0.0, False)], (Bin(0.0, 1, 0.0, 0.0),), id="impossible"),
        pytest.param(
            [(0.5, True), (0.5, False), (0.25, True)],
            (Bin(0.2, 1, 0.25, 1.0), Bin(0.5, 2, 0.5, 0.5)),
            id="two bins",
        ),
    ],
)
def test_bins(judged: list[Judged], expected: tuple[Bin, ...]) -> None:
    assert bins(judged) == expected


@pytest.mark.parametrize(
    ("judged", "error"),
    [
        pytest.param([], 0.0, id="nothing"),
        pytest.param([(0.5, True), (0.5, False)], 0.0, id="honest"),
        pytest.param([(1.0, False)], 1.0, id="quite wrong"),
        pytest.param([(0.25, True), *[(0.5, True), (0.5, False)] * 1], 0.25, id="weighted"),
    ],
)
def test_expected_error(judged: list[Judged], error: float) -> None:
    assert expected_error(bins(judged)) == pytest.approx(error)


def test_written() -> None:
    assert list(written("answers", [])) == []
    lines = list(written("answers", [(0.75, True), (0.75, True), (0.75, True), (0.75, False)]))
    assert lines[1].split() == ["from", "0.7", "4", "75.0", "75.0"]
    assert lines[2] == "  expected calibration error 0.000"
