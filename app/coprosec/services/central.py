"""A server shared by many PCs: what it lacks is sent, what others sent is brought back."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from coprosec.domain.bundle import LineFault
from coprosec.domain.work import Progress, unwatched
from coprosec.paths import DataFolder
from coprosec.storage.central import Central
from coprosec.storage.engine import knowing_errors
from coprosec.storage.record import Record
from coprosec.storage.staging import Staging
from coprosec.storage.union import snapshot


@dataclass(frozen=True, slots=True)
class Synced:
    """Statements that were new to the server, new here, and set aside here."""

    pushed: int
    pulled: int
    refused: Mapping[LineFault, int]


class CentralSync:
    """The union of a record and a server, as often as one likes; a sync that is cut goes on where it was."""

    def __init__(self, record: Record, data: DataFolder, sweep: Callable[[], None] = lambda: None) -> None:
        self._record = record
        self._sweep = sweep
        self._data = data

    def sync(self, url: str, progress: Progress = unwatched) -> Synced:
        """KnownError CENTRAL_MISSING, CENTRAL_UNREACHABLE, DATABASE_NEWER. Each block sent is there for good."""
        central = Central(url)
        try:
            central.prepare()
            pushed = self._push(central, progress)
            with self._staged(central) as staging:
                united = self._record.unite_staged(staging, ())
        finally:
            central.close()
        self._sweep()
        progress(1.0)
        return Synced(pushed, united.new, united.refused)

    def _push(self, central: Central, progress: Progress) -> int:
        there = central.known()
        with snapshot(self._record.path) as found:
            total = sum(max(0, last - there.get(device, 0)) for device, last in found.known().items()) or 1
            pushed = sent = 0
            for rows in found.rows_after(there):
                pushed += central.push(rows)
                sent += len(rows)
                progress(0.8 * min(1.0, sent / total))
        return pushed

    @contextmanager
    def _staged(self, central: Central) -> Iterator[Path]:
        path = self._data.exchange / "central.db"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        with snapshot(self._record.path) as found:
            here = found.known()
        try:
            with knowing_errors(), closing(Staging(path)) as staging:
                for block in central.lines_after(here):
                    staging.add(block)
                staging.check()
            yield path
        finally:
            path.unlink(missing_ok=True)
