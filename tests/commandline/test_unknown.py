"""A command that the course has not, and what may have been meant."""

import pytest

from bot.commandline.grammar import Grammar
from bot.commandline.unknown import unknown_command


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        pytest.param("kiln brew", "kiln brew", id="no such command"),
        pytest.param("kiln brew?", "kiln brew", id="with a question mark"),
        pytest.param("kiln", None, id="program alone"),
        pytest.param("kiln это что", None, id="Russian word"),
        pytest.param("pot brew", None, id="another program"),
        pytest.param("kiln: cold fire", None, id="the program's own message"),
        pytest.param("", None, id="empty"),
        pytest.param("kiln pot brew", "kiln pot brew", id="second word"),
        pytest.param("kiln list brew", None, id="argument of a command"),
        pytest.param("$ kiln brew", "kiln brew", id="after a prompt"),
    ],
)
def test_unknown_command(kiln: Grammar, text: str, unknown: str | None) -> None:
    found = unknown_command(text, kiln)
    assert (found and found.line) == unknown


@pytest.mark.parametrize(
    ("text", "near"),
    [
        pytest.param("kiln fier", ("kiln-fire",), id="letters swapped"),
        pytest.param("kiln lst", ("kiln-list",), id="one of two spellings"),
        pytest.param("kiln pot lss", ("kiln-list",), id="second word"),
        pytest.param("kiln zzz", (), id="nothing is like it"),
    ],
)
def test_nearest_commands(kiln: Grammar, text: str, near: tuple[str, ...]) -> None:
    found = unknown_command(text, kiln)
    assert found is not None
    assert found.near == near
