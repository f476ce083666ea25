"""A bundle merged into a record, beside ATTACH and INSERT OR IGNORE of the same rows; each in a process of its own, so
that its memory can be weighed. The record has a statement already: SQLite copies whole pages into an empty table.
"""

import json
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from uuid import UUID

from sqlalchemy import ColumnElement, Connection

from coprosec.domain.bundle import COLUMNS
from coprosec.domain.clock import utc_now
from coprosec.services.study import Study
from coprosec.storage import checksums
from tests.benchmarks.peak import peak_megabytes
from tests.benchmarks.table import Row, Sample, memory, wall

_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
_NAMES = ", ".join(COLUMNS)
_EACH = 1000
"""Statements of one learner."""
_DATA = {
    "registered": '{"name":"Afi Dossou"}',
    "experienced": "{}",
    "progressed": '{"block":4,"offset":0.25}',
    "answered": '{"response":["b"],"lesson":"m1-l3"}',
    "completed": "{}",
    "closed": '{"signed_out":true}',
}
_KINDS = ["progressed"] * 8 + ["answered"] * 9 + ["experienced", "completed", "closed"]


def measure(folder: Path, count: int) -> Iterator[Row]:
    """The rows for `count` statements; the fixture is written by raw SQL."""
    source = folder / "source"
    bundle = folder / f"{count}.coprosec"
    study = _record(source, count)
    study.exchange.write(bundle, whole=True)
    study.close()
    base = _child("attach", folder / f"attach-{count}", source)
    ours = _child("merge", folder / f"merge-{count}", bundle)
    again = _child("merge", folder / f"merge-{count}", bundle)
    united = Sample(ours["united"], ours["united"])
    one = Sample(base["wall"], base["cpu"])
    yield wall(f"{count} statements united, projections apart (ATTACH + INSERT)", [(one, united)], 1.5)
    yield wall(f"{count} statements merged, projections included", [(one, Sample(ours["wall"], ours["cpu"]))], None)
    yield wall(f"{count} statements merged again: all known", [(one, Sample(again["wall"], again["cpu"]))], None)
    limit = Sample(0, 0, 150.0)
    yield memory(f"{count} statements merged, peak memory (150 MB)", [(limit, Sample(0, 0, ours["peak"]))], 1)


def _record(folder: Path, count: int) -> Study:
    folder.mkdir()
    study = Study(folder / "coprosec.db", utc_now)
    study.exchange.own_key()
    device, random = study.record.device, Random(count)

    def rows() -> Iterator[tuple[object, ...]]:
        for nth in range(count):
            learner = str(UUID(int=nth // _EACH + 1 << 64))
            kind = "registered" if nth % _EACH == 0 else random.choice(_KINDS)
            ident = str(UUID(int=(0x0190 << 112 | nth << 80 | 7 << 76 | 2 << 62 | random.getrandbits(62))))
            at, lesson = f"2026-11-{nth % 28 + 1:02d} 09:00:00.{nth % 10**6:06d}", f"m{nth % 5}-l{nth // 5 % 8}"
            score = (1.0, 1.0) if kind == "answered" else (None, None)
            yield (
                ident,
                device,
                nth + 9,
                nth + 9,
                at,
                learner,
                kind,
                lesson,
                None,
                "1",
                *score,
                *[None] * 4,
                _DATA[kind],
            )

    with closing(sqlite3.connect(folder / "coprosec.db")) as connection:
        connection.executescript("PRAGMA synchronous=OFF")
        with connection:
            connection.executemany(f"INSERT INTO statement ({_NAMES}) VALUES ({', '.join('?' * len(COLUMNS))})", rows())
            checksums.offer(connection)
            connection.execute(f"UPDATE statement SET checksum = {checksums.IN_SQL}")
    return study


def _child(kind: str, target: Path, source: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.merging", kind, str(target), str(source)]
    found = subprocess.run(command, check=True, capture_output=True, text=True)
    answer: dict[str, float] = json.loads(found.stdout.splitlines()[-1])
    return answer


def attach(target: Path, source: Path) -> Callable[[], dict[str, float]]:
    study = Study(target / "coprosec.db", utc_now)
    study.exchange.own_key()
    study.close()
    connection = sqlite3.connect(target / "coprosec.db", isolation_level=None)
    connection.executescript(_PRAGMAS)

    def work() -> dict[str, float]:
        connection.execute("ATTACH ? AS incoming", (str(source / "coprosec.db"),))
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT OR IGNORE INTO statement SELECT * FROM incoming.statement")
        connection.execute("COMMIT")
        connection.close()
        return {}

    return work


def merge(target: Path, source: Path) -> Callable[[], dict[str, float]]:
    from coprosec.storage import projections

    study = Study(target / "coprosec.db", utc_now)
    study.exchange.own_key()
    refresh, spent = projections.refresh_where, [0.0]

    def clocked(connection: Connection, new: ColumnElement[bool]) -> None:
        start = time.perf_counter()
        refresh(connection, new)
        spent[0] += (time.perf_counter() - start) * 1000

    projections.refresh_where = clocked

    def work() -> dict[str, float]:
        start = time.perf_counter()
        study.exchange.merge(source, trust=True)
        return {"united": (time.perf_counter() - start) * 1000 - spent[0]}

    return work


def main() -> None:
    kind, target, source = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    target.mkdir(exist_ok=True)
    work = (attach if kind == "attach" else merge)(target, source)
    start, used = time.perf_counter(), time.process_time()
    found = work()
    found["wall"], found["cpu"] = (time.perf_counter() - start) * 1000, (time.process_time() - used) * 1000
    found["peak"] = peak_megabytes()
    print(json.dumps(found))


if __name__ == "__main__":
    main()
