"""What a course says of its command line."""

from pathlib import Path

import pytest

from bot.commandline.grammar import Grammar, Positional, Usage, grammar, positionals
from tests.commandline.courses import NO_PROGRAM, ONE_LANGUAGE, TWO_LANGUAGES, loaded


def usage_of(of: Grammar, command: str) -> Usage:
    found = of.usage((command,))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("syntax", "expected"),
    [
        pytest.param("", [], id="no syntax"),
        pytest.param("kiln list", [], id="command alone"),
        pytest.param("kiln list [OPTIONS]", [], id="options are no argument"),
        pytest.param("kiln break POT", [("POT", False)], id="one"),
        pytest.param("kiln break POT [POT...]", [("POT", True)], id="one or more"),
        pytest.param("kiln break [POT...]", [("POT", True, True)], id="any number"),
        pytest.param("kiln move FROM TO", [("FROM", False), ("TO", False)], id="two"),
        pytest.param(
            "kiln fire [OPTIONS] POT [COMMAND] [ARG...]",
            [("POT", False), ("COMMAND", False, True), ("ARG", True, True)],
            id="a command inside",
        ),
        pytest.param("kiln rename OLD_NAME", [("OLD_NAME", False)], id="underscore"),
        pytest.param("kiln buy NAME[:SIZE|@SHOP]", [("NAME", False)], id="with optional parts"),
        pytest.param("kiln set KEY=VALUE [KEY=VALUE...]", [("KEY=VALUE", True)], id="a pair"),
        pytest.param("kiln cp POT:INSIDE TO|-", [("POT:INSIDE", False), ("TO|-", False)], id="or"),
        pytest.param("kiln see [SHELF[/SIDE]]", [("SHELF", False, True)], id="nested brackets"),
        pytest.param("kiln see [ls OPTIONS]", [("ls OPTIONS", True, True)], id="several words"),
        pytest.param("kiln put POT [file|-]", [("POT", False), ("file|-", False, True)], id="file"),
        pytest.param("kiln token (hot|cold)", [("(hot|cold)", False)], id="a choice"),
    ],
)
def test_positionals(syntax: str, expected: list[tuple[str, bool]]) -> None:
    assert list(positionals(syntax)) == [Positional(*each) for each in expected]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param(("list",), ("kiln-list", 1), id="command"),
        pytest.param(("ls",), ("kiln-list", 1), id="alias"),
        pytest.param(("pot", "ls"), ("kiln-list", 2), id="alias of two words"),
        pytest.param(("pot", "ls", "-a"), ("kiln-list", 2), id="words after it are not its own"),
        pytest.param(("list", "fire"), ("kiln-list", 1), id="another command after it"),
        pytest.param(("pot",), None, id="half of a command"),
        pytest.param(("brew",), None, id="no command"),
        pytest.param((), None, id="no words"),
    ],
)
def test_find(kiln: Grammar, words: tuple[str, ...], found: tuple[str, int] | None) -> None:
    usage = kiln.find(words)
    assert (usage and (usage.usage.command.id, usage.size)) == found


@pytest.mark.parametrize(
    ("command", "names"),
    [
        pytest.param("fire", ["POT", "COMMAND", "ARG", "ARG"], id="the last repeats"),
        pytest.param("break", ["POT", "POT", "POT", "POT"], id="the only one repeats"),
        pytest.param("version", [None, None, None, None], id="takes none"),
    ],
)
def test_positional_by_place(kiln: Grammar, command: str, names: list[str | None]) -> None:
    taken = [usage_of(kiln, command).positional(place) for place in range(4)]
    assert [each and each.name for each in taken] == names


@pytest.mark.parametrize(
    ("command", "anywhere"),
    [
        pytest.param("break", True, id="after arguments too"),
        pytest.param("fire", False, id="not after the command inside has begun"),
    ],
)
def test_where_flags_may_stand(kiln: Grammar, command: str, anywhere: bool) -> None:
    assert usage_of(kiln, command).flags_anywhere is anywhere


def test_every_name_of_a_flag_leads_to_it(kiln: Grammar) -> None:
    flags = usage_of(kiln, "list").flags
    assert flags["-a"] is flags["--all"]


@pytest.mark.parametrize(
    ("files", "commands"),
    [
        pytest.param(ONE_LANGUAGE, 1, id="one language"),
        pytest.param(TWO_LANGUAGES, 7, id="two languages, aliases counted"),
        pytest.param(NO_PROGRAM, 0, id="a course without a program"),
    ],
)
def test_size(tmp_path: Path, files: dict[str, str], commands: int) -> None:
    assert len(grammar(loaded(tmp_path, files)).commands) == commands
