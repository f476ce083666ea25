"""The tables: what happened (`statement`), this PC (`local`), and the projections that can be dropped and rebuilt."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from coprosec.storage.types import UtcDateTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_uuid = String(36)
_slug = String(120)

statement = Table(
    "statement",
    metadata,
    Column("id", _uuid, primary_key=True),
    Column("device", _uuid, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("tick", BigInteger, nullable=False, index=True),
    Column("recorded_at", UtcDateTime, nullable=False),
    Column("learner", _uuid, nullable=False),
    Column("verb", String(40), nullable=False),
    Column("activity", _slug, nullable=False),
    Column("attempt", _uuid),
    Column("course_version", String(40), nullable=False),
    Column("score_raw", Float),
    Column("score_max", Float),
    Column("success", Boolean),
    Column("completion", Boolean),
    Column("duration_ms", Integer),
    Column("certainty", Integer),
    Column("data", JSON, nullable=False),
    Column("checksum", BigInteger),
    UniqueConstraint("device", "seq"),
    Index(None, "learner", "verb", "activity"),
    Index(None, "learner", "tick"),
    Index(None, "attempt"),
)
Index(
    "ix_statement_closed",
    statement.c.learner,
    statement.c.duration_ms,
    sqlite_where=statement.c.verb == "closed",
)
"""Covers the time spent by each learner, at no cost to the other statements. To name PostgreSQL's own option here would
import its whole dialect at every start.
"""

local = Table(
    "local",
    metadata,
    Column("key", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)
"""What belongs to this PC alone and never travels: `device`, its id, and what `storage/local.py` names."""

secret = Table(
    "secret",
    metadata,
    Column("person", _uuid, primary_key=True),
    Column("kind", String(20), primary_key=True),
    Column("hash", Text, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("failed_at", UtcDateTime),
)
"""Passwords, PINs and recovery codes, hashed, with the tries that failed. They never travel either."""

learner = Table(
    "learner",
    metadata,
    Column("id", _uuid, primary_key=True),
    Column("name", Text, nullable=False),
    Column("text_percent", Integer, nullable=False),
    Column("last_seen", UtcDateTime),
    Column("signed_out", Boolean, nullable=False),
)

lesson_state = Table(
    "lesson_state",
    metadata,
    Column("learner", _uuid, primary_key=True),
    Column("lesson", _slug, primary_key=True),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("completed_at", UtcDateTime),
    Column("place_block", Integer, nullable=False),
    Column("place_offset", Float, nullable=False),
)

attempt = Table(
    "attempt",
    metadata,
    Column("id", _uuid, primary_key=True),
    Column("learner", _uuid, nullable=False, index=True),
    Column("quiz", _slug, nullable=False),
    Column("started_tick", BigInteger, nullable=False),
    Column("items", Integer, nullable=False),
    Column("success", Boolean),
    Column("percent", Integer),
)

cohort = Table(
    "cohort",
    metadata,
    Column("id", _uuid, primary_key=True),
    Column("name", Text, nullable=False),
    Column("starts", String(10), nullable=False),
    Column("plan", JSON, nullable=False),
)

enrolment = Table(
    "enrolment",
    metadata,
    Column("cohort", _uuid, primary_key=True),
    Column("learner", _uuid, primary_key=True),
    Column("group", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("organisation", Text, nullable=False),
    Column("withdrawn_at", UtcDateTime),
)

merge = Table(
    "merge",
    metadata,
    Column("learner", _uuid, primary_key=True),
    Column("into", _uuid, nullable=False),
)
