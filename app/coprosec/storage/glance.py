"""The few rows that the first page shows, read with the standard library: SQLAlchemy loads behind that page."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from coprosec.domain.ids import LearnerId
from coprosec.domain.learner import Learner

_QUERY = """
SELECT id, name, text_percent, last_seen, signed_out FROM learner ORDER BY last_seen DESC, name, id
"""


def learners(path: Path) -> tuple[Learner, ...] | None:
    """Everybody known here, the last seen first; None when the file is absent or cannot be read as it is.

    Never raises: opening the record for good, just after, tells what is wrong.
    """
    try:
        if not path.exists():
            return None
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=0.2)) as connection:
            merged = _merged(connection)
            return tuple(
                Learner(
                    LearnerId(row[0]),
                    row[1],
                    row[2],
                    datetime.fromisoformat(row[3]).replace(tzinfo=UTC) if row[3] else None,
                    bool(row[4]),
                )
                for row in connection.execute(_QUERY)
                if row[0] not in merged
            )
    except (sqlite3.Error, ValueError, OSError):
        return None


def _merged(connection: sqlite3.Connection) -> frozenset[str]:
    """The ids that stand for somebody listed under another one."""
    try:
        merges = dict(connection.execute('SELECT learner, "into" FROM merge'))
    except sqlite3.OperationalError:  # an older schema
        return frozenset()
    if not merges:
        return frozenset()
    from coprosec.domain.cohorts import resolved

    return frozenset(resolved(merges))
