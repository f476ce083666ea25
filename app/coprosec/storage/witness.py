"""A witness beside the database: which device recorded up to which number, told after each commit.

SQLite takes a journal that was cut short, or whose last pages were altered, for one that a power cut interrupted, and
goes on without them. The witness, a file of its own, then knows of statements that the database no longer has. It is
not flushed: after a power cut it may say less than what the disk has, never more.
"""

import sqlite3
from contextlib import closing
from io import FileIO
from pathlib import Path

from coprosec.disk import give_to_group

SUFFIX = ".temoin"
_LENGTH = 64


class Witness:
    """Kept open as long as the record."""

    def __init__(self, database: Path) -> None:
        path = database.with_name(database.name + SUFFIX)
        self._stream: FileIO | None = None
        try:
            self._stream = path.open("r+b" if path.exists() else "w+b", buffering=0)
            give_to_group(path)
        except OSError:  # another account's, or a folder that cannot be written: nothing is witnessed
            return

    def note(self, device: str, seq: int) -> None:
        """The device has recorded up to `seq`; what cannot be noted is only not witnessed."""
        if self._stream is not None:
            try:
                self._stream.seek(0)
                self._stream.write(f"{device} {seq}".ljust(_LENGTH).encode("ascii"))
            except OSError:
                return

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
