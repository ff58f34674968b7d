"""The bot as a process of its own, with what it wrote."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import Process
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

from tests.botapi.server import BotApi

COURSE = Path(__file__).parent / "course"
PATIENCE_S = 30.0
_OURS = ("TELEGRAM_", "KONSPEKT_", "DATABASE_URL", "PYTHON")


def environment(**added: str) -> dict[str, str]:
    """This process's environment without what the bot reads, and with `added`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
    return kept | {"KONSPEKT_COURSE": str(COURSE)} | added


class BotProcess:
    """One run of `python -m bot`. `noisy`: errors in its log are expected."""

    def __init__(self, process: Process, folder: Path, *, noisy: bool) -> None:
        self.process = process
        self.folder = folder
        self.noisy = noisy

    @property
    def log(self) -> str:
        """What it wrote to stderr so far."""
        return (self.folder / "stderr").read_text(encoding="utf-8")

    @property
    def output(self) -> str:
        """What it wrote so far, wherever to."""
        return self.log + (self.folder / "stdout").read_text(encoding="utf-8")

    async def logged(self, words: str) -> None:
        """The words stand in its log. Raises TimeoutError."""
        async with asyncio.timeout(PATIENCE_S):
            while words not in self.log:  # noqa: ASYNC110  a file tells nobody that it grew
                await asyncio.sleep(0.02)

    async def ended(self) -> int:
        """Its exit code, once it ends by itself. Raises TimeoutError."""
        return await asyncio.wait_for(self.process.wait(), PATIENCE_S)

    async def kill(self) -> None:
        """Ends it with nothing done in farewell, if it runs."""
        if self.process.returncode is None:
            self.process.kill()
            await self.process.wait()

    async def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Asks it to end; its exit code."""
        if self.process.returncode is None:
            self.process.send_signal(number)
        return await self.ended()


class Processes:
    """Starts bots against one server, one after another; looks at what they wrote in the end."""

    def __init__(self, api: BotApi, folder: Path) -> None:
        self.api = api
        self.folder = folder
        self.started: list[BotProcess] = []

    async def __call__(
        self, *, polling: bool = True, noisy: bool = False, **settings: str
    ) -> BotProcess:
        """Starts one, with `settings` in its environment; waits until it polls if `polling`."""
        seen = len(self.api.calls)
        given = {"TELEGRAM_TOKEN": self.api.token, "TELEGRAM_API_URL": self.api.url} | settings
        bot = await self._launch(environment(KONSPEKT_DATA=str(self.folder), **given), noisy)
        self.started.append(bot)
        if polling:
            await self.api.wait_for(
                lambda: any(call.method == "getUpdates" for call in self.api.calls[seen:]),
                PATIENCE_S,
            )
        return bot

    async def _launch(self, given: Mapping[str, str], noisy: bool) -> BotProcess:
        folder = self.folder / f"run-{len(self.started)}"
        folder.mkdir()
        with (folder / "stdout").open("wb") as stdout, (folder / "stderr").open("wb") as stderr:
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-W", "default", "-W", "ignore::ResourceWarning", "-m", "bot",
                stdin=asyncio.subprocess.DEVNULL, stdout=stdout, stderr=stderr, env=given,
            )  # fmt: skip
        return BotProcess(process, folder, noisy=noisy)

    async def __aenter__(self) -> "Processes":
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for bot in self.started:
            await self._end(bot)
        if error is None:
            for bot in self.started:
                self._look(bot)

    async def _end(self, bot: BotProcess) -> None:
        try:
            await bot.stop()
        except TimeoutError:
            await bot.kill()
            raise

    def _look(self, bot: BotProcess) -> None:
        assert self.api.token not in bot.output
        assert self.api.token.partition(":")[2] not in bot.output
        assert "Warning:" not in bot.output
        if not bot.noisy:
            assert "Traceback" not in bot.output
            assert " ERROR " not in bot.output
