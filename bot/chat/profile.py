"""What Telegram shows of the bot before anybody writes: its commands and descriptions."""

import logging

from telegram import Bot, BotCommand
from telegram.error import TelegramError

from bot.chat.commands import NAMES
from bot.i18n import text
from bot.knowledge.course import LANGUAGES, Language

log = logging.getLogger(__name__)


async def publish(bot: Bot, default: Language) -> None:
    """Registers commands and descriptions in every language, and in `default` for all others.

    Not worth failing for: what Telegram refuses goes to the log.
    """
    for code, language in (("", default), *((language, language) for language in LANGUAGES)):
        commands = [BotCommand(name, text(f"command.{name}", language)) for name in NAMES]
        try:
            await bot.set_my_commands(commands, language_code=code or None)
            await bot.set_my_description(text("bot.description", language), code or None)
            await bot.set_my_short_description(
                text("bot.short_description", language), code or None
            )
        except TelegramError as fault:
            log.warning("The bot's commands or descriptions were not registered: %s", fault)
            return
