"""What reaches no other place: a kind text with a short code to the person, the rest to the log."""

import logging
import secrets
from dataclasses import dataclass

from telegram import Update
from telegram.error import TelegramError

from bot.chat.handling import AnyApplication, Context
from bot.chat.replies import Replies
from bot.errors import KonspektError

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Unexpected:
    """Handles what a handler raised."""

    replies: Replies

    async def __call__(self, update: object, context: Context) -> None:
        """Logs the fault under a code, and tells the person that code."""
        fault = context.error
        if isinstance(fault, TelegramError):
            # Telegram refused or could not be reached: another message would fare no better.
            log.warning("A reply could not be sent: %s", fault)
            return
        code = secrets.token_hex(3)
        if isinstance(fault, KonspektError):
            log.error("Fault %s: %s", code, fault)
        else:
            log.error("Unexpected fault %s", code, exc_info=fault)
        if isinstance(update, Update) and update.effective_chat is not None:
            language = self.replies.language_of(update.effective_user)
            try:
                await self.replies.say(update.effective_chat.id, "chat.error", language, code=code)
            except TelegramError as unsaid:
                log.warning("Nobody could be told of fault %s: %s", code, unsaid)


def register(application: AnyApplication, replies: Replies) -> None:
    """Adds the handler."""
    application.add_error_handler(Unexpected(replies))
