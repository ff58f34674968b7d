"""Flood: who writes faster than people read is asked once for a rest, then passed over until calm.

Only what is meant for the bot counts: questions, commands, edits and presses. Votes do not, since
each needs a poll that the bot has sent.
"""

import logging
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from telegram import Message, Update, User
from telegram.ext import ApplicationHandlerStop, TypeHandler

from bot.chat.group import addressed
from bot.chat.handling import AnyApplication, Context
from bot.chat.replies import Replies
from bot.i18n import text

log = logging.getLogger(__name__)

# A burst of 20 is somebody in a hurry; nobody reads more than 30 answers in a minute.
MOST = 30
# A flood is over once a minute has brought no more than this.
CALM = 15
MINUTE_S = 60.0
# So many people are remembered, those who wrote last: a megabyte at most.
REMEMBERED = 1000


class Verdict(Enum):
    """What becomes of something that a person wrote."""

    FINE = "answered"
    FIRST = "too much, of which the person is told"
    MORE = "passed over"


@dataclass(slots=True)
class _Person:
    moments: deque[float] = field(default_factory=lambda: deque(maxlen=MOST + 1))
    floods: bool = False


class Flood:
    """Counts what each person writes in a minute. Moments are Unix seconds."""

    def __init__(self) -> None:
        self._people: dict[int, _Person] = {}

    def note(self, person_id: int, at: float) -> Verdict:
        """Counts something written at that moment, and judges it."""
        person = self._people.pop(person_id, None) or _Person()
        self._people[person_id] = person
        if len(self._people) > REMEMBERED:
            del self._people[next(iter(self._people))]
        person.moments.append(at)
        before, person.floods = person.floods, _is_over(person, at)
        if not person.floods:
            return Verdict.FINE
        return Verdict.MORE if before else Verdict.FIRST


def _is_over(person: _Person, at: float) -> bool:
    limit = CALM if person.floods else MOST
    # Telegram's clock and ours may differ, so what is long ago may be long from now as well.
    return len(person.moments) > limit and abs(at - person.moments[-limit - 1]) < MINUTE_S


@dataclass(frozen=True, slots=True)
class FloodGate:
    """Stands before all other handlers and stops what is too much."""

    replies: Replies
    flood: Flood = field(default_factory=Flood)
    clock: Callable[[], float] = field(default=time.time)

    async def __call__(self, update: Update, context: Context) -> None:
        """Parse, count, ask for a rest. ApplicationHandlerStop: no other handler is to see it."""
        person = update.effective_user
        at = None if person is None else self._moment(update, context.bot.bot)
        if person is None or at is None:
            return
        verdict = self.flood.note(person.id, at)
        if verdict is Verdict.FINE:
            return
        if verdict is Verdict.FIRST:
            log.info("A person writes too much and is passed over until calm")
            await self._ask_for_rest(update, person)
        raise ApplicationHandlerStop

    def _moment(self, update: Update, me: User) -> float | None:
        """When something was written; None where it does not count.

        Messages tell it themselves: what has piled up while the bot was away is no flood.
        """
        if update.callback_query is not None:
            return self.clock()
        message = update.message or update.edited_message
        if message is None or not _is_for(me, message):
            return None
        return (message.edit_date or message.date).timestamp()

    async def _ask_for_rest(self, update: Update, person: User) -> None:
        said = text("flood.rest", self.replies.language_of(person))
        message, query = update.effective_message, update.callback_query
        if query is not None:
            await self.replies.sender.acknowledge(query.id, said, stays=True)
        elif message is not None:
            quoted = message.message_id if message.chat_id < 0 else None
            await self.replies.sender.send(message.chat_id, said, reply_to=quoted)


def _is_for(me: User, message: Message) -> bool:
    """Somebody wrote to the bot, rather than to others in a group."""
    written = message.text or message.caption or ""
    if message.chat_id > 0 or addressed(message, me) is not None:
        return True
    name = written.split(maxsplit=1)[0].partition("@")[2] if written.startswith("/") else None
    return name is not None and name.casefold() in {"", str(me.username).casefold()}


def register(application: AnyApplication, replies: Replies) -> None:
    """Adds the handler, in a group of its own that goes before the others'."""
    application.add_handler(TypeHandler(Update, FloodGate(replies)), group=-1)
