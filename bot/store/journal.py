"""The journal of the quiz on a database."""

from bot.quiz.journal import Journal
from bot.store.asking import Asking
from bot.store.chats import Chats
from bot.store.database import connected
from bot.store.learning import Learning


class DatabaseJournal(Chats, Asking, Learning):
    """Keeps all that the quiz has to remember."""


def journal(url: str) -> Journal:
    """The journal in a prepared database."""
    return DatabaseJournal(connected(url))
