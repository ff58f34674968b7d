"""What people write after /daily."""

from datetime import date, time

import pytest

from bot.quiz.wishes import Wish, wish

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("18:30", Wish(at=time(18, 30))),
        ("7 pm", Wish(at=time(19))),
        ("18:30 Europe/Berlin", Wish(at=time(18, 30), zone="Europe/Berlin")),
        ("в 6 вечера по Москве", Wish(at=time(18), zone="Europe/Moscow")),
        ("6:30 pm new york", Wish(at=time(18, 30), zone="America/New_York")),
        ("Берлин", Wish(zone="Europe/Berlin")),
        ("off", Wish(is_off=True)),
        ("ВЫКЛ", Wish(is_off=True)),
        ("on", Wish(is_on=True)),
        ("pause 2026-12-24", Wish(paused_until=date(2026, 12, 24))),
        ("until 24.12", Wish(paused_until=date(2026, 12, 24))),
        ("пауза до 05.01", Wish(paused_until=date(2027, 1, 5))),
        ("до 24.11", Wish(paused_until=date(2027, 11, 24))),
        ("pause 1.2.2027", Wish(paused_until=date(2027, 2, 1))),
    ],
)
def test_wish(said: str, meant: Wish) -> None:
    assert wish(said, TODAY) == meant


@pytest.mark.parametrize(
    "said",
    [
        "", "whenever", "25:00", "18:30 Atlantis", "pause", "pause 31.2", "pause 24.11.2026",
        "pause 2026-11-24", "pause soon", "off now please",
    ],
)  # fmt: skip
def test_what_is_not_understood(said: str) -> None:
    assert wish(said, TODAY) is None
