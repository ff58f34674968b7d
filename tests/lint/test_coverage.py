"""What a course covers, counted on a small course."""

import json
from pathlib import Path

import pytest

from bot.errors import UsageError
from bot.lint.coverage import Line, against, counts, read_facts, written
from tests.commandline.courses import PROGRAM_WITH_FLAGS, TWO_LANGUAGES, loaded

FACTS = {
    "commands": [
        {
            "command": "kiln list",
            "aliases": ["kiln ls"],
            "flags": [{"names": ["-a", "--all"], "value": None}, {"names": ["-x"], "value": "int"}],
        },
        {"command": "kiln sell", "aliases": [], "flags": [{"names": ["--dear"], "value": None}]},
    ]
}


def test_commands_and_flags_that_are_missing_are_named(tmp_path: Path) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text(json.dumps(FACTS), encoding="utf-8")
    course = loaded(tmp_path, PROGRAM_WITH_FLAGS)
    assert list(against(course, read_facts(facts))) == [
        Line("commands", 1, 2, ("kiln sell",)),
        Line("spellings of commands", 1, 3, ("kiln ls", "kiln sell")),
        Line("flags", 2, 4, ("kiln list -x", "kiln sell --dear")),
    ]


def test_questions_and_examples_are_counted(tmp_path: Path) -> None:
    found = {line.what: line for line in counts(loaded(tmp_path, TWO_LANGUAGES))}
    assert found["commands"].found == 4
    assert found["rows of tables"].found == 2
    assert found["examples, steps and fixes"].found == 4
    assert found["entries with something to run or to write"].of == 7
    assert found["entries with three sample questions, en"].found == 0
    assert "pot" in found["entries with three sample questions, ru"].missing


def test_report_is_a_table_with_what_is_missing_below() -> None:
    lines = [Line("pots", 3), Line("lids", 1, 3, ("big", "small"))]
    assert list(written(lines)) == [
        "pots      3",
        "lids      1 of     3   33.3 %",
        "\nMissing lids:",
        "  big",
        "  small",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"commands": [1]}',
        '{"commands": [{"command": "a"}]}',
        '{"commands": [{"command": "a", "aliases": [], "flags": [1]}]}',
        '{"commands": [{"command": "a", "aliases": [], "flags": [{"names": null}]}]}',
    ],
)
def test_wrong_facts_are_refused_in_words(tmp_path: Path, text: str) -> None:
    file = tmp_path / "facts.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"facts\.json: not a list of a program's commands"):
        read_facts(file)


def test_facts_that_are_not_there_are_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.json: cannot be read"):
        read_facts(tmp_path / "none.json")
