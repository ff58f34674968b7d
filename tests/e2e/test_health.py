"""`konspekt health` tells whether the bot that runs is well, and the bot ends in long silence."""

import asyncio
import resource
import sqlite3
import subprocess
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from bot.settings import DATABASE
from tests.botapi.server import BotApi
from tests.e2e.command_line import konspekt
from tests.e2e.process import PATIENCE_S, Processes
from tests.e2e.subscribers import address, subscribe

# An idle poll is answered after 10 s.
WITHIN = "11"


async def health(folder: Path) -> subprocess.CompletedProcess[str]:
    """One look at the bot that runs on a data folder."""
    return await asyncio.to_thread(
        konspekt, "health", "--within", WITHIN, KONSPEKT_DATA=str(folder)
    )


async def until(
    folder: Path, seen: Callable[[subprocess.CompletedProcess[str]], bool]
) -> subprocess.CompletedProcess[str]:
    """The first look that is as awaited. Raises TimeoutError."""
    async with asyncio.timeout(PATIENCE_S):
        while not seen(ended := await health(folder)):  # noqa: ASYNC110  a file tells nobody
            await asyncio.sleep(0.2)
    return ended


async def test_without_a_bot_health_is_bad_in_one_line(tmp_path: Path) -> None:
    ended = await health(tmp_path)
    assert ended.returncode == 1
    assert ended.stderr.splitlines() == [f"konspekt: no bot runs on {tmp_path}"]


async def test_health_is_good_while_it_runs_and_bad_after_a_kill(
    api: BotApi, bot_process: Processes
) -> None:
    bot = await bot_process()
    assert (await until(bot_process.folder, lambda seen: not seen.returncode)).stdout == "well\n"
    await bot.kill()
    assert "no bot runs" in (await health(bot_process.folder)).stderr


async def test_a_hanging_telegram_turns_health_bad_until_it_answers(
    api: BotApi, bot_process: Processes
) -> None:
    await bot_process()
    await until(bot_process.folder, lambda seen: not seen.returncode)
    api.fault("hang_before", "getUpdates", seconds=60)
    await api.reply_to(api.say(1, "what is a branch"))
    ended = await until(bot_process.folder, lambda seen: bool(seen.returncode))
    (line,) = ended.stderr.splitlines()
    assert line.startswith("konspekt: Telegram has not been heard from for 1")
    api.say(1, "what is a merge")
    await until(bot_process.folder, lambda seen: not seen.returncode)


async def test_a_locked_database_and_a_folder_of_no_use_turn_health_bad(
    api: BotApi, bot_process: Processes
) -> None:
    folder = bot_process.folder
    await subscribe(address(folder), [])
    await bot_process()
    await until(folder, lambda seen: not seen.returncode)
    with closing(sqlite3.connect(folder / DATABASE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "cannot be written: database is locked" in (await health(folder)).stderr
    assert (await health(folder)).returncode == 0


async def test_silence_for_too_long_ends_the_bot_with_a_code_of_its_own(
    api: BotApi, bot_process: Processes
) -> None:
    bot = await bot_process(KONSPEKT_WATCHDOG="20")
    await api.reply_to(api.say(1, "/quiz"), PATIENCE_S)
    await api.stop()
    begun = time.monotonic()
    assert await bot.ended() == 3
    assert 8 < time.monotonic() - begun < 25
    assert bot.log.splitlines()[-1] == "konspekt: Telegram has not answered for 20 s"


async def test_a_start_without_network_waits_inside(api: BotApi, bot_process: Processes) -> None:
    await api.stop()
    bot = await bot_process(polling=False, KONSPEKT_WATCHDOG="20")
    await bot.logged("next try in 1.0 s")
    ended = await health(bot_process.folder)
    assert ended.stderr == "konspekt: Telegram has not been heard from yet\n"
    await api.start()
    await until(bot_process.folder, lambda seen: not seen.returncode)


def test_health_starts_quickly(tmp_path: Path) -> None:
    def spent_s() -> float:
        """Processor time, which others at work here do not change much."""
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    times = []
    for _ in range(5):
        begun = spent_s()
        konspekt("health", KONSPEKT_DATA=str(tmp_path))
        times.append(spent_s() - begun)
    assert min(times) < 0.15
