"""Statements of another PC on their way in: put in a database file of their own, and each of them checked there.

The record is not touched meanwhile, and can be used. One pattern reads and checks a line at once: a JSON parser and
a check of each value would take several times as long as the insertion.
"""

import re
import sqlite3
from pathlib import Path
from typing import Any

from coprosec.domain.bundle import COLUMNS, MAX_LINE, LineFault
from coprosec.domain.statements import Verb
from coprosec.storage.checksums import checksum, stored_score

_HEX = "[0-9a-f]"
_UUID = f'"({_HEX}{{8}}-{_HEX}{{4}}-{_HEX}{{4}}-{_HEX}{{4}}-{_HEX}{{12}})"'
_COUNT = "([1-9][0-9]{0,11})"
_PERSON = "[0-9A-Za-z-]"
_MARK = r'[^"\\\x00-\x20\x7f]'
_NUMBER = "-?[0-9]{1,9}(?:[.][0-9]{1,20})?(?:e-[0-9]{1,3})?"
_DURATION = "[0-9]{1,9}|1[0-9]{9}|20[0-9]{8}|2147483647"


def _or_null(pattern: str) -> str:
    return f"(?:null|({pattern}))"


_FORMS = {
    "id": _UUID,
    "device": _UUID,
    "seq": _COUNT,
    "tick": _COUNT,
    "recorded_at": '"((?:19[7-9]|2[0-9]{2})[0-9]-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{6})"',
    "learner": f'"({_PERSON}{{0,36}})"',
    "verb": '"([a-z0-9_-]{1,40})"',
    "activity": f'"({_MARK}{{0,120}})"',
    "attempt": f'(?:null|"({_PERSON}{{1,36}})")',
    "course_version": f'"((?:{_MARK}| ){{0,40}})"',
    "score_raw": _or_null(_NUMBER),
    "score_max": _or_null(_NUMBER),
    "success": _or_null("[01]"),
    "completion": _or_null("[01]"),
    "duration_ms": _or_null(_DURATION),
    "certainty": _or_null("-?[0-9]{1,3}"),
    "data": "(\\{.*\\})",
}
_LINE = re.compile(rf"^\[{','.join(_FORMS[name] for name in COLUMNS)}\]$", re.MULTILINE)
_TYPES = {
    **dict.fromkeys(COLUMNS, "TEXT"),
    **dict.fromkeys(("seq", "tick", "success", "completion", "duration_ms", "certainty"), "INTEGER"),
    **dict.fromkeys(("score_raw", "score_max"), "REAL"),
}
_INSERT = f"INSERT INTO line VALUES ({', '.join('?' * len(COLUMNS))}, ?)"
_TABLES = f"""
PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-4096;
CREATE TABLE line ({", ".join(f"{name} {_TYPES[name]}" for name in COLUMNS)}, checksum INTEGER);
CREATE TABLE refused (number INTEGER PRIMARY KEY, fault TEXT NOT NULL, text TEXT);
CREATE TABLE erased (learner TEXT);
"""
_LEARNER, _VERB = COLUMNS.index("learner"), COLUMNS.index("verb")
_DEEPEST = 60
_SOUND = f"""
CASE WHEN datetime(substr(recorded_at, 1, 19), '+0 days') IS NOT substr(recorded_at, 1, 19) THEN 0
    WHEN NOT json_valid(data) THEN 0 WHEN json_type(data) <> 'object' THEN 0
    WHEN length(data) - length(replace(replace(data, '[', ''), '{{', '')) < {_DEEPEST} THEN 1 ELSE shallow(data) END
"""
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_KEPT = 2000
"""Characters of a line set aside that are worth keeping."""


class Staging:
    """A file of lines, their rows numbered from 1 without a gap. `refused` holds those set aside: by their row, or by a
    negative number for what was no line; `erased`, the people who asked to be forgotten.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = sqlite3.connect(path)
        self._connection.executescript(_TABLES)
        self._connection.create_function("shallow", 1, _shallow, deterministic=True)
        self._unreadable = 0

    def add(self, block: bytes) -> None:
        """Take whole lines, each with its end."""
        text = block.decode("utf-8", "replace")
        rows = _LINE.findall(text)
        if len(rows) != block.count(b"\n") or len(block) > len(rows) * MAX_LINE or "\0" in text:
            rows = [row for line in text.split("\n")[:-1] if (row := self._alone(line)) is not None]
        self._connection.executemany(_INSERT, map(_valued, rows))
        if f'"{Verb.ERASED}"' in text:
            gone = [(row[_LEARNER],) for row in rows if row[_VERB] == Verb.ERASED and row[_LEARNER]]
            self._connection.executemany("INSERT INTO erased VALUES (?)", gone)

    def _alone(self, line: str) -> tuple[str, ...] | None:
        """One line's columns; what has not the form of a line is set aside and None."""
        found = _LINE.fullmatch(line)
        if found is not None and len(line) <= MAX_LINE and "\0" not in line:
            return tuple(part or "" for part in found.groups())
        self._unreadable += 1
        told = (-self._unreadable, LineFault.NOT_A_STATEMENT, line[:_KEPT])
        self._connection.execute("INSERT INTO refused VALUES (?, ?, ?)", told)
        return None

    def check(self) -> None:
        """Set aside what only looks like a statement: an impossible moment, data that are no object or too deep."""
        refuse = f"INSERT INTO refused SELECT rowid, '{LineFault.NOT_A_STATEMENT}', NULL FROM line"
        self._connection.execute(f"{refuse} WHERE NOT {_SOUND}")
        self._connection.commit()

    def close(self) -> None:
        self._connection.close()


def _valued(row: tuple[str, ...]) -> tuple[Any, ...]:
    """What the line says as SQLite will hand it back, and the checksum over it."""
    ident, device, seq, tick, at, learner, verb, activity, attempt, version, raw, most, *counts, data = row
    values = (
        ident, device, int(seq), int(tick), at, learner, verb, activity, attempt or None, version,
        stored_score(float(raw)) if raw else None, stored_score(float(most)) if most else None,
        *(int(count) if count else None for count in counts), data,
    )  # fmt: skip
    return (*values, checksum(*values))


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
