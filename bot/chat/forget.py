"""/forget: everything that is stored of a person, deleted once it is confirmed."""

from dataclasses import dataclass

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler

from bot.chat import presses
from bot.chat.asking import Asking
from bot.chat.handling import AnyApplication, Context
from bot.chat.keyboards import column
from bot.chat.replies import written
from bot.i18n import text


@dataclass(frozen=True, slots=True)
class Forget:
    """Asks whether it is meant."""

    asking: Asking

    async def __call__(self, update: Update, context: Context) -> None:
        """Parse, ask back."""
        message = update.effective_message
        if message is None or message.from_user is None:
            return
        language = self.asking.replies.language_of(message.from_user)
        said = written(text("learn.forget", language))
        button = (text("learn.forget_button", language), presses.Forget(message.from_user.id))
        await self.asking.replies.sender.send(message.chat_id, said, column([button]))


@dataclass(frozen=True, slots=True)
class ForgetConfirmed:
    """Deletes what is stored of whoever pressed."""

    asking: Asking

    async def __call__(self, update: Update, context: Context) -> None:
        """Parse, delete, acknowledge."""
        query = update.callback_query
        press = None if query is None else presses.decode(query.data or "")
        if query is None or not isinstance(press, presses.Forget):
            return
        said = "learn.not_yours"
        if press.person == query.from_user.id:
            await (await self.asking.shelf()).forget(press.person)
            self.asking.replies.recent.forget(press.person)
            said = "learn.forgotten"
        language = self.asking.replies.language_of(query.from_user)
        await self.asking.replies.sender.acknowledge(query.id, text(said, language), stays=True)


def register(application: AnyApplication, asking: Asking) -> None:
    """Adds the handlers."""
    application.add_handler(CommandHandler("forget", Forget(asking)))
    pattern = f"^{presses.encode(presses.Forget(1))[:2]}"
    application.add_handler(CallbackQueryHandler(ForgetConfirmed(asking), pattern))
