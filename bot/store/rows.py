"""What all parts of the journal have in common: reading, writing, rows to values."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from typing import Any, cast

from sqlalchemy import Executable, Row, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.knowledge.course import Language
from bot.quiz.journal import Asked
from bot.store.patience import patient

AnyRow = Row[Any]  # Any: its columns are the statement's


class Rows:
    """Reads and writes over one engine."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.engine = engine
        self._writing = engine.execution_options(writes=True)
        # Of SQLite only one can write; the others would look again and again whether they can.
        self._turn: AbstractAsyncContextManager[object] = (
            asyncio.Lock() if engine.dialect.name == "sqlite" else nullcontext()
        )

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[AsyncConnection]:
        """All or nothing."""
        async with self._turn, self._writing.begin() as connection:
            yield connection

    @patient
    async def _write(self, *statements: Executable) -> None:
        async with self._transaction() as connection:
            for statement in statements:
                await connection.execute(statement)

    @patient
    async def _all(self, statement: Executable) -> list[AnyRow]:
        async with self.engine.connect() as connection:
            return list(await connection.execute(statement))

    async def _first(self, statement: Executable) -> AnyRow | None:
        rows = await self._all(statement)
        return rows[0] if rows else None

    def _insert(self, table: Table) -> "sqlite.Insert | postgresql.Insert":
        """An insert that can say what to do where the row is there already."""
        if self.engine.dialect.name == "sqlite":
            return sqlite.insert(table)
        return postgresql.insert(table)


def asked_of(row: AnyRow) -> Asked:
    """What was asked, from its row."""
    return Asked(
        id=row.id,
        chat_id=row.chat_id,
        entry_id=row.entry_id,
        key=row.key,
        language=cast("Language", row.language),
        right=row.right_option,
        at=row.at,
        local_date=row.local_date,
    )
