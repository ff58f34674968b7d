"""The button under an answer that makes a card of it."""

from dataclasses import dataclass

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.chat.asking import Asking
from bot.chat.handling import AnyApplication, Context
from bot.chat.presses import Remember, decode, encode
from bot.i18n import text
from bot.quiz.memory import Card


@dataclass(frozen=True, slots=True)
class RememberThis:
    """Makes a card that is due at once."""

    asking: Asking

    async def __call__(self, update: Update, context: Context) -> None:
        """Parse, remember, acknowledge."""
        query = update.callback_query
        press = None if query is None else decode(query.data or "")
        if query is None or not isinstance(press, Remember):
            return
        language = self.asking.replies.language_of(query.from_user)
        entry = self.asking.replies.course.entries.get(press.id)
        if entry is None:
            said = "chat.stale_button"
        elif entry.quiz is None:
            said = "learn.not_for_quiz"
        else:
            card = Card(entry.id, None, None, self.asking.clock(), None)
            journal = await self.asking.shelf()
            is_new = await journal.remember(query.from_user.id, card)
            said = "learn.remembered" if is_new else "learn.remembered_already"
        await self.asking.replies.sender.acknowledge(query.id, text(said, language), stays=True)


def register(application: AnyApplication, asking: Asking) -> None:
    """Adds the handler."""
    pattern = f"^{encode(Remember(''))}"
    application.add_handler(CallbackQueryHandler(RememberThis(asking), pattern))
