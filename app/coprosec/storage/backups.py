"""Copies of the database: made by SQLite's own backup, checked when made, thinned with time.

A backup's name holds the tick of its newest statement, which orders backups rightly even when the PC's clock was reset.
"""

import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from coprosec.disk import replace_durably
from coprosec.domain.retention import kept
from coprosec.domain.work import Progress, unwatched
from coprosec.errors import ErrorCode, KnownError, unwritable
from coprosec.storage import salvage
from coprosec.storage.engine import BUSY_SECONDS, knowing_errors

_NAME = re.compile(r"coprosec-(\d{12})-(\d{8}T\d{6}Z)\.db")
_AT_ONCE = 2000
"""Pages copied between two words about it."""
_LARGE = 64 << 20
"""From this size on, the indexes of a backup are not compared with its rows: that takes longer than all the rest, and
they are made again when it is put back.
"""
_COPIED = 0.4
"""The share of the work done once the file is copied: it is then read whole."""
_STAMP = "%Y%m%dT%H%M%SZ"
_ALWAYS = 3
"""This many of the newest are never thinned, whatever the clock says."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy; `tick` is that of its newest statement."""

    path: Path
    tick: int
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Contents:
    """What a database holds; `last_at` is None when nothing happened."""

    statements: int
    learners: int
    last_tick: int
    last_at: datetime | None


def contents(path: Path) -> Contents:
    """Look into a database after checking it whole. KnownError DATABASE_DAMAGED, or DATABASE_UNREADABLE when it is
    another program's.
    """
    with knowing_errors(path), closing(_open(path)) as connection:
        try:
            statements, tick = connection.execute("SELECT count(*), coalesce(max(tick), 0) FROM statement").fetchone()
            (learners,) = connection.execute("SELECT count(*) FROM learner").fetchone()
            last = connection.execute("SELECT recorded_at FROM statement ORDER BY tick DESC LIMIT 1").fetchone()
        except sqlite3.OperationalError as error:
            raise KnownError(ErrorCode.DATABASE_UNREADABLE, path=str(path)) from error
        salvage.check_pages(path, indexes=path.stat().st_size < _LARGE)
        salvage.check_statements(path, whole=True)
    last_at = datetime.fromisoformat(last[0]).replace(tzinfo=UTC) if last else None
    return Contents(statements, learners, tick, last_at)


@dataclass(frozen=True, slots=True)
class Difference:
    """What a backup and the record do not share: statements, and the names of those whom they are about."""

    only_backup: int
    only_record: int
    back: tuple[str, ...]
    lost: tuple[str, ...]


def counts(path: Path) -> tuple[int, int]:
    """Statements and learners, as far as they can be counted without checking anything."""
    with knowing_errors(path), closing(_open(path)) as connection:
        query = "SELECT (SELECT count(*) FROM statement), (SELECT count(*) FROM learner)"
        statements, learners = connection.execute(query).fetchone()
        return int(statements), int(learners)


def difference(backup: Path, database: Path) -> Difference:
    """Compare a backup that was found sound with the record."""
    with knowing_errors(database), closing(_open(database)) as connection:
        connection.execute("ATTACH ? AS saved", (f"{backup.absolute().as_uri()}?mode=ro",))
        back, lost = _only_in(connection, "saved", "main"), _only_in(connection, "main", "saved")
        return Difference(back[0], lost[0], back[1], lost[1])


def _only_in(connection: sqlite3.Connection, one: str, other: str) -> tuple[int, tuple[str, ...]]:
    new = f"FROM {one}.statement s WHERE NOT EXISTS (SELECT 1 FROM {other}.statement o WHERE o.id = s.id)"
    (count,) = connection.execute(f"SELECT count(*) {new}").fetchone()
    people = f"SELECT name FROM {one}.learner WHERE id IN (SELECT DISTINCT s.learner {new}) ORDER BY name"
    return count, tuple(name for (name,) in connection.execute(people)) if count else ()


def last_tick(path: Path) -> int:
    """The tick of the newest statement, 0 when there is none, without checking anything."""
    with knowing_errors(path), closing(_open(path)) as connection:
        (tick,) = connection.execute("SELECT coalesce(max(tick), 0) FROM statement").fetchone()
        return int(tick)


def make(database: Path, folder: Path, now: datetime, progress: Progress = unwatched) -> Backup:
    """A checked copy in `folder`. KnownError when it cannot be made; nothing half made is left.

    `progress` hears the share done.
    """
    temporary = folder / "coprosec.tmp"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        temporary.unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(error, folder) from error
    try:
        copy(database, temporary, lambda share: progress(share * _COPIED))
        tick = contents(temporary).last_tick
        backup = Backup(folder / f"coprosec-{tick:012d}-{now.astimezone(UTC):{_STAMP}}.db", tick, now)
        replace_durably(temporary, backup.path)
    finally:
        temporary.unlink(missing_ok=True)
    return backup


def copy(source: Path, target: Path, progress: Progress = unwatched) -> None:
    """Copy a database with what its journal still holds into `target`, as one file; a window may be using either."""
    with knowing_errors(source), closing(_open(source)) as origin, closing(sqlite3.connect(target)) as copied:
        origin.backup(copied, pages=_AT_ONCE, progress=lambda _status, left, all_: progress(1 - left / (all_ or 1)))
        if not _in_use(target):
            copied.execute("PRAGMA journal_mode=DELETE")


def reindex(path: Path) -> None:
    """Make every index again from the rows."""
    with knowing_errors(path), closing(_open(path)) as connection:
        connection.execute("REINDEX")


def listed(folder: Path) -> tuple[Backup, ...]:
    """The backups of a folder, the newest first."""
    found = []
    for path in folder.glob("coprosec-*.db"):
        if name := _NAME.fullmatch(path.name):
            made_at = datetime.strptime(name[2], _STAMP).replace(tzinfo=UTC)
            found.append(Backup(path, int(name[1]), made_at))
    return tuple(sorted(found, key=lambda backup: (backup.tick, backup.made_at), reverse=True))


def newest_good(folder: Path) -> Backup | None:
    """The newest backup that can be read whole."""
    for backup in listed(folder):
        try:
            contents(backup.path)
        except KnownError:
            continue
        return backup
    return None


def thin(folder: Path, now: datetime) -> None:
    """Delete what is not worth keeping any more."""
    backups = listed(folder)
    keep = kept((backup.made_at for backup in backups), now)
    for backup in backups[_ALWAYS:]:
        if backup.made_at not in keep:
            backup.path.unlink(missing_ok=True)


def _open(path: Path) -> sqlite3.Connection:
    if not path.is_file():
        raise KnownError(ErrorCode.DATABASE_UNREADABLE, path=str(path))
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=BUSY_SECONDS)


def _in_use(path: Path) -> bool:
    """Whether a journal stands beside the file, as when a window has it open."""
    return path.with_name(f"{path.name}-wal").exists()
