"""Paired measures and their table."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Sample:
    """What one run took: wall and CPU milliseconds; where it was weighed, the memory of its process and the files that
    it touched (MB).
    """

    wall: float
    cpu: float
    pss: float = 0.0
    touched: float = 0.0


Pairs = Sequence[tuple[Sample, Sample]]
"""(baseline, product), measured one after the other."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line: medians, the median of the paired ratios, the 95th percentile of the product, the ratio to reach."""

    what: str
    baseline: float
    product: float
    high: float
    ratio: float
    reach: float | None
    unit: str = "ms"
    cpu: tuple[float, float] | None = None
    """Medians of CPU milliseconds: baseline, product."""

    @property
    def missed(self) -> bool:
        return self.reach is not None and self.ratio > self.reach

    def __str__(self) -> str:
        cpu = f"{self.cpu[0]:>8.2f} {self.cpu[1]:>8.2f}" if self.cpu else " " * 17
        reach = "" if self.reach is None else f"{'MISSED' if self.missed else 'met':<6} ≤ {self.reach:g}"
        figures = f"{self.baseline:>8.2f} {self.product:>8.2f} {self.high:>8.2f} {self.unit:<2}"
        return f"{self.what:<66} {figures} {self.ratio:>6.2f} × {cpu}  {reach}"


HEAD = f"{'':<66} {'baseline':>8} {'product':>8} {'p95':>8}    {'ratio':>6}   {'CPU: b.':>8} {'p.':>8}  target"


def wall(what: str, pairs: Pairs, reach: float | None) -> Row:
    """Time on the clock, CPU beside it."""
    cpu = median(base.cpu for base, _ours in pairs), median(ours.cpu for _base, ours in pairs)
    return _row(what, [(base.wall, ours.wall) for base, ours in pairs], reach, "ms", cpu)


def cpu(what: str, pairs: Pairs, reach: float | None) -> Row:
    return _row(what, [(base.cpu, ours.cpu) for base, ours in pairs], reach, "ms")


def memory(what: str, pairs: Pairs, reach: float | None) -> Row:
    return _row(what, [(base.pss, ours.pss) for base, ours in pairs], reach, "MB")


def disk(what: str, pairs: Pairs, reach: float | None) -> Row:
    return _row(what, [(base.touched, ours.touched) for base, ours in pairs], reach, "MB")


def _row(
    what: str, pairs: list[tuple[float, float]], reach: float | None, unit: str, cpu: tuple[float, float] | None = None
) -> Row:
    ours = sorted(product for _base, product in pairs)
    return Row(
        what,
        median(base for base, _product in pairs),
        median(ours),
        ours[min(len(ours) - 1, int(len(ours) * 0.95))],
        median(product / base for base, product in pairs),
        reach,
        unit,
        cpu,
    )


def timed(work: Callable[[], object]) -> Sample:
    """What `work` takes; the CPU of every thread of this process."""
    spent, start = time.process_time(), time.perf_counter()
    work()
    return Sample((time.perf_counter() - start) * 1000, (time.process_time() - spent) * 1000)


def alternate(count: int, baseline: Callable[[], Sample], product: Callable[[], Sample]) -> list[tuple[Sample, Sample]]:
    """`count` pairs; every other pair begins with the product."""
    pairs = []
    for nth in range(count):
        if nth % 2:
            ours = product()
            pairs.append((baseline(), ours))
        else:
            base = baseline()
            pairs.append((base, product()))
    return pairs
