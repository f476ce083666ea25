"""The record: statements in, statements and projections out. Used by one thread at a time."""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from sqlalchemy import select, update

from coprosec.disk import replace_durably
from coprosec.domain.bundle import Range
from coprosec.domain.clock import Clock
from coprosec.domain.ids import DeviceId, StatementId, new_uuid
from coprosec.domain.statements import NOBODY, Draft, Statement, Verb
from coprosec.errors import ErrorCode, KnownError, unwritable
from coprosec.storage import direct, erasing, projections, salvage, seal, tables, union
from coprosec.storage.engine import reading, reads_beside, writing
from coprosec.storage.local import DEVICE, LocalFacts
from coprosec.storage.questions import Questions
from coprosec.storage.schema import device_id, open_database
from coprosec.storage.secrets import SecretStore
from coprosec.storage.witness import Witness

_statement = tables.statement.c
_ASKED_AT_ONCE = 500
"""Ids in one question: SQLite refuses more than so many parameters."""


class Record(Questions):
    """One database of statements: what is written to it here, what is asked of it in `Questions`. Every method is one
    transaction; KnownError when the PC fails it.
    """

    def __init__(self, path: Path, clock: Clock) -> None:
        self._clock = clock
        self.path = path
        self._engine = open_database(path, clock)
        try:
            self.device = device_id(self._engine)
        except BaseException:
            self._engine.dispose()
            raise
        self.local = LocalFacts(self._engine)
        self.secrets = SecretStore(self._engine)
        self.sweeper = erasing.Sweeper(self._engine)
        self._witness = Witness(path)
        self._identity = _identity(path)

    def close(self) -> None:
        """Close, and seal the file when no other window has it open."""
        self._engine.dispose()
        self._witness.close()
        seal.put(self.path)

    @property
    def can_be_read_beside(self) -> bool:
        """Whether another connection may read for long while this one records."""
        return reads_beside(self.path)

    def append(self, drafts: Sequence[Draft], answered: int | None = None) -> tuple[Statement, ...]:
        """Record facts, together or not at all; they are on the disk when this returns. KnownError PERSON_ERASED when
        the first is about somebody who was erased meanwhile, in another window.

        Nothing is recorded, and () returned, when the attempt of the first has not just `answered` items answered.
        """
        first = drafts[0]
        with writing(self._engine) as connection:
            found = direct.standing(connection, first.learner, first.attempt)
            if found.erased and first.learner and first.verb != Verb.ERASED:
                raise KnownError(ErrorCode.PERSON_ERASED)
            if answered not in (None, found.answered):
                return ()
            self.device = DeviceId(found.device)
            seq, tick = found.seq or 0, found.tick or 0
            now = self._clock()
            statements = tuple(
                Statement(StatementId(new_uuid(now)), self.device, seq + nth, tick + nth, now, draft)
                for nth, draft in enumerate(drafts, start=1)
            )
            direct.add(connection, statements)
            projections.refresh(connection, statements)
            if any(draft.verb == Verb.ERASED for draft in drafts):
                erasing.purge(connection, self.device, now)
        if _identity(self.path) != self._identity:
            self._put_back()
        self._witness.note(self.device, statements[-1].seq)
        return statements

    def unite(self, statements: Iterable[Statement]) -> int:
        """Add the statements of another record that are not known yet; how many were new."""
        new = {statement.id: statement for statement in statements}
        with writing(self._engine) as connection:
            erasing.leave_out_erased(connection, new)
            ids = tuple(new)
            for start in range(0, len(ids), _ASKED_AT_ONCE):
                known = select(_statement.id).where(_statement.id.in_(ids[start : start + _ASKED_AT_ONCE]))
                for row in connection.execute(known):
                    del new[row.id]
            if new:
                direct.add(connection, new.values())
                projections.refresh(connection, new.values())
                erasing.purge(connection, self.device, self._clock())
        return len(new)

    def last_seq(self) -> int:
        """The number of this device's newest statement, 0 before the first."""
        with reading(self._engine) as connection:
            return direct.standing(connection, NOBODY, None).seq or 0

    def unite_staged(self, staging: Path, ranges: Sequence[Range], *, dry_run: bool = False) -> union.Union:
        """Add the sound lines of a staging file that are not known yet, however many there are."""
        return union.unite(self._engine, staging, self.device, ranges, self._clock(), dry_run=dry_run)

    def _put_back(self) -> None:
        """The file was deleted, or another took its place, while it was open: what this connection still holds goes
        back to its path, or is added to what stands there now. KnownError when it cannot be.
        """
        copy = self.path.with_name(f"{self.path.name}.retour")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with reading(self._engine) as connection, closing(sqlite3.connect(copy)) as target:
                direct.driver(connection).backup(target)
            self._engine.dispose()
            for suffix in ("-wal", "-shm"):  # those of the file that is gone: SQLite would play them into another one
                self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
            if self.path.exists():
                self._identity = _identity(self.path)
                self.unite(salvage.statements(copy))
            else:
                replace_durably(copy, self.path)
        except OSError as error:
            raise unwritable(error, self.path) from error
        finally:
            copy.unlink(missing_ok=True)
        self._identity = _identity(self.path)
        self._witness.close()
        self._witness = Witness(self.path)

    def become_new_device(self) -> None:
        """Take another id: after going back to a backup, numbers of the old one may be known elsewhere."""
        with writing(self._engine) as connection:
            self.device = DeviceId(new_uuid(self._clock()))
            mine = tables.local.c.key == DEVICE
            connection.execute(update(tables.local).where(mine).values(value=self.device))

    def forget_erased(self) -> None:
        """Delete what is still there about people who asked to be forgotten, and compute every projection again."""
        with writing(self._engine) as connection:
            erasing.purge(connection, self.device, self._clock())
            projections.rebuild(connection)

    def rebuild(self) -> None:
        """Compute every projection again from the statements."""
        with writing(self._engine) as connection:
            projections.rebuild(connection)


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from another that takes its name; None when there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
