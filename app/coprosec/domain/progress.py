"""Where a learner stands: folds over statements, and the summaries that pages show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from coprosec.domain import untrusted
from coprosec.domain.course import Course, CourseModule, LessonHead
from coprosec.domain.ids import AttemptId, LearnerId, LessonId, QuizId, ScenarioId
from coprosec.domain.items import Response
from coprosec.domain.learner import Learner
from coprosec.domain.look import fold_look
from coprosec.domain.plays import PlaySummary
from coprosec.domain.statements import Statement, Verb, in_order
from coprosec.domain.testing import Occasion, TestResult

_MOST_BLOCKS = 1_000_000
"""No lesson has so many."""


@dataclass(frozen=True, slots=True)
class ReadingPlace:
    """The top of the screen in a lesson: a block's index, and how far in it (0 to 1)."""

    block: int = 0
    offset: float = 0.0


@dataclass(frozen=True, slots=True)
class LessonState:
    """One learner in one lesson."""

    learner: LearnerId
    lesson: LessonId
    opened_at: datetime
    completed_at: datetime | None = None
    place: ReadingPlace = ReadingPlace()


@dataclass(frozen=True, slots=True)
class AttemptSummary:
    """An attempt as lists need it; points are None until it is finished."""

    id: AttemptId
    quiz: QuizId
    started_tick: int
    answered: int
    items: int
    finished: bool
    success: bool | None
    percent: int | None


class PlaceKind(StrEnum):
    LESSON = "lesson"
    QUIZ = "quiz"
    SCENARIO = "scenario"


@dataclass(frozen=True, slots=True)
class Place:
    """The last thing a learner did: a lesson, an attempt not yet finished, or a play not yet thought over."""

    kind: PlaceKind
    lesson: LessonId | None = None
    attempt: AttemptId | None = None
    quiz: QuizId | None = None
    scenario: ScenarioId | None = None


def merged(own: LessonState, other: LessonState) -> LessonState:
    """What two ids of one person did in a lesson: done by either is done; the person's own place is kept."""
    done = [state.completed_at for state in (own, other) if state.completed_at is not None]
    return replace(own, opened_at=min(own.opened_at, other.opened_at), completed_at=min(done, default=None))


def fold_learner(statements: Iterable[Statement]) -> Learner | None:
    """The learner that these statements register; None when none does. The last wish wins."""
    ordered = in_order(statements)
    start = next((one for one in ordered if one.draft.verb == Verb.REGISTERED and untrusted.name(one.draft.data)), None)
    if start is None:
        return None
    last_seen, signed_out = None, True
    for statement in ordered:
        match statement.draft.verb:
            case Verb.OPENED:
                last_seen, signed_out = statement.recorded_at, False
            case Verb.CLOSED:
                signed_out = bool(statement.draft.data.get("signed_out"))
    text_percent = fold_look(ordered).text_percent or 100
    return Learner(start.draft.learner, untrusted.name(start.draft.data), text_percent, last_seen, signed_out)


def fold_lesson(statements: Iterable[Statement]) -> LessonState | None:
    """The state of one learner in one lesson; None when it was never opened."""
    ordered = in_order(statements)
    if not ordered:
        return None
    completed_at: datetime | None = None
    place = ReadingPlace()
    for statement in ordered:
        match statement.draft.verb:
            case Verb.COMPLETED if completed_at is None:
                completed_at = statement.recorded_at
            case Verb.PROGRESSED:
                place = _place(statement.draft.data) or place
    first = ordered[0]
    return LessonState(first.draft.learner, LessonId(first.draft.activity), first.recorded_at, completed_at, place)


def _place(data: Mapping[str, Any]) -> ReadingPlace | None:
    """None for a place that no lesson has."""
    block, offset = data.get("block"), data.get("offset")
    if type(block) is not int or not isinstance(offset, int | float):
        return None
    return ReadingPlace(block, float(offset)) if 0 <= block <= _MOST_BLOCKS and 0 <= offset <= 1 else None


class ModuleStatus(StrEnum):
    PLANNED = "planned"
    TO_START = "to-start"
    STARTED = "started"
    COMPLETED = "completed"
    """Every lesson is completed; the quiz is not passed."""
    PASSED = "passed"
    """Every lesson is completed and the quiz is passed."""


@dataclass(frozen=True, slots=True)
class ModuleProgress:
    """One learner in one module. `best_percent` is None until an attempt is finished."""

    status: ModuleStatus
    lessons_done: int
    lessons: int
    minutes_left: int
    best_percent: int | None
    next_lesson: LessonId | None

    @property
    def share(self) -> float:
        """0 to 1, the quiz counting as one step."""
        passed = self.status is ModuleStatus.PASSED
        return (self.lessons_done + passed) / (self.lessons + 1) if self.lessons else 0.0


@dataclass(frozen=True, slots=True)
class Progress:
    """Everything the home and module pages need to know about one learner."""

    learner: Learner
    lessons: Mapping[LessonId, LessonState]
    attempts: tuple[AttemptSummary, ...]
    place: Place | None
    answers: Mapping[str, Response]
    """Self-checks already answered, by item id: the last response."""
    plays: tuple[PlaySummary, ...] = ()
    """Plays of scenarios, oldest first."""
    tests: tuple[TestResult, ...] = ()
    """The tests that open and close the course, once taken."""
    postponed: frozenset[str] = frozenset()
    """What the learner was offered and put off: occasions of the test."""
    opinions: frozenset[str] = frozenset()
    """The questions of the satisfaction form that were answered or skipped."""

    def test(self, occasion: Occasion) -> TestResult | None:
        return next((result for result in self.tests if result.occasion is occasion), None)

    def done(self, lesson: LessonId) -> bool:
        state = self.lessons.get(lesson)
        return state is not None and state.completed_at is not None

    def attempts_at(self, quiz: QuizId) -> tuple[AttemptSummary, ...]:
        return tuple(attempt for attempt in self.attempts if attempt.quiz == quiz)

    def open_attempt(self, quiz: QuizId) -> AttemptSummary | None:
        return next((attempt for attempt in self.attempts_at(quiz) if not attempt.finished), None)

    def best(self, quiz: QuizId) -> AttemptSummary | None:
        finished = [attempt for attempt in self.attempts_at(quiz) if attempt.percent is not None]
        return max(finished, key=lambda attempt: (bool(attempt.success), attempt.percent or 0), default=None)

    def first(self, quiz: QuizId) -> AttemptSummary | None:
        """The first attempt that was finished."""
        return next((attempt for attempt in self.attempts_at(quiz) if attempt.percent is not None), None)

    def of_module(self, module: CourseModule) -> ModuleProgress:
        left = [lesson for lesson in module.lessons if not self.done(lesson.id)]
        best = self.best(module.quiz.id) if module.quiz else None
        return ModuleProgress(
            status=self._status(module, left, best),
            lessons_done=len(module.lessons) - len(left),
            lessons=len(module.lessons),
            minutes_left=sum(lesson.minutes for lesson in left),
            best_percent=best.percent if best else None,
            next_lesson=left[0].id if left else None,
        )

    def share_of(self, course: Course) -> float:
        """Lessons completed and quizzes passed, out of those that exist: 0 to 1."""
        states = [self.of_module(module) for module in course.modules if module.ready]
        steps = sum(state.lessons + 1 for state in states)
        done = sum(state.lessons_done + (state.status is ModuleStatus.PASSED) for state in states)
        return done / steps if steps else 0.0

    def _status(self, module: CourseModule, left: list[LessonHead], best: AttemptSummary | None) -> ModuleStatus:
        if not module.ready:
            return ModuleStatus.PLANNED
        if not left:
            passed = module.quiz is None or (best is not None and bool(best.success))
            return ModuleStatus.PASSED if passed else ModuleStatus.COMPLETED
        touched = any(lesson.id in self.lessons for lesson in module.lessons) or (
            module.quiz is not None and bool(self.attempts_at(module.quiz.id))
        )
        return ModuleStatus.STARTED if touched else ModuleStatus.TO_START
