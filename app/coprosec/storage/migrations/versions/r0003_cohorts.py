"""Training sessions, class lists and merged people; an index that covers the time spent by each learner."""

import sqlalchemy as sa
from alembic import op

from coprosec.storage.types import UtcDateTime

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    closed = sa.text("verb = 'closed'")
    op.create_index(
        "ix_statement_closed", "statement", ["learner", "duration_ms"], sqlite_where=closed, postgresql_where=closed
    )
    op.create_table(
        "cohort",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("starts", sa.String(10), nullable=False),
        sa.Column("plan", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_cohort"),
    )
    op.create_table(
        "enrolment",
        sa.Column("cohort", sa.String(36), nullable=False),
        sa.Column("learner", sa.String(36), nullable=False),
        sa.Column("group", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("withdrawn_at", UtcDateTime()),
        sa.PrimaryKeyConstraint("cohort", "learner", name="pk_enrolment"),
    )
    op.create_table(
        "merge",
        sa.Column("learner", sa.String(36), nullable=False),
        sa.Column("into", sa.String(36), nullable=False),
        sa.PrimaryKeyConstraint("learner", name="pk_merge"),
    )


def downgrade() -> None:
    for table in ("merge", "enrolment", "cohort"):
        op.drop_table(table)
    op.drop_index("ix_statement_closed", "statement")
