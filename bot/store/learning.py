"""What people remember, their answers, and their forgetting of both."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import cast

from sqlalchemy import ColumnElement, Executable, Integer, and_, delete, func, select
from sqlalchemy import cast as sql_cast

from bot.quiz.journal import Asked, Score
from bot.quiz.memory import Card, Grade
from bot.quiz.progress import Review
from bot.store.patience import patient
from bot.store.rows import AnyRow, Rows
from bot.store.tables import asked, cards, chats, learners, reviews

_MEMORY = ("stability", "difficulty", "due", "last_review")


class Learning(Rows):
    """The part of the journal that is about people."""

    async def cards(self, learner_id: int) -> Sequence[Card]:
        """All that a person remembers."""
        rows = await self._all(select(cards).where(cards.c.learner_id == learner_id))
        return [_card(row) for row in rows]

    async def group_cards(self, chat_id: int) -> Sequence[Card]:
        """For each entry the card, of those who answer in a group, that is due first."""
        here = reviews.join(asked, reviews.c.asked_id == asked.c.id)
        members = select(reviews.c.learner_id).select_from(here).where(asked.c.chat_id == chat_id)
        theirs = select(cards).where(cards.c.learner_id.in_(members))
        by_entry: dict[str, Card] = {}
        for row in await self._all(theirs.order_by(cards.c.due)):
            by_entry.setdefault(row.entry_id, _card(row))
        return list(by_entry.values())

    @patient
    async def review(
        self,
        review: Review,
        learner_id: int,
        asked_now: Asked | None,
        reviewed: Callable[[Card | None], Card],
        name: str | None,
    ) -> Card | None:
        """Stores an answer and the card made of the one before; None if it was answered before."""
        asked_id = None if asked_now is None else asked_now.id
        mine = and_(cards.c.learner_id == learner_id, cards.c.entry_id == review.entry_id)
        async with self._transaction() as connection:
            # Also the lock: of two answers of one person the second waits here for the first.
            await connection.execute(self._named(learner_id, name))
            done = await connection.execute(self._logged(review, learner_id, asked_id))
            if not done.rowcount:
                return None
            row = (await connection.execute(select(cards).where(mine))).first()
            card = reviewed(None if row is None else _card(row))
            insert = self._insert(cards).values(
                learner_id=learner_id, entry_id=card.entry_id, **_memory(card)
            )
            key = ["learner_id", "entry_id"]
            await connection.execute(
                insert.on_conflict_do_update(index_elements=key, set_=_memory(card))
            )
        return card

    def _named(self, learner_id: int, name: str | None) -> Executable:
        insert = self._insert(learners).values(id=learner_id, name=name)
        named = {"name": func.coalesce(insert.excluded.name, learners.c.name)}
        return insert.on_conflict_do_update(index_elements=["id"], set_=named)

    def _logged(self, review: Review, learner_id: int, asked_id: str | None) -> Executable:
        return (
            self._insert(reviews)
            .values(
                learner_id=learner_id,
                entry_id=review.entry_id,
                grade=review.grade,
                at=review.at,
                asked_id=asked_id,
            )
            .on_conflict_do_nothing()
        )

    @patient
    async def remember(self, learner_id: int, card: Card) -> bool:
        """Stores a new card; False where the person has one."""
        learner = self._insert(learners).values(id=learner_id)
        insert = self._insert(cards).values(
            learner_id=learner_id, entry_id=card.entry_id, **_memory(card)
        )
        async with self._transaction() as connection:
            await connection.execute(learner.on_conflict_do_nothing())
            done = await connection.execute(insert.on_conflict_do_nothing())
        return bool(done.rowcount)

    async def reviews(self, learner_id: int) -> Sequence[Review]:
        """A person's answers, oldest first."""
        mine = select(reviews).where(reviews.c.learner_id == learner_id)
        rows = await self._all(mine.order_by(reviews.c.at, reviews.c.id))
        return [Review(row.entry_id, cast("Grade", row.grade), row.at) for row in rows]

    async def scores(self, chat_id: int, since: datetime | None) -> Sequence[Score]:
        """Answers in a group by person, without those who want it so."""
        right: ColumnElement[int] = func.sum(sql_cast(reviews.c.grade != "again", Integer))
        here = reviews.join(asked, reviews.c.asked_id == asked.c.id).join(
            learners, reviews.c.learner_id == learners.c.id
        )
        counted = (
            select(learners.c.name, right.label("right"), func.count().label("asked"))
            .select_from(here)
            .where(asked.c.chat_id == chat_id, learners.c.is_hidden.is_(False))
            .group_by(learners.c.id, learners.c.name)
        )
        if since is not None:
            counted = counted.where(reviews.c.at >= since)
        return [Score(row.name or "?", row.right, row.asked) for row in await self._all(counted)]

    async def hide(self, learner_id: int, *, hidden: bool) -> None:
        """Whether a person is left out of leaderboards."""
        insert = self._insert(learners).values(id=learner_id, is_hidden=hidden)
        changed = {"is_hidden": hidden}
        await self._write(insert.on_conflict_do_update(index_elements=["id"], set_=changed))

    async def forget(self, learner_id: int) -> None:
        """Deletes every row of a person and of the chat with them, and its traces on disk."""
        await self._write(
            delete(learners).where(learners.c.id == learner_id),  # and with it what refers to it
            delete(asked).where(asked.c.chat_id == learner_id),
            delete(chats).where(chats.c.id == learner_id),
        )
        if self.engine.dialect.name == "sqlite":
            # What was deleted stands in the write-ahead log until it is written back.
            async with self.engine.connect() as connection:
                await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    async def close(self) -> None:
        """Disconnects."""
        await self.engine.dispose()


def _card(row: AnyRow) -> Card:
    return Card(row.entry_id, row.stability, row.difficulty, row.due, row.last_review)


def _memory(card: Card) -> dict[str, object]:
    return {name: getattr(card, name) for name in _MEMORY}
