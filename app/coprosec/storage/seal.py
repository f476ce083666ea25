"""The seal of a database that was closed cleanly: its length and digest, beside it, until it is opened again.

A file that still matches its seal is, bit for bit, what was closed: nothing else needs checking. SQLite itself keeps no
checksum of its pages, so that without a seal a bit may flip in an index or in a projection unseen.

A second digest covers what stands nowhere else: the facts and the secrets of this PC.
"""

import sqlite3
from contextlib import closing
from enum import StrEnum
from hashlib import blake2b, file_digest
from pathlib import Path

from coprosec.disk import give_to_group, write_durably

_WAL_MODE = b"\x02\x02"
"""Bytes 18 and 19 of a file whose journal is WAL."""


SUFFIX = ".sceau"
_PRIVATE = (
    "SELECT key, value FROM local ORDER BY key",
    "SELECT person, kind, hash FROM secret ORDER BY person, kind",
)


class Seal(StrEnum):
    """`ABSENT` also while another window has the database open, and after a power cut."""

    WHOLE = "whole"
    BROKEN = "broken"
    ABSENT = "absent"


def state(database: Path) -> Seal:
    """What the seal tells of a database; OSError when it cannot be read."""
    seal = _seal(database)
    if not seal.exists() or _in_use(database):
        return Seal.ABSENT
    return Seal.WHOLE if _told(database)[:1] == (_digest(database),) else Seal.BROKEN


def is_private_part_whole(database: Path) -> bool:
    """Under a broken seal, whether the facts and the secrets of this PC are those that were sealed."""
    return _told(database)[1:] == (_private_digest(database),)


def is_private_part_doubtful(database: Path) -> bool:
    """Whether a seal that is there, of a file that may be damaged, does not vouch for that part."""
    try:
        return _seal(database).exists() and not is_private_part_whole(database)
    except (OSError, sqlite3.Error, ValueError, TypeError):
        return True


def put(database: Path) -> None:
    """Seal a database just closed, unless another window has it open; without, the next opening looks longer."""
    try:
        with database.open("rb") as stream:
            if stream.read(20)[18:] != _WAL_MODE or _journal(database).exists():
                return
        private = _private_digest(database)
        write_durably(_seal(database), f"{_digest(database)}\n{private}\n".encode("ascii"))
        give_to_group(_seal(database))
    except (OSError, sqlite3.Error):
        return


def lift(database: Path) -> None:
    """Before the database changes; OSError when the folder cannot be written."""
    _seal(database).unlink(missing_ok=True)


def _seal(database: Path) -> Path:
    return database.with_name(database.name + SUFFIX)


def _told(database: Path) -> tuple[str, ...]:
    return tuple(_seal(database).read_text("ascii", "replace").splitlines())


def _journal(database: Path) -> Path:
    return database.with_name(f"{database.name}-wal")


def _in_use(database: Path) -> bool:
    journal = _journal(database)
    return journal.exists() and journal.stat().st_size > 0


def _digest(database: Path) -> str:
    with database.open("rb") as stream:
        return f"{database.stat().st_size} {file_digest(stream, 'blake2b').hexdigest()}"


def _private_digest(database: Path) -> str:
    found = blake2b()
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=rw", uri=True)) as connection:
        for query in _PRIVATE:
            for row in connection.execute(query):
                found.update("\n".join(row).encode() + b"\n\n")
    return found.hexdigest()
