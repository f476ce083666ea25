"""Engines and transactions, and the database's complaints turned into known errors."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, RootTransaction, create_engine, event
from sqlalchemy.exc import DatabaseError, DBAPIError

from coprosec.errors import ErrorCode, KnownError
from coprosec.storage.direct import driver
from coprosec.storage.rows import dumps
from coprosec.volume import Volume, volume_of

BUSY_SECONDS = 5
_PRAGMAS = (
    "synchronous=FULL",
    "fullfsync=ON",
    "checkpoint_fullfsync=ON",
    "foreign_keys=ON",
    f"busy_timeout={BUSY_SECONDS * 1000}",
)

_SQLITE_ERRORS = {
    sqlite3.SQLITE_FULL: ErrorCode.DISK_FULL,
    sqlite3.SQLITE_IOERR: ErrorCode.DISK_FULL,
    sqlite3.SQLITE_READONLY: ErrorCode.NO_RIGHTS,
    sqlite3.SQLITE_CANTOPEN: ErrorCode.NO_RIGHTS,
    sqlite3.SQLITE_PERM: ErrorCode.NO_RIGHTS,
    sqlite3.SQLITE_BUSY: ErrorCode.DATABASE_BUSY,
    sqlite3.SQLITE_LOCKED: ErrorCode.DATABASE_BUSY,
    sqlite3.SQLITE_CORRUPT: ErrorCode.DATABASE_DAMAGED,
    sqlite3.SQLITE_NOTADB: ErrorCode.DATABASE_DAMAGED,
}


def sqlite_engine(path: Path, *, reads_only: bool = False) -> Engine:
    """An engine on one SQLite file: every commit is on the disk before it returns.

    The journal is WAL, but for a network share, where the memory that WAL shares between PCs cannot be shared.
    """
    journal = "WAL" if reads_beside(path) else "TRUNCATE"
    url = URL.create("sqlite", database=str(path))  # written out, a "?" in the path would begin its options
    engine = create_engine(url, hide_parameters=True, json_serializer=dumps, connect_args={"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def configure(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None
        for pragma in (f"journal_mode={journal}", *_PRAGMAS):
            connection.execute(f"PRAGMA {pragma}")
        if reads_only:
            connection.execute("PRAGMA query_only=ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if not driver(connection).in_transaction:
            driver(connection).execute("BEGIN")

    return engine


def reads_beside(path: Path) -> bool:
    """Whether one connection may read for long while another writes: the journal is WAL."""
    return volume_of(path.parent) is not Volume.NETWORK


def known(error: sqlite3.Error, path: Path | None = None) -> KnownError | None:
    """The environment's fault behind a SQLite error, about the file `path`; None when it must be a bug."""
    code = getattr(error, "sqlite_errorcode", None)
    found = _SQLITE_ERRORS.get(code & 0xFF) if code is not None else None
    if found is None:
        return None
    return KnownError(found) if path is None else KnownError(found, path=str(path))


_SERVER_ERRORS = {
    "42P01": ErrorCode.CENTRAL_EMPTY,  # no such table
    "42501": ErrorCode.CENTRAL_REFUSES,  # no right on it
}


def known_of_server(error: DBAPIError) -> KnownError:
    """A server's fault: CENTRAL_EMPTY when nothing was ever sent to it, CENTRAL_REFUSES, else CENTRAL_UNREACHABLE."""
    code = _SERVER_ERRORS.get(getattr(error.orig, "sqlstate", None) or "")
    if code is not None:
        return KnownError(code)
    what = str(error.orig).strip().splitlines()
    return KnownError(ErrorCode.CENTRAL_UNREACHABLE, what=what[0][:200] if what else "")


@contextmanager
def knowing_errors(path: Path | None = None) -> Iterator[None]:
    """Raise KnownError, about the file `path`, for what the disk, the rights, another program or a server cause."""
    try:
        yield
    except DatabaseError as error:
        if not isinstance(error.orig, sqlite3.Error):
            raise known_of_server(error) from error
        if (understood := known(error.orig, path)) is not None:
            raise understood from error
        raise
    except sqlite3.Error as error:
        if (understood := known(error, path)) is not None:
            raise understood from error
        raise


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A consistent view of the database."""
    with knowing_errors(), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that holds the write lock from its start; durable when the block ends without an error."""
    with knowing_errors(), engine.connect() as connection, holding(connection):
        yield connection


def holding(connection: Connection) -> RootTransaction:
    """The same on a connection that is open already, for `with`; errors are not worded."""
    driver(connection).execute("BEGIN IMMEDIATE")
    return connection.begin()
