"""A journal in memory: deliveries alone, with a clock that the test moves."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from bot.quiz.journal import Chat, Delivery, State


@dataclass(slots=True)
class Diary:
    """What several processes share; `states` says how each delivery stands."""

    chats: dict[int, Chat]
    is_shared: bool = False
    states: dict[Delivery, State] = field(default_factory=dict)
    claimed_at: dict[Delivery, datetime] = field(default_factory=dict)

    async def chat(self, chat_id: int) -> Chat | None:
        """As a journal."""
        chat = self.chats.get(chat_id)
        return None if chat is None else replace(chat, last=self._last(chat_id))

    async def due_chats(self, now: datetime, limit: int) -> Sequence[Chat]:
        """As a journal."""
        due = [one for one in self.chats.values() if one.next_at is not None and one.next_at <= now]
        return [replace(one, last=self._last(one.id)) for one in due[:limit]]

    async def next_at(self) -> datetime | None:
        """As a journal."""
        return min((one.next_at for one in self.chats.values() if one.next_at), default=None)

    async def claim(self, due: Sequence[tuple[Chat, date | None]], now: datetime) -> list[Delivery]:
        """As a journal."""
        taken = []
        for chat, day in due:
            self.chats[chat.id] = replace(self.chats[chat.id], next_at=chat.next_at)
            if day is not None and (delivery := Delivery(chat.id, day)) not in self.states:
                self.states[delivery] = "claimed"
                self.claimed_at[delivery] = now
                taken.append(delivery)
        return taken

    async def abandoned(self, before: datetime, now: datetime, limit: int) -> list[Delivery]:
        """As a journal."""
        left = [
            one
            for one, state in self.states.items()
            if state == "claimed" and not before <= self.claimed_at[one] <= now
        ]
        for delivery in left[:limit]:
            self.claimed_at[delivery] = now
        return left[:limit]

    async def finish(self, delivery: Delivery, state: State) -> None:
        """As a journal."""
        self.states[delivery] = state

    def _last(self, chat_id: int) -> date | None:
        return max((one.local_date for one in self.states if one.chat_id == chat_id), default=None)


@dataclass(slots=True)
class Clock:
    """The time, which stands still until it is moved."""

    now: datetime

    def __call__(self) -> datetime:
        """Now."""
        return self.now

    def move(self, by: timedelta) -> None:
        """Time passes, or jumps back."""
        self.now += by
