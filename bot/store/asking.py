"""What was asked, where, and who has answered it or seen its hint."""

from collections.abc import Sequence

from sqlalchemy import select, update

from bot.quiz.journal import Asked, Delivery, State
from bot.store.chats import ended
from bot.store.patience import patient
from bot.store.rows import Rows, asked_of
from bot.store.tables import asked, hints, learners, reviews


class Asking(Rows):
    """The part of the journal that is about questions asked."""

    async def record(self, asked_now: Asked, state: State = "sent") -> None:
        """Stores what was asked, and the state of the delivery that it belongs to."""
        insert = self._insert(asked).values(
            id=asked_now.id,
            chat_id=asked_now.chat_id,
            entry_id=asked_now.entry_id,
            key=asked_now.key,
            language=asked_now.language,
            right_option=asked_now.right,
            at=asked_now.at,
            local_date=asked_now.local_date,
        )
        statements = [insert.on_conflict_do_nothing()]
        if asked_now.local_date is not None:
            delivery = Delivery(asked_now.chat_id, asked_now.local_date)
            statements.append(ended(delivery, state))
        await self._write(*statements)

    async def asked(self, asked_id: str) -> Asked | None:
        """What was asked under that id."""
        row = await self._first(select(asked).where(asked.c.id == asked_id))
        return None if row is None else asked_of(row)

    @patient
    async def adopt(self, poll_id: str, learner_id: int) -> Asked | None:
        """The learner's last poll whose sending timed out, known by its id from now on."""
        unknown = select(asked.c.id).where(asked.c.chat_id == learner_id, asked.c.id.like("?%"))
        last = unknown.order_by(asked.c.at.desc()).limit(1).scalar_subquery()
        async with self._transaction() as connection:
            rows = await connection.execute(
                update(asked).where(asked.c.id == last).values(id=poll_id).returning(asked)
            )
            row = rows.first()
        return None if row is None else asked_of(row)

    async def last_asked(self, chat_id: int) -> Asked | None:
        """What was asked last in a chat."""
        recent = await self.recent(chat_id, 1)
        return recent[0] if recent else None

    async def recent(self, chat_id: int, limit: int) -> Sequence[Asked]:
        """What was asked in a chat lately, newest first."""
        here = select(asked).where(asked.c.chat_id == chat_id)
        rows = await self._all(here.order_by(asked.c.at.desc(), asked.c.id).limit(limit))
        return [asked_of(row) for row in rows]

    async def asked_on(self, delivery: Delivery) -> Sequence[Asked]:
        """The items of a delivery that were asked, newest first."""
        mine = select(asked).where(
            asked.c.chat_id == delivery.chat_id, asked.c.local_date == delivery.local_date
        )
        return [asked_of(row) for row in await self._all(mine.order_by(asked.c.at.desc()))]

    async def is_answered(self, asked_id: str, learner_id: int) -> bool:
        """Whether that person has answered it."""
        mine = (reviews.c.asked_id == asked_id, reviews.c.learner_id == learner_id)
        return await self._first(select(reviews.c.id).where(*mine)) is not None

    async def hint(self, asked_id: str, learner_id: int) -> None:
        """That person has seen the hint."""
        learner = self._insert(learners).values(id=learner_id)
        seen = self._insert(hints).values(asked_id=asked_id, learner_id=learner_id)
        await self._write(learner.on_conflict_do_nothing(), seen.on_conflict_do_nothing())

    async def is_hinted(self, asked_id: str, learner_id: int) -> bool:
        """Whether that person has seen the hint."""
        mine = (hints.c.asked_id == asked_id, hints.c.learner_id == learner_id)
        return await self._first(select(hints.c.asked_id).where(*mine)) is not None
