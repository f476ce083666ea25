"""Item and test statistics as Moodle defines them, so that figures can be compared from one platform to the other.

https://docs.moodle.org/dev/Quiz_statistics_calculations; « error » and « standard error » as its quiz report has them.
A sitting is the marks of one attempt, by question; a question that was asked and not answered has 0.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from coprosec.domain.ids import ItemId

Sitting = Mapping[ItemId, float]

FEWEST = 10
"""Under this many answers no statistic is shown: it would say more about chance than about the question."""
FEW = 30
"""Under this many a statistic is only an indication."""
_FLAT = 1e-12
"""A spread under this is rounding, not difference."""
MODERATE = 15.0
"""Discriminative efficiency under which Moodle flags a question."""


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """One question. Shares and indexes are percentages; None where the formula has no value."""

    item: ItemId
    n: int
    facility: float
    deviation: float | None
    discrimination: float | None
    efficiency: float | None
    weight: float | None
    """Effective weight, where everybody was asked the same questions."""
    thirds: float | None
    """Facility among the best third less that among the weakest third: what small groups can read."""


@dataclass(frozen=True, slots=True)
class TestFigures:
    """A whole test. `alpha` is Cronbach's (KR-20 when marks are 0 or 1), in percent, as the error ratio."""

    n: int
    mean: float
    median: float
    deviation: float | None
    skewness: float | None
    kurtosis: float | None
    alpha: float | None
    error_ratio: float | None
    standard_error: float | None

    __test__ = False


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def covariance(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Of a sample (n − 1); None for fewer than two values."""
    if len(one) < 2:
        return None
    first, second = mean(one), mean(other)
    return sum((x - first) * (y - second) for x, y in zip(one, other, strict=True)) / (len(one) - 1)


def variance(values: Sequence[float]) -> float | None:
    return covariance(values, values)


def item_figures(sittings: Iterable[Sitting], item: ItemId, most: float = 1.0) -> ItemFigures:
    """The figures of one question, from the sittings that asked it: one at least. `most` are its points."""
    asked = [sitting for sitting in sittings if item in sitting]
    marks = [sitting[item] for sitting in asked]
    rest = [sum(sitting.values()) - sitting[item] for sitting in asked]
    spread = variance(marks)
    return ItemFigures(
        item=item,
        n=len(marks),
        facility=100 * mean(marks) / most,
        deviation=sqrt(spread) if spread is not None else None,
        discrimination=_discrimination(marks, rest),
        efficiency=_efficiency(marks, rest),
        weight=None,
        thirds=_thirds(marks, rest, most),
    )


def _discrimination(marks: Sequence[float], rest: Sequence[float]) -> float | None:
    """100 × the correlation of the question with the rest of the test."""
    together, one, other = covariance(marks, rest), variance(marks), variance(rest)
    scale = sqrt(one or 0.0) * sqrt(other or 0.0)
    return 100 * together / scale if together is not None and scale else None


def _efficiency(marks: Sequence[float], rest: Sequence[float]) -> float | None:
    """100 × the covariance out of the greatest that the same marks could have."""
    together, most = covariance(marks, rest), covariance(sorted(marks), sorted(rest))
    return 100 * together / most if together is not None and most else None


def _thirds(marks: Sequence[float], rest: Sequence[float], most: float) -> float | None:
    third = len(marks) // 3
    if not third:
        return None
    ranked = [mark for _rest, mark in sorted(zip(rest, marks, strict=True), key=lambda pair: pair[0])]
    return 100 * (mean(ranked[-third:]) - mean(ranked[:third])) / most


def effective_weights(sittings: Sequence[Sitting]) -> dict[ItemId, float | None]:
    """How much of the spread of totals each question makes, in percent; None for one that works against the total.

    Only where every sitting asked the same questions: empty otherwise.
    """
    if len(sittings) < 2 or any(sitting.keys() != sittings[0].keys() for sitting in sittings):
        return {}
    totals = [sum(sitting.values()) for sitting in sittings]
    shares = {item: covariance([sitting[item] for sitting in sittings], totals) or 0.0 for item in sittings[0]}
    whole = sum(sqrt(share) for share in shares.values() if share >= 0)
    return {item: 100 * sqrt(share) / whole if share >= 0 and whole else None for item, share in shares.items()}


def test_figures(sittings: Sequence[Sequence[float]]) -> TestFigures | None:
    """The figures of a test whose sittings list marks by place: where questions are drawn, a place is a draw."""
    if not sittings:
        return None
    totals = [sum(sitting) for sitting in sittings]
    spread = variance(totals)
    alpha = _alpha(sittings, spread)
    ratio = 100 * sqrt(max(0.0, 1 - alpha / 100)) if alpha is not None else None
    deviation = sqrt(spread) if spread is not None else None
    skewness, kurtosis = _shape(totals)
    return TestFigures(
        n=len(totals),
        mean=mean(totals),
        median=_median(totals),
        deviation=deviation,
        skewness=skewness,
        kurtosis=kurtosis,
        alpha=alpha,
        error_ratio=ratio,
        standard_error=ratio * deviation / 100 if ratio is not None and deviation is not None else None,
    )


test_figures.__test__ = False  # type: ignore[attr-defined]


def _alpha(sittings: Sequence[Sequence[float]], spread: float | None) -> float | None:
    places = min(len(sitting) for sitting in sittings)
    if len(sittings) < 2 or places < 2 or not spread:
        return None
    each = sum(variance([sitting[place] for sitting in sittings]) or 0.0 for place in range(places))
    return 100 * places / (places - 1) * (1 - each / spread)


def _median(values: Sequence[float]) -> float:
    ranked = sorted(values)
    middle = len(ranked) // 2
    return ranked[middle] if len(ranked) % 2 else (ranked[middle - 1] + ranked[middle]) / 2


def _shape(values: Sequence[float]) -> tuple[float | None, float | None]:
    """Skewness and kurtosis from k-statistics."""
    n, centre = len(values), mean(values)
    m2, m3, m4 = (sum((value - centre) ** power for value in values) / n for power in (2, 3, 4))
    if n < 3 or m2 < _FLAT:
        return None, None
    k2 = n * m2 / (n - 1)
    skewness = n * n * m3 / ((n - 1) * (n - 2)) / k2**1.5
    if n < 4:
        return skewness, None
    k4 = n * n * ((n + 1) * m4 - 3 * (n - 1) * m2 * m2) / ((n - 1) * (n - 2) * (n - 3))
    return skewness, k4 / (k2 * k2)
