"""What can still be read of a damaged database, statement by statement."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from coprosec.domain.bundle import COLUMNS
from coprosec.domain.ids import AttemptId, DeviceId, LearnerId, StatementId
from coprosec.domain.statements import Draft, Statement
from coprosec.errors import ErrorCode, KnownError
from coprosec.storage.checksums import checksum

_NAMES = ", ".join(COLUMNS)
_GREATEST = 2**62
"""No count of statements is anywhere near this: a larger one was damaged."""
_SHORTEST = 100
"""No statement takes fewer bytes in the file."""
_LONGEST = 1 << 34
JOURNALS = ("", "-wal", "-shm")
"""What follows a database's name: the file itself, and what stands beside it while it is open."""


_PATIENCE = 5
_RECENT = 2000
"""How many of the newest statements an opening reads: those that a power cut may have reached."""
_NOT_ITS_FAULT = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_CANTOPEN)
UNREADABLE = (sqlite3.Error, ValueError, TypeError, OverflowError)


def check_pages(path: Path, *, indexes: bool = False) -> None:
    """KnownError DATABASE_DAMAGED when the file's structure is, or an `indexes`' entry does not match its row."""
    query = "PRAGMA integrity_check(1)" if indexes else "PRAGMA quick_check(1)"
    with _questions(path) as connection:
        _all_sound(path, connection, query, lambda row: row == ("ok",))


def check_statements(path: Path, *, whole: bool) -> None:
    """KnownError DATABASE_DAMAGED when a statement among the newest, or among all of them, is not as it was written."""
    limit = -1 if whole else _RECENT
    with _questions(path) as connection:
        names, sound = _how_to_read(connection)
        _all_sound(path, connection, f"SELECT {names} FROM statement ORDER BY rowid DESC LIMIT {limit}", sound)


def _how_to_read(connection: sqlite3.Connection) -> tuple[str, Callable[[tuple[Any, ...]], bool]]:
    """The columns to ask for, and what tells a sound row: an older schema has no checksums."""
    known = {row[1] for row in connection.execute("PRAGMA table_info(statement)")}
    if "checksum" in known:
        return f"{_NAMES}, checksum", lambda row: checksum(*row[:-1]) == row[-1]
    return _NAMES, lambda row: _statement(row) is not None


@contextmanager
def _questions(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection whose complaints mean a damage, but for those that the moment or the rights cause."""
    with closing(sqlite3.connect(path, timeout=_PATIENCE)) as connection:
        try:
            yield connection
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", None) in _NOT_ITS_FAULT:
                raise
            raise KnownError(ErrorCode.DATABASE_DAMAGED, path=str(path)) from error
        except UNREADABLE as error:
            raise KnownError(ErrorCode.DATABASE_DAMAGED, path=str(path)) from error


def _all_sound(
    path: Path, connection: sqlite3.Connection, query: str, sound: Callable[[tuple[Any, ...]], bool]
) -> None:
    if not all(sound(row) for row in connection.execute(query)):
        raise KnownError(ErrorCode.DATABASE_DAMAGED, path=str(path))


def statements(path: Path) -> Iterator[Statement]:
    """Every statement that reads as one, from a copy that is gone at the end: the file stays as it was found.

    Rows that the damage reached are passed over, those that still read well but are not what was written included.
    """
    with readable(path) as (connection, size):
        yield from _rows(connection, most=size // _SHORTEST)


@contextmanager
def readable(path: Path) -> Iterator[tuple[sqlite3.Connection, int]]:
    """A copy of a damaged file, gone at the end, and its size: what can be read of it is read from there."""
    copy = path.with_name(f"{path.name}.lecture")
    try:
        for suffix in JOURNALS:
            part = path.with_name(path.name + suffix)
            if part.exists():
                copy.with_name(copy.name + suffix).write_bytes(part.read_bytes())
        _lengthen(copy)
        with closing(sqlite3.connect(copy)) as connection:
            yield connection, copy.stat().st_size
    finally:
        for suffix in JOURNALS:
            copy.with_name(copy.name + suffix).unlink(missing_ok=True)


def _lengthen(path: Path) -> None:
    """Give a file that was cut the length its header announces: SQLite reads nothing of it otherwise."""
    with path.open("rb+") as stream:
        header = stream.read(32)
        page = int.from_bytes(header[16:18], "big") or 4096
        size = (65536 if page == 1 else page) * int.from_bytes(header[28:32], "big")
        if path.stat().st_size < size < _LONGEST:
            stream.truncate(size)


def _rows(connection: sqlite3.Connection, most: int) -> Iterator[Statement]:
    """`most` bounds the row numbers to try: what says how many there are may be damaged too."""
    try:
        names, sound = _how_to_read(connection)
    except UNREADABLE:
        return
    for rowid in range(1, min(most, last_row(connection, "statement")) + 1):
        try:
            row = connection.execute(f"SELECT {names} FROM statement WHERE rowid = ?", (rowid,)).fetchone()
            if row is not None and sound(row):
                yield _statement(row[: len(COLUMNS)])
        except UNREADABLE:
            continue


def last_row(connection: sqlite3.Connection, table: str) -> int:
    """The greatest row number, or as far as the table can be walked when its end is lost."""
    walked = 0
    try:
        for row in connection.execute(f"SELECT rowid FROM {table} NOT INDEXED"):
            walked = row[0]
    except sqlite3.Error:
        return max(walked, _greatest_row(connection, table))
    return walked


def _greatest_row(connection: sqlite3.Connection, table: str) -> int:
    try:
        (greatest,) = connection.execute(f"SELECT max(rowid) FROM {table}").fetchone()
    except sqlite3.Error:
        return 0
    return greatest or 0


def _statement(row: tuple[Any, ...]) -> Statement:
    """ValueError or TypeError when a column is not what was written there."""
    ident, device, seq, tick, at, learner, verb, activity, attempt, version, *results, data = row
    raw, maximum, success, completion, duration, certainty = results
    for known in (ident, device):
        UUID(known)
    for text in (learner, attempt or "", verb, activity, version):
        if not isinstance(text, str) or not (text.isprintable()):
            raise ValueError(text)
    for count in (seq, tick):
        if not 0 < int(count) < _GREATEST:
            raise ValueError(count)
    return Statement(
        id=StatementId(ident),
        device=DeviceId(device),
        seq=int(seq),
        tick=int(tick),
        recorded_at=datetime.fromisoformat(at).replace(tzinfo=UTC),
        draft=Draft(
            learner=LearnerId(learner),
            verb=verb,
            activity=activity,
            attempt=AttemptId(attempt) if attempt is not None else None,
            course_version=version,
            score_raw=_number(raw),
            score_max=_number(maximum),
            success=_flag(success),
            completion=_flag(completion),
            duration_ms=_count(duration),
            certainty=_count(certainty),
            data=_object(data),
        ),
    )


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


def _count(value: Any) -> int | None:
    if value is not None and not isinstance(value, int):
        raise TypeError(value)
    return value


def _flag(value: Any) -> bool | None:
    if value not in (None, 0, 1):
        raise ValueError(value)
    return None if value is None else bool(value)


def _object(text: str) -> dict[str, Any]:
    found = json.loads(text)
    if not isinstance(found, dict):
        raise TypeError(found)
    return found
