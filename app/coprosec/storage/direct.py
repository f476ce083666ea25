"""What an answer waits for, put to sqlite3 itself: SQLAlchemy’s work on a statement takes several times SQLite’s own.

All statements recorded or united here are inserted by `add`, so that there is one way of writing them.
"""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection

from coprosec.domain.statements import Statement, Verb
from coprosec.storage.rows import NAMES, to_row

_INSERT = f"INSERT INTO statement ({', '.join(NAMES)}) VALUES ({', '.join('?' * len(NAMES))})"
_STANDING = f"""
SELECT value,
    (SELECT max(seq) FROM statement WHERE device = value),
    (SELECT max(tick) FROM statement),
    EXISTS (SELECT 1 FROM statement WHERE learner = ? AND verb = '{Verb.ERASED}'),
    (SELECT count(DISTINCT activity) FROM statement WHERE attempt = ? AND verb = '{Verb.ANSWERED}')
FROM local WHERE key = 'device'
"""


class Standing(NamedTuple):
    """Where the record is, asked in one question inside the transaction that adds to it."""

    device: str
    """Another window may have changed it, by restoring a backup."""
    seq: int | None
    """The number of this device’s newest statement."""
    tick: int | None
    erased: int
    """Whether the person asked to be forgotten."""
    answered: int
    """How many items of the attempt have an answer."""


def driver(connection: Connection) -> sqlite3.Connection:
    """The connection under SQLAlchemy’s, inside the same transaction."""
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    return raw


def standing(connection: Connection, learner: str, attempt: str | None) -> Standing:
    return Standing(*driver(connection).execute(_STANDING, (learner, attempt)).fetchone())


def add(connection: Connection, statements: Iterable[Statement]) -> None:
    driver(connection).executemany(_INSERT, map(to_row, statements))
