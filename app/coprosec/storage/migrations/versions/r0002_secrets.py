"""Passwords, PINs and recovery codes of this PC."""

import sqlalchemy as sa
from alembic import op

from coprosec.storage.types import UtcDateTime

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "secret",
        sa.Column("person", sa.String(36), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("failed_at", UtcDateTime()),
        sa.PrimaryKeyConstraint("person", "kind", name="pk_secret"),
    )


def downgrade() -> None:
    op.drop_table("secret")
