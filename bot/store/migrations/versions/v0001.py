"""The first schema: learners, their memory, chats with a daily quiz, what was asked."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Creates the tables."""
    _create_people()
    _create_deliveries()
    _create_asked()
    _create_cards()
    _create_reviews()
    _create_hints()


def _create_people() -> None:
    op.create_table(
        "learners",
        sa.Column("id", sa.BigInteger, autoincrement=False),
        sa.Column("name", sa.Text),
        sa.Column("is_hidden", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_learners"),
    )
    op.create_table(
        "chats",
        sa.Column("id", sa.BigInteger, autoincrement=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("at", sa.Time, nullable=False),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("weekdays_only", sa.Boolean, nullable=False),
        sa.Column("paused_until", sa.Date),
        sa.Column("per_day", sa.Integer, nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_chats"),
    )
    op.create_index("ix_chats_next_at", "chats", ["next_at"])


def _create_deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("chat_id", sa.BigInteger),
        sa.Column("local_date", sa.Date),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "local_date", name="pk_deliveries"),
        sa.ForeignKeyConstraint(
            ["chat_id"],
            ["chats.id"],
            name="fk_deliveries_chat_id",
            ondelete="CASCADE",
            onupdate="CASCADE",
        ),
    )
    op.create_index("ix_deliveries_state", "deliveries", ["state", "claimed_at"])


def _create_asked() -> None:
    op.create_table(
        "asked",
        sa.Column("id", sa.Text),
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("entry_id", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("right_option", sa.Integer),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("local_date", sa.Date),
        sa.PrimaryKeyConstraint("id", name="pk_asked"),
    )
    op.create_index("ix_asked_chat_id", "asked", ["chat_id", "at"])


def _create_cards() -> None:
    op.create_table(
        "cards",
        sa.Column("learner_id", sa.BigInteger),
        sa.Column("entry_id", sa.Text),
        sa.Column("stability", sa.Float),
        sa.Column("difficulty", sa.Float),
        sa.Column("due", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_review", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("learner_id", "entry_id", name="pk_cards"),
        _of_learner("cards"),
    )


def _create_reviews() -> None:
    op.create_table(
        "reviews",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite")),
        sa.Column("learner_id", sa.BigInteger, nullable=False),
        sa.Column("entry_id", sa.Text, nullable=False),
        sa.Column("grade", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_id", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_reviews"),
        sa.UniqueConstraint("asked_id", "learner_id", name="uq_reviews_asked_id"),
        _of_learner("reviews"),
        _of_asked("reviews", "SET NULL"),
    )
    op.create_index("ix_reviews_learner_id", "reviews", ["learner_id"])


def _create_hints() -> None:
    op.create_table(
        "hints",
        sa.Column("asked_id", sa.Text),
        sa.Column("learner_id", sa.BigInteger),
        sa.PrimaryKeyConstraint("asked_id", "learner_id", name="pk_hints"),
        _of_learner("hints"),
        _of_asked("hints", "CASCADE"),
    )


def _of_learner(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_learner_id"
    return sa.ForeignKeyConstraint(["learner_id"], ["learners.id"], name=name, ondelete="CASCADE")


def _of_asked(table: str, gone: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["asked_id"], ["asked.id"], name=f"fk_{table}_asked_id", ondelete=gone, onupdate="CASCADE"
    )
