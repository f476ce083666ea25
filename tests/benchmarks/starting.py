"""From launch to the sign-in page painted, against a bare window with three pages of text."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.benchmarks.table import Row, paired, timed

CHILD = Path(__file__).parent / "child.py"


def launch(argument: str) -> dict[str, Any]:
    """What one process used, with its wall time in `wall` (ms)."""
    answer: list[str] = []

    def run() -> None:
        answer.append(
            subprocess.run([sys.executable, CHILD, argument], check=True, capture_output=True, text=True).stdout
        )

    wall = timed(run)
    found: dict[str, Any] = json.loads(answer[0])
    return found | {"wall": wall}


def measure(data: Path, rounds: int) -> tuple[list[Row], list[str]]:
    """The rows, and the heavy modules that were imported before the first page, which there must not be."""
    launch("floor"), launch(str(data))
    runs = [(launch("floor"), launch(str(data))) for _round in range(rounds)]
    rows = [
        paired("start to sign-in, wall", [(f["wall"], p["wall"]) for f, p in runs], "≤ 1.35"),
        paired("start to sign-in, CPU", [(f["cpu"] * 1000, p["cpu"] * 1000) for f, p in runs], "≤ 1.35"),
        paired("memory at sign-in (PSS)", [(f["pss"], p["pss"]) for f, p in runs], "≤ 1.5", "MB"),
    ]
    return rows, sorted({name for _floor, product in runs for name in product["heavy"]})
