"""A checksum kept with each statement, so that a bit which flips into something that still reads well is seen.

It tells accidents, not forgers: whoever can write the file can write the checksum too. Signatures are for those.
"""

import sqlite3
from datetime import UTC
from hashlib import blake2b
from typing import Any

from coprosec.domain.bundle import COLUMNS
from coprosec.domain.statements import Statement

FUNCTION = "coprosec_checksum"
IN_SQL = f"{FUNCTION}({', '.join(COLUMNS)})"


def checksum(*row: Any) -> int:
    """64 bits, signed, over the columns of a bundle's line as SQLite hands them back: times and data as the text that
    is stored, flags as 0 and 1, scores as floats, None for what is not there.
    """
    told = "\n".join(map(str, row))
    return int.from_bytes(blake2b(told.encode(), digest_size=8).digest(), "big", signed=True)


def stored_moment(statement: Statement) -> str:
    """The moment as SQLite keeps it."""
    return statement.recorded_at.astimezone(UTC).isoformat(" ", "microseconds")[:26]


def stored_score(score: float | None) -> float | None:
    """A score as SQLite hands it back, which knows no zero below zero."""
    return None if score is None else float(score) + 0.0


def offer(connection: sqlite3.Connection) -> None:
    """Let a connection compute checksums in its queries."""
    connection.create_function(FUNCTION, len(COLUMNS), checksum, deterministic=True)
