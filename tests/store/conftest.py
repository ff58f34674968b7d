"""Fresh databases of both kinds, and journals on them."""

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.quiz.journal import Journal
from bot.store.database import prepare
from bot.store.journal import journal
from tests.store import postgres

KINDS = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def server() -> Iterator[postgres.Server]:
    """One PostgreSQL server for all tests."""
    if not postgres.is_installed():
        pytest.skip("PostgreSQL is not installed: nothing is known of the journal on it")
    with postgres.server() as running:
        yield running


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A prepared SQLite file."""
    file = tmp_path_factory.mktemp("template") / "konspekt.db"
    prepare(f"sqlite+aiosqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def postgres_template(server: postgres.Server) -> str:
    """The name of a prepared PostgreSQL database."""
    name = server.create()
    prepare(server.url(name))
    return name


@pytest.fixture(params=KINDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a prepared, empty database of each kind."""
    if request.param == "sqlite":
        file = tmp_path / "konspekt.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), file)
        return f"sqlite+aiosqlite:///{file}"
    template: str = request.getfixturevalue("postgres_template")
    running: postgres.Server = request.getfixturevalue("server")
    return running.url(running.create(template))


@pytest_asyncio.fixture
async def kept(url: str) -> AsyncIterator[Journal]:
    """A journal on each kind of database."""
    opened = journal(url)
    yield opened
    await opened.close()
