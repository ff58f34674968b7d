"""/hint and the button under an item: help that makes a right answer count as a hard one."""

from dataclasses import dataclass

from telegram import Message, Update
from telegram.ext import CallbackQueryHandler, CommandHandler

from bot.chat.answers import Answers
from bot.chat.asking import Asking, message_id
from bot.chat.handling import AnyApplication, Context
from bot.chat.presses import Do, encode
from bot.i18n import text
from bot.quiz.journal import Asked


@dataclass(frozen=True, slots=True)
class Hint:
    """Helps with the last item of a chat, or with the one under which it was pressed."""

    asking: Asking

    async def __call__(self, update: Update, context: Context) -> None:
        """Parse, help."""
        chat, person, query = update.effective_chat, update.effective_user, update.callback_query
        if chat is None or person is None:
            return
        journal = await self.asking.shelf()
        language = self.asking.replies.language_of(person)
        if query is None:
            asked = await journal.last_asked(chat.id)
        else:
            asked = await pressed(self.asking, update)
        hint = await self._hint(asked, person.id)
        said = text("learn.nothing_asked", language) if hint is None else hint
        if query is not None:
            await self.asking.replies.sender.acknowledge(query.id, said, stays=True)
        elif hint is None:
            await self.asking.replies.say(chat.id, "learn.nothing_asked", language)
        else:
            await self.asking.replies.say(chat.id, "learn.hint", language, hint=hint)

    async def _hint(self, asked: Asked | None, learner_id: int) -> str | None:
        """The hint, noted as seen; None where there is nothing to be helped with."""
        item = None if asked is None else self.asking.lessons.again(asked)
        if asked is None or item is None:
            return None
        journal = await self.asking.shelf()
        if await journal.is_answered(asked.id, learner_id):
            return None
        await journal.hint(asked.id, learner_id)
        return item.hint


@dataclass(frozen=True, slots=True)
class GiveUp:
    """An item to be typed is not known: an honest answer."""

    answers: Answers

    async def __call__(self, update: Update, context: Context) -> None:
        """Parse, acknowledge, take as an answer."""
        query = update.callback_query
        if query is None:
            return
        asked = await pressed(self.answers.asking, update)
        language = self.answers.asking.replies.language_of(query.from_user)
        notice = text("chat.stale_button", language) if asked is None else None
        if asked is not None and asked.right is None:
            said = text("learn.given_up", asked.language)
            await self.answers.take(asked, query.from_user, right=False, said=said)
        await self.answers.asking.replies.sender.acknowledge(query.id, notice)


async def pressed(asking: Asking, update: Update) -> Asked | None:
    """The item under which a button was pressed; None where it is too old to be known."""
    query = update.callback_query
    if query is None or not isinstance(query.message, Message):
        return None
    return await (await asking.shelf()).asked(message_id(query.message.to_dict()))


def register(application: AnyApplication, answers: Answers) -> None:
    """Adds the handlers."""
    hint = Hint(answers.asking)
    application.add_handler(CommandHandler("hint", hint))
    application.add_handler(CallbackQueryHandler(hint, f"^{encode(Do('hint'))}$"))
    application.add_handler(CallbackQueryHandler(GiveUp(answers), f"^{encode(Do('give up'))}$"))
