"""Forgetting people: the bin, then the real erasure, from the record and from every copy of it on this PC."""

import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from coprosec.domain.certificates import NUMBER
from coprosec.domain.erasure import Binned, fold_bin
from coprosec.domain.ids import LearnerId
from coprosec.domain.statements import Draft, Statement, Verb
from coprosec.errors import ErrorCode, KnownError
from coprosec.paths import DataFolder
from coprosec.services.certificates import Certificates
from coprosec.services.maintenance import Maintenance
from coprosec.storage import backups, erasing
from coprosec.storage.record import Record

_BIN_VERBS = (Verb.REGISTERED, Verb.BINNED, Verb.UNBINNED)


@dataclass(frozen=True, slots=True)
class Swept:
    """What was done to the files of this PC: backups remade without the people, copies deleted as they could not be."""

    remade: int
    deleted: int


class Erasure:
    """Every method needs a trainer's wish; none acts by itself, but to finish what a crash interrupted."""

    def __init__(
        self,
        record: Record,
        certificates: Certificates,
        maintenance: Maintenance,
        data: DataFolder,
    ) -> None:
        self._record = record
        self._maintenance = maintenance
        self._certificates = certificates
        self._data = data

    def bin(self) -> tuple[Binned, ...]:
        """Everybody in the bin, the longest there first."""
        return fold_bin(self._record.of_kinds(_BIN_VERBS))

    def put_in_bin(self, learner: LearnerId, trainer: str) -> None:
        """Hide somebody from every list of every PC; nothing of theirs is lost."""
        self._record.append([Draft(learner, Verb.BINNED, data={"trainer": trainer})])

    def take_out(self, learner: LearnerId) -> None:
        self._record.append([Draft(learner, Verb.UNBINNED)])

    def erase(self, learner: LearnerId, typed: str) -> Swept:
        """Forget somebody for good, under all their ids. KnownError ERASURE_REFUSED unless their name was typed.

        The rows are gone when this returns. KnownError DATABASE_BUSY when another window keeps the files from being
        rewritten: the next opening does it.
        """
        binned = next((one for one in self.bin() if one.learner == learner), None)
        known = self._record.learner(learner)
        name = binned.name if binned is not None else known.name if known is not None else ""
        if not name or " ".join(typed.split()).casefold() != name.casefold():
            raise KnownError(ErrorCode.ERASURE_REFUSED, name=name)
        self._maintenance.before_risk()
        self._record.append([Draft(one, Verb.ERASED) for one in self._record.same(learner)])
        return self.finish() or Swept(0, 0)

    def finish(self) -> Swept | None:
        """Rewrite the database and every copy where text of erased people may be left; None when there is none."""
        sweeper = self._record.sweeper
        if not sweeper.pending:
            return None
        tombstones = sweeper.tombstones()
        sweeper.rewrite()
        remade, deleted = self._copies(tombstones)
        deleted += self._leftovers(tombstones)
        sweeper.done()
        return Swept(remade, deleted)

    def _copies(self, tombstones: tuple[Statement, ...]) -> tuple[int, int]:
        """Backups and copies of earlier schemas, remade; those that cannot be read, deleted."""
        remade = deleted = 0
        copies = [backup.path for backup in backups.listed(self._data.backups)]
        copies += self._data.root.glob(f"{self._data.database.name}.avant-*")
        for path in copies:
            try:
                remade += erasing.remake(path, tombstones)
            except sqlite3.Error:
                path.unlink(missing_ok=True)
                deleted += 1
            except OSError as error:
                raise KnownError(ErrorCode.NO_RIGHTS, path=str(path)) from error
        return remade, deleted

    def _leftovers(self, tombstones: tuple[Statement, ...]) -> int:
        """Damaged databases set aside, lines set aside, attestations of people who are no longer known."""
        people = [tombstone.draft.learner for tombstone in tombstones]
        kept = {one.claim.number for one in self._certificates.all()}
        gone: list[Path] = [folder for folder in self._data.root.glob("abimee-*") if folder.is_dir()]
        written = (self._data.root / "attestations").glob("*.pdf")
        gone += [path for path in written if NUMBER.fullmatch(path.stem) and path.stem not in kept]
        gone += [path for path in self._data.exchange.glob("*.ecarte.jsonl") if _mentions(path, people)]
        for path in gone:
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
        return len(gone)


def _mentions(path: Path, people: list[LearnerId]) -> bool:
    text = path.read_text("utf-8", "replace")
    return any(person in text for person in people)
