"""Takes the facts of a real Docker client from its help, and writes them down.

    python -m scripts.docker_facts [--docker PATH] > tests/data/docker-cli-28.json

Facts only: the names of commands, aliases and flags, their value types and defaults. What the help
says of them in sentences is left where it is. Needs the client alone, no engine.
"""

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import TypedDict

_FLAG = re.compile(
    r"^ {2}(?:(?P<short>-\w), |    )(?P<long>--[\w-]+)"
    r"(?: (?P<value>[\w,./-]+))?(?: {2,}(?P<text>.*))?$"
)
_DEFAULT = re.compile(r"\(default ([^()]*(?:\([^()]*\)[^()]*)*)\)\s*$")
_COMMAND = re.compile(r"^ {2}(?P<name>[a-z][\w-]*)\*? {2,}\S")
_SECTION = re.compile(r"^(?P<title>[A-Z][\w ]*):$")
# A remark in words that only looks like a default.
_REMARK = "shows just running"
# Defaults that tell of the machine where the help was printed.
_OF_THE_MACHINE = re.compile(r'^"?/')


class Flag(TypedDict):
    """One flag. `value`: the type of its value, None for a switch; `default` as printed."""

    names: list[str]
    value: str | None
    default: str | None


class Command(TypedDict):
    """One command under all its spellings. `group`: it does nothing but hold others."""

    command: str
    aliases: list[str]
    syntax: str
    group: bool
    flags: list[Flag]


def flags(lines: list[str]) -> list[Flag]:
    """The flags of an options section; continuation lines belong to the flag above."""
    found: list[tuple[re.Match[str], list[str]]] = []
    for line in lines:
        match = _FLAG.match(line)
        if match:
            found.append((match, [match["text"] or ""]))
        elif found:
            found[-1][1].append(line.strip())
    return [_flag(match, " ".join(text)) for match, text in found]


def _flag(match: re.Match[str], text: str) -> Flag:
    default = _DEFAULT.search(text)
    told = default[1] if default else None
    if told is not None and (told == _REMARK or _OF_THE_MACHINE.match(told)):
        told = None
    names = [name for name in (match["short"], match["long"]) if name]
    return Flag(names=names, value=match["value"], default=told)


def sections(text: str) -> Iterator[tuple[str, list[str]]]:
    """The titled parts of a help text, each with its lines."""
    title, lines = "", list[str]()
    for line in text.splitlines():
        match = _SECTION.match(line)
        if match:
            yield title, lines
            title, lines = match["title"], []
        elif line.strip():
            lines.append(line)
    yield title, lines


def walk(docker: str, path: list[str]) -> Iterator[Command]:
    """The command at `path` and all below it."""
    shown = subprocess.run(
        [docker, *path[1:], "--help"], capture_output=True, text=True, check=True
    )
    told = dict(sections(shown.stdout))
    usage = re.search(r"^Usage:\s+(.+)$", shown.stdout, re.MULTILINE)
    assert usage is not None, path
    below = [
        match["name"]
        for title, lines in told.items()
        if title.endswith("ommands")
        for match in map(_COMMAND.match, lines)
        if match
    ]
    aliases = " ".join(told.get("Aliases", [])).split(",")
    yield Command(
        command=" ".join(path),
        aliases=sorted({alias.strip() for alias in aliases if alias.strip()} - {" ".join(path)}),
        syntax=usage[1].strip(),
        group=bool(below),
        flags=flags([*told.get("Options", []), *told.get("Global Options", [])]),
    )
    for name in below:
        yield from walk(docker, [*path, name])


def merged(commands: Iterator[Command]) -> list[Command]:
    """Each command once, under its shortest spelling, all others among its aliases."""
    by_spelling: dict[str, Command] = {}
    for command in commands:
        same = next((by_spelling[a] for a in command["aliases"] if a in by_spelling), None)
        if same is None:
            by_spelling[command["command"]] = command
            continue
        spellings = {same["command"], command["command"], *same["aliases"], *command["aliases"]}
        del by_spelling[same["command"]]
        shortest = min(spellings, key=lambda each: (len(each.split()), len(each), each))
        by_spelling[shortest] = {
            **same,
            "command": shortest,
            "aliases": sorted(spellings - {shortest}),
        }
    return sorted(by_spelling.values(), key=lambda each: each["command"])


def main() -> None:
    """Prints the facts as JSON."""
    parser = argparse.ArgumentParser(description="Facts of a Docker client, from its help.")
    parser.add_argument("--docker", default="docker", help="the client to ask")
    given = parser.parse_args()
    version = subprocess.run(
        [given.docker, "--version"], capture_output=True, text=True, check=True
    ).stdout.split()[2]
    facts = {
        "version": version.rstrip(","),
        "commands": merged(walk(given.docker, ["docker"])),
    }
    json.dump(facts, sys.stdout, indent=1, ensure_ascii=False)
    print()


if __name__ == "__main__":
    main()
