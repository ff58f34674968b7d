"""The tables: what has to outlive the process, and nothing of what people say.

`asked.id` is the id of Telegram's poll. A typed item has none: `t`, chat and message stand for it;
nor has a poll whose sending timed out: `?`, chat and moment.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    Time,
    TypeDecorator,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, aware on both sides; SQLite keeps it without its zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the database."""
        if value is None:
            return None
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002  the signature is SQLAlchemy's
    ) -> datetime | None:
        """From the database."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _learner(**options: Any) -> Column[int]:  # Any: the column's own
    key = ForeignKey("learners.id", ondelete="CASCADE")
    return Column("learner_id", BigInteger, key, nullable=False, **options)


# `name` is known of those only who vote in groups, for /top.
learners = Table(
    "learners",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", Text),
    Column("is_hidden", Boolean, nullable=False, default=False),
)

# `next_at`: when its daily quiz is due next; null where it is off.
chats = Table(
    "chats",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("language", Text, nullable=False),
    Column("at", Time, nullable=False),
    Column("zone", Text, nullable=False),
    Column("weekdays_only", Boolean, nullable=False),
    Column("paused_until", Date),
    Column("per_day", Integer, nullable=False),
    Column("next_at", Moment, index=True),
)

# One for each chat and local date. `state`: claimed, sent, unknown (sending timed out), skipped.
deliveries = Table(
    "deliveries",
    metadata,
    Column(
        "chat_id",
        BigInteger,
        ForeignKey("chats.id", ondelete="CASCADE", onupdate="CASCADE"),
        primary_key=True,
    ),
    Column("local_date", Date, primary_key=True),
    Column("state", Text, nullable=False),
    Column("claimed_at", Moment, nullable=False),
    Index("ix_deliveries_state", "state", "claimed_at"),
)

# `right_option` is null where the answer is typed; `local_date` where it was no daily quiz.
asked = Table(
    "asked",
    metadata,
    Column("id", Text, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("entry_id", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("right_option", Integer),
    Column("at", Moment, nullable=False),
    Column("local_date", Date),
    Index("ix_asked_chat_id", "chat_id", "at"),
)

cards = Table(
    "cards",
    metadata,
    _learner(primary_key=True),
    Column("entry_id", Text, primary_key=True),
    Column("stability", Float),
    Column("difficulty", Float),
    Column("due", Moment, nullable=False),
    Column("last_review", Moment),
)

reviews = Table(
    "reviews",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    _learner(index=True),
    Column("entry_id", Text, nullable=False),
    Column("grade", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("asked_id", Text, ForeignKey("asked.id", ondelete="SET NULL", onupdate="CASCADE")),
    UniqueConstraint("asked_id", "learner_id"),
)

hints = Table(
    "hints",
    metadata,
    Column(
        "asked_id",
        Text,
        ForeignKey("asked.id", ondelete="CASCADE", onupdate="CASCADE"),
        primary_key=True,
    ),
    _learner(primary_key=True),
)
