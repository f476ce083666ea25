"""How sure against how often right, and one's attempts as lines, folded in any order."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprosec.domain.calibration import FEW_AT_LEVEL, Fit, Level, calibrate
from coprosec.domain.judged import judged
from coprosec.domain.results import best, first, tries
from coprosec.domain.statements import Statement, Verb
from tests import samples
from tests.domain.test_reviewing import HALF, RIGHT, WRONG, review, sitting
from tests.samples import START


def ended(attempt: str, tick: int, points: float) -> Statement:
    verb = Verb.PASSED if points >= 0.8 else Verb.FAILED
    return samples.statement(tick, verb, samples.QUIZ, attempt=attempt, score=(points * 4, 4))


HISTORY = [
    *sitting("t1", {"q1": (WRONG, 3), "q2": (RIGHT, 1), "q3": (HALF, 2), "q4": (RIGHT, 3)}),
    ended("t1", 8, 0.625),
    *sitting("t2", {"q1": (RIGHT, 2), "q2": (WRONG, 3), "q3": (RIGHT, None), "q4": (RIGHT, 3)}, tick=10),
    ended("t2", 18, 0.75),
    review(20, "q2", WRONG, 3, START),
    *sitting("t3", {"q1": (RIGHT, 3)}, tick=30),
]


@given(st.permutations(HISTORY), st.lists(st.sampled_from(HISTORY)))
def test_given_statements_in_any_order_and_twice_then_the_folds_are_the_same(
    arrived: list[Statement], again: list[Statement]
) -> None:
    assert calibrate(judged([*arrived, *again])) == calibrate(judged(HISTORY))
    assert tries([*arrived, *again]) == tries(HISTORY)


def test_given_answers_then_each_level_counts_its_own_and_reviews_count_too() -> None:
    found = calibrate(judged(HISTORY))
    assert [(level.certainty, level.answers, level.right) for level in found.levels] == [
        (1, 1, Fraction(1)),
        (2, 2, Fraction(3, 2)),
        (3, 6, Fraction(3)),
    ]
    assert found.answers == found.marks.said == 9
    assert found.few


def test_given_questions_sure_and_wrong_then_those_not_mended_come_first() -> None:
    found = calibrate(judged(HISTORY)).sure_and_wrong
    assert [(one.item, one.mended) for one in found] == [("q2", False), ("q1", True)]


@pytest.mark.parametrize(
    "certainty,right,answers,fit",
    [
        (3, "3", 6, Fit.TOO_SURE),
        (3, "5", 6, Fit.FITS),
        (2, "3", 5, Fit.TOO_SURE),
        (2, "7", 10, Fit.FITS),
        (2, "9", 10, Fit.TOO_MODEST),
        (1, "5", 10, Fit.FITS),
        (1, "9", 10, Fit.TOO_MODEST),
        (3, "0", FEW_AT_LEVEL - 1, Fit.FEW),
        (1, "0", 0, Fit.FEW),
    ],
)
def test_given_a_level_when_read_then_it_says_whether_one_is_too_sure(
    certainty: int, right: str, answers: int, fit: Fit
) -> None:
    assert Level(certainty, answers, Fraction(right)).fit is fit


def test_given_attempts_then_the_first_and_the_best_are_told_apart_from_what_goes_on() -> None:
    found = tries(HISTORY)
    assert [(one.attempt, one.percent, one.success) for one in found] == [
        ("t1", 62, False),
        ("t2", 75, False),
        ("t3", None, None),
    ]
    top, begin = best(found), first(found)
    assert top is not None
    assert begin is not None
    assert (begin.attempt, top.attempt) == ("t1", "t2")
    assert (found[0].certainty.said, found[1].certainty.said) == (4, 3)


def test_given_a_test_of_the_course_then_it_is_kept_apart() -> None:
    told = [*sitting("t9", {"q1": (WRONG, None)}, occasion="post"), ended("t9", 9, 0.5)]
    assert tries(told) == ()
    assert best(()) is first(()) is None


def test_given_a_result_that_arrives_before_its_attempt_then_it_waits() -> None:
    assert tries([ended("t1", 8, 1.0)]) == ()


def odd(data: Mapping[str, object]) -> Statement:
    one = samples.statement(50, Verb.INITIALIZED, samples.QUIZ, attempt="odd")
    return replace(one, draft=replace(one.draft, data=data))


def test_given_statements_of_a_newer_program_then_they_break_nothing() -> None:
    found = tries([*HISTORY, odd({"items": None, "title": 3})])
    assert [one.attempt for one in found] == ["t1", "t2", "t3", "odd"]
