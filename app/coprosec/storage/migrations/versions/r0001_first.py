"""The first tables: statements, this PC, and three projections."""

import sqlalchemy as sa
from alembic import op

from coprosec.storage.types import UtcDateTime

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "statement",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("device", sa.String(36), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("tick", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", UtcDateTime(), nullable=False),
        sa.Column("learner", sa.String(36), nullable=False),
        sa.Column("verb", sa.String(40), nullable=False),
        sa.Column("activity", sa.String(120), nullable=False),
        sa.Column("attempt", sa.String(36)),
        sa.Column("course_version", sa.String(40), nullable=False),
        sa.Column("score_raw", sa.Float()),
        sa.Column("score_max", sa.Float()),
        sa.Column("success", sa.Boolean()),
        sa.Column("completion", sa.Boolean()),
        sa.Column("duration_ms", sa.Integer()),
        sa.Column("certainty", sa.Integer()),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_statement"),
        sa.UniqueConstraint("device", "seq", name="uq_statement_device_seq"),
    )
    op.create_index("ix_statement_tick", "statement", ["tick"])
    op.create_index("ix_statement_learner_verb_activity", "statement", ["learner", "verb", "activity"])
    op.create_index("ix_statement_learner_tick", "statement", ["learner", "tick"])
    op.create_index("ix_statement_attempt", "statement", ["attempt"])
    op.create_table(
        "local",
        sa.Column("key", sa.String(40), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_local"),
    )
    op.create_table(
        "learner",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("text_percent", sa.Integer(), nullable=False),
        sa.Column("last_seen", UtcDateTime()),
        sa.Column("signed_out", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_learner"),
    )
    op.create_table(
        "lesson_state",
        sa.Column("learner", sa.String(36), nullable=False),
        sa.Column("lesson", sa.String(120), nullable=False),
        sa.Column("opened_at", UtcDateTime(), nullable=False),
        sa.Column("completed_at", UtcDateTime()),
        sa.Column("place_block", sa.Integer(), nullable=False),
        sa.Column("place_offset", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("learner", "lesson", name="pk_lesson_state"),
    )
    op.create_table(
        "attempt",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("learner", sa.String(36), nullable=False),
        sa.Column("quiz", sa.String(120), nullable=False),
        sa.Column("started_tick", sa.BigInteger(), nullable=False),
        sa.Column("items", sa.Integer(), nullable=False),
        sa.Column("success", sa.Boolean()),
        sa.Column("percent", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name="pk_attempt"),
    )
    op.create_index("ix_attempt_learner", "attempt", ["learner"])


def downgrade() -> None:
    for table in ("attempt", "lesson_state", "learner", "local", "statement"):
        op.drop_table(table)
