"""Who takes which form of the test, and what was gained."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprosec.domain.course import QuizHead
from coprosec.domain.ids import LearnerId, QuizId
from coprosec.domain.statements import Statement, Verb
from coprosec.domain.testing import FORMS, Occasion, fold_tests, form_for, gain, occasion_of, offered_test
from tests import samples
from tests.samples import statement

HEADS = tuple((form, QuizHead(QuizId(f"test-{form}"), form, 15, 0.8)) for form in FORMS)


def result(tick: int, occasion: Any, points: float, learner: str = "amina", verb: str = Verb.FAILED) -> Statement:
    data = {"occasion": occasion}
    return statement(tick, verb, "test-A", attempt=f"t{tick}", data=data, score=(points, 15), learner=learner)


@given(st.text(min_size=1).map(LearnerId))
def test_everybody_takes_both_forms_once(learner: LearnerId) -> None:
    assert {form_for(learner, occasion) for occasion in Occasion} == set(FORMS)
    assert all(occasion_of(learner, form_for(learner, occasion)) is occasion for occasion in Occasion)
    assert occasion_of(learner, "") is None


def test_half_of_them_begin_with_each_form_and_it_never_changes() -> None:
    first = [form_for(LearnerId(f"learner-{nth}"), Occasion.PRE) for nth in range(400)]
    assert 160 < first.count("A") < 240
    assert form_for(LearnerId("amina"), Occasion.PRE) == "A"
    assert form_for(LearnerId("bio"), Occasion.PRE) == "B"


@pytest.mark.parametrize("forms,offered", [(HEADS, True), (HEADS[:1], False), ((), False)])
def test_a_course_needs_both_forms(forms: Any, offered: bool) -> None:
    from dataclasses import replace

    course = replace(samples.course(), pretests=forms)
    for occasion in Occasion:
        head = offered_test(course, samples.AMINA, occasion)
        assert (head is not None) is offered
        if head is not None:
            assert course.pretest_form(head.id) == form_for(samples.AMINA, occasion)


@given(st.permutations([result(1, "pre", 6), result(2, "pre", 15), result(3, "post", 12), result(4, "middle", 3)]))
def test_the_first_result_of_each_occasion_counts(statements: list[Statement]) -> None:
    found = {one.occasion: one.score.raw for one in fold_tests([*statements, statements[0]])}
    assert found == {Occasion.PRE: 6, Occasion.POST: 12}


def test_quizzes_and_malformed_results_are_no_tests() -> None:
    quiz = statement(1, Verb.PASSED, "m1-quiz", attempt="t", score=(9, 10))
    nothing = statement(2, Verb.FAILED, "test-A", attempt="t", data={"occasion": "pre"})
    assert fold_tests([quiz, nothing, result(3, None, 3), result(4, ["pre"], 3)]) == ()


def test_the_gain_of_those_who_took_both() -> None:
    statements = [result(1, "pre", 6), result(2, "post", 12), result(3, "pre", 0, "bio"), result(4, "post", 9, "bio")]
    found = gain(fold_tests([*statements, result(5, "pre", 15, "alone")]))
    assert found is not None
    assert (found.n, found.before, found.after) == (2, Fraction(1, 5), Fraction(7, 10))
    assert found.raw == Fraction(1, 2)
    assert found.normalised == Fraction(5, 8)


def test_nobody_gains_where_nobody_took_both_and_all_was_known_already() -> None:
    assert gain(fold_tests([result(1, "pre", 6)])) is None
    known = gain(fold_tests([result(1, "pre", 15), result(2, "post", 15)]))
    assert known is not None
    assert known.normalised is None
