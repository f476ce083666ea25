"""What leaves for a file and what the board reads, each in a process of its own, so that its peak memory is its own."""

import csv
import json
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from coprosec.paths import DataFolder
from tests.benchmarks.table import Pairs, Row, Sample, cpu, memory, wall

_ANSWERS = """
SELECT s.learner, s.activity, s.attempt, a.quiz, s.score_raw, s.score_max, s.certainty, s.duration_ms, s.data,
       s.recorded_at, s.device, s.course_version
FROM statement s LEFT JOIN attempt a ON a.id = s.attempt WHERE s.verb = 'answered' ORDER BY s.tick, s.device, s.seq
"""
_BOARD = (
    "SELECT id, name, last_seen FROM learner ORDER BY name",
    "SELECT learner, substr(lesson, 1, 2) AS m, count(*), count(completed_at) FROM lesson_state GROUP BY learner, m",
    "SELECT learner, quiz, count(*), sum(success = 0), sum(success), max(percent) FROM attempt GROUP BY learner, quiz",
    "SELECT learner, sum(duration_ms) FROM statement WHERE verb = 'closed' GROUP BY learner",
)


def measure(rounds: int, folder: Path, sizes: tuple[int, ...] = (100_000, 1_000_000)) -> Iterator[Row]:
    """Rows for each size; the board is read at 10 000 learners, the workbook (minutes for a million) at the first."""
    from tests.benchmarks import crowd

    for size in sizes:
        data = DataFolder(folder / f"crowd-{size}")
        crowd.fill(data, 10_000, size)
        count = max(1, rounds // 3) if size == sizes[0] else 1
        if size == sizes[0]:
            yield from _rows(
                "board at 10 000 learners (the same SQL, raw)", "raw-board", "board", data, max(3, count), 3
            )
        told = f"{size:,}".replace(",", " ")
        yield from _rows(f"CSV of {told} answers (csv.writer, raw cursor)", "raw-csv", "csv", data, count, 8)
        if size == sizes[0]:
            yield from _rows(f"XLSX of {told} answers (XlsxWriter, raw cursor)", "raw-xlsx", "xlsx", data, count, 2.5)


def _rows(what: str, baseline: str, product: str, data: DataFolder, count: int, reach: float) -> Iterator[Row]:
    pairs: Pairs = [(run(baseline, data), run(product, data)) for _nth in range(count)]
    yield wall(what, pairs, None)
    yield cpu(f"{what}, CPU", pairs, reach)
    yield memory(f"{what}, peak memory", pairs, None)


def run(what: str, data: DataFolder) -> Sample:
    """One measure in a new process."""
    command = [sys.executable, "-m", "tests.benchmarks.leaving", what, str(data.root)]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return Sample(told["wall"], told["cpu"], told["peak"])


def _raw(data: DataFolder) -> sqlite3.Connection:
    return sqlite3.connect(data.database)


def _raw_board(data: DataFolder, _folder: Path) -> None:
    with closing(_raw(data)) as connection:
        for query in _BOARD:
            connection.execute(query).fetchall()


def _raw_csv(data: DataFolder, folder: Path) -> None:
    with closing(_raw(data)) as connection, (folder / "raw.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows(connection.execute(_ANSWERS))


def _raw_xlsx(data: DataFolder, folder: Path) -> None:
    from xlsxwriter import Workbook

    with closing(_raw(data)) as connection:
        book = Workbook(str(folder / "raw.xlsx"), {"constant_memory": True, "strings_to_urls": False})
        page, row = book.add_worksheet(), 0
        for values in connection.execute(_ANSWERS):
            if row == 1_048_575:
                page, row = book.add_worksheet(), 0
            page.write_row(row, 0, values)
            row += 1
        book.close()


def _board(data: DataFolder, _folder: Path) -> Callable[[], object]:
    from coprosec.domain.clock import utc_now
    from coprosec.services.study import Study
    from tests.benchmarks.crowd import texts

    study, course = Study(data.database, utc_now), texts(data).course
    return lambda: study.boards.of(course)


def _export(format_: str) -> Callable[[DataFolder, Path], Callable[[], object]]:
    def prepare(data: DataFolder, folder: Path) -> Callable[[], object]:
        from coprosec.domain.clock import utc_now
        from coprosec.domain.exporting import ExportRequest, Level
        from coprosec.services.study import Study
        from tests.benchmarks.crowd import texts

        study, course = Study(data.database, utc_now), texts(data)
        request = ExportRequest(Level.NAMED)
        return lambda: study.exporting.write(format_, folder / f"ours.{format_}", request, course, lambda _n: None)

    return prepare


_WORK: dict[str, Callable[[DataFolder, Path], Callable[[], object]]] = {
    "raw-board": lambda data, folder: lambda: _raw_board(data, folder),
    "raw-csv": lambda data, folder: lambda: _raw_csv(data, folder),
    "raw-xlsx": lambda data, folder: lambda: _raw_xlsx(data, folder),
    "board": _board,
    "csv": _export("csv"),
    "xlsx": _export("xlsx"),
}


def main() -> None:
    """One measure: what takes the record to answer, imports and opening left out."""
    what, root = sys.argv[1:]
    with tempfile.TemporaryDirectory(dir=root) as folder:
        work = _WORK[what](DataFolder(Path(root)), Path(folder))
        spent, start = time.process_time(), time.perf_counter()
        work()
        took, used = time.perf_counter() - start, time.process_time() - spent
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"wall": took * 1000, "cpu": used * 1000, "peak": peak}))


if __name__ == "__main__":
    main()
