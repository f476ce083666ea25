"""Statements out to a file, and those of other PCs in: a set union, whose order and repetitions never matter."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from coprosec.domain.bundle import (
    COURSE,
    MAX_COUNT,
    STATEMENTS,
    SUFFIX,
    BadBundleError,
    BundleFault,
    Header,
    LineFault,
    Part,
    Range,
)
from coprosec.domain.carrying import Carried, fold_carried, receipt
from coprosec.domain.clock import Clock
from coprosec.domain.ids import DeviceId
from coprosec.domain.keys import CentreKey
from coprosec.domain.statements import NOBODY, Statement, Verb
from coprosec.domain.work import Progress, unwatched
from coprosec.errors import unwritable
from coprosec.exports import bundle, course_pack
from coprosec.exports.bundle import Arrival
from coprosec.paths import DataFolder
from coprosec.services.course_updates import CourseUpdates
from coprosec.services.installation import Installations
from coprosec.services.maintenance import Maintenance
from coprosec.services.refusing import on_stick, refusal, refusing
from coprosec.services.signing import Signing, verified
from coprosec.storage.engine import knowing_errors
from coprosec.storage.record import Record
from coprosec.storage.staging import Staging
from coprosec.storage.union import set_aside, snapshot

_ACKNOWLEDGING = (Verb.KEYED, Verb.TRUSTED, Verb.RECEIVED)
_FETCH, _READ, _UNITE = 0.1, 0.6, 1.0
"""The share of a merge done once the file is fetched, read, united."""


@dataclass(frozen=True, slots=True)
class CarriedCourse:
    """A course's folder and its version."""

    folder: Path
    version: str


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was made, and how many statements it holds."""

    path: Path
    statements: int
    receipt: bool = False


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of one file. `quarantine` holds the lines set aside, None when there were none."""

    path: Path
    header: Header
    new: int
    known: int
    refused: Mapping[LineFault, int]
    received: Mapping[DeviceId, int]
    """How far other devices are now known here, where that was acknowledged."""
    quarantine: Path | None = None
    course: str = ""
    """The version of the course that was installed, empty when none was."""


class Exchange:
    """Makes and reads bundles. KnownError BUNDLE_REFUSED when a file is refused, STICK_UNREADABLE when it cannot be
    read or written, DISK_FULL, NO_RIGHTS.
    """

    def __init__(
        self,
        record: Record,
        signing: Signing,
        installation: Installations,
        data: DataFolder,
        clock: Clock,
        maintenance: Maintenance,
        sweep: Callable[[], None] = lambda: None,
    ) -> None:
        """`sweep` makes the files of this PC forget whom a merge said to forget."""
        self._record = record
        self._sweep = sweep
        self._signing = signing
        self._installation = installation
        self._data = data
        self._clock = clock
        self._courses = CourseUpdates(data)
        self._maintenance = maintenance

    def own_key(self) -> CentreKey:
        """This PC's key, announced under the names that the PC has now."""
        installed = self._installation.read()
        return self._signing.ensure_keys(installed.centre_name, installed.device_name)

    def file_name(self, kind: str) -> str:
        """What this PC calls its file on a stick: the kind, the PC's name, the end of its id."""
        name = unicodedata.normalize("NFKD", self._installation.read().device_name).encode("ascii", "ignore").decode()
        words = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:30] or "poste"
        return f"{kind}-{words}-{self._record.device[-8:]}{SUFFIX}"

    def carried(self) -> Mapping[DeviceId, Carried]:
        """How far each device is known elsewhere, by the receipts that came back."""
        return fold_carried(self._receipts(by_others=True))

    def write(
        self, target: Path, *, whole: bool = False, course: CarriedCourse | None = None, progress: Progress = unwatched
    ) -> Written:
        """Make a bundle of what no receipt has acknowledged yet, or of everything; with `course`, that one too.

        PCs that give receipts gather: they are not sent their own statements.
        """
        self.own_key()
        known: dict[DeviceId, int] = {}
        if not whole:
            known |= {device: state.up_to for device, state in self.carried().items()}
            known |= {statement.device: MAX_COUNT for statement in self._receipts(by_others=True)}
        with snapshot(self._record.path) as found:
            ranges = found.ranges_after(known, self._record.device)
            return self._write(target, found.lines_after(known), ranges, progress, course=course)

    def write_receipts(self, target: Path) -> Written:
        """Make the file that tells other PCs what arrived here."""
        self.own_key()
        with snapshot(self._record.path) as found:
            lines = found.lines_of(self._record.device, _ACKNOWLEDGING)
            return self._write(target, lines, (), unwatched, is_receipt=True)

    def look(self, path: Path) -> Arrival:
        """Read what a file says of itself, its signature checked."""
        with refusing(path):
            return bundle.look(path, verified)

    def key_of(self, device: DeviceId) -> CentreKey | None:
        """The key that a device signs with, as far as it is known here."""
        keys = [key for key in self._signing.keyring().keys.values() if key.device == device]
        return next((key for key in keys if key.followed_by is None), None)

    def knows(self, arrival: Arrival) -> bool:
        """Whether the file's key is believed here."""
        return arrival.header.key.id in self._signing.keyring()

    def merge(
        self,
        path: Path,
        *,
        trust: bool = False,
        acknowledge: bool = True,
        dry_run: bool = False,
        backed_up: bool = False,
        progress: Progress = unwatched,
    ) -> Merged:
        """Take in what is unknown, in one transaction, after a backup of what was here; what is wrong is set aside or
        refused. `backed_up` spares the backup to the files that follow the first one.

        `trust` believes the file's key from now on; `acknowledge` records how far its device is known here, for the
        receipt. Nothing is changed by a `dry_run`, nor when `progress` raises Cancelled.
        """
        arrival = self.look(path)
        if not trust and not self.knows(arrival):
            raise refusal(path, BundleFault.UNKNOWN_KEY)
        with self._staged(arrival, progress) as staging:
            if not dry_run and not backed_up:
                self._maintenance.before_risk()
            united = self._record.unite_staged(staging, arrival.header.ranges, dry_run=dry_run)
            if trust and not dry_run:
                self._signing.trust(arrival.header.key)
            kept = None if dry_run else self._keep_aside(staging, path)
        received: Mapping[DeviceId, int] = {}
        if acknowledge and not dry_run and not arrival.header.receipt:
            received = self._acknowledge(arrival.header.ranges, united.complete)
        course = "" if dry_run else self._take_course(arrival)
        if not dry_run:
            self._sweep()
        progress(_UNITE)
        return Merged(path, arrival.header, united.new, united.known, united.refused, received, kept, course)

    def _write(
        self,
        target: Path,
        lines: Iterator[bytes],
        ranges: tuple[Range, ...],
        progress: Progress,
        *,
        is_receipt: bool = False,
        course: "CarriedCourse | None" = None,
    ) -> Written:
        files = [self._scratch("statements.gz"), self._scratch("course.zip")]
        try:
            with on_stick(target):
                parts = [bundle.pack_lines(lines, files[0], STATEMENTS)]
                if course is not None:
                    unpacked = course_pack.pack(course.folder, files[1])
                    parts.append(bundle.describe(files[1], COURSE, unpacked, course.version))
                key, now = self.own_key(), self._clock().isoformat(timespec="seconds")
                header = Header(key, now, is_receipt, ranges, tuple(parts))
                target.parent.mkdir(parents=True, exist_ok=True)
                signed = lambda line: self._signing.sign(line).signature  # noqa: E731
                bundle.write(target, header, signed, files[: len(parts)], progress)
        finally:
            for path in files:
                path.unlink(missing_ok=True)
        return Written(target, parts[0].lines, is_receipt)

    def _take_course(self, arrival: Arrival) -> str:
        """Install the course that a file carries, unless it is in force already; its version, else nothing."""
        part = arrival.header.part(COURSE)
        if part is None or self._courses.holds(part.sha256):
            return ""
        packed = self._scratch("course.zip")
        try:
            with refusing(arrival.path):
                bundle.fetch(arrival, part, packed)
                self._courses.install(packed, part.sha256, self._clock().astimezone().date())
        finally:
            packed.unlink(missing_ok=True)
        return part.version or part.sha256[:8]

    @contextmanager
    def _staged(self, arrival: Arrival, progress: Progress) -> Iterator[Path]:
        """A database file with the checked lines of a bundle, gone at the end."""
        part = arrival.header.part(STATEMENTS) or Part(STATEMENTS, 0, "", 0)
        packed, database = self._scratch("arriving.gz"), self._scratch("arriving.db")
        try:
            with knowing_errors(), closing(Staging(database)) as staging:
                with refusing(arrival.path):
                    bundle.fetch(arrival, part, packed, lambda share: progress(share * _FETCH))
                    read = 0
                    for block in bundle.unpack_lines(packed, part):
                        staging.add(block)
                        read += block.count(b"\n")
                        progress(_FETCH + (_READ - _FETCH) * min(1.0, read / (part.lines or 1)))
                    if read != part.lines:
                        raise BadBundleError(BundleFault.CHANGED)
                staging.check()
            yield database
        finally:
            for path in (packed, database):
                path.unlink(missing_ok=True)

    def _acknowledge(self, ranges: tuple[Range, ...], complete: Mapping[DeviceId, int]) -> Mapping[DeviceId, int]:
        """Record how far each device is known here, where nothing is missing before."""
        before = {device: state.up_to for device, state in fold_carried(self._receipts(by_others=False)).items()}
        found = {}
        for announced in ranges:
            device, had = announced.device, before.get(announced.device, 0)
            up_to = complete.get(device, 0)
            if device != self._record.device and announced.first <= had + 1 and up_to > had:
                found[device] = up_to
        if found:
            self._record.append([receipt(device, up_to) for device, up_to in found.items()])
        return {announced.device: found.get(announced.device, before.get(announced.device, 0)) for announced in ranges}

    def _receipts(self, *, by_others: bool) -> list[Statement]:
        """The receipts given here, or elsewhere."""
        given = self._record.about(NOBODY, (Verb.RECEIVED,))
        return [statement for statement in given if (statement.device != self._record.device) is by_others]

    def _keep_aside(self, staging: Path, path: Path) -> Path | None:
        """Keep the lines set aside where somebody can look into them, as far as the disk lets them be kept: what was
        taken in is recorded already.
        """
        kept: Path | None = None
        target = self._data.exchange / f"{path.stem}-{self._clock():%Y%m%dT%H%M%S%f}.ecarte.jsonl"
        with suppress(OSError):
            for line in set_aside(staging):
                with target.open("a" if kept else "w", encoding="utf-8") as stream:
                    stream.write(f"{line}\n")
                kept = target
        return kept

    def _scratch(self, name: str) -> Path:
        """A file of this PC's disk that holds nothing yet."""
        path = self._data.exchange / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.unlink(missing_ok=True)
        except OSError as error:
            raise unwritable(error, path.parent) from error
        return path
