"""/daily and its buttons: when the daily quiz of a chat comes."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from html import escape
from typing import assert_never
from zoneinfo import ZoneInfo

from telegram import InlineKeyboardMarkup, Message, Update
from telegram.ext import CallbackQueryHandler, CommandHandler

from bot.chat.asking import Asking
from bot.chat.handling import AnyApplication, Context
from bot.chat.keyboards import grid
from bot.chat.presses import ChangeDaily, decode, encode
from bot.i18n import text
from bot.knowledge.course import Language
from bot.quiz.calendar import Schedule, next_due, passed
from bot.quiz.journal import Chat
from bot.quiz.wishes import Wish, wish

# Offered as buttons, in minutes of the day.
_TIMES = (8 * 60, 12 * 60 + 30, 18 * 60 + 30, 21 * 60)
_COUNTS = (1, 3, 5, 10)
_MOST = 10
_PAUSE_DAYS = 7
_EVENING = time(18, 30)


@dataclass(frozen=True, slots=True)
class Daily:
    """Tells and changes the daily quiz of a chat. `changed` is called after every change."""

    asking: Asking
    changed: Callable[[], None]

    async def __call__(self, update: Update, context: Context) -> None:
        """A command: parse, change, tell."""
        message = update.effective_message
        if message is None:
            return
        language = self.asking.replies.language_of(message.from_user)
        chat = await self._chat(message.chat_id, language)
        said = " ".join(context.args or ())
        if said:
            wished = wish(said, self._today(chat))
            if wished is None:
                await self.asking.replies.say(chat.id, "daily.unclear", language)
                return
            chat = await self._save(granted(chat, wished), is_on=not wished.is_off)
        html, buttons = self._told(chat)
        await self.asking.replies.sender.send(chat.id, html, buttons)

    async def press(self, update: Update, context: Context) -> None:
        """A button: parse, change, show in its place."""
        query = update.callback_query
        press = None if query is None else decode(query.data or "")
        if query is None or not isinstance(press, ChangeDaily):
            return
        sender = self.asking.replies.sender
        if isinstance(query.message, Message):
            language = self.asking.replies.language_of(query.from_user)
            chat = await self._chat(query.message.chat_id, language)
            changed = pressed(chat, press, self._today(chat))
            chat = await self._save(changed, is_on=press.change != "off")
            html, buttons = self._told(chat)
            await sender.edit(chat.id, query.message.message_id, html, buttons)
        await sender.acknowledge(query.id)

    async def _chat(self, chat_id: int, language: Language) -> Chat:
        """The chat's daily quiz in the language of who asks; one that is off where it has none."""
        chat = await (await self.asking.shelf()).chat(chat_id)
        if chat is None:
            return Chat(chat_id, language, Schedule(_EVENING, self.asking.zone), None)
        return replace(chat, language=language)

    async def _save(self, chat: Chat, *, is_on: bool) -> Chat:
        now = self.asking.clock()
        # Not at once, where the time of today is over already.
        after = max(chat.last or date.min, passed(chat.schedule, now))
        next_at = next_due(chat.schedule, after, now) if is_on else None
        saved = replace(chat, next_at=next_at)
        await (await self.asking.shelf()).save_chat(saved)
        self.changed()
        return saved

    def _today(self, chat: Chat) -> date:
        return self.asking.clock().astimezone(ZoneInfo(chat.schedule.zone)).date()

    def _told(self, chat: Chat) -> tuple[str, InlineKeyboardMarkup]:
        return escape(told(chat, self.asking.clock()), quote=False), buttons_of(chat)


def granted(chat: Chat, wished: Wish) -> Chat:
    """The chat with what was wished in words; a pause ends where anything else is wished."""
    schedule = replace(
        chat.schedule,
        at=wished.at or chat.schedule.at,
        zone=wished.zone or chat.schedule.zone,
        paused_until=wished.paused_until,
    )
    return replace(chat, schedule=schedule)


def pressed(chat: Chat, press: ChangeDaily, today: date) -> Chat:
    """The chat with what a button changes."""
    schedule, value = chat.schedule, press.value
    match press.change:
        case "at":
            minute = value % (24 * 60)
            schedule = replace(schedule, at=time(minute // 60, minute % 60), paused_until=None)
        case "per_day":
            schedule = replace(schedule, count=min(max(value, 1), _MOST))
        case "weekends":
            schedule = replace(schedule, weekdays_only=not value)
        case "pause":
            schedule = replace(schedule, paused_until=today + timedelta(days=min(value, 365)))
        case "on":
            schedule = replace(schedule, paused_until=None)
        case "off":
            pass
        case _:
            assert_never(press.change)
    return replace(chat, schedule=schedule)


def told(chat: Chat, now: datetime) -> str:
    """The daily quiz in words."""
    language, schedule = chat.language, chat.schedule
    if chat.next_at is None:
        return text("daily.is_off", language)
    days = text("daily.weekdays" if schedule.weekdays_only else "daily.every_day", language)
    at = f"{schedule.at:%H:%M}"
    lines = [
        text("daily.is_on", language, days=days, at=at, zone=schedule.zone, count=schedule.count),
        text("daily.next", language, when=_moment(chat.next_at, schedule.zone, now, language)),
        text("daily.change", language),
    ]
    return "\n\n".join(lines)


def _moment(moment: datetime, zone: str, now: datetime, language: Language) -> str:
    """A moment to come as people say it: today at 18:30."""
    local = moment.astimezone(ZoneInfo(zone))
    days = (local.date() - now.astimezone(ZoneInfo(zone)).date()).days
    near = {0: "daily.today", 1: "daily.tomorrow"}.get(days, "daily.on_day")
    month = text(f"daily.month_{local.month}", language)
    return text(near, language, day=local.day, month=month, at=f"{local:%H:%M}")


def buttons_of(chat: Chat) -> InlineKeyboardMarkup:
    """The buttons that change it."""
    language, schedule = chat.language, chat.schedule
    times = [(f"{at // 60:02}:{at % 60:02}", ChangeDaily("at", at)) for at in _TIMES]
    if chat.next_at is None:
        return grid([times])
    counts = [
        (text("daily.count", language, count=count), ChangeDaily("per_day", count))
        for count in _COUNTS
    ]
    rests = "daily.with_weekends" if schedule.weekdays_only else "daily.without_weekends"
    pause, resume = ChangeDaily("pause", _PAUSE_DAYS), ChangeDaily("on")
    is_paused = schedule.paused_until is not None
    last = [
        (text("daily.resume", language), resume)
        if is_paused
        else (text("daily.pause", language), pause),
        (text("daily.off", language), ChangeDaily("off")),
    ]
    weekends = (text(rests, language), ChangeDaily("weekends", int(schedule.weekdays_only)))
    return grid([times, counts, [weekends], last])


def register(application: AnyApplication, asking: Asking, changed: Callable[[], None]) -> None:
    """Adds the handlers."""
    daily = Daily(asking, changed)
    application.add_handler(CommandHandler("daily", daily))
    pattern = f"^{encode(ChangeDaily('on'))[:2]}"
    application.add_handler(CallbackQueryHandler(daily.press, pattern))
