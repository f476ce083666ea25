"""What can still be read, in a damaged database, of the facts and secrets that are this PC's alone."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from coprosec.domain.ids import LearnerId
from coprosec.domain.secrets import SecretKind, is_hash
from coprosec.storage.local import DEVICE
from coprosec.storage.salvage import UNREADABLE, last_row, readable
from coprosec.storage.secrets import KeptSecret

_MOST = 10_000
"""Row numbers to try: what says how many there are may be damaged."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Own:
    """The device's id is not among them: a record that was put back takes a new one."""

    facts: Mapping[str, str]
    secrets: Mapping[tuple[LearnerId, SecretKind], KeptSecret]


def own(path: Path) -> Own:
    """Row by row, as statements are; the file stays as it was found."""
    with readable(path) as (connection, _size):
        facts = dict(_rows(connection, "local", "key, value", _fact))
        secrets = dict(_rows(connection, "secret", "person, kind, hash, failures, failed_at", _secret))
    facts.pop(DEVICE, None)
    return Own(facts, secrets)


def _rows(
    connection: sqlite3.Connection, table: str, columns: str, read: Callable[[tuple[Any, ...]], T]
) -> Iterator[T]:
    for rowid in range(1, min(_MOST, last_row(connection, table)) + 1):
        try:
            row = connection.execute(f"SELECT {columns} FROM {table} WHERE rowid = ?", (rowid,)).fetchone()
            if row is not None:
                yield read(row)
        except UNREADABLE:
            continue


def _fact(row: tuple[Any, ...]) -> tuple[str, str]:
    key, value = row
    if not all(isinstance(text, str) and text.isprintable() for text in row):
        raise ValueError(row)
    return key, value


def _secret(row: tuple[Any, ...]) -> tuple[tuple[LearnerId, SecretKind], KeptSecret]:
    person, kind, text, failures, failed_at = row
    if not is_hash(text) or not int(failures) >= 0:
        raise ValueError(row)
    when = datetime.fromisoformat(failed_at).replace(tzinfo=UTC) if failed_at is not None else None
    return (LearnerId(str(UUID(person))), SecretKind(kind)), KeptSecret(text, int(failures), when)
