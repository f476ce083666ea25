"""The union of two records: what is unknown is inserted, in one transaction, by questions on whole tables."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, literal_column

from coprosec.domain.bundle import COLUMNS, LineFault, Range
from coprosec.domain.ids import DeviceId
from coprosec.domain.statements import NOBODY, Verb
from coprosec.errors import ErrorCode, KnownError
from coprosec.storage import erasing, projections
from coprosec.storage.checksums import checksum
from coprosec.storage.direct import driver
from coprosec.storage.engine import holding, knowing_errors

_NAMES = ", ".join(COLUMNS)
_TAKEN = "l.rowid NOT IN (SELECT number FROM incoming.refused)"
_OUT_NAMES = _NAMES.replace("recorded_at", "substr(recorded_at || '.000000', 1, 26)")
_OUTGOING = f"SELECT {_OUT_NAMES}, checksum FROM statement WHERE device = ? AND seq > ? ORDER BY seq"
_CACHE_KIB = 32_768
_FETCHED = 2_000


@dataclass(frozen=True, slots=True)
class Union:
    """`new` statements were inserted, `known` were there already, `refused` counts the others by reason. `complete`
    tells for each device the last number up to which nothing that was announced is missing.
    """

    new: int
    known: int
    refused: Mapping[LineFault, int]
    complete: Mapping[DeviceId, int]


class _DryRun(Exception):  # noqa: N818 - a way out of the transaction
    pass


def unite(
    engine: Engine, staging: Path, own: DeviceId, ranges: Sequence[Range], now: datetime, *, dry_run: bool
) -> Union:
    """Insert the sound lines of a staging file that are not known, and refresh the projections concerned."""
    with _attached(engine, staging) as connection:
        found: Union | None = None
        try:
            with holding(connection):
                found = _unite(connection, own, ranges)
                erasing.purge(connection, own, now)
                if dry_run:
                    raise _DryRun
        except _DryRun:
            pass
        assert found is not None
        return found


@contextmanager
def _attached(engine: Engine, staging: Path) -> Iterator[Connection]:
    """A connection that sees the staging file as `incoming`, and is not used for anything else afterwards."""
    with knowing_errors(), engine.connect() as connection:
        raw = driver(connection)
        raw.execute("ATTACH DATABASE ? AS incoming", (str(staging),))
        raw.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        try:
            yield connection
        finally:
            connection.invalidate()


def _unite(connection: Connection, own: DeviceId, ranges: Sequence[Range]) -> Union:
    run = connection.exec_driver_sql
    lines = run("SELECT coalesce(max(rowid), 0) FROM incoming.line").scalar_one()
    last = run("SELECT coalesce(max(seq), 0) FROM statement WHERE device = ?", (own,)).scalar_one()
    _refuse(connection, LineFault.OWN_NUMBER, "l.device = ? AND l.seq > ?", (own, last))
    _refuse_erased(connection)
    before = run("SELECT coalesce(max(rowid), 0) FROM statement").scalar_one()
    names = f"{_NAMES}, checksum"
    run(f"INSERT OR IGNORE INTO statement ({names}) SELECT {names} FROM incoming.line l {_unrefused(connection)}")
    new = run("SELECT changes()").scalar_one()
    refused = run("SELECT count(*) FROM incoming.refused WHERE number > 0").scalar_one()
    if new + refused < lines:
        _refuse(connection, LineFault.TAKEN_NUMBER, "NOT EXISTS (SELECT 1 FROM statement s WHERE s.id = l.id)")
        _refuse(
            connection,
            LineFault.CHANGED_STATEMENT,
            f"EXISTS (SELECT 1 FROM statement s WHERE s.id = l.id AND {_CHANGED})",
        )
        refused = run("SELECT count(*) FROM incoming.refused WHERE number > 0").scalar_one()
    projections.refresh_where(connection, literal_column("statement.rowid") > before)
    faults = {LineFault(row[0]): row[1] for row in run("SELECT fault, count(*) FROM incoming.refused GROUP BY fault")}
    return Union(new, lines - new - refused, faults, _complete(connection, ranges, lines, faults))


_CHANGED = "({}) IS NOT ({})".format(*(", ".join(f"{table}.{name}" for name in COLUMNS) for table in "sl"))


def _unrefused(connection: Connection) -> str:
    any_refused = connection.exec_driver_sql("SELECT 1 FROM incoming.refused LIMIT 1").first()
    return f"WHERE {_TAKEN}" if any_refused else ""


def _refuse(connection: Connection, fault: LineFault, condition: str, values: tuple[object, ...] = ()) -> None:
    lines = f"SELECT l.rowid, '{fault}', NULL FROM incoming.line l WHERE {_TAKEN} AND {condition}"
    connection.exec_driver_sql(f"INSERT INTO incoming.refused {lines}", values)


def _refuse_erased(connection: Connection) -> None:
    """Nothing comes back of people who asked to be forgotten, here or where the lines come from."""
    here = connection.exec_driver_sql("SELECT learner FROM statement WHERE verb = ?", (Verb.ERASED,)).scalars()
    found = {*here, *connection.exec_driver_sql("SELECT learner FROM incoming.erased").scalars()} - {""}
    for learner in found:
        _refuse(connection, LineFault.ERASED_PERSON, "l.learner = ? AND l.verb <> ?", (learner, Verb.ERASED))


def _complete(
    connection: Connection, ranges: Sequence[Range], lines: int, faults: Mapping[LineFault, int]
) -> dict[DeviceId, int]:
    """How far each announced range goes without a hole, whatever came beyond the first line set aside."""
    if not faults and lines == sum(announced.count for announced in ranges):
        return {announced.device: announced.last for announced in ranges}
    found: dict[DeviceId, int] = {}
    for announced in ranges:
        given, hole = connection.exec_driver_sql(
            "SELECT count(*), min(CASE WHEN r.fault IS NOT NULL AND r.fault <> ? THEN l.seq END) FROM incoming.line l"
            " LEFT JOIN incoming.refused r ON r.number = l.rowid WHERE l.device = ? AND l.seq BETWEEN ? AND ?",
            (LineFault.ERASED_PERSON, announced.device, announced.first, announced.last),
        ).one()
        if given == announced.count:
            found[announced.device] = announced.last if hole is None else hole - 1
    return found


def set_aside(staging: Path) -> Iterator[str]:
    """The lines that were refused, one JSON text each, with the reason; erased people's never."""
    names = ", ".join(f"l.{name}" for name in COLUMNS)
    query = (
        f"SELECT r.fault, r.text, {names} FROM refused r LEFT JOIN line l ON l.rowid = r.number"
        f" WHERE r.fault <> '{LineFault.ERASED_PERSON}'"
    )
    with closing(sqlite3.connect(staging)) as connection:
        for fault, text, *line in connection.execute(query):
            yield json.dumps({"fault": fault, "line": line if text is None else text}, ensure_ascii=False, default=repr)


_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def as_line(row: tuple[Any, ...]) -> str:
    """A row as a bundle writes it; its last column is JSON already."""
    return f"{_dump(row[:-1])[:-1]},{row[-1]}]\n"


def _sound(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A row without its checksum. KnownError DATABASE_DAMAGED when they disagree: no damage leaves this PC."""
    *line, expected = row
    if checksum(*line) != expected:
        raise KnownError(ErrorCode.DATABASE_DAMAGED)
    return tuple(line)


class Snapshot:
    """What a database holds at one moment, whoever writes meanwhile."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def lines_after(self, known: Mapping[DeviceId, int]) -> Iterator[bytes]:
        """Blocks of lines for a bundle: what each device recorded after the number given for it, or all of it."""
        for rows in self.rows_after(known):
            yield "".join(map(as_line, rows)).encode()

    def rows_after(self, known: Mapping[DeviceId, int]) -> Iterator[list[tuple[Any, ...]]]:
        """The same as rows, in the order of `COLUMNS`. KnownError DATABASE_DAMAGED when one of them was altered."""
        for device in self._devices():
            cursor = self._connection.execute(_OUTGOING, (device, known.get(device, 0)))
            while rows := cursor.fetchmany(_FETCHED):
                yield [_sound(row) for row in rows]

    def known(self) -> dict[DeviceId, int]:
        """For each device, the number up to which everything is here; 0 where something is missing."""
        query = "SELECT max(seq), count(*) FROM statement WHERE device = ?"
        found = {}
        for device in self._devices():
            last, count = self._connection.execute(query, (device,)).fetchone()
            found[device] = last if last == count else 0
        return found

    def lines_of(self, device: DeviceId, verbs: Sequence[Verb]) -> Iterator[bytes]:
        """What one device recorded of these kinds, of which there are few."""
        query = (
            f"SELECT {_OUT_NAMES}, checksum FROM statement WHERE learner = ? AND device = ? AND verb = ? ORDER BY seq"
        )
        for verb in verbs:
            for row in self._connection.execute(query, (NOBODY, device, verb)):
                yield as_line(_sound(row)).encode()

    def ranges_after(self, known: Mapping[DeviceId, int], own: DeviceId) -> tuple[Range, ...]:
        """What `lines_after` gives of each device, where nothing is missing: this PC knows all of itself, and of others
        those whose numbers follow one another.
        """
        query = "SELECT min(seq), max(seq), count(*) FROM statement WHERE device = ? AND seq > ?"
        found = []
        for device in self._devices():
            after = known.get(device, 0)
            first, last, count = self._connection.execute(query, (device, after)).fetchone()
            if count and (device == own or (first == after + 1 and last - first + 1 == count)):
                found.append(Range(device, after + 1, last, count))
        return tuple(found)

    def _devices(self) -> list[DeviceId]:
        """One look-up a device: a DISTINCT would read every row."""
        found: list[DeviceId] = []
        query = "SELECT min(device) FROM statement WHERE device > ?"
        while device := self._connection.execute(query, (found[-1] if found else "",)).fetchone()[0]:
            found.append(DeviceId(device))
        return found


@contextmanager
def snapshot(path: Path) -> Iterator[Snapshot]:
    """Look at a database apart from the record's own connection."""
    with knowing_errors(), closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("BEGIN")
        yield Snapshot(connection)
