"""/top: a group's leaderboard of the week and of all time, for those who want to be in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler

from bot.chat.asking import Asking
from bot.chat.handling import AnyApplication, Context
from bot.chat.keyboards import grid
from bot.chat.presses import Do, decode, encode
from bot.i18n import text
from bot.knowledge.course import Language
from bot.quiz.calendar import week_start
from bot.quiz.progress import Leader, Leaderboard, leaders


@dataclass(frozen=True, slots=True)
class Top:
    """Tells who has answered most in a group."""

    asking: Asking

    async def __call__(self, update: Update, context: Context) -> None:
        """Parse, count, send."""
        message = update.effective_message
        if message is None:
            return
        language = self.asking.replies.language_of(message.from_user)
        if message.chat_id > 0:
            await self.asking.replies.say(message.chat_id, "top.in_groups", language)
            return
        journal = await self.asking.shelf()
        monday = week_start(self.asking.clock(), await self.asking.zone_of(message.chat_id))
        week, ever = [await journal.scores(message.chat_id, since) for since in (monday, None)]
        said = told(leaders(week, ever), language)
        buttons = [
            (text("top.hide", language), Do("leave top")),
            (text("top.show", language), Do("join top")),
        ]
        await self.asking.replies.sender.send(
            message.chat_id, escape(said, quote=False), grid([buttons])
        )

    async def press(self, update: Update, context: Context) -> None:
        """Leaves whoever pressed out, or takes them in."""
        query = update.callback_query
        press = None if query is None else decode(query.data or "")
        if query is None or not isinstance(press, Do):
            return
        hidden = press.what == "leave top"
        await (await self.asking.shelf()).hide(query.from_user.id, hidden=hidden)
        language = self.asking.replies.language_of(query.from_user)
        said = text("top.hidden" if hidden else "top.shown", language)
        await self.asking.replies.sender.acknowledge(query.id, said)


def told(board: Leaderboard, language: Language) -> str:
    """The leaderboard in words."""
    if not board.ever:
        return text("top.empty", language)
    lines = [text("top.week", language), *_lines(board.week, language)]
    return "\n".join([*lines, "", text("top.ever", language), *_lines(board.ever, language)])


def _lines(listed: Sequence[Leader], language: Language) -> list[str]:
    if not listed:
        return [text("top.nobody", language)]
    return [
        text("top.line", language, place=one.place, name=one.name, right=one.right, asked=one.asked)
        for one in listed
    ]


def register(application: AnyApplication, asking: Asking) -> None:
    """Adds the handlers."""
    top = Top(asking)
    application.add_handler(CommandHandler("top", top))
    for press in (Do("leave top"), Do("join top")):
        application.add_handler(CallbackQueryHandler(top.press, f"^{encode(press)}$"))
