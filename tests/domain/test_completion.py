"""What the attestation asks, and modules that open in order."""

from dataclasses import replace

import pytest

from coprosec.domain.completion import Completion, Part, completion_of
from coprosec.domain.completion_rule import CompletionRule
from coprosec.domain.course import Course
from coprosec.domain.ids import AttemptId, LessonId, QuizId, ScenarioId
from coprosec.domain.items.base import Score
from coprosec.domain.learner import Learner
from coprosec.domain.locking import locks
from coprosec.domain.next_step import NextStep, next_step, pre_test_is_open
from coprosec.domain.plays import PlayId, PlaySummary
from coprosec.domain.progress import AttemptSummary, LessonState, Place, PlaceKind, Progress
from coprosec.domain.scenario import ScenarioHead
from coprosec.domain.testing import Occasion, TestResult
from tests import samples
from tests.domain.test_testing import HEADS

EVERYTHING = CompletionRule(lessons=True, quizzes=True, scenarios=1, post_test=True, enquiry=True)
SCENARIOS = tuple(ScenarioHead(ScenarioId(name), name, 8, 6, ("good",)) for name in ("s1", "s2"))
ONE = replace(samples.module("m1"), scenarios=SCENARIOS)
COURSE = replace(
    samples.course(ONE, samples.module("m2"), introduction=True), completion=EVERYTHING, pretests=HEADS, enquiry=2
)


def progress(
    done: str = "", passed: str = "", played: str = "", tested: str = "", opinions: str = "", put_off: str = ""
) -> Progress:
    lessons = {
        LessonId(name): LessonState(samples.AMINA, LessonId(name), samples.START, samples.START)
        for name in done.split()
    }
    attempts = tuple(
        AttemptSummary(AttemptId(f"t-{quiz}"), QuizId(quiz), 1, 3, 3, True, True, 90) for quiz in passed.split()
    )
    plays = tuple(PlaySummary(PlayId(f"p-{name}"), ScenarioId(name), "good") for name in played.split())
    tests = tuple(
        TestResult(samples.AMINA, Occasion(name), AttemptId(name), Score.stored(6, 15), samples.START)
        for name in tested.split()
    )
    return Progress(
        Learner(samples.AMINA, "Amina"),
        lessons,
        attempts,
        None,
        {},
        plays=plays,
        tests=tests,
        postponed=frozenset(put_off.split()),
        opinions=frozenset(opinions.split()),
    )


LESSONS, QUIZZES = "intro m1-l0 m1-l1 m2-l0 m2-l1", "m1-quiz m2-quiz"


def missing(completion: Completion) -> dict[Part, tuple[str, ...]]:
    return {requirement.part: requirement.left for requirement in completion.missing}


def test_at_first_everything_is_missing() -> None:
    completion = completion_of(COURSE, progress())
    assert not completion.met
    assert completion.share == 0
    assert missing(completion) == {
        Part.LESSONS: tuple(LESSONS.split()),
        Part.QUIZZES: tuple(QUIZZES.split()),
        Part.SCENARIOS: ("s1",),
        Part.POST_TEST: ("post",),
        Part.ENQUIRY: ("satisfaction",),
    }


def test_at_last_nothing_is() -> None:
    completion = completion_of(COURSE, progress(LESSONS, QUIZZES, "s2", "post", "q1 q2"))
    assert completion.met
    assert completion.share == 1
    assert missing(completion) == {}


def test_a_play_that_goes_on_is_not_played() -> None:
    running = replace(progress(), plays=(PlaySummary(PlayId("p"), ScenarioId("s1"), None),))
    assert missing(completion_of(COURSE, running))[Part.SCENARIOS] == ("s1",)


@pytest.mark.parametrize("rule", [CompletionRule(), CompletionRule(scenarios=0)])
def test_a_course_that_asks_for_nothing_gives_none(rule: CompletionRule) -> None:
    completion = completion_of(replace(COURSE, completion=rule), progress(LESSONS, QUIZZES))
    assert not completion.offered
    assert not completion.met


def test_a_course_and_its_rule_go_to_data_and_back() -> None:
    assert Course.from_data(COURSE.to_data()) == COURSE


@pytest.mark.parametrize(
    "now,step",
    [
        pytest.param(progress(), NextStep(lesson=LessonId("intro")), id="the introduction first"),
        pytest.param(progress("intro"), NextStep(test=Occasion.PRE), id="the test before module 1"),
        pytest.param(progress("intro", put_off="pre"), NextStep(lesson=LessonId("m1-l0")), id="put off"),
        pytest.param(progress("intro m1-l0"), NextStep(lesson=LessonId("m1-l1")), id="too late for it"),
        pytest.param(progress("intro", tested="pre"), NextStep(lesson=LessonId("m1-l0")), id="taken"),
        pytest.param(progress(LESSONS, QUIZZES), NextStep(test=Occasion.POST), id="the test at the end"),
        pytest.param(progress(LESSONS, QUIZZES, tested="post"), NextStep(enquiry=True), id="an opinion"),
        pytest.param(progress(LESSONS, QUIZZES, tested="post", opinions="q1"), NextStep(enquiry=True), id="half of it"),
        pytest.param(progress(LESSONS, QUIZZES, tested="post", opinions="q1 q2"), None, id="all done"),
    ],
)
def test_the_way_through_the_course(now: Progress, step: NextStep | None) -> None:
    assert next_step(COURSE, now) == step


def test_in_company_what_is_personal_is_not_offered() -> None:
    assert next_step(COURSE, progress("intro"), personal=False) == NextStep(lesson=LessonId("m1-l0"))
    assert next_step(COURSE, progress(LESSONS, QUIZZES), personal=False) is None


def test_a_play_left_is_gone_on_with() -> None:
    place = Place(PlaceKind.SCENARIO, attempt=AttemptId("p1"), scenario=ScenarioId("s1"))
    step = next_step(COURSE, replace(progress("intro"), place=place))
    assert step == NextStep(scenario=ScenarioId("s1"), play=PlayId("p1"))


def test_the_first_test_closes_with_the_first_module() -> None:
    assert pre_test_is_open(COURSE, progress("intro m1-l0"))
    assert not pre_test_is_open(COURSE, progress("m1-l0 m1-l1"))
    assert not pre_test_is_open(COURSE, progress(tested="pre"))


@pytest.mark.parametrize(
    "now,closed",
    [
        (progress(), {"m2": "m1"}),
        (progress("m1-l0 m1-l1"), {"m2": "m1"}),
        (progress("m1-l0 m1-l1", "m1-quiz"), {}),
        (progress("m2-l0"), {}),
    ],
    ids=["at first", "lessons read", "module passed", "begun before"],
)
def test_modules_that_open_in_order(now: Progress, closed: dict[str, str]) -> None:
    assert {name: before.id for name, before in locks(COURSE, now, locked_order=True).items()} == closed
    assert locks(COURSE, now, locked_order=False) == {}
