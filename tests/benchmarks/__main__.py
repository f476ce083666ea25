"""`make bench`: prints the table, and fails when something heavy is imported before the first page."""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from compileall import compile_dir
from datetime import date
from pathlib import Path

from coprosec import paths
from coprosec.paths import DataFolder
from tests.benchmarks import starting
from tests.benchmarks.table import HEAD, Row
from tests.shots import start_screen

PARTS = ("start", "memory", "frames", "lessons", "answers", "search", "build", "merge", "export")
TODAY = date(2026, 11, 24)
"""The same invented learners every time."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--rounds", type=int, default=7, help="pairs of each measure (7)")
    parser.add_argument("--modules", action="store_true", help="list every module imported at the first paint")
    parser.add_argument("--merged", type=int, default=100_000, help="statements of the merge (100000)")
    parser.add_argument("--only", nargs="*", default=PARTS, choices=PARTS, help="some of: " + ", ".join(PARTS))
    options = parser.parse_args()
    rounds = max(1, options.rounds)
    compile_dir(Path(paths.__file__).parent, quiet=1)  # as an installed program is
    modules: list[str] = []
    missed: list[Row] = []
    server = start_screen()
    print(f"{os.environ['QT_QPA_PLATFORM']}, {rounds} rounds, medians, baseline in brackets\n\n{HEAD}")
    try:
        with tempfile.TemporaryDirectory() as folder:
            for row in measure(Path(folder), rounds, modules, options.merged, options.only):
                print(row, flush=True)
                missed += [row] * row.missed
    finally:
        if server is not None:
            server.terminate()
            server.wait()
    return _tell(missed, modules, every=options.modules)


def measure(folder: Path, rounds: int, modules: list[str], merged: int, parts: Sequence[str]) -> Iterator[Row]:
    """Every row, as soon as it is known; `modules` receives what the first page imports.

    The window comes last: what this process shares with another Qt program would be weighed by half, and a window that
    was open makes what is measured after it slower.
    """
    from coprosec.services.demo import fill

    data = DataFolder(folder / "data")
    fill(data, paths.MODULES, learners=12, seed=1, today=TODAY)
    if "start" in parts:
        rows, found = starting.measure(data.root, folder, rounds)
        modules += found
        yield from rows
    if "memory" in parts:
        yield from starting.weigh(data.root, max(1, rounds // 2))
    from tests.benchmarks import building, leaving, merging, searching

    if "search" in parts:
        yield from searching.measure(rounds, folder)
    if "build" in parts:
        yield from building.measure(rounds, folder, TODAY)
    if "merge" in parts:
        yield from merging.measure(folder, merged)
    if "export" in parts:
        yield from leaving.measure(rounds, folder)
    if "frames" in parts:
        from tests.benchmarks import frames

        yield from frames.behind(str(data.root), rounds)
    if {"lessons", "answers", "frames"}.intersection(parts):
        yield from _measure_window(folder, data, rounds, parts)


def _measure_window(folder: Path, data: DataFolder, rounds: int, parts: Sequence[str]) -> Iterator[Row]:
    """What is measured in this process, with the program open in it."""
    from coprosec.ui.application import qt_application
    from tests.benchmarks import answers, frames, lessons
    from tests.benchmarks.driver import Driver

    driver = Driver(qt_application(["bench"]), data)
    try:
        if "lessons" in parts:
            yield from lessons.measure(driver, rounds)
        if "frames" in parts:
            yield from frames.measure(driver, rounds)
        if "answers" in parts:
            yield from answers.measure(driver, rounds, folder)
    finally:
        driver.close()


def _tell(missed: list[Row], modules: list[str], *, every: bool) -> int:
    """Targets missed are told, never asserted: only what is imported too early fails."""
    print("\nmissed: " + ("; ".join(f"{row.what}: {row.ratio:.2f} > {row.reach:g}" for row in missed) or "nothing"))
    packages = sorted({name.partition(".")[0] for name in modules} - sys.stdlib_module_names)
    print(f"imported at the first paint: {len(modules)} modules, of {', '.join(packages)}")
    if every:
        print("\n".join(modules))
    heavy = sorted(starting.HEAVY.intersection(modules))
    if heavy:
        print(f"too heavy before the first page: {', '.join(heavy)}", file=sys.stderr)
    return int(bool(heavy))


if __name__ == "__main__":
    sys.exit(main())
