"""The one place where everything is wired into a Telegram application, and runs."""

import asyncio
import logging
import os
import signal
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from telegram import Update
from telegram.error import InvalidToken, TelegramError
from telegram.ext import ApplicationBuilder

from bot.chat import buttons, commands, errors, group, private, profile
from bot.chat.bot import KonspektBot
from bot.chat.handling import AnyApplication
from bot.chat.polling import Poller, RawUpdate
from bot.chat.replies import Replies
from bot.chat.requests import AT_ONCE, requests
from bot.chat.sender import Sender
from bot.errors import SettingsError
from bot.knowledge.course import Course, Language
from bot.matching.answerer import answerer
from bot.settings import Settings

log = logging.getLogger(__name__)

FINISH_S = 3.0
FIRST_PAUSE_S = 0.5
LONGEST_PAUSE_S = 30.0

# The library is moving its durations to timedelta and warns where this is not set.
os.environ.setdefault("PTB_TIMEDELTA", "true")


@dataclass(frozen=True, slots=True)
class App:
    """The bot, ready to run."""

    bot: KonspektBot
    application: AnyApplication
    poller: Poller
    language: Language


def build(settings: Settings, token: str, course: Course) -> App:
    """Makes every object; nothing is connected yet."""
    bot = _bot(settings, token)
    application = ApplicationBuilder().bot(bot).updater(None).build()
    sender = Sender(bot, asyncio.Semaphore(AT_ONCE))
    replies = Replies(answerer(course), sender, settings.language)
    # In this order: the first handler that fits takes the update.
    for part in (commands, buttons, private, group, errors):
        part.register(application, replies)

    async def handle(raw: RawUpdate) -> None:
        await application.process_update(Update.de_json(_encodable(raw), bot))

    return App(bot, application, Poller(bot, handle), settings.language)


def run(settings: Settings, token: str, course: Course) -> None:
    """Runs the bot until SIGTERM or SIGINT. SettingsError: Telegram does not know the token."""
    try:
        asyncio.run(_run(build(settings, token, course)))
    except InvalidToken as refused:
        raise SettingsError(
            "TELEGRAM_TOKEN: Telegram does not know this token; expected one from @BotFather"
        ) from refused


def _bot(settings: Settings, token: str) -> KonspektBot:
    sending, polling = requests(settings.proxy)
    return KonspektBot(
        token,
        base_url=f"{settings.api_url}/bot",
        base_file_url=f"{settings.api_url}/file/bot",
        request=sending,
        get_updates_request=polling,
    )


async def _run(app: App) -> None:
    """Serves until a signal, then ends cleanly: what is under way is finished or left to come."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    serving = asyncio.create_task(_serve(app))
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
    if stop.is_set():
        log.info("Stopping")
        serving.cancel()
        await asyncio.wait({serving})
        await app.poller.finish(FINISH_S)
        await app.application.shutdown()
        await app.bot.shutdown()
    else:
        await serving


async def _serve(app: App) -> None:
    await _connect(app)
    log.info("@%s is listening", app.bot.username)
    publishing = asyncio.create_task(profile.publish(app.bot, app.language))
    try:
        await app.poller.run()
    finally:
        publishing.cancel()


async def _connect(app: App) -> None:
    """Asks Telegram who the bot is, however long the network takes."""
    ask: Callable[[], Awaitable[object]] = app.bot.initialize
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
            ask = app.bot.get_me
    await app.application.initialize()


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
