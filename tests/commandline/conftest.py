"""A grammar of an invented program."""

from pathlib import Path

import pytest

from bot.commandline.grammar import Grammar, grammar
from tests.commandline.courses import TWO_LANGUAGES, loaded


@pytest.fixture(scope="session")
def kiln(tmp_path_factory: pytest.TempPathFactory) -> Grammar:
    """The grammar of the course in two languages."""
    folder: Path = tmp_path_factory.mktemp("kiln")
    return grammar(loaded(folder, TWO_LANGUAGES))
