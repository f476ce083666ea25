"""What the "go on" button does."""

from dataclasses import dataclass

from coprosec.domain.course import Course
from coprosec.domain.ids import AttemptId, LessonId, QuizId, ScenarioId
from coprosec.domain.plays import PlayId
from coprosec.domain.progress import ModuleStatus, Place, PlaceKind, Progress
from coprosec.domain.testing import Occasion, offered_test


@dataclass(frozen=True, slots=True)
class NextStep:
    """A lesson, a quiz, a scenario, the test of the course, or the satisfaction form."""

    lesson: LessonId | None = None
    quiz: QuizId | None = None
    attempt: AttemptId | None = None
    scenario: ScenarioId | None = None
    play: PlayId | None = None
    test: Occasion | None = None
    enquiry: bool = False


def next_step(course: Course, progress: Progress, *, personal: bool = True) -> NextStep | None:
    """Where the learner goes on: what was interrupted, the lesson left unfinished, else the first thing not done.

    In company (not `personal`) the tests and the satisfaction form are not offered: they are one person's own.
    """
    left = _left_off(course, progress, personal=personal)
    if left is not None:
        return left
    if course.introduction is not None and not progress.done(course.introduction.id):
        return NextStep(lesson=course.introduction.id)
    if personal and offers(course, progress, Occasion.PRE):
        return NextStep(test=Occasion.PRE)
    for module in course.modules:
        state = progress.of_module(module)
        if state.next_lesson is not None:
            return NextStep(lesson=state.next_lesson)
        if state.status is ModuleStatus.COMPLETED and module.quiz is not None:
            return NextStep(quiz=module.quiz.id)
    if personal and offers(course, progress, Occasion.POST):
        return NextStep(test=Occasion.POST)
    if personal and len(progress.opinions) < course.enquiry:
        return NextStep(enquiry=True)
    return None


def _left_off(course: Course, progress: Progress, *, personal: bool) -> NextStep | None:
    place = progress.place or Place(PlaceKind.LESSON)
    alone = {quiz.id for _form, quiz in course.pretests if not personal}
    if place.kind is PlaceKind.QUIZ and place.quiz not in alone:
        return NextStep(quiz=place.quiz, attempt=place.attempt)
    if place.kind is PlaceKind.SCENARIO:
        return NextStep(scenario=place.scenario, play=place.attempt)
    if place.lesson and not progress.done(place.lesson) and course.lesson_head(place.lesson):
        return NextStep(lesson=place.lesson)
    unfinished = next((a for a in progress.attempts if not a.finished and a.quiz not in alone), None)
    return None if unfinished is None else NextStep(quiz=unfinished.quiz, attempt=unfinished.id)


def offers(course: Course, progress: Progress, occasion: Occasion) -> bool:
    """Whether the home page proposes the test: not taken, not put off, and its moment has come."""
    if offered_test(course, progress.learner.id, occasion) is None or progress.test(occasion) is not None:
        return False
    return occasion not in progress.postponed and (
        not _began(course, progress) if occasion is Occasion.PRE else _ended(course, progress)
    )


def pre_test_is_open(course: Course, progress: Progress) -> bool:
    """The first test may still be taken: nothing that it asks has been taught to the end."""
    if progress.test(Occasion.PRE) is not None:
        return False
    ended = (ModuleStatus.COMPLETED, ModuleStatus.PASSED)
    return not any(progress.of_module(module).status in ended for module in course.modules)


def post_test_is_open(course: Course, progress: Progress) -> bool:
    """The last test may be taken: the first one may no longer be, which leaves the moment to the trainer."""
    ended = (ModuleStatus.COMPLETED, ModuleStatus.PASSED)
    done = any(progress.of_module(module).status in ended for module in course.modules)
    return done and progress.test(Occasion.POST) is None


def _began(course: Course, progress: Progress) -> bool:
    return any(progress.done(lesson.id) for module in course.modules for lesson in module.lessons)


def _ended(course: Course, progress: Progress) -> bool:
    ended = (ModuleStatus.PASSED, ModuleStatus.PLANNED)
    states = [progress.of_module(module).status for module in course.modules]
    return ModuleStatus.PASSED in states and all(status in ended for status in states)
