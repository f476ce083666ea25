"""Two people at one PC: what they do together counts for each, and only what they did together."""

import pytest

from coprosec.domain.company import TOGETHER, attempt_of
from coprosec.domain.learner import Learner
from coprosec.domain.progress import ReadingPlace
from coprosec.domain.statements import Draft, Verb
from coprosec.services.study import Study
from tests import samples
from tests.samples import quiz
from tests.services.conftest import OpenStudy

RIGHT = ("b",)


@pytest.fixture
def bio(study: Study) -> Learner:
    return study.learners.register("Bio")


def test_a_lesson_read_together_is_read_by_each(study: Study, amina: Learner, bio: Learner) -> None:
    study.sit(amina.id, [bio.id])
    study.reading.open(amina.id, samples.LESSON, "v1")
    study.reading.move(amina.id, samples.LESSON, ReadingPlace(2, 0.5), "v1")
    study.reading.complete(amina.id, samples.LESSON, 1000, "v1")
    for learner in (amina, bio):
        state = study.progress.of(learner).lessons[samples.LESSON]
        assert state.completed_at is not None
        assert state.place == ReadingPlace(2, 0.5)


def test_statements_say_who_was_there(study: Study, amina: Learner, bio: Learner) -> None:
    study.sit(amina.id, [bio.id])
    study.reading.open(amina.id, samples.LESSON, "v1")
    marks = [s.draft.data[TOGETHER] for s in study.record.statements() if s.draft.verb == Verb.EXPERIENCED]
    assert marks == [sorted((amina.id, bio.id))] * 2


def test_alone_nothing_is_marked(study: Study, amina: Learner) -> None:
    study.sit(amina.id, [])
    study.reading.open(amina.id, samples.LESSON, "v1")
    assert all(TOGETHER not in statement.draft.data for statement in study.record.statements())


def test_a_quiz_taken_together_is_passed_by_each(study: Study, amina: Learner, bio: Learner) -> None:
    study.sit(amina.id, [bio.id])
    state = study.attempts.start(amina.id, quiz(), "v1")
    for item in state.plan.items:
        state = study.attempts.answer(state, item, RIGHT, 1000)
    own = study.attempts.resume(attempt_of(state.id, bio.id))
    assert own.learner == bio.id
    assert own.plan == state.plan
    assert own.success is state.success is True
    assert [attempt.percent for attempt in study.progress.of(bio).attempts] == [100]


def test_given_a_companion_s_attempt_of_a_newer_program_then_the_others_go_on(
    study: Study, amina: Learner, bio: Learner
) -> None:
    state = study.attempts.start(amina.id, quiz(), "v1")
    newer = Draft(bio.id, Verb.INITIALIZED, state.plan.quiz, attempt_of(state.id, bio.id), "v9", data={"plan": 7})
    study.record.append([newer])
    study.sit(amina.id, [bio.id])
    for item in state.plan.items:
        state = study.attempts.answer(state, item, RIGHT, 1000)
    assert state.success


def test_who_leaves_keeps_their_own_attempt_where_they_left_it(
    open_study: OpenStudy, study: Study, amina: Learner, bio: Learner
) -> None:
    study.sit(amina.id, [bio.id])
    state = study.attempts.start(amina.id, quiz(), "v1")
    first, *others = state.plan.items
    state = study.attempts.answer(state, first, RIGHT, 1000)
    study.stand_up(amina.id, [bio.id], signed_out=True, duration_ms=1000)

    study = open_study()
    study.sit(amina.id, [])
    for item in others:
        state = study.attempts.answer(state, item, RIGHT, 1000)
    left = study.attempts.resume(attempt_of(state.id, bio.id))
    assert state.finished
    assert set(left.outcomes) == {first.id}
    assert left.success is None


def test_an_attempt_begun_alone_stays_alone(study: Study, amina: Learner, bio: Learner) -> None:
    study.sit(amina.id, [])
    state = study.attempts.start(amina.id, quiz(), "v1")
    study.sit(amina.id, [bio.id])
    study.attempts.answer(state, state.plan.items[0], RIGHT, 1000)
    assert not study.progress.of(bio).attempts
    assert all(s.draft.learner == amina.id for s in study.record.statements() if s.draft.verb == Verb.ANSWERED)


def test_both_are_seen_and_both_leave(study: Study, amina: Learner, bio: Learner) -> None:
    study.sit(amina.id, [bio.id])
    assert [learner.signed_out for learner in study.learners.all()] == [False, False]
    study.stand_up(amina.id, [bio.id], signed_out=True, duration_ms=1000)
    assert [learner.signed_out for learner in study.learners.all()] == [True, True]
    study.reading.open(amina.id, samples.LESSON, "v1")
    assert samples.LESSON not in study.progress.of(bio).lessons
