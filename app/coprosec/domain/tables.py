"""Lines of typed values, on their way to a file: what every format writes from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

Value = str | int | float | datetime | None
"""None is what was not attempted or is not known: an empty cell, never 0."""


class Kind(StrEnum):
    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    MOMENT = "moment"
    """A moment in UTC, written as the wall clock of this PC shows it."""


@dataclass(frozen=True, slots=True)
class Column:
    """`width` is in characters."""

    title: str
    kind: Kind = Kind.TEXT
    width: int = 16


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows are read once; they may be more than memory holds."""

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[tuple[Value, ...]]
