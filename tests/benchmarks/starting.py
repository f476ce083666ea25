"""From launch to the sign-in page, and what stands in memory, each in a process of its own."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

from tests.benchmarks.table import Row, Sample, alternate, cpu, disk, memory, wall

CHILD = Path(__file__).parent / "child.py"
ROOT = CHILD.parent.parent.parent
HEAVY = frozenset(
    "sqlalchemy alembic markdown logging.handlers cryptography openpyxl xlsxwriter psycopg "  # noqa: SIM905
    "PySide6.QtCore.Qt".split()
)


class Child:
    """A program that says READY and stops, as often as it likes."""

    def __init__(self, *command: str) -> None:
        self._begun = time.perf_counter()
        self._process = subprocess.Popen([sys.executable, *command], stdout=subprocess.PIPE, text=True, cwd=ROOT)
        self.said: dict[str, Any] = {}
        self.touched = 0.0

    def ready(self) -> Sample:
        """Wait for its next READY; what it took since launch, and what it weighs while it stands still."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        spent = (time.perf_counter() - self._begun) * 1000
        if not line.startswith("READY "):
            message = f"the program ended before it was ready: {line!r}"
            raise RuntimeError(message)
        self.said = json.loads(line.removeprefix("READY "))
        os.waitpid(self._process.pid, os.WUNTRACED)
        self.touched = touched(self._process.pid)
        return Sample(spent, self.said["cpu"], pss(self._process.pid))

    def go_on(self) -> None:
        self._process.send_signal(signal.SIGCONT)

    def end(self) -> None:
        assert self._process.stdout is not None
        self._process.kill()
        self._process.stdout.close()
        self._process.wait()


def pss(process: int) -> float:
    """Proportional memory of a process, in MB."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:"))


def touched(process: int) -> float:
    """MB of files that a process read or mapped: what a cold disk would have to give."""
    read = Path(f"/proc/{process}/io").read_text("ascii").splitlines()[0]
    rollup = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()[1:]
    mapped = {line.split(":")[0]: int(line.split()[1]) / 1024 for line in rollup}
    return int(read.split()[1]) / 1e6 + mapped["Rss"] - mapped["Anonymous"]


def launch(*arguments: str) -> tuple[Sample, list[str]]:
    """One start until READY, and the modules imported until the first paint."""
    child = Child(str(CHILD), *arguments)
    try:
        return replace(child.ready(), touched=child.touched), child.said["modules"]
    finally:
        child.end()


def floor() -> Sample:
    return launch("floor")[0]


def measure(data: Path, folder: Path, rounds: int) -> tuple[list[Row], list[str]]:
    """The rows, and the modules imported at the first paint."""
    modules: set[str] = set()
    names = count()

    def sign_in() -> Sample:
        sample, found = launch("paint", str(data))
        modules.update(found)
        return sample

    def first_time(until: str) -> Sample:
        fresh = folder / f"fresh-{next(names)}"
        sample, _modules = launch(until, str(fresh))
        shutil.rmtree(fresh, ignore_errors=True)
        return sample

    floor(), sign_in()
    starts = alternate(rounds, floor, sign_in)
    opened = alternate(rounds, floor, lambda: launch("ready", str(data))[0])
    firsts = alternate(rounds, sign_in, lambda: first_time("paint"))
    seeded = alternate(rounds, lambda: launch("ready", str(data))[0], lambda: first_time("ready"))
    return [
        wall("start to sign-in painted (bare window)", starts, 1.35),
        cpu("start to sign-in painted, CPU (bare window)", starts, 1.35),
        memory("memory at sign-in, PSS (bare window)", starts, 1.5),
        disk("files read or mapped before sign-in is painted (bare window)", starts, 1.25),
        wall("start to record and course open (bare window)", opened, 4),
        wall("first run, to sign-in painted (a normal start)", firsts, 2.5),
        wall("first run, until the course is built and open (normal start)", seeded, 2.5),
    ], sorted(modules)


def weigh(data: Path, rounds: int) -> list[Row]:
    """At home, and after every lesson was opened; each time beside a bare window."""
    homes, tours = [], []
    for _round in range(rounds):
        base = floor()
        child = Child("-m", "tests.benchmarks.tour", str(data))
        try:
            homes.append((base, child.ready()))
            child.go_on()
            tours.append((base, child.ready()))
        finally:
            child.end()
    return [
        memory("memory at home, record open, PSS (bare window)", homes, 2.2),
        memory("memory after every lesson was opened, PSS (bare window)", tours, 2.2),
    ]
