"""A record that is only looked at: by a second connection of this PC, or on a server."""

from pathlib import Path

from sqlalchemy import Engine

from coprosec.domain.clock import utc_now
from coprosec.domain.ids import DeviceId
from coprosec.storage.engine import sqlite_engine
from coprosec.storage.local import LocalFacts
from coprosec.storage.record import Record
from coprosec.storage.secrets import SecretStore


class ReadingRecord(Record):
    """Reads through an engine that refuses to write: what would is a bug, or KnownError NO_RIGHTS on SQLite."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._clock = utc_now
        self._engine = engine
        self.path = path
        self.device = DeviceId("")
        self.local = LocalFacts(engine)
        self.secrets = SecretStore(engine)

    def close(self) -> None:
        """Close this connection; the file is somebody else's to seal."""
        self._engine.dispose()


def read_beside(path: Path) -> ReadingRecord:
    """The database that this program already has open, read by another thread."""
    return ReadingRecord(sqlite_engine(path, reads_only=True), path)
