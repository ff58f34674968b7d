"""What all tests share: the library's settings, the profile of hypothesis, a Bot API server."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from hypothesis import settings

from tests.botapi.fixtures import api
from tests.botapi.server import BotApi
from tests.e2e.process import Processes

__all__ = ["api"]

# The library warns of plain seconds in its values unless this is chosen before it is imported.
os.environ["PTB_TIMEDELTA"] = "true"

settings.register_profile("suite", deadline=None, max_examples=100)
settings.load_profile("suite")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks whatever stands in `tests/e2e`."""
    here = Path(__file__).parent / "e2e"
    for item in items:
        if here in item.path.parents:
            item.add_marker("e2e")


@pytest_asyncio.fixture
async def bot_process(api: BotApi, tmp_path: Path) -> AsyncIterator[Processes]:
    """Starts the real bot against `api`; in the end it is stopped and its output looked at."""
    async with Processes(api, tmp_path) as processes:
        yield processes
