"""`make bench`: prints the table, and fails when something heavy is imported before the first page."""

import argparse
import os
import sys
import tempfile
from datetime import date
from pathlib import Path

from coprosec import paths
from coprosec.paths import DataFolder
from tests.benchmarks import starting
from tests.benchmarks.table import HEAD
from tests.shots import start_screen


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    server = start_screen()
    print(f"{os.environ['QT_QPA_PLATFORM']}, {rounds} rounds, medians\n\n{HEAD}")
    try:
        with tempfile.TemporaryDirectory() as folder:
            heavy = run(Path(folder), rounds)
    finally:
        if server is not None:
            server.terminate()
            server.wait()
    if heavy:
        print(f"\nimported before the first page: {', '.join(heavy)}", file=sys.stderr)
    return int(bool(heavy))


def run(folder: Path, rounds: int) -> list[str]:
    from coprosec.services.demo import fill

    data = DataFolder(folder / "data")
    fill(data, paths.MODULES, learners=12, seed=1, today=date(2026, 11, 24))
    rows, heavy = starting.measure(data.root, rounds)
    for row in rows:
        print(row, flush=True)
    from coprosec.ui.application import qt_application
    from tests.benchmarks.inside import Bench, building

    app = qt_application(["bench"])
    bench = Bench(app, data)
    for row in (
        bench.neighbours(rounds),
        bench.far(rounds),
        *bench.answers(rounds, folder),
        *bench.memory(rows[2].baseline),
    ):
        print(row, flush=True)
    bench.close()
    print(building(rounds), flush=True)
    return heavy


if __name__ == "__main__":
    sys.exit(main())
