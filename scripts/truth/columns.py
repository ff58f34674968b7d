"""Whether the tables of columns say what the engine prints."""

import re
from typing import Final

from bot.knowledge.course import Course, Table
from bot.markup import plain
from scripts.truth.engine import Engine

_SETUP: Final = r"""
docker run -d --name web nginx
docker volume create data
printf 'FROM alpine\nRUN true\n' | docker build -t app -
"""
# The first command's header has to be in the table; a row may be from the others' output too.
_COMMANDS: Final = {
    "ps-columns": ("docker ps", "docker ps -s"),
    "images-columns": ("docker images", "docker images --digests"),
    "stats-columns": ("docker stats --no-stream",),
    "system-df-columns": ("docker system df", "docker system df -v"),
    "network-columns": (
        "docker network ls",
        "docker network ls --format 'table {{.Internal}}  {{.IPv6}}  {{.Labels}}  {{.CreatedAt}}'",
    ),
    "volume-columns": (
        "docker volume ls",
        "docker volume ls --format 'table {{.Mountpoint}}  {{.Scope}}  {{.Labels}}  {{.Size}}'",
    ),
    "history-columns": ("docker history nginx",),
    "top-columns": ("docker top web",),
}


def header(output: str) -> tuple[str, ...]:
    """The columns of a table that a command has printed."""
    first = output.strip().partition("\n")[0]
    single = re.split(r"\s{2,}|\t", first.strip())
    return tuple(single if len(single) > 1 else first.split())


def differences(cells: tuple[str, ...], outputs: tuple[str, ...]) -> tuple[str, ...]:
    """What the table lacks of the first output's header, and which cells no output has."""
    printed = "\n".join(outputs).upper()
    known = {cell.upper() for cell in cells}
    lacking = [f"has no {name}" for name in header(outputs[0]) if name.upper() not in known]
    return (*lacking, *(f"{cell} is not printed" for cell in cells if cell.upper() not in printed))


def check(course: Course, engine: Engine) -> dict[str, tuple[str, ...]]:
    """What is wrong with each table of columns that the course has."""
    engine.run(_SETUP, strict=True)
    found = {}
    for entry_id, commands in _COMMANDS.items():
        table = course.entries.get(entry_id)
        if isinstance(table, Table):
            cells = tuple(plain(next(row.cells[0].values())) for row in table.rows)
            outputs = tuple(engine.run(command).output for command in commands)
            found[entry_id] = differences(cells, outputs)
    return found
