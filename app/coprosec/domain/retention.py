"""Which backups are worth keeping: many of the last days, fewer of the months before."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

ALL_WITHIN = timedelta(days=2)
DAYS, WEEKS, MONTHS = 12, 10, 9

_PERIODS: tuple[tuple[int, Callable[[datetime], Any]], ...] = (
    (DAYS, lambda moment: moment.date()),
    (WEEKS, lambda moment: moment.isocalendar()[:2]),
    (MONTHS, lambda moment: (moment.year, moment.month)),
)


def kept(moments: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Every moment of the last two days, and the newest of each of the 12 last days, 10 last weeks and 9 last months
    that have one. What lies in the future, as after a clock's reset, is kept.
    """
    newest_first = sorted(set(moments), reverse=True)
    keep = {moment for moment in newest_first if moment > now - ALL_WITHIN}
    for count, period in _PERIODS:
        newest_of: dict[Any, datetime] = {}
        for moment in newest_first:
            newest_of.setdefault(period(moment), moment)
        keep.update(list(newest_of.values())[:count])
    return frozenset(keep)
