"""Presses of buttons: every one is acknowledged, old and forged ones too."""

from dataclasses import dataclass
from html import escape

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.chat import keyboards
from bot.chat.handling import AnyApplication, Context
from bot.chat.presses import ShowEntry, ShowTopic, decode
from bot.chat.replies import Replies
from bot.i18n import text
from bot.knowledge.course import Language


@dataclass(frozen=True, slots=True)
class ButtonPress:
    """Does what the button says, and ends its waiting sign."""

    replies: Replies

    async def __call__(self, update: Update, context: Context) -> None:
        """Parse, do, acknowledge."""
        query = update.callback_query
        if query is None:
            return
        language = self.replies.language_of(query.from_user)
        done = query.message is not None and await self._do(
            query.message.chat.id, query.data or "", language
        )
        notice = None if done else text("chat.stale_button", language)
        await self.replies.sender.acknowledge(query.id, notice)

    async def _do(self, chat_id: int, data: str, language: Language) -> bool:
        match decode(data):
            case ShowEntry(entry_id):
                return await self.replies.show(chat_id, entry_id, language)
            case ShowTopic(topic_id, start):
                return await self._show_topic(chat_id, topic_id, start, language)
            case _:
                # None of ours, or one whose own handler has not taken it.
                return False

    async def _show_topic(
        self, chat_id: int, topic_id: str, start: int, language: Language
    ) -> bool:
        topics = self.replies.course.topics
        topic = next((topic for topic in topics if topic.id == topic_id), None)
        if topic is None or start >= len(topic.entries):
            return False
        said = f"<b>{escape(topic.title[language])}</b>"
        buttons = keyboards.entries(topic, start, language)
        await self.replies.sender.send(chat_id, said, buttons)
        return True


def register(application: AnyApplication, replies: Replies) -> None:
    """Adds the handler."""
    application.add_handler(CallbackQueryHandler(ButtonPress(replies)))
