"""The Docker course against what the help of a real client lists (`scripts/docker_facts.py`)."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.knowledge.course import Command, Course
from bot.knowledge.loader import load
from bot.settings import shipped_course

FACTS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent.parent / "data" / "docker-cli-28.json").read_text(encoding="utf-8")
)["commands"]
# They come as plugins: the client's own help does not list them.
PLUGINS = ("docker compose", "docker buildx")


@pytest.fixture(scope="module")
def course() -> Course:
    return load(shipped_course())


@pytest.fixture(scope="module")
def commands(course: Course) -> dict[str, Command]:
    """Commands by every spelling."""
    return {
        spelling: entry
        for entry in course.entries.values()
        if isinstance(entry, Command)
        for spelling in (entry.command, *entry.aliases)
    }


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["command"])
def test_command_is_as_the_client_has_it(
    commands: dict[str, Command], fact: dict[str, Any]
) -> None:
    entry = commands[fact["command"]]
    flags = {flag.names: flag.value is not None for flag in entry.flags}
    assert flags == {tuple(flag["names"]): flag["value"] is not None for flag in fact["flags"]}
    assert {entry.command, *entry.aliases} == {fact["command"], *fact["aliases"]}


def test_no_command_is_invented(commands: dict[str, Command]) -> None:
    known = {spelling for fact in FACTS for spelling in (fact["command"], *fact["aliases"])}
    assert {
        spelling
        for spelling, entry in commands.items()
        if spelling not in known and not entry.command.startswith(PLUGINS)
    } == set()
