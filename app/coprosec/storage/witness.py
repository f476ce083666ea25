"""A witness beside the database: which device recorded up to which number, told after each commit.

SQLite takes a journal that was cut short, or whose last pages were altered, for one that a power cut interrupted, and
goes on without them. The witness, a file of its own, then knows of statements that the database no longer has. It is
not flushed: after a power cut it may say less than what the disk has, never more.
"""

import sqlite3
from contextlib import closing, suppress
from io import FileIO
from pathlib import Path

from coprosec.disk import give_to_group

SUFFIX = ".temoin"
_LENGTH = 64


class Witness:
    """Opened at the first commit, and kept open as long as the record."""

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(database.name + SUFFIX)
        self._stream: FileIO | None = None

    def note(self, device: str, seq: int) -> None:
        """The device has recorded up to `seq`; what cannot be noted is only not witnessed."""
        with suppress(OSError):  # the disk is full, or the file is another account's
            if self._stream is None:
                self._stream = self._path.open("r+b" if self._path.exists() else "w+b", buffering=0)
                give_to_group(self._path)
            self._stream.seek(0)
            self._stream.write(f"{device} {seq}".ljust(_LENGTH).encode("ascii"))

    def close(self) -> None:
        if self._stream is not None:
            self._stream.close()


def contradicts(database: Path) -> bool:
    """Whether the witness knows of statements that the database lacks."""
    try:
        told = database.with_name(database.name + SUFFIX).read_text("ascii").split()
        device, seq = told[0], int(told[1])
    except (OSError, ValueError, IndexError):
        return False
    with closing(sqlite3.connect(database)) as connection:
        own = connection.execute("SELECT value FROM local WHERE key = 'device'").fetchone()
        last = connection.execute("SELECT max(seq) FROM statement WHERE device = ?", (device,)).fetchone()
    return own == (device,) and seq > (last[0] or 0)
