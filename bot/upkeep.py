"""The commands of those who host: how the bot is, and copies of what it has stored."""

import argparse
import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

from bot import settings
from bot.errors import UsageError
from bot.settings import Settings
from bot.store.address import file_of

Command: TypeAlias = Callable[[argparse.Namespace], int]
Add: TypeAlias = Callable[[str, Command, str], argparse.ArgumentParser]

# What is heavy is imported where it is used: the other commands start the quicker.

# A poll waits 10 s, and 5 s more for its answer.
HEARD_WITHIN_S = 60.0


def add(command: Add) -> None:
    """Adds the commands to the parser."""
    well = command("health", _health, "exit code 0 while the bot that runs here is well")
    well.add_argument(
        "--within",
        type=float,
        default=HEARD_WITHIN_S,
        metavar="SECONDS",
        help="Telegram has to have been heard from within that time (default: %(default).0f)",
    )
    copy = command("backup", _backup, "copies the database to a file, while the bot runs or not")
    copy.add_argument("file", type=Path, metavar="FILE", help="the copy; replaced if it is there")
    back = command("restore", _restore, "puts a copy back, while no bot runs")
    back.add_argument("file", type=Path, metavar="FILE", help="a file that `backup` made")


def _health(given: argparse.Namespace) -> int:
    from bot import health

    wrong = health.trouble(settings.read(os.environ), given.within, time.monotonic())
    if wrong is None:
        print("well")
        return 0
    print(f"konspekt: {wrong}", file=sys.stderr)
    return 1


def _backup(given: argparse.Namespace) -> int:
    from bot.store import backup

    database = _file(settings.read(os.environ), "backup", f"pg_dump --format=custom > {given.file}")
    backup.back_up(database, given.file)
    print(f"{given.file}: a copy of {database}")
    return 0


def _restore(given: argparse.Namespace) -> int:
    from bot import heartbeat
    from bot.store import backup
    from bot.store.database import SCHEMA

    configured = settings.read(os.environ)
    database = _file(configured, "restore", f"pg_restore --clean {given.file}")
    with heartbeat.nobody_runs(configured.data):
        kept = backup.restore(given.file, database, SCHEMA, datetime.now(UTC))
    print(f"{database}: restored from {given.file}")
    if kept is not None:
        print(f"{kept}: what was there before")
    return 0


def _file(configured: Settings, command: str, instead: str) -> Path:
    """The database's file. UsageError: it is a server's."""
    file = file_of(configured.database)
    if file is None:
        raise UsageError(f"{command}: the database is PostgreSQL's and not a file; use {instead}")
    return file
