"""How much a person may write, at a clock that stands still and at one that goes."""

import pytest

from bot.chat.flood import CALM, MINUTE_S, MOST, REMEMBERED, Flood, Verdict

FIRST, MORE, FINE = Verdict.FIRST, Verdict.MORE, Verdict.FINE


def verdicts(flood: Flood, moments: list[float], person: int = 1) -> list[Verdict]:
    return [flood.note(person, at) for at in moments]


@pytest.mark.parametrize(
    ("moments", "refused"),
    [
        pytest.param([0.0] * 20, 0, id="a burst"),
        pytest.param([0.0] * MOST, 0, id="as much as may be"),
        pytest.param([0.0] * (MOST + 1), 1, id="one more"),
        pytest.param([2.0 * n for n in range(500)], 0, id="30 a minute for long"),
        pytest.param([*[0.0] * MOST, *[MINUTE_S] * MOST], 0, id="a burst each minute"),
        pytest.param([n / 1.0 for n in range(100)], 70, id="one a second"),
        pytest.param([*[9000.0] * 20, *[5400.0] * 20], 0, id="a clock set back"),
    ],
)
def test_what_is_refused(moments: list[float], refused: int) -> None:
    found = verdicts(Flood(), moments)
    assert len(found) - found.count(FINE) == refused
    assert found.count(FIRST) == bool(refused)


def test_after_a_rest_all_is_fine_again_and_the_next_flood_gets_a_note_too() -> None:
    flood = Flood()
    assert verdicts(flood, [0.0] * (MOST + 3))[-3:] == [FIRST, MORE, MORE]
    assert verdicts(flood, [MINUTE_S + 1] * (MOST + 1))[-2:] == [FINE, FIRST]


def test_a_flood_is_over_only_when_it_has_calmed() -> None:
    flood = Flood()
    verdicts(flood, [0.0] * (MOST + 1))
    pace = MINUTE_S / (CALM + 5)
    assert set(verdicts(flood, [n * pace for n in range(1, 200)])) == {MORE}


def test_people_do_not_disturb_each_other() -> None:
    flood = Flood()
    verdicts(flood, [0.0] * (2 * MOST))
    assert flood.note(2, 0.0) is FINE


def test_only_so_many_people_are_remembered() -> None:
    flood = Flood()
    for person in range(3 * REMEMBERED):
        flood.note(person, 0.0)
    assert len(flood._people) == REMEMBERED
