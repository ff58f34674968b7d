"""Long flags for short ones and back."""

import pytest

from bot.commandline.grammar import Grammar
from bot.commandline.parse import find
from bot.commandline.rewrite import lengthened, shortened


@pytest.mark.parametrize(
    ("short", "long"),
    [
        pytest.param("kiln list -aq", "kiln list --all --quiet", id="joined"),
        pytest.param("kiln fire -i -t 9 pot", "kiln fire --interactive --temp 9 pot", id="value"),
        pytest.param("kiln fire -t9 pot", "kiln fire --temp 9 pot", id="value joined"),
        pytest.param("kiln fire -i pot sh -c x", "kiln fire --interactive pot sh -c x", id="inner"),
        pytest.param(
            "kiln list -a | grep -v x && kiln list -q",
            "kiln list --all | grep -v x && kiln list --quiet",
            id="only the course's commands",
        ),
        pytest.param(
            "kiln list -a\nkiln list -q", "kiln list --all\nkiln list --quiet", id="lines"
        ),
        pytest.param("kiln list -az", "kiln list --all -z", id="unknown flag"),
        pytest.param("kiln list -f 'a b'", "kiln list --filter 'a b'", id="quotes"),
    ],
)
def test_long_flags(kiln: Grammar, short: str, long: str) -> None:
    line = find(short, kiln)
    assert line is not None
    assert lengthened(line) == long


@pytest.mark.parametrize(
    ("long", "short"),
    [
        pytest.param("kiln list --all --quiet", "kiln list -aq", id="switches are joined"),
        pytest.param("kiln list --all --filter x -q", "kiln list -a -f x -q", id="value between"),
        pytest.param("kiln fire --interactive pot", "kiln fire -i pot", id="argument"),
    ],
)
def test_short_flags(kiln: Grammar, long: str, short: str) -> None:
    line = find(long, kiln)
    assert line is not None
    assert shortened(line) == short


@pytest.mark.parametrize("typed", ["sudo kiln list", "kiln list x", "A=1 kiln list --all"])
def test_nothing_to_lengthen(kiln: Grammar, typed: str) -> None:
    line = find(typed, kiln)
    assert line is not None
    assert lengthened(line) == line.title
