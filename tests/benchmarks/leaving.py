"""What leaves for a file and what the board reads, each in a process of its own, so that its peak memory is its own."""

import csv
import json
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from coprosec.domain.work import unwatched
from coprosec.paths import DataFolder
from tests.benchmarks.peak import peak_megabytes
from tests.benchmarks.table import Pairs, Row, Sample, cpu, memory, wall

if TYPE_CHECKING:
    from coprosec.services.course_texts import CourseTexts
    from coprosec.services.exporting import Gathered
    from coprosec.services.study import Study

Work = tuple[Callable[[], object], Callable[[], None]]
"""What is measured, and what closes what it needed."""
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
                "board at 10 000 learners (the same SQL, raw)", "raw-board", "board", data, max(3, count), 1.5
            )
        told = f"{size:,}".replace(",", " ")
        raw = f"CSV of {told} answers, their file (csv.writer, raw cursor)"
        yield from _rows(raw, "raw-csv", "answers-csv", data, count, 1.3)
        yield from _rows(f"CSV of {told} answers, all six files", "raw-csv", "csv", data, count, None)
        if size == sizes[0]:
            same = f"XLSX of {told} answers, their sheet (XlsxWriter, same lines)"
            yield from _rows(same, "lines-xlsx", "answers-xlsx", data, count, 1.15)
            yield from _rows(f"XLSX of {told} answers, all six sheets", "lines-xlsx", "xlsx", data, count, None)


def _rows(what: str, baseline: str, product: str, data: DataFolder, count: int, reach: float | None) -> Iterator[Row]:
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


def _lines_xlsx(data: DataFolder, folder: Path) -> Work:
    """The lines of the answers' sheet, worked out before, in a table: what is measured is a cursor and the library."""
    study, gathered = _gathered(data)
    lines = sqlite3.connect(folder / "lines.db")
    with study.record.view() as connection:
        sheet = study.exporting.answers_sheet(connection, gathered, {})
        marks = ", ".join("?" * len(sheet.columns))
        lines.execute(f"CREATE TABLE line ({', '.join(f'c{nth}' for nth in range(len(sheet.columns)))})")
        plain = (tuple(str(value) if isinstance(value, datetime) else value for value in row) for row in sheet.rows)
        lines.executemany(f"INSERT INTO line VALUES ({marks})", plain)

    def work() -> None:
        from xlsxwriter import Workbook

        book = Workbook(str(folder / "raw.xlsx"), {"constant_memory": True, "strings_to_urls": False})
        page = book.add_worksheet()
        for row, values in enumerate(lines.execute("SELECT * FROM line")):
            page.write_row(row, 0, values)
        book.close()

    def close() -> None:
        lines.close()
        study.close()

    return work, close


def _opened(data: DataFolder) -> "tuple[Study, CourseTexts]":
    from coprosec.domain.clock import utc_now
    from coprosec.services.study import Study
    from tests.benchmarks.crowd import texts

    return Study(data.database, utc_now), texts(data)


def _gathered(data: DataFolder) -> "tuple[Study, Gathered]":
    from coprosec.domain.exporting import ExportRequest, Level

    study, course = _opened(data)
    return study, study.exporting.gather(ExportRequest(Level.NAMED), course)


def _board(data: DataFolder, _folder: Path) -> Work:
    study, texts = _opened(data)
    return lambda: study.boards.of(texts.course), study.close


def _answers(format_: str) -> Callable[[DataFolder, Path], Work]:
    """The answers alone, as an export writes them."""

    def prepare(data: DataFolder, folder: Path) -> Work:
        from coprosec.domain.clock import utc_now
        from coprosec.exports import french_csv, workbook

        study, gathered = _gathered(data)

        def work() -> None:
            with study.record.view() as connection:
                sheet = study.exporting.answers_sheet(connection, gathered, {})
                if format_ == "csv":
                    french_csv.write_csv(folder / "answers.csv", sheet, unwatched)
                else:
                    workbook.write_workbook(folder / "answers.xlsx", [sheet], "", utc_now(), unwatched)

        return work, study.close

    return prepare


def _export(format_: str) -> Callable[[DataFolder, Path], Work]:
    def prepare(data: DataFolder, folder: Path) -> Work:
        from coprosec.domain.exporting import ExportRequest, Level

        study, course = _opened(data)
        request = ExportRequest(Level.NAMED)
        return lambda: study.exporting.write(
            format_, folder / f"ours.{format_}", request, course, unwatched
        ), study.close

    return prepare


def _nothing() -> None:
    """Nothing was opened."""


_WORK: dict[str, Callable[[DataFolder, Path], Work]] = {
    "raw-board": lambda data, folder: (lambda: _raw_board(data, folder), _nothing),
    "raw-csv": lambda data, folder: (lambda: _raw_csv(data, folder), _nothing),
    "lines-xlsx": _lines_xlsx,
    "board": _board,
    "answers-csv": _answers("csv"),
    "answers-xlsx": _answers("xlsx"),
    "csv": _export("csv"),
    "xlsx": _export("xlsx"),
}


def main() -> None:
    """One measure: what takes the record to answer, imports and opening left out. The record is closed at the end, so
    that the next opening finds its seal.
    """
    what, root = sys.argv[1:]
    with tempfile.TemporaryDirectory(dir=root) as folder:
        work, close = _WORK[what](DataFolder(Path(root)), Path(folder))
        spent, start = time.process_time(), time.perf_counter()
        work()
        took, used = time.perf_counter() - start, time.process_time() - spent
        close()
    peak = peak_megabytes()
    print(json.dumps({"wall": took * 1000, "cpu": used * 1000, "peak": peak}))


if __name__ == "__main__":
    main()
