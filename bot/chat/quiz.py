"""/quiz: one item now; and the button that asks for another."""

from dataclasses import dataclass

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler

from bot.chat.asking import Asking
from bot.chat.handling import AnyApplication, Context
from bot.chat.presses import Do, encode


@dataclass(frozen=True, slots=True)
class Quiz:
    """Asks an item."""

    asking: Asking

    async def __call__(self, update: Update, context: Context) -> None:
        """Parse, ask."""
        replies, query, chat = self.asking.replies, update.callback_query, update.effective_chat
        if chat is None:
            return
        language = replies.language_of(update.effective_user)
        if not await self.asking.ask(chat.id, language):
            await replies.say(chat.id, "learn.nothing_to_ask", language)
        if query is not None:
            await replies.sender.acknowledge(query.id)


def register(application: AnyApplication, asking: Asking) -> None:
    """Adds the handlers."""
    quiz = Quiz(asking)
    application.add_handler(CommandHandler("quiz", quiz))
    application.add_handler(CallbackQueryHandler(quiz, f"^{encode(Do('another'))}$"))
