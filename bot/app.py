"""The one place where everything is wired into a Telegram application, and runs."""

import asyncio
import logging
import os
import signal
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import partial
from random import Random
from typing import Any

from telegram import Update
from telegram.error import InvalidToken, TelegramError
from telegram.ext import ApplicationBuilder

from bot import cache, garbage, observe
from bot.chat import buttons, commands, errors, flood, group, private, profile
from bot.chat.admins import Admins
from bot.chat.bot import KonspektBot
from bot.chat.handling import AnyApplication
from bot.chat.learning import Learning
from bot.chat.polling import Poller, RawUpdate
from bot.chat.replies import Replies
from bot.chat.requests import AT_ONCE, requests
from bot.chat.sender import Sender
from bot.errors import CourseError, SettingsError, SilenceError
from bot.heartbeat import Heartbeat
from bot.knowledge.watcher import Watcher
from bot.live import LiveCourse
from bot.matching.answerer import Answerer
from bot.opening import is_in_use, open_journal
from bot.settings import Settings

log = logging.getLogger(__name__)

FINISH_S = 3.0
WATCH_S = 5.0
FIRST_PAUSE_S = 0.5
LONGEST_PAUSE_S = 30.0

# The library is moving its durations to timedelta and warns where this is not set.
os.environ.setdefault("PTB_TIMEDELTA", "true")


class App:
    """The bot, ready to run. Nothing is connected yet."""

    def __init__(self, settings: Settings, token: str) -> None:
        self.settings = settings
        self.bot = _bot(settings, token)
        self.application: AnyApplication = ApplicationBuilder().bot(self.bot).updater(None).build()
        self.heartbeat = Heartbeat(settings.data)
        self.poller = Poller(self.bot, self._handle, heard=self.heartbeat.heard)
        self.learning = Learning(
            partial(open_journal, settings.database),
            is_in_use=is_in_use(settings.database),
            zone=settings.timezone,
            clock=partial(datetime.now, UTC),
            rng=Random(),  # noqa: S311  for questions, not for secrets
        )
        self._is_connected = asyncio.Event()
        self._is_ready = asyncio.Event()

    async def serve(self) -> None:
        """Polls and answers until cancelled.

        InvalidToken: Telegram does not know the token. CourseError: the course cannot be used.
        SilenceError: Telegram has not answered for too long.
        """
        self.heartbeat.start()
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._prepare())
                tasks.create_task(self._talk())
                tasks.create_task(self._watch_over())
        except* (InvalidToken, CourseError, SilenceError) as stopped:
            raise stopped.exceptions[0] from None

    async def close(self) -> None:
        """Finishes what is under way, or leaves it to come again, and disconnects."""
        await self.poller.finish(FINISH_S if self._is_ready.is_set() else 0.0)
        await self.learning.stop(FINISH_S)
        await self.application.shutdown()
        await self.bot.shutdown()
        self.heartbeat.close()

    async def _prepare(self) -> None:
        """Gets ready to answer, while Telegram is asked for the first updates."""
        load = partial(cache.answerer, self.settings.course, self.settings.data)
        watcher = Watcher(self.settings.course)
        answers = await asyncio.to_thread(load)
        garbage.look()
        sender = Sender(self.bot, asyncio.Semaphore(AT_ONCE))
        replies = Replies(answers, sender, self.settings.language)
        # In this order: the first handler that fits takes the update.
        self.learning.start(self.application, replies)
        for part in (flood, commands, buttons, private, group, errors):
            part.register(self.application, replies)
        self._is_ready.set()
        self.heartbeat.ready()
        await asyncio.gather(self._publish(), self._live(watcher, load, replies).run())

    async def _publish(self) -> None:
        await self._is_connected.wait()
        await profile.publish(self.bot, self.settings.language)

    def _live(self, watcher: Watcher, load: Callable[[], Answerer], replies: Replies) -> LiveCourse:
        def use(answers: Answerer) -> None:
            replies.answerer = answers
            garbage.look_anew()

        tell = Admins(replies, self.settings.admins).tell_of_course
        return LiveCourse(watcher, load, use, tell)

    async def _watch_over(self) -> None:
        """Ends the bot once Telegram has been silent for too long. Before it was heard, never."""
        limit_s = self.settings.silence_s
        await self._is_connected.wait()
        while (left_s := limit_s - self.poller.silence_s) > 0:  # noqa: ASYNC110  silence tells nobody
            await asyncio.sleep(min(left_s, WATCH_S))
        raise SilenceError(f"Telegram has not answered for {limit_s:.0f} s")

    async def _talk(self) -> None:
        await self._connect()
        self._is_connected.set()
        log.info("@%s is listening", self.bot.username)
        await self.poller.run()

    async def _handle(self, raw: RawUpdate) -> None:
        # Where it never gets ready the update stays unprocessed, so that Telegram keeps it.
        await self._is_ready.wait()
        observe.update.set(raw["update_id"])
        await self.application.process_update(Update.de_json(_encodable(raw), self.bot))

    async def _connect(self) -> None:
        """Asks Telegram who the bot is, however long the network takes."""
        ask: Callable[[], Awaitable[object]] = self.bot.initialize
        pause_s = FIRST_PAUSE_S
        while True:
            try:
                await ask()
                break
            except InvalidToken:
                raise
            except TelegramError as fault:
                log.warning("Telegram cannot be reached, next try in %.1f s: %s", pause_s, fault)
                await asyncio.sleep(pause_s)
                pause_s = min(pause_s * 2, LONGEST_PAUSE_S)
                # A bot is initialised once, even where its question went unanswered.
                ask = self.bot.get_me
        await self.application.initialize()


def run(app: App) -> None:
    """Runs the bot until SIGTERM or SIGINT. Errors of `App.serve`; SettingsError: a wrong token."""
    try:
        asyncio.run(_run(app))
    except InvalidToken as refused:
        raise SettingsError(
            "TELEGRAM_TOKEN: Telegram does not know this token; expected one from @BotFather"
        ) from refused


async def _run(app: App) -> None:
    """Serves until a signal, then ends cleanly."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    serving = asyncio.create_task(app.serve())
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
    if stop.is_set():
        log.info("Stopping")
        serving.cancel()
        await asyncio.wait({serving})
        await app.close()
    else:
        # It ended by itself. An open database would keep the process from ending.
        await app.learning.stop(0.0)
        await serving


def _bot(settings: Settings, token: str) -> KonspektBot:
    sending, polling = requests(settings.proxy)
    return KonspektBot(
        token,
        base_url=f"{settings.api_url}/bot",
        base_file_url=f"{settings.api_url}/file/bot",
        request=sending,
        get_updates_request=polling,
    )


def _encodable(value: Any) -> Any:  # Any: JSON as it came
    """The value with lone surrogates replaced: they cannot be sent, nor even measured."""
    match value:
        case str() if not value.isascii():
            return value.encode("utf-8", "replace").decode()
        case dict():
            return {key: _encodable(item) for key, item in value.items()}
        case list():
            return [_encodable(item) for item in value]
        case _:
            return value
