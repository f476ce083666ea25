"""Where a learner stands, and what the "go on" button does."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprosec.domain.course import Course, CourseModule
from coprosec.domain.ids import AttemptId, LessonId, QuizId
from coprosec.domain.learner import Learner
from coprosec.domain.next_step import NextStep, next_step
from coprosec.domain.progress import (
    AttemptSummary,
    LessonState,
    ModuleStatus,
    Place,
    PlaceKind,
    Progress,
    ReadingPlace,
    fold_learner,
    fold_lesson,
)
from coprosec.domain.statements import Verb
from tests import samples

ONE, TWO = samples.module("m1"), samples.module("m2")
COURSE = samples.course(ONE, TWO)


def progress(
    done: str = "", opened: str = "", attempts: tuple[AttemptSummary, ...] = (), place: Place | None = None
) -> Progress:
    states = {
        LessonId(name): LessonState(samples.AMINA, LessonId(name), samples.START, samples.START if finished else None)
        for names, finished in ((opened, False), (done, True))
        for name in names.split()
    }
    return Progress(Learner(samples.AMINA, "Amina"), states, attempts, place, {})


def attempt(name: str, percent: int | None, success: bool | None, quiz: str = "m1-quiz") -> AttemptSummary:
    return AttemptSummary(AttemptId(name), QuizId(quiz), 1, 1, 3, success is not None, success, percent)


PASSED, FAILED, OPEN = attempt("t1", 90, True), attempt("t2", 50, False), attempt("t3", None, None)
LESSONS = "m1-l0 m1-l1"


@pytest.mark.parametrize(
    "module,known,status",
    [
        pytest.param(replace(ONE, ready=False, lessons=()), progress(), ModuleStatus.PLANNED, id="announced"),
        pytest.param(ONE, progress(), ModuleStatus.TO_START, id="untouched"),
        pytest.param(ONE, progress(done="m2-l0"), ModuleStatus.TO_START, id="another module"),
        pytest.param(ONE, progress(opened="m1-l0"), ModuleStatus.STARTED, id="lesson opened"),
        pytest.param(ONE, progress(done="m1-l1"), ModuleStatus.STARTED, id="one lesson done"),
        pytest.param(ONE, progress(attempts=(OPEN,)), ModuleStatus.STARTED, id="quiz begun"),
        pytest.param(ONE, progress(attempts=(PASSED,)), ModuleStatus.STARTED, id="quiz passed, lessons not read"),
        pytest.param(ONE, progress(LESSONS), ModuleStatus.COMPLETED, id="lessons done"),
        pytest.param(ONE, progress(LESSONS, attempts=(OPEN, FAILED)), ModuleStatus.COMPLETED, id="quiz failed"),
        pytest.param(ONE, progress(LESSONS, attempts=(PASSED, FAILED)), ModuleStatus.PASSED, id="passed, then failed"),
        pytest.param(replace(ONE, quiz=None), progress(LESSONS), ModuleStatus.PASSED, id="no quiz"),
    ],
)
def test_given_what_was_done_when_a_module_is_shown_then_its_status(
    module: CourseModule, known: Progress, status: ModuleStatus
) -> None:
    assert known.of_module(module).status is status


def test_given_a_lesson_left_when_a_module_is_shown_then_the_rest_is_counted() -> None:
    state = progress("m1-l0", attempts=(FAILED,)).of_module(ONE)
    assert (state.lessons_done, state.lessons, state.minutes_left, state.next_lesson) == (1, 2, 10, "m1-l1")
    assert state.best_percent == 50
    assert state.share == pytest.approx(1 / 3)


def test_given_everything_done_when_shown_then_shares_are_whole() -> None:
    known = progress(LESSONS, attempts=(PASSED,))
    assert known.of_module(ONE).share == 1.0
    assert known.share_of(samples.course(ONE)) == 1.0
    assert known.share_of(COURSE) == 0.5


def test_given_no_ready_module_when_shown_then_shares_are_zero() -> None:
    planned = replace(ONE, ready=False, lessons=())
    assert progress().share_of(samples.course(planned)) == 0.0
    assert progress().of_module(planned).share == 0.0


def test_given_several_attempts_when_the_best_is_asked_then_a_pass_beats_points() -> None:
    old_rule = attempt("t4", 95, False)
    assert progress(attempts=(old_rule, PASSED, OPEN)).best(QuizId("m1-quiz")) == PASSED
    assert progress(attempts=(OPEN,)).best(QuizId("m1-quiz")) is None
    assert progress(attempts=(PASSED, OPEN)).open_attempt(QuizId("m1-quiz")) == OPEN
    assert progress(attempts=(PASSED,)).open_attempt(QuizId("m1-quiz")) is None
    assert progress(attempts=(PASSED,)).attempts_at(QuizId("m2-quiz")) == ()


def at_lesson(name: str) -> Place:
    return Place(PlaceKind.LESSON, lesson=LessonId(name))


AT_QUIZ = Place(PlaceKind.QUIZ, attempt=AttemptId("t3"), quiz=QuizId("m1-quiz"))
RESUMED = NextStep(quiz=QuizId("m1-quiz"), attempt=AttemptId("t3"))
INTRODUCED = samples.course(ONE, introduction=True)
EVERYTHING = f"{LESSONS} m2-l0 m2-l1"
BOTH_PASSED = (PASSED, attempt("t5", 80, True, "m2-quiz"))


def lesson(name: str) -> NextStep:
    return NextStep(lesson=LessonId(name))


@pytest.mark.parametrize(
    "course,known,step",
    [
        pytest.param(COURSE, progress(), lesson("m1-l0"), id="new learner"),
        pytest.param(INTRODUCED, progress(), lesson("intro"), id="introduction first"),
        pytest.param(INTRODUCED, progress("intro"), lesson("m1-l0"), id="introduction done"),
        pytest.param(COURSE, progress(place=AT_QUIZ, attempts=(OPEN,)), RESUMED, id="interrupted quiz"),
        pytest.param(COURSE, progress(opened="m2-l1", place=at_lesson("m2-l1")), lesson("m2-l1"), id="left unfinished"),
        pytest.param(COURSE, progress(done="m1-l0", place=at_lesson("m1-l0")), lesson("m1-l1"), id="place finished"),
        pytest.param(COURSE, progress(place=at_lesson("gone")), lesson("m1-l0"), id="lesson no longer there"),
        pytest.param(COURSE, progress("m1-l0", attempts=(OPEN,), place=at_lesson("m1-l0")), RESUMED, id="open attempt"),
        pytest.param(COURSE, progress(LESSONS), NextStep(quiz=QuizId("m1-quiz")), id="quiz after its lessons"),
        pytest.param(COURSE, progress(LESSONS, attempts=(FAILED,)), NextStep(quiz=QuizId("m1-quiz")), id="again"),
        pytest.param(COURSE, progress(LESSONS, attempts=(PASSED,)), lesson("m2-l0"), id="next module"),
        pytest.param(COURSE, progress(EVERYTHING, attempts=BOTH_PASSED), None, id="all done"),
        pytest.param(samples.course(), progress(), None, id="empty course"),
        pytest.param(samples.course(replace(ONE, ready=False, lessons=())), progress(), None, id="only announced"),
    ],
)
def test_given_what_was_done_when_going_on_then_the_next_step(
    course: Course, known: Progress, step: NextStep | None
) -> None:
    assert next_step(course, known) == step


def test_given_a_study_period_when_folded_then_the_learner_was_seen_and_signed_out() -> None:
    told = [
        samples.statement(1, Verb.REGISTERED, data={"name": "Amina"}),
        samples.statement(2, Verb.OPENED),
        samples.statement(3, Verb.PREFERRED, data={"text_percent": 125}),
        samples.statement(4, Verb.PREFERRED, data={"text_percent": 150}),
    ]
    seen = told[1].recorded_at
    assert fold_learner(told) == Learner(samples.AMINA, "Amina", 150, seen, signed_out=False)
    closed = samples.statement(5, Verb.CLOSED, data={"signed_out": True})
    assert fold_learner([*told, closed]) == Learner(samples.AMINA, "Amina", 150, seen, signed_out=True)
    assert fold_learner(told[1:]) is None


def test_given_a_lesson_completed_twice_when_folded_then_the_first_moment_stays_and_the_last_place() -> None:
    told = [
        samples.statement(1, Verb.EXPERIENCED, samples.LESSON),
        samples.statement(2, Verb.PROGRESSED, samples.LESSON, data={"block": 3, "offset": 0.5}),
        samples.statement(3, Verb.COMPLETED, samples.LESSON),
        samples.statement(4, Verb.PROGRESSED, samples.LESSON, data={"block": 1, "offset": 0.25}),
        samples.statement(5, Verb.COMPLETED, samples.LESSON),
    ]
    first, third = told[0].recorded_at, told[2].recorded_at
    assert fold_lesson(told) == LessonState(samples.AMINA, samples.LESSON, first, third, ReadingPlace(1, 0.25))
    assert fold_lesson([]) is None


@given(st.data())
def test_given_statements_in_any_order_and_repeated_when_folded_then_nothing_changes(data: st.DataObject) -> None:
    verbs = data.draw(st.lists(st.sampled_from((Verb.EXPERIENCED, Verb.PROGRESSED, Verb.COMPLETED)), min_size=1))
    told = [
        samples.statement(tick, verb, samples.LESSON, data={"block": tick, "offset": 0.0})
        for tick, verb in enumerate(verbs, 1)
    ]
    assert fold_lesson(data.draw(st.permutations(told + told[:2]))) == fold_lesson(told)
