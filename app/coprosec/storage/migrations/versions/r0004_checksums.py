"""A checksum of each statement, computed once for those that are there."""

import sqlite3

import sqlalchemy as sa
from alembic import op

from coprosec.storage import checksums

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("statement", sa.Column("checksum", sa.BigInteger()))
    connection = op.get_bind().connection.driver_connection
    assert isinstance(connection, sqlite3.Connection)
    checksums.offer(connection)
    op.execute(f"UPDATE statement SET checksum = {checksums.IN_SQL}")


def downgrade() -> None:
    op.drop_column("statement", "checksum")
