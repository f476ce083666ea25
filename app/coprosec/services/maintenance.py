"""Keeping the record safe: backups, restoring one, and starting again after a damage."""

from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from coprosec.domain.clock import Clock
from coprosec.domain.recovery import Recovery
from coprosec.errors import ErrorCode, KnownError
from coprosec.paths import DataFolder
from coprosec.services.study import Study
from coprosec.storage import backups, salvage, seal
from coprosec.storage.backups import Backup, Contents
from coprosec.storage.record import Record
from coprosec.storage.salvage_own import own

__all__ = ["Backup", "Contents", "Maintenance", "Recovery", "Restored", "open_study"]


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore brought back: the backup's contents, and how many newer statements were added to them."""

    contents: Contents
    added: int
    safety: Backup


class Maintenance:
    """Backups of one data folder. The window may have the database open meanwhile."""

    def __init__(self, data: DataFolder, clock: Clock) -> None:
        self._data = data
        self._clock = clock

    def back_up(self) -> Backup:
        """Make a backup now, and thin the older ones. KnownError when it cannot be made or read back; when that is
        because the record is damaged, the next opening recovers from it.
        """
        try:
            backup = backups.make(self._data.database, self._data.backups, self._clock())
        except KnownError as error:
            if error.code is ErrorCode.DATABASE_DAMAGED:
                self._data.suspect.touch()
            raise
        backups.thin(self._data.backups, self._clock())
        return backup

    def back_up_if_changed(self) -> Backup | None:
        """A backup, unless the newest one already holds every statement."""
        newest = next(iter(self.backups()), None)
        if newest is not None and newest.tick >= backups.last_tick(self._data.database):
            return None
        return self.back_up()

    def backups(self) -> tuple[Backup, ...]:
        """The newest first."""
        return backups.listed(self._data.backups)

    def look_into(self, backup: Path) -> Contents:
        """What would come back. KnownError DATABASE_DAMAGED or DATABASE_UNREADABLE when nothing can."""
        return backups.contents(backup)

    def restore(self, backup: Path, *, keep_newer: bool) -> Restored:
        """Put a backup in the place of the record, after a backup of what stands there.

        With `keep_newer`, what was recorded since is added again, with the passwords of today, so that only a wrong
        record is worth going back without. Nothing is changed when the backup cannot be read.
        """
        contents = self.look_into(backup)
        safety = self.back_up()
        seal.lift(self._data.database)
        backups.copy(backup, self._data.database)
        added = self._reopen(safety.path if keep_newer else None)
        return Restored(contents, added, safety)

    def recover(self) -> Recovery:
        """Set a damaged database aside, go back to the newest good backup, add what can still be read."""
        database = self._data.database
        folder = self._data.root / f"abimee-{self._clock().astimezone(UTC):%Y%m%dT%H%M%SZ}"
        try:
            folder.mkdir()
            for suffix in (*salvage.JOURNALS, seal.SUFFIX):
                part = database.with_name(database.name + suffix)
                if part.exists():
                    part.replace(folder / part.name)
        except OSError as error:
            raise KnownError(ErrorCode.NO_RIGHTS, path=str(folder)) from error
        backup = backups.newest_good(self._data.backups)
        if backup is not None:
            backups.copy(backup.path, database)
        salvaged = self._reopen(folder / database.name)
        return Recovery(folder, backup.made_at if backup is not None else None, salvaged)

    def _reopen(self, newer: Path | None) -> int:
        """Open what was put back, as a new device: the old one's next numbers may already be used elsewhere.

        What can be read of the file `newer` is added; how many statements that was. Its passwords, and what this PC is
        called, take the place of those put back.
        """
        record = Record(self._data.database, self._clock)
        try:
            record.become_new_device()
            record.rebuild()
            if newer is None or not newer.exists():
                return 0
            mine = own(newer)
            record.local.put(mine.facts)
            record.secrets.put_back(mine.secrets)
            return record.unite(salvage.statements(newer))
        finally:
            record.close()


def open_study(data: DataFolder, clock: Clock) -> Study:
    """Open the record; when it is damaged, or gone while backups are there, recover first: `Study.recovery` tells.

    Other failures are raised.
    """
    if not _vanished(data):
        try:
            if data.suspect.exists():
                backups.contents(data.database)
                data.suspect.unlink(missing_ok=True)
            return Study(data.database, clock)
        except KnownError as error:
            if error.code is not ErrorCode.DATABASE_DAMAGED:
                raise
    recovery = Maintenance(data, clock).recover()
    data.suspect.unlink(missing_ok=True)
    study = Study(data.database, clock)
    study.recovery = recovery
    return study


def _vanished(data: DataFolder) -> bool:
    """Whether the database is gone or empty although there are backups of it."""
    database = data.database
    return not (database.exists() and database.stat().st_size) and any(b.tick for b in backups.listed(data.backups))
