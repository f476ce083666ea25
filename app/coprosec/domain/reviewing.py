"""Which questions come back, and how well they were known each time.

When they come back is decided by FSRS (`services.reviews`), from what is folded here: nothing else is kept.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import IntEnum

from coprosec.domain.certainty import SURE, UNSURE
from coprosec.domain.ids import ItemId, QuizId
from coprosec.domain.items import Item, Score
from coprosec.domain.judged import Judged

NO_EARLIER = datetime(2026, 1, 1, tzinfo=UTC)
"""Nobody had this program before: a clock that says so has lost the time (a PC without battery wakes up in 2002)."""


class Rating(IntEnum):
    """How well something was remembered, with FSRS's own numbers."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


def rating(score: Score, certainty: int | None) -> Rating:
    """Wrong: again. Right in part, or right without believing it: hard. Right: good. Right and sure of it: easy."""
    if score.raw <= 0:
        return Rating.AGAIN
    if not score.full or certainty == UNSURE:
        return Rating.HARD
    return Rating.EASY if certainty == SURE else Rating.GOOD


@dataclass(frozen=True, slots=True)
class Recall:
    """One time that a question was answered."""

    at: datetime
    rating: Rating


@dataclass(frozen=True, slots=True)
class Due:
    """A question that comes back on a day. `frozen` is it as it was last answered; None when a newer program made it.
    `times` counts the answers since it was first missed, `missed` whether the last one was wrong.
    """

    item: ItemId
    quiz: QuizId
    day: date
    times: int
    missed: bool
    frozen: Item | None


@dataclass(frozen=True, slots=True)
class ReviewPlan:
    """What comes back on `day`, which is today, the longest awaited first; on which later days how many do."""

    day: date
    today: tuple[Due, ...]
    later: tuple[tuple[date, int], ...]


def recalls(answers: Iterable[Judged]) -> Mapping[ItemId, tuple[Recall, ...]]:
    """For each question missed once, or guessed, its answers since then. `answers` come in the order of causes."""
    answers = tuple(answers)
    found: dict[ItemId, list[Recall]] = {}
    for answer, at in zip(answers, steadied([answer.at for answer in answers]), strict=True):
        rated = rating(answer.score, answer.certainty)
        if answer.item in found or rated in (Rating.AGAIN, Rating.HARD):
            found.setdefault(answer.item, []).append(Recall(at, rated))
    return {item: tuple(times) for item, times in found.items()}


def steadied(moments: Sequence[datetime]) -> tuple[datetime, ...]:
    """Moments told by clocks that may lie, in the order in which things happened, made to never go back.

    A moment before NO_EARLIER is the one before it; a moment later than one that follows was in the future, and is
    that one. Both errors bring a review sooner, never later.
    """
    bounded: list[datetime | None] = []
    bound: datetime | None = None
    for moment in reversed(moments):
        if moment >= NO_EARLIER:
            bound = moment if bound is None else min(bound, moment)
        bounded.append(bound if moment >= NO_EARLIER else None)
    before = NO_EARLIER
    steady: list[datetime] = []
    for found in reversed(bounded):
        before = before if found is None else found
        steady.append(before)
    return tuple(steady)


def present(now: datetime, last: datetime | None) -> datetime:
    """What time it is for reviews: `now`, or the last moment known when this PC's clock has lost the time."""
    return now if now >= NO_EARLIER else last or NO_EARLIER
