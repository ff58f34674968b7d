"""Groups: the bot speaks only when it is spoken to, by a mention or a reply to it."""

from dataclasses import dataclass

from telegram import Message, MessageEntity, Update, User
from telegram.ext import MessageHandler, filters

from bot.chat.handling import AnyApplication, Context
from bot.chat.replies import Replies


def addressed(message: Message, me: User) -> str | None:
    """What was asked of `me` in a group, the mention left out; None where it was not addressed.

    A bare mention in reply to somebody's message asks what that message says.
    """
    text = message.text or message.caption or ""
    marked = message.parse_entities() | message.parse_caption_entities()
    called = [entity for entity, written in marked.items() if _names(entity, written, me)]
    answered = message.reply_to_message
    to_me = (
        answered is not None and answered.from_user is not None and answered.from_user.id == me.id
    )
    if not called and not to_me:
        return None
    for entity in reversed(called):
        text = _without(text, entity)
    if not text.strip() and called and answered is not None and not to_me:
        return answered.text or answered.caption or ""
    return text.strip()


def _without(text: str, entity: MessageEntity) -> str:
    # Offsets of entities count UTF-16 units.
    encoded = text.encode("utf-16-le")
    start, end = 2 * entity.offset, 2 * (entity.offset + entity.length)
    return f"{encoded[:start].decode('utf-16-le')} {encoded[end:].decode('utf-16-le')}"


def _names(entity: MessageEntity, written: str, me: User) -> bool:
    if entity.user is not None:
        return entity.user.id == me.id
    mention = entity.type == MessageEntity.MENTION
    return mention and written.casefold() == f"@{me.username}".casefold()


@dataclass(frozen=True, slots=True)
class GroupQuestion:
    """Answers what is asked of the bot in a group, as a reply."""

    replies: Replies

    async def __call__(self, update: Update, context: Context) -> None:
        """Parse, answer, send."""
        message = update.effective_message
        if message is None:
            return
        question = addressed(message, context.bot.bot)
        if question:
            await self.replies.answer(message, question, quote=True)
        elif question is not None:
            language = self.replies.language_of(message.from_user)
            await self.replies.say(message.chat_id, "chat.nothing_in_reply", language)


def register(application: AnyApplication, replies: Replies) -> None:
    """Adds the handler; commands are to be added before it."""
    talk = filters.TEXT | filters.CAPTION
    application.add_handler(
        MessageHandler(filters.ChatType.GROUPS & talk & ~filters.COMMAND, GroupQuestion(replies))
    )
