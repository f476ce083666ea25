"""Reviews on a real record: counted, answered, shared by those who learn together."""

from datetime import timedelta

import pytest

from coprosec.domain.attempts import AttemptState
from coprosec.domain.learner import Learner
from coprosec.domain.statements import Verb
from coprosec.errors import ErrorCode, KnownError
from coprosec.services.study import Study
from tests import samples
from tests.samples import FakeClock
from tests.services.test_attempts import RIGHT, WRONG


def missed(study: Study, learner: Learner) -> AttemptState:
    """An attempt with everything wrong."""
    state = study.attempts.start(learner.id, samples.quiz(), "1")
    for item in state.plan.items:
        state = study.attempts.answer(state, item, WRONG, 1000, 3)
    return state


def test_given_missed_questions_when_a_day_has_passed_then_they_are_counted_and_planned_alike(
    study: Study, amina: Learner, clock: FakeClock
) -> None:
    state = missed(study, amina)
    assert study.reviews.due(amina.id) == 0
    clock.now += timedelta(days=1)
    plan = study.reviews.plan(amina.id)
    assert study.reviews.due(amina.id) == len(plan.today) == 3
    assert {due.item: due.frozen for due in plan.today} == {item.id: item for item in state.plan.items}


def test_given_a_review_answered_then_it_is_a_fact_with_its_question_and_the_question_waits(
    study: Study, amina: Learner, clock: FakeClock
) -> None:
    item = missed(study, amina).plan.items[0]
    clock.now += timedelta(days=1)
    outcome = study.reviews.answer(amina.id, samples.QUIZ, item, RIGHT, 2, 1500, "2")
    told = study.record.statements()[-1].draft
    assert (told.verb, told.activity, told.certainty, told.success, told.course_version) == (
        Verb.REVIEWED,
        item.id,
        2,
        True,
        "2",
    )
    assert told.data["item"] == item.to_data()
    assert outcome.score.full
    assert item.id not in {due.item for due in study.reviews.plan(amina.id).today}


def test_given_a_response_that_cannot_be_judged_when_reviewed_then_refused_and_nothing_recorded(
    study: Study, amina: Learner
) -> None:
    item = missed(study, amina).plan.items[0]
    known = study.record.statements()
    with pytest.raises(KnownError) as refusal:
        study.reviews.answer(amina.id, samples.QUIZ, item, (), 2, 1500, "1")
    assert refusal.value.code is ErrorCode.ANSWER_REFUSED
    assert study.record.statements() == known


def test_given_two_who_learn_together_when_one_reviews_then_it_counts_for_the_other_who_missed_it_too(
    study: Study, amina: Learner, clock: FakeClock
) -> None:
    moussa = study.learners.register("Moussa")
    study.sit(amina.id, [moussa.id])
    item = missed(study, amina).plan.items[0]
    clock.now += timedelta(days=1)
    assert study.reviews.due(moussa.id) == 3
    study.reviews.answer(amina.id, samples.QUIZ, item, RIGHT, 3, 1000, "1")
    assert study.reviews.due(amina.id) == study.reviews.due(moussa.id) == 2


def test_given_nothing_missed_then_nothing_is_planned(study: Study, amina: Learner) -> None:
    assert study.reviews.due(amina.id) == 0
    plan = study.reviews.plan(amina.id)
    assert (plan.today, plan.later) == ((), ())


def test_given_a_pc_that_wakes_up_in_2002_then_reviews_go_on(study: Study, amina: Learner, clock: FakeClock) -> None:
    item = missed(study, amina).plan.items[0]
    clock.now += timedelta(days=1)
    study.reviews.answer(amina.id, samples.QUIZ, item, RIGHT, 2, 1000, "1")
    clock.back(days=9000)
    assert study.reviews.due(amina.id) == 2
    other = next(due for due in study.reviews.plan(amina.id).today)
    assert other.frozen is not None
    study.reviews.answer(amina.id, samples.QUIZ, other.frozen, RIGHT, 2, 1000, "1")
    assert study.reviews.due(amina.id) == 1
