"""Private chats: any text is a question."""

from dataclasses import dataclass

from telegram import Update
from telegram.ext import MessageHandler, filters

from bot.chat.handling import AnyApplication, Context
from bot.chat.replies import Replies


@dataclass(frozen=True, slots=True)
class PrivateQuestion:
    """Answers a message, anew where it was edited. A caption is a question too."""

    replies: Replies

    async def __call__(self, update: Update, context: Context) -> None:
        """Parse, answer, send."""
        message = update.effective_message
        if message is None:
            return
        question = message.text or message.caption
        if question is None:
            language = self.replies.language_of(message.from_user)
            await self.replies.say(message.chat_id, "chat.text_only", language)
            return
        # A command that is none of the bot's is asked about: "/docker ps" is "docker ps".
        edited = update.edited_message is not None
        await self.replies.answer(message, question.removeprefix("/"), quote=edited)


def register(application: AnyApplication, replies: Replies) -> None:
    """Adds the handler; commands are to be added before it."""
    application.add_handler(
        MessageHandler(
            filters.ChatType.PRIVATE & ~filters.StatusUpdate.ALL, PrivateQuestion(replies)
        )
    )
