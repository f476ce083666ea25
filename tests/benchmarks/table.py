"""Paired measures and their table."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Row:
    """One line: medians in milliseconds (or MB), the median of the paired ratios, and the ratio to reach."""

    what: str
    baseline: float
    product: float
    ratio: float
    target: str
    unit: str = "ms"

    def __str__(self) -> str:
        return (
            f"{self.what:<58} {self.baseline:>9.2f} {self.product:>9.2f} {self.unit:<3}"
            f" {self.ratio:>6.2f} ×   {self.target}"
        )


HEAD = f"{'':<58} {'baseline':>9} {'product':>9}     {'ratio':>6}     target"


def paired(what: str, pairs: list[tuple[float, float]], target: str, unit: str = "ms") -> Row:
    """A row from (baseline, product) pairs measured one after the other."""
    return Row(
        what,
        median(base for base, _product in pairs),
        median(product for _base, product in pairs),
        median(product / base for base, product in pairs),
        target,
        unit,
    )


def timed(work: Callable[[], object]) -> float:
    """Milliseconds that `work` takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
