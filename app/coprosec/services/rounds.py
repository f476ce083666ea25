"""One visit of the stick to a PC: what it brings is taken in, what is new here is left on it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from coprosec.domain.bundle import FOLDER, SUFFIX
from coprosec.domain.carrying import Carried
from coprosec.domain.ids import KeyId
from coprosec.domain.keys import CentreKey
from coprosec.domain.work import Progress
from coprosec.errors import ErrorCode, KnownError
from coprosec.exports.bundle import Arrival
from coprosec.services.exchange import CarriedCourse, Exchange, Merged, Written
from coprosec.storage.record import Record

_GATHERS = "gathers"


@dataclass(frozen=True, slots=True)
class Found:
    """A file of the stick. `known` says whether its key is believed; `error` why it is refused already."""

    path: Path
    arrival: Arrival | None
    known: bool
    error: KnownError | None = None

    @property
    def key(self) -> CentreKey | None:
        return self.arrival.header.key if self.arrival else None


@dataclass(frozen=True, slots=True)
class Stick:
    """What a stick holds for this PC, and what this PC has for it."""

    folder: Path
    files: tuple[Found, ...]
    waiting: int
    """Statements of this PC that no receipt has acknowledged."""
    carried: Carried | None
    carried_to: str
    gathers: bool

    @property
    def strangers(self) -> tuple[CentreKey, ...]:
        """The keys that a trainer has to compare, each once."""
        keys = {found.key.id: found.key for found in self.files if found.key is not None and not found.known}
        return tuple(keys.values())


@dataclass(frozen=True, slots=True)
class Visited:
    """What a visit did: files taken in, files refused with their reason, files left."""

    merged: tuple[Merged, ...]
    refused: tuple[tuple[Path, KnownError], ...]
    written: tuple[Written, ...]


class Rounds:
    """Runs on the record's thread. KnownError STICK_UNREADABLE when the folder cannot be read or written."""

    def __init__(self, record: Record, exchange: Exchange) -> None:
        self._record = record
        self._exchange = exchange

    def gathers(self) -> bool:
        """Whether this PC is the one that gives receipts."""
        return self._record.local.all().get(_GATHERS) == "yes"

    def set_gathers(self, gathers: bool) -> None:
        self._record.local.put({_GATHERS: "yes" if gathers else "no"})

    def look(self, stick: Path) -> Stick:
        """What a stick, or any folder, holds; this PC's own files are left out."""
        carried = self._exchange.carried().get(self._record.device)
        by = self._exchange.key_of(carried.by) if carried else None
        return Stick(
            folder=stick,
            files=tuple(self._found(path) for path in self._files(stick)),
            waiting=self._record.last_seq() - (carried.up_to if carried else 0),
            carried=carried,
            carried_to=by.device_name if by else "",
            gathers=self.gathers(),
        )

    def visit(
        self, stick: Path, trusted: Collection[KeyId], course: CarriedCourse | None, progress: Progress
    ) -> Visited:
        """Take in every file of believed or `trusted` keys, then leave this PC's own.

        A file that is refused stops nobody. A PC that gathers leaves receipts, everything it knows, and `course`.
        """
        files = self.look(stick).files
        found = [file for file in files if file.error is None]
        refused = [(file.path, file.error) for file in files if file.error is not None]
        gathers = self.gathers()
        merged: list[Merged] = []
        for nth, file in enumerate(found):
            try:
                merged.append(
                    self._exchange.merge(
                        file.path,
                        trust=file.key is not None and file.key.id in trusted,
                        acknowledge=gathers,
                        backed_up=bool(merged),
                        progress=_part(progress, nth, len(found) + 1),
                    )
                )
            except KnownError as error:
                if error.code is not ErrorCode.BUNDLE_REFUSED:
                    raise
                refused.append((file.path, error))
        written = self._leave(stick / FOLDER, gathers, course, _part(progress, len(found), len(found) + 1))
        return Visited(tuple(merged), tuple(refused), written)

    def _leave(
        self, folder: Path, gathers: bool, course: CarriedCourse | None, progress: Progress
    ) -> tuple[Written, ...]:
        exchange = self._exchange
        if not gathers:
            return (exchange.write(folder / exchange.file_name("depot"), progress=progress),)
        whole = exchange.write(folder / exchange.file_name("groupe"), whole=True, course=course, progress=progress)
        return whole, exchange.write_receipts(folder / exchange.file_name("recus"))

    def _files(self, stick: Path) -> list[Path]:
        mark = self._record.device[-8:]
        try:
            if not stick.is_dir():
                raise FileNotFoundError(stick)
            files = [path for folder in (stick, stick / FOLDER) for path in folder.glob(f"*{SUFFIX}")]
        except OSError as error:
            raise KnownError(ErrorCode.STICK_UNREADABLE, path=str(stick)) from error
        return sorted(path for path in files if not path.stem.endswith(mark))

    def _found(self, path: Path) -> Found:
        try:
            arrival = self._exchange.look(path)
        except KnownError as error:
            return Found(path, None, known=False, error=error)
        return Found(path, arrival, self._exchange.knows(arrival))


def _part(progress: Progress, nth: int, count: int) -> Callable[[float], None]:
    """Progress of one piece out of `count`."""
    return lambda share: progress((nth + share) / count)
