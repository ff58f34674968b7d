"""What only the quiz needs is not in the memory of a bot that answers."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("library", "sqlalchemy aiosqlite asyncpg alembic fsrs PIL".split())
def test_what_only_the_quiz_needs_is_loaded_by_it(library: str) -> None:
    program = f"import sys, bot.app; sys.exit({library!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
