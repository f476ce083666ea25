"""What the page of the two tests shows of one learner. No Qt here."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from coprosec.domain.course import Course
from coprosec.domain.ids import AttemptId, QuizId
from coprosec.domain.items import Score
from coprosec.domain.next_step import post_test_is_open, pre_test_is_open
from coprosec.domain.progress import Progress
from coprosec.domain.testing import Gain, Occasion, gain, offered_test


class Stand(StrEnum):
    """Where somebody stands in one of the tests."""

    OPEN = "open"
    RUNNING = "running"
    DONE = "done"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Sitting:
    """One of the two tests: `answered` out of `items` while it runs, then its score."""

    occasion: Occasion
    stand: Stand
    quiz: QuizId
    items: int
    answered: int = 0
    attempt: AttemptId | None = None
    score: Score | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PretestView:
    """Both tests, and the learner's own gain. `together` when somebody else sits there too: tests are taken alone."""

    sittings: tuple[Sitting, ...]
    own: Gain | None
    together: bool

    @property
    def current(self) -> Sitting | None:
        """The test that can be taken now."""
        takable = (Stand.RUNNING, Stand.OPEN)
        return next((sitting for stand in takable for sitting in self.sittings if sitting.stand is stand), None)


def view_of(course: Course, progress: Progress, *, together: bool) -> PretestView:
    """No sitting at all when the course has not both forms."""
    sittings = (_sitting(course, progress, occasion) for occasion in Occasion)
    return PretestView(tuple(one for one in sittings if one is not None), gain(progress.tests), together)


def _sitting(course: Course, progress: Progress, occasion: Occasion) -> Sitting | None:
    head = offered_test(course, progress.learner.id, occasion)
    if head is None:
        return None
    result = progress.test(occasion)
    if result is not None:
        return Sitting(occasion, Stand.DONE, head.id, head.drawn, head.drawn, result.attempt, result.score, result.at)
    running = progress.open_attempt(head.id)
    if running is not None:
        return Sitting(occasion, Stand.RUNNING, head.id, running.items, running.answered, running.id)
    is_open = pre_test_is_open if occasion is Occasion.PRE else post_test_is_open
    return Sitting(occasion, Stand.OPEN if is_open(course, progress) else Stand.CLOSED, head.id, head.drawn)
