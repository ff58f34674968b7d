"""Command lines typed as answers, in private chats."""

from dataclasses import dataclass
from datetime import timedelta

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from bot.chat.answers import Answers
from bot.chat.asking import typed_id
from bot.chat.handling import AnyApplication, Context
from bot.chat.private import PrivateQuestion
from bot.quiz.items import TypedItem
from bot.quiz.journal import Asked
from bot.quiz.lines import read
from bot.quiz.typed import judge, verdict_text

# How long a command line that is no reply is taken for an answer.
WINDOW = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class TypedAnswer:
    """Judges what was typed; what answers nothing is a question."""

    answers: Answers
    question: PrivateQuestion

    async def __call__(self, update: Update, context: Context) -> None:
        """Parse, judge, remember."""
        message = update.message
        asked = None if message is None else await self._asked(message)
        item = None if asked is None else self.answers.asking.lessons.again(asked)
        if message is None or asked is None or not isinstance(item, TypedItem):
            await self.question(update, context)
            return
        grammar = self.answers.asking.replies.answerer.grammar
        verdict = judge(message.text or "", item, grammar)
        if message.from_user is not None:
            said = verdict_text(verdict, item)
            said = f"{'✅' if verdict.is_right else '❌'} {said}"
            await self.answers.take(asked, message.from_user, right=verdict.is_right, said=said)

    async def _asked(self, message: Message) -> Asked | None:
        """What the message answers: what it replies to, or, as a command line, the last item."""
        asking = self.answers.asking
        if not asking.shelf.opened.is_set():
            return None
        journal = await asking.shelf()
        if message.reply_to_message is not None:
            replied = typed_id(message.chat_id, message.reply_to_message.message_id)
            asked = await journal.asked(replied)
        elif read(message.text or "", asking.replies.answerer.grammar) is not None:
            asked = await journal.last_asked(message.chat_id)
            if asked is not None and asking.clock() - asked.at > WINDOW:
                return None
        else:
            return None
        if asked is None or asked.right is not None:
            return None
        return None if await journal.is_answered(asked.id, message.chat_id) else asked


def register(application: AnyApplication, answers: Answers) -> None:
    """Adds the handler; before that of questions."""
    handler = TypedAnswer(answers, PrivateQuestion(answers.asking.replies))
    typed = filters.ChatType.PRIVATE & filters.TEXT & ~filters.COMMAND
    application.add_handler(MessageHandler(typed & filters.UpdateType.MESSAGE, handler))
