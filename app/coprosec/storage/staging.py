"""Statements of another PC on their way in: put in a database file of their own, and each of them checked there.

The record is not touched meanwhile, and can be used. Checks are one question to SQLite, not one a line.
"""

import json
import re
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from coprosec.domain.bundle import COLUMNS, MAX_COUNT, MAX_LINE, LineFault

_HEX4 = "[0-9a-f]" * 4
_UUID = f"{_HEX4 * 2}-{_HEX4}-{_HEX4}-{_HEX4}-{_HEX4 * 3}"
_MOMENT = "9999-99-99T99:99:99.999999Z".replace("9", "[0-9]")
_DEEPEST = 60
_KEPT = 2000
"""Characters of a line set aside that are worth keeping."""
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


def _uuid(column: str) -> str:
    return f"(typeof({column}) = 'text' AND length(CAST({column} AS BLOB)) = 36 AND {column} GLOB '{_UUID}')"


def _word(column: str, marks: str, least: int, most: int) -> str:
    """A text of `least` to `most` of these ASCII marks."""
    size = f"length(CAST({column} AS BLOB)) BETWEEN {least} AND {most}"
    return (
        f"(typeof({column}) = 'text' AND {size} AND {column} NOT GLOB '*[^{marks}]*' AND instr({column}, char(0)) = 0)"
    )


def _whole(column: str, least: int, most: int) -> str:
    return f"(typeof({column}) = 'integer' AND {column} BETWEEN {least} AND {most})"


def _number(column: str) -> str:
    return f"(typeof({column}) IN ('integer', 'real') AND {column} BETWEEN -1e9 AND 1e9)"


def _or_null(column: str, rule: str) -> str:
    return f"({column} IS NULL OR {rule})"


_AT = f"""(typeof(recorded_at) = 'text' AND recorded_at GLOB '{_MOMENT}' AND length(CAST(recorded_at AS BLOB)) = 27
    AND recorded_at >= '1970' AND date(substr(recorded_at, 1, 10), '+0 days') = substr(recorded_at, 1, 10)
    AND time(substr(recorded_at, 12, 8)) = substr(recorded_at, 12, 8))"""
_DATA = f"""CASE WHEN typeof(data) <> 'text' THEN 0 WHEN instr(data, char(0)) > 0 THEN 0
    WHEN NOT json_valid(data) THEN 0 WHEN json_type(data) <> 'object' THEN 0
    WHEN length(data) - length(replace(replace(data, '[', ''), '{{', '')) < {_DEEPEST} THEN 1 ELSE shallow(data) END"""
_SOUND = " AND ".join(
    (
        _uuid("id"),
        _uuid("device"),
        _whole("seq", 1, MAX_COUNT),
        _whole("tick", 1, MAX_COUNT),
        _AT,
        _word("learner", "0-9A-Za-z-", 0, 36),
        _word("verb", "a-z0-9_-", 1, 40),
        _word("activity", "!-~", 0, 120),
        _or_null("attempt", _word("attempt", "0-9A-Za-z-", 1, 36)),
        _word("course_version", " -~", 0, 40),
        _or_null("score_raw", _number("score_raw")),
        _or_null("score_max", _number("score_max")),
        _or_null("success", _whole("success", 0, 1)),
        _or_null("completion", _whole("completion", 0, 1)),
        _or_null("duration_ms", _whole("duration_ms", 0, 2**31 - 1)),
        _or_null("certainty", _whole("certainty", -100, 100)),
        _DATA,
    )
)
_INSERT = f"INSERT INTO line VALUES ({', '.join('?' * len(COLUMNS))})"
_TABLES = f"""
CREATE TABLE line ({", ".join(COLUMNS)});
CREATE TABLE refused (number INTEGER PRIMARY KEY, fault TEXT NOT NULL, text TEXT);
"""
_UNREADABLE = (ValueError, TypeError, OverflowError, RecursionError, sqlite3.Error)


class Staging:
    """A file of lines. `refused` holds those set aside: by their row, or by a negative number for what was no line."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = sqlite3.connect(path)
        self._connection.executescript("PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF;" + _TABLES)
        self._connection.create_function("shallow", 1, _shallow, deterministic=True)
        self._rows = self._unreadable = 0

    def add(self, lines: Sequence[bytes]) -> None:
        """Take some thousands of lines."""
        try:
            rows = json.loads(b"[" + b",".join(lines) + b"]", parse_constant=_refuse)
            if len(rows) != len(lines) or max(map(len, lines), default=0) > MAX_LINE:
                raise ValueError(len(rows))
            self._connection.executemany(_INSERT, rows)
        except _UNREADABLE:
            self._connection.execute("DELETE FROM line WHERE rowid > ?", (self._rows,))
            rows = [row for line in lines if (row := self._alone(line)) is not None]
        self._rows += len(rows)

    def _alone(self, line: bytes) -> Any:
        """Take one line; what was no array of the right size, or too long, is set aside and None."""
        try:
            if len(line) > MAX_LINE:
                raise ValueError(len(line))
            row = json.loads(line, parse_constant=_refuse)
            self._connection.execute(_INSERT, row)
        except _UNREADABLE:
            self._unreadable += 1
            kept = line[:_KEPT].decode("utf-8", "replace")
            self._connection.execute(
                "INSERT INTO refused VALUES (?, ?, ?)", (-self._unreadable, LineFault.NOT_A_STATEMENT, kept)
            )
            return None
        return row

    def check(self) -> None:
        """Set aside every line that is no statement."""
        refuse = f"INSERT INTO refused SELECT rowid, '{LineFault.NOT_A_STATEMENT}', NULL FROM line"
        self._connection.execute(f"{refuse} WHERE NOT coalesce({_SOUND}, 0)")
        self._connection.commit()

    def close(self) -> None:
        self._connection.close()


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _shallow(text: str) -> bool:
    """Whether JSON nests little enough for every reader."""
    depth = deepest = 0
    for mark in _STRING.sub("", text):
        if mark in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif mark in "]}":
            depth -= 1
    return deepest < _DEEPEST
