"""Chats and their daily quizzes: when they are due, who sends them, how they end."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import Select, and_, delete, func, or_, select, tuple_, update

from bot.knowledge.course import Language
from bot.quiz.calendar import Schedule
from bot.quiz.journal import Chat, Delivery, State
from bot.store.patience import patient
from bot.store.rows import AnyRow, Rows
from bot.store.tables import asked, chats, deliveries


class Chats(Rows):
    """The part of the journal that is about chats."""

    @property
    def is_shared(self) -> bool:
        """Only a server's database may serve several processes."""
        return self.engine.dialect.name != "sqlite"

    async def chat(self, chat_id: int) -> Chat | None:
        """The chat's daily quiz, None where it never had one."""
        row = await self._first(_with_last().where(chats.c.id == chat_id))
        return None if row is None else _chat(row)

    async def save_chat(self, chat: Chat) -> None:
        """Stores a daily quiz over the one before."""
        schedule = chat.schedule
        values: dict[str, object] = {
            "language": chat.language,
            "at": schedule.at,
            "zone": schedule.zone,
            "weekdays_only": schedule.weekdays_only,
            "paused_until": schedule.paused_until,
            "per_day": schedule.count,
            "next_at": chat.next_at,
        }
        insert = self._insert(chats).values(id=chat.id, **values)
        await self._write(insert.on_conflict_do_update(index_elements=["id"], set_=values))

    async def switch_off(self, chat_id: int) -> None:
        """Nothing is due there any more."""
        await self._write(update(chats).where(chats.c.id == chat_id).values(next_at=None))

    @patient
    async def move_chat(self, old: int, new: int) -> None:
        """Everything moves along; what the new chat may have got meanwhile gives way."""
        async with self._transaction() as connection:
            if await connection.scalar(select(chats.c.id).where(chats.c.id == old)) is not None:
                await connection.execute(delete(chats).where(chats.c.id == new))
                await connection.execute(update(chats).where(chats.c.id == old).values(id=new))
            await connection.execute(
                update(asked).where(asked.c.chat_id == old).values(chat_id=new)
            )

    async def due_chats(self, now: datetime, limit: int) -> Sequence[Chat]:
        """Chats whose quiz is due, those that wait longest first."""
        due = _with_last().where(chats.c.next_at <= now)
        return [_chat(row) for row in await self._all(due.order_by(chats.c.next_at).limit(limit))]

    async def next_at(self) -> datetime | None:
        """When the next quiz of any chat is due."""
        row = await self._first(select(func.min(chats.c.next_at)))
        return None if row is None else cast("datetime | None", row[0])

    @patient
    async def claim(self, due: Sequence[tuple[Chat, date | None]], now: datetime) -> list[Delivery]:
        """Takes these dates, each unless another process did, and stores each `next_at`."""
        taken = []
        async with self._transaction() as connection:
            for chat, day in due:
                moved = update(chats).where(chats.c.id == chat.id, chats.c.next_at.is_not(None))
                await connection.execute(moved.values(next_at=chat.next_at))
                if day is None:
                    continue
                claim = self._insert(deliveries).values(
                    chat_id=chat.id, local_date=day, state="claimed", claimed_at=now
                )
                done = await connection.execute(claim.on_conflict_do_nothing())
                if done.rowcount:
                    taken.append(Delivery(chat.id, day))
        return taken

    @patient
    async def abandoned(self, before: datetime, now: datetime, limit: int) -> list[Delivery]:
        """Takes over claims older than `before`, or of a future that a wrong clock made."""
        key = tuple_(deliveries.c.chat_id, deliveries.c.local_date)
        late = and_(
            deliveries.c.state == "claimed",
            or_(deliveries.c.claimed_at < before, deliveries.c.claimed_at > now),
        )
        some = select(deliveries.c.chat_id, deliveries.c.local_date).where(late).limit(limit)
        # Two processes may select the same: the second finds `late` no longer true.
        take = update(deliveries).where(key.in_(some), late).values(claimed_at=now)
        async with self._transaction() as connection:
            rows = await connection.execute(
                take.returning(deliveries.c.chat_id, deliveries.c.local_date)
            )
            return [Delivery(row.chat_id, row.local_date) for row in rows]

    async def finish(self, delivery: Delivery, state: State) -> None:
        """The delivery came to an end."""
        await self._write(ended(delivery, state))


def ended(delivery: Delivery, state: State) -> Any:  # Any: the statement's own type says nothing
    """The statement that ends a delivery."""
    mine = and_(
        deliveries.c.chat_id == delivery.chat_id, deliveries.c.local_date == delivery.local_date
    )
    return update(deliveries).where(mine).values(state=state)


def _with_last() -> Select[Any]:  # Any: the columns of a chat and one more
    last = select(func.max(deliveries.c.local_date)).where(deliveries.c.chat_id == chats.c.id)
    return select(chats, last.scalar_subquery().label("last"))


def _chat(row: AnyRow) -> Chat:
    schedule = Schedule(
        at=row.at,
        zone=row.zone,
        weekdays_only=row.weekdays_only,
        paused_until=row.paused_until,
        count=row.per_day,
    )
    return Chat(row.id, cast("Language", row.language), schedule, row.next_at, row.last)
