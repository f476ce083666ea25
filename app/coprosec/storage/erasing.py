"""What is done to a database for people who asked to be forgotten: their tombstone stays, and nothing else.

The same sentences work on SQLite, on a backup of an earlier schema, and on the server.
"""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, bindparam, delete, func, insert, select, text

from coprosec.disk import replace_durably
from coprosec.domain.cohorts import resolved
from coprosec.domain.ids import DeviceId, LearnerId, StatementId, new_uuid
from coprosec.domain.statements import Draft, Statement, Verb
from coprosec.storage import direct, tables
from coprosec.storage.engine import knowing_errors, reading, writing
from coprosec.storage.local import UNSWEPT
from coprosec.storage.people import merges
from coprosec.storage.rows import NAMES, to_row, to_statement

_GONE = f"(SELECT learner FROM statement WHERE verb = '{Verb.ERASED}' AND learner <> '')"
_TRACES = {
    "lesson_state": "learner",
    "attempt": "learner",
    "enrolment": "learner",
    "merge": "learner",
    "secret": "person",
    "learner": "id",
}
_STATEMENTS = f"DELETE FROM statement WHERE verb <> '{Verb.ERASED}' AND learner IN {_GONE}"
_statement, _merge = tables.statement.c, tables.merge.c
_ends = select(
    func.coalesce(func.max(_statement.seq).filter(_statement.device == bindparam("device")), 0).label("seq"),
    func.coalesce(func.max(_statement.tick), 0).label("tick"),
)


def erased(connection: Connection) -> frozenset[LearnerId]:
    """Everybody who asked to be forgotten, here or where a merge brought it from."""
    query = select(_statement.learner).where(_statement.verb == Verb.ERASED, _statement.learner != "").distinct()
    return frozenset(LearnerId(learner) for learner in connection.execute(query).scalars())


def purge(connection: Connection, device: DeviceId, now: datetime) -> int:
    """Take out of the record, in this transaction, all that is left of erased people and of their other ids; how many
    statements that were.

    Numbers are never given twice: where the newest of this device go, a tombstone is written after them. What the file
    still holds of the old text is for `sweep`.
    """
    gone = erased(connection)
    if not gone:
        return 0
    connection.exec_driver_sql("PRAGMA secure_delete = ON")
    seq, tick = connection.execute(_ends, {"device": device}).one()
    finals = resolved(merges(connection))
    also = sorted({one for one, final in finals.items() if final in gone} - gone)
    for nth, learner in enumerate(also, start=1):
        _bury(connection, learner, device, seq + nth, tick + nth, now)
    count = connection.exec_driver_sql(_STATEMENTS).rowcount
    traces = sum(
        connection.exec_driver_sql(f'DELETE FROM "{table}" WHERE {column} IN {_GONE}').rowcount
        for table, column in _TRACES.items()
    )
    if count + traces:
        left = connection.execute(_ends, {"device": device}).one()
        if left.seq < seq or left.tick < tick:
            _bury(connection, min(gone), device, seq + 1, tick + 1, now)
        connection.execute(delete(tables.local).where(tables.local.c.key == UNSWEPT))
        connection.execute(insert(tables.local).values(key=UNSWEPT, value=now.isoformat()))
    return count


def purge_server(connection: Connection) -> None:
    """The same on a server that many PCs fill: one that knows nothing of the erasure yet may have sent them again."""
    if erased(connection):
        connection.execute(text(_STATEMENTS))
        for table, column in _TRACES.items():
            connection.execute(text(f'DELETE FROM "{table}" WHERE {column} IN {_GONE}'))


def _bury(connection: Connection, learner: LearnerId, device: DeviceId, seq: int, tick: int, now: datetime) -> None:
    tombstone = Statement(StatementId(new_uuid(now)), device, seq, tick, now, Draft(learner, Verb.ERASED))
    direct.add(connection, [tombstone])


class Sweeper:
    """Makes the files of a record forget what its rows have forgotten."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @property
    def pending(self) -> bool:
        """Whether rows were purged whose text the files may still hold."""
        with reading(self._engine) as connection:
            query = select(tables.local.c.value).where(tables.local.c.key == UNSWEPT)
            return connection.execute(query).first() is not None

    def rewrite(self) -> None:
        """Write the database anew, without its free pages, and empty its journal. KnownError DATABASE_BUSY while
        another window reads it.
        """
        with knowing_errors(), self._engine.connect() as connection:
            raw = direct.driver(connection)
            raw.execute("PRAGMA secure_delete = ON")
            raw.execute("VACUUM")
            busy = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            if busy:
                locked = sqlite3.OperationalError("database is locked")
                locked.sqlite_errorcode = sqlite3.SQLITE_BUSY
                raise locked

    def tombstones(self) -> tuple[Statement, ...]:
        """One of each erased person."""
        with reading(self._engine) as connection:
            query = select(tables.statement).where(_statement.verb == Verb.ERASED, _statement.learner != "")
            found = {row.learner: to_statement(row) for row in connection.execute(query)}
        return tuple(found.values())

    def done(self) -> None:
        """Nothing is left in any file."""
        with writing(self._engine) as connection:
            connection.execute(delete(tables.local).where(tables.local.c.key == UNSWEPT))


def remake(path: Path, tombstones: Sequence[Statement]) -> bool:
    """Make a copy of the record forget these people: written beside, then in its place; whether it held any.

    sqlite3.Error when it cannot be read.
    """
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        marks = ", ".join("?" * len(tombstones))
        people = [tombstone.draft.learner for tombstone in tombstones]
        query = f"SELECT 1 FROM statement WHERE learner IN ({marks}) AND verb <> '{Verb.ERASED}' LIMIT 1"
        if connection.execute(query, people).fetchone() is None:
            return False
    temporary = path.with_name(f"{path.name}.tmp")
    try:
        temporary.write_bytes(path.read_bytes())
        with closing(sqlite3.connect(temporary, isolation_level=None)) as connection:
            _forget(connection, tombstones)
        replace_durably(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    return True


def _forget(connection: sqlite3.Connection, tombstones: Sequence[Statement]) -> None:
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("BEGIN IMMEDIATE")
    columns = {row[1] for row in connection.execute("PRAGMA table_info(statement)")}
    for tombstone in tombstones:
        row = {name: value for name, value in zip(NAMES, to_row(tombstone), strict=True) if name in columns}
        names = ", ".join(row)
        marks = ", ".join(f":{name}" for name in row)
        connection.execute(f"INSERT OR IGNORE INTO statement ({names}) VALUES ({marks})", row)
    connection.execute(_STATEMENTS)
    known = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for table, column in _TRACES.items():
        if table in known:
            connection.execute(f'DELETE FROM "{table}" WHERE {column} IN {_GONE}')
    connection.execute("COMMIT")
    connection.execute("VACUUM")
    if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        raise sqlite3.DatabaseError("remade copy is not sound")


def leave_out_erased(connection: Connection, new: dict[StatementId, Statement]) -> None:
    """Nothing comes back of people who asked to be forgotten."""
    known = connection.execute(select(_statement.learner).where(_statement.verb == Verb.ERASED)).scalars()
    gone = {*known, *(one.draft.learner for one in new.values() if one.draft.verb == Verb.ERASED)} - {""}
    for ident in [ident for ident, one in new.items() if one.draft.learner in gone and one.draft.verb != Verb.ERASED]:
        del new[ident]
