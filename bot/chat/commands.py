"""/start, /help, /topics and /privacy."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from telegram import Update
from telegram.ext import CommandHandler

from bot.chat import keyboards
from bot.chat.handling import AnyApplication, Context
from bot.chat.replies import Replies, written
from bot.i18n import text
from bot.knowledge.course import Language

# The order in which Telegram shows them; those about learning have modules of their own.
NAMES = (
    "start", "quiz", "daily", "hint", "stats", "top", "topics", "help", "privacy", "forget",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Commands:
    """What each command says."""

    replies: Replies

    async def start(self, chat_id: int, language: Language, given: str) -> None:
        """The greeting, or the entry that a deep link leads to. `--` stands for a row's `#`."""
        if not given:
            await self.replies.welcome(chat_id, language)
        elif not await self.replies.show(chat_id, given.replace("--", "#"), language):
            await self.replies.say(chat_id, "chat.unknown_deep_link", language)

    async def help(self, chat_id: int, language: Language, given: str) -> None:
        """How to ask."""
        await self.replies.say(chat_id, "chat.help", language)

    async def topics(self, chat_id: int, language: Language, given: str) -> None:
        """The topics of the course as buttons."""
        course = self.replies.course
        said = text("chat.topics", language, course=course.title[language])
        buttons = keyboards.topics(course.topics, language)
        await self.replies.sender.send(chat_id, written(said), buttons)

    async def privacy(self, chat_id: int, language: Language, given: str) -> None:
        """What is stored of a person."""
        await self.replies.say(chat_id, "chat.privacy", language)


@dataclass(frozen=True, slots=True)
class CommandMessage:
    """A message that is a command: finds out who speaks, and has it said."""

    replies: Replies
    say: Callable[[int, Language, str], Awaitable[None]]

    async def __call__(self, update: Update, context: Context) -> None:
        """Parse, say."""
        message = update.effective_message
        if message is not None:
            language = self.replies.language_of(message.from_user)
            await self.say(message.chat_id, language, " ".join(context.args or ()))


def register(application: AnyApplication, replies: Replies) -> None:
    """Adds a handler for each command."""
    commands = Commands(replies)
    said: Mapping[str, Callable[[int, Language, str], Awaitable[None]]] = {
        "start": commands.start,
        "help": commands.help,
        "topics": commands.topics,
        "privacy": commands.privacy,
    }
    for name, say in said.items():
        application.add_handler(CommandHandler(name, CommandMessage(replies, say)))
