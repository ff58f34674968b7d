"""kill -9 again and again during a broadcast, through the real process.

    python -m benchmarks.kills [--chats N] [--kills N] [--seed N]

Every chat must be served; what comes twice is counted, and no kill may repeat more than is sent at
a time. The suite has a short version, `tests/e2e/test_quiz_kills.py`.
"""

import argparse
import asyncio
import tempfile
from pathlib import Path
from random import Random

from tests.botapi.server import BotApi
from tests.e2e.process import Processes
from tests.e2e.test_quiz_kills import kill_again_and_again


async def kill(chats: int, kills: int, seed: int) -> None:
    """Kills and prints. AssertionError: a chat was not served, or more came twice than may."""
    api = BotApi()
    await api.start()
    with tempfile.TemporaryDirectory() as folder:
        async with Processes(api, Path(folder)) as start:
            repeats = await kill_again_and_again(api, start, chats, kills, Random(seed))
    await api.stop()
    print(f"{chats} chats, {kills} kills: every chat served, {repeats} quizzes came twice")


def main() -> None:
    """Reads the arguments and kills."""
    parser = argparse.ArgumentParser(description="Kills a broadcasting bot again and again.")
    parser.add_argument("--chats", type=int, default=500)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=5)
    given = parser.parse_args()
    asyncio.run(kill(given.chats, given.kills, given.seed))


if __name__ == "__main__":
    main()
