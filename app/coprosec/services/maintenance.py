"""Keeping the record safe: backups, restoring one, and going back to one after a damage."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from coprosec.disk import replace_durably
from coprosec.domain.clock import Clock
from coprosec.domain.recovery import Recovery
from coprosec.domain.statements import Verb
from coprosec.domain.work import Progress, unwatched
from coprosec.errors import ErrorCode, KnownError, unwritable
from coprosec.paths import DataFolder
from coprosec.storage import backups, salvage, seal, witness
from coprosec.storage.backups import Backup, Contents, Difference
from coprosec.storage.record import Record
from coprosec.storage.salvage_own import own

__all__ = [
    "Backup",
    "Contents",
    "Difference",
    "Maintenance",
    "Preview",
    "Recovery",
    "Restored",
    "Shelved",
]


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore brought back: the backup's contents, and how many newer statements were added to them."""

    contents: Contents
    added: int
    safety: Backup


@dataclass(frozen=True, slots=True)
class Shelved:
    """A backup in a list, with its statements and learners."""

    backup: Backup
    counts: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Preview:
    """A backup that was read whole, beside the record as it is."""

    contents: Contents
    difference: Difference


class Maintenance:
    """Backups of one data folder. The window may have the database open meanwhile."""

    def __init__(self, data: DataFolder, clock: Clock) -> None:
        self._data = data
        self._clock = clock

    def back_up(self, progress: Progress = unwatched) -> Backup:
        """Make a backup now, and thin the older ones. KnownError BACKUP_FAILED (`because` says why) when it cannot be
        made or read back; when that is because the record is damaged, the next opening recovers from it.
        """
        try:
            backup = backups.make(self._data.database, self._data.backups, self._clock(), progress)
            backups.thin(self._data.backups, self._clock())
        except KnownError as error:
            if error.code is ErrorCode.DATABASE_DAMAGED:
                self._suspect()
            raise KnownError(ErrorCode.BACKUP_FAILED, because=error.code, path=str(self._data.backups)) from error
        except OSError as error:
            raise KnownError(
                ErrorCode.BACKUP_FAILED, because=unwritable(error, "").code, path=str(self._data.backups)
            ) from error
        return backup

    def before_risk(self) -> Backup | None:
        """Call it before a merge, a restore, an erasure: everything recorded so far is in a backup when it returns.

        The backup made, or None when the newest one holds everything. KnownError BACKUP_FAILED: do not go on.
        """
        return self.back_up_if_changed()

    def back_up_if_changed(self) -> Backup | None:
        """A backup, unless the newest one already holds every statement."""
        newest = next(iter(self.backups()), None)
        if newest is not None and newest.tick >= backups.last_tick(self._data.database):
            return None
        return self.back_up()

    def backups(self) -> tuple[Backup, ...]:
        """The newest first."""
        return backups.listed(self._data.backups)

    def shelf(self) -> tuple[Shelved, ...]:
        """The backups with what they hold, the newest first; those that cannot even be counted have None."""
        return tuple(Shelved(backup, _counted(backup.path)) for backup in self.backups())

    def preview(self, backup: Path) -> Preview:
        """What going back to a backup would bring back and lose. KnownError as `look_into`."""
        return Preview(self.look_into(backup), backups.difference(backup, self._data.database))

    def add_missing(self, backup: Path) -> int:
        """Add to the record what a backup holds and the record lacks; how much that was. Nothing is lost."""
        self.look_into(backup)
        self.before_risk()
        record = Record(self._data.database, self._clock)
        try:
            return record.unite(salvage.statements(backup))
        finally:
            record.close()

    def look_into(self, backup: Path) -> Contents:
        """What would come back. KnownError DATABASE_DAMAGED or DATABASE_UNREADABLE when nothing can."""
        return backups.contents(backup)

    def restore(self, backup: Path, *, keep_newer: bool) -> Restored:
        """Put a backup in the place of the record, after a backup of what stands there.

        With `keep_newer`, what was recorded since is added again, with the passwords of today, so that only a wrong
        record is worth going back without. Who was erased since stays so. Nothing is changed when the backup cannot be
        read.
        """
        contents = self.look_into(backup)
        safety = self.back_up()
        with self._made_ready(backup, safety.path, keep_newer=keep_newer) as (ready, added):
            seal.lift(self._data.database)
            backups.copy(ready, self._data.database)
        return Restored(contents, added, safety)

    def recover(self) -> Recovery:
        """Go back to the newest good backup with what can still be read of a damaged database, which is set aside.

        What takes its place is complete before anything is moved: whenever this is interrupted, `finish_recovery` or
        another recovery ends it.
        """
        database = self._data.database
        backup = backups.newest_good(self._data.backups)
        with self._made_ready(backup.path if backup is not None else None, database) as (ready, salvaged):
            try:
                replace_durably(ready, self._ready)
            except OSError as error:
                raise unwritable(error, database.parent) from error
        return Recovery(self.finish_recovery(), backup.made_at if backup is not None else None, salvaged)

    def finish_recovery(self) -> Path:
        """Set the damaged files aside and put what is ready in their place; the folder where they are."""
        database = self._data.database
        folder = self._data.root / f"abimee-{self._clock().astimezone(UTC):%Y%m%dT%H%M%SZ}"
        try:
            folder.mkdir(exist_ok=True)
            for suffix in (*salvage.JOURNALS, seal.SUFFIX, witness.SUFFIX):
                part = database.with_name(database.name + suffix)
                if part.exists():
                    part.replace(folder / part.name)
            replace_durably(self._ready, database)
        except OSError as error:
            raise unwritable(error, folder) from error
        return folder

    @property
    def is_interrupted(self) -> bool:
        """Whether a recovery was cut short after what takes the place of the damaged database was complete."""
        return self._ready.exists()

    @property
    def _ready(self) -> Path:
        return self._data.database.with_name(f"{self._data.database.name}.reprise")

    @contextmanager
    def _made_ready(self, backup: Path | None, newer: Path, *, keep_newer: bool = True) -> Iterator[tuple[Path, int]]:
        """A file that is to take the place of the record, gone at the end: a backup, or nothing, as a new device, since
        the old one's next numbers may already be used elsewhere.

        What can be read of the file `newer` is added; how many statements that was. Its passwords, and what this PC is
        called, take the place of those put back, unless its seal says that they changed. Without `keep_newer`, it is
        only asked who was erased.
        """
        path = self._data.database.with_name(f"{self._data.database.name}.tmp")
        try:
            _clear(path)
            if backup is not None:
                backups.copy(backup, path)
                backups.reindex(path)
            with closing(Record(path, self._clock)) as record:
                record.become_new_device()
                added = 0
                if newer.exists():
                    if keep_newer:
                        _take_own(record, newer)
                    found = salvage.statements(newer)
                    added = record.unite(one for one in found if keep_newer or one.draft.verb == Verb.ERASED)
                record.forget_erased()
            yield path, added
        finally:
            _clear(path)

    def _suspect(self) -> None:
        try:
            self._data.suspect.touch()
        except OSError:  # the disk is full, or cannot be written: the next opening looks all the same, or cannot
            return


def _take_own(record: Record, newer: Path) -> None:
    """The facts and secrets of this PC; of those that cannot be trusted, only what the backup lacks."""
    mine = own(newer)
    facts, secrets = dict(mine.facts), dict(mine.secrets)
    if seal.is_private_part_doubtful(newer):
        facts = {key: value for key, value in facts.items() if key not in record.local.all()}
        secrets = {key: kept for key, kept in secrets.items() if record.secrets.get(*key) is None}
    record.local.put(facts)
    record.secrets.put_back(secrets)


def _clear(path: Path) -> None:
    """Leave nothing of a file that was being made."""
    for suffix in (*salvage.JOURNALS, seal.SUFFIX, witness.SUFFIX):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _counted(backup: Path) -> tuple[int, int] | None:
    try:
        return backups.counts(backup)
    except (KnownError, sqlite3.Error):
        return None
