"""Where the bot is let in no more, and groups that became supergroups."""

from dataclasses import dataclass

from telegram import ChatMember, Update
from telegram.ext import ChatMemberHandler, MessageHandler, filters

from bot.chat.handling import AnyApplication, Context
from bot.chat.shelf import Shelf

_GONE = frozenset({ChatMember.LEFT, ChatMember.BANNED})


@dataclass(frozen=True, slots=True)
class Moves:
    """Keeps the chats of the journal as Telegram has them."""

    shelf: Shelf

    async def moved(self, update: Update, context: Context) -> None:
        """A group has another id now. Only one of the two messages about it names the new one."""
        message = update.effective_message
        if message is not None and message.migrate_to_chat_id and self.shelf.opened.is_set():
            await (await self.shelf()).move_chat(message.chat_id, message.migrate_to_chat_id)

    async def membership(self, update: Update, context: Context) -> None:
        """The bot was blocked or thrown out: nothing is sent there any more."""
        change = update.my_chat_member
        if change is None or change.new_chat_member.status not in _GONE:
            return
        if self.shelf.opened.is_set():
            await (await self.shelf()).switch_off(change.chat.id)


def register(application: AnyApplication, shelf: Shelf) -> None:
    """Adds the handlers."""
    moves = Moves(shelf)
    application.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE, moves.moved))
    mine = ChatMemberHandler(moves.membership, ChatMemberHandler.MY_CHAT_MEMBER)
    application.add_handler(mine)
