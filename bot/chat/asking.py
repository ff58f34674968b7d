"""Asks items in chats, as polls or to be typed, and records what was asked."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from html import escape
from random import Random
from weakref import WeakValueDictionary

from telegram import InlineKeyboardMarkup
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.chat.keyboards import column
from bot.chat.presses import Do
from bot.chat.replies import Replies
from bot.chat.sender import Json, Sender, Sent
from bot.chat.shelf import Shelf
from bot.i18n import text
from bot.knowledge.course import Language
from bot.quiz.calendar import learning_moment
from bot.quiz.items import QuizItem
from bot.quiz.journal import Asked, Chat, Delivery, Journal, State
from bot.quiz.lesson import RECENT, AnyItem, Lessons

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class Asking:
    """Asks from one course. `behind` sends what nobody waits for; `zone` is a new chat's.

    `under_way` bounds how many daily quizzes are sent and not yet recorded: what a crash repeats.
    """

    replies: Replies
    behind: Sender
    shelf: Shelf
    zone: str
    clock: Callable[[], datetime]
    rng: Random
    under_way: asyncio.Semaphore
    _made: list[Lessons] = field(default_factory=list)
    _making: asyncio.Lock = field(default_factory=asyncio.Lock)
    _turns: WeakValueDictionary[int, asyncio.Lock] = field(default_factory=WeakValueDictionary)

    @property
    def lessons(self) -> Lessons:
        """Lessons from the course as it is now."""
        course = self.replies.course
        if not self._made or self._made[0].course is not course:
            self._made[:] = [Lessons(course)]
        return self._made[0]

    async def zone_of(self, chat_id: int) -> str:
        """The zone of a chat with a daily quiz, else the bot's."""
        chat = await (await self.shelf()).chat(chat_id)
        return self.zone if chat is None else chat.schedule.zone

    async def ask(self, chat_id: int, language: Language) -> bool:
        """Asks one item now; False where the course has none. TelegramError: it was not sent."""
        journal = await self.shelf()
        zone = await self.zone_of(chat_id)
        item = await self._item(journal, chat_id, language, zone)
        if item is None:
            return False
        sent = await self._send(self.replies.sender, chat_id, item)
        await journal.record(self._asked(sent, item, None))
        return True

    async def deliver(self, chat: Chat, day: date) -> None:
        """Asks an item of the chat's daily quiz, and records it or why it could not be asked."""
        journal = await self.shelf()
        language = self.replies.taught(chat.language)
        item = await self._item(journal, chat.id, language, chat.schedule.zone)
        if item is None:
            await journal.finish(Delivery(chat.id, day), "skipped")
            return
        async with self.under_way:
            await self._deliver(journal, chat, day, item)

    async def _deliver(self, journal: Journal, chat: Chat, day: date, item: AnyItem) -> None:
        delivery = Delivery(chat.id, day)
        try:
            sent = await self._send(self.behind, chat.id, item)
        except (Forbidden, BadRequest) as refused:
            log.info("A daily quiz was refused: %s", refused)
            await journal.finish(delivery, "skipped")
            if isinstance(refused, Forbidden) or "chat not found" in str(refused).lower():
                await journal.switch_off(chat.id)
            return
        except TelegramError as fault:
            log.warning("A daily quiz was not sent and is tried again later: %s", fault)
            return
        if sent.chat_id != chat.id:
            await journal.move_chat(chat.id, sent.chat_id)
        state: State = "unknown" if sent.message is None else "sent"
        await journal.record(self._asked(sent, item, day), state)

    async def follow(self, answered: Asked) -> None:
        """Asks the next item of a daily quiz once its last one is answered."""
        if answered.local_date is None:
            return
        journal = await self.shelf()
        async with self._turns.setdefault(answered.chat_id, asyncio.Lock()):
            chat = await journal.chat(answered.chat_id)
            if chat is None or chat.next_at is None or chat.last != answered.local_date:
                return
            asked = await journal.asked_on(Delivery(chat.id, answered.local_date))
            if asked and asked[0].id == answered.id and len(asked) < chat.schedule.count:
                await self.deliver(chat, answered.local_date)

    async def _item(
        self, journal: Journal, chat_id: int, language: Language, zone: str
    ) -> AnyItem | None:
        is_private = chat_id > 0
        cards = await (journal.cards(chat_id) if is_private else journal.group_cards(chat_id))
        recent = await journal.recent(chat_id, RECENT)
        now = learning_moment(self.clock(), zone)
        # Some milliseconds of work, beside which replies and the pace of a broadcast go on.
        async with self._making:
            return await asyncio.to_thread(
                self.lessons.next_item, cards, recent, language, now, self.rng, typed=is_private
            )

    async def _send(self, sender: Sender, chat_id: int, item: AnyItem) -> Sent:
        buttons = under_item(item)

        async def attempt(target: int) -> Json:
            if isinstance(item, QuizItem):
                return await sender.bot.send_quiz(target, item, buttons)
            said = escape(item.question, quote=False)
            return await sender.bot.send_html(target, f"⌨️ {said}", buttons)

        return await sender.deliver(chat_id, attempt)

    def _asked(self, sent: Sent, item: AnyItem, day: date | None) -> Asked:
        now = self.clock()
        is_poll = isinstance(item, QuizItem)
        if sent.message is None:
            asked_id = f"{'?' if is_poll else 't'}{sent.chat_id}:{now.isoformat()}"
        else:
            asked_id = message_id(sent.message)
        right = item.right if isinstance(item, QuizItem) else None
        return Asked(
            id=asked_id,
            chat_id=sent.chat_id,
            entry_id=item.entry_id,
            key=item.key,
            language=item.language,
            right=right,
            at=now,
            local_date=day,
        )


def message_id(message: Json) -> str:
    """Under what id a message of an item is remembered."""
    if "poll" in message:
        return str(message["poll"]["id"])
    return typed_id(message["chat"]["id"], message["message_id"])


def typed_id(chat_id: int, number: int) -> str:
    """Under what id a message that asks to type is remembered."""
    return f"t{chat_id}:{number}"


def under_item(item: AnyItem) -> InlineKeyboardMarkup:
    """The buttons of an item."""
    rows = [(text("learn.hint_button", item.language), Do("hint"))]
    if not isinstance(item, QuizItem):
        rows.append((text("learn.give_up_button", item.language), Do("give up")))
    return column(rows)
