"""Guests: tried without a name, claimed later, one person from then on wherever their statements came first."""

import pytest

from coprosec.domain.ids import LessonId
from coprosec.domain.learner import Learner
from coprosec.domain.progress import ReadingPlace
from coprosec.errors import ErrorCode, KnownError
from coprosec.services.study import Study
from coprosec.storage import glance
from tests.samples import LESSON
from tests.services.conftest import OpenStudy

OTHER = LessonId("m1-autre")


@pytest.fixture
def guest(study: Study) -> Learner:
    """Somebody who understood one lesson and began another."""
    guest = study.learners.register_guest()
    study.reading.open(guest.id, LESSON, "1")
    study.reading.complete(guest.id, LESSON, 1000, "1")
    study.reading.open(guest.id, OTHER, "1")
    study.reading.move(guest.id, OTHER, ReadingPlace(7, 0.5), "1")
    return guest


def test_a_guest_is_known_by_the_day_and_listed_until_claimed(study: Study, guest: Learner, amina: Learner) -> None:
    assert guest.name.startswith("Invité, le 23 novembre 2026")
    assert [one.id for one in study.learners.guests()] == [guest.id]
    assert {one.id for one in study.learners.all()} == {guest.id, amina.id}
    study.learners.claim(guest.id, amina.id)
    assert study.learners.guests() == ()
    assert [one.id for one in study.learners.all()] == [amina.id]
    assert [one.id for one in glance.learners(study.record.path) or ()] == [amina.id]


def test_what_the_guest_did_is_the_learners_beside_their_own(study: Study, guest: Learner, amina: Learner) -> None:
    study.reading.open(amina.id, LESSON, "1")
    study.reading.move(amina.id, LESSON, ReadingPlace(3, 0.25), "1")
    assert not study.progress.of(amina).done(LESSON)
    study.learners.claim(guest.id, amina.id)
    progress = study.progress.of(amina)
    assert progress.done(LESSON)
    assert progress.lessons[LESSON].place == ReadingPlace(3, 0.25)
    assert progress.lessons[OTHER].place == ReadingPlace(7, 0.5)
    assert {state.learner for state in progress.lessons.values()} == {amina.id}


def test_a_claim_arrives_in_any_order(
    study: Study, guest: Learner, amina: Learner, open_study: OpenStudy, tmp_path: object
) -> None:
    study.learners.claim(guest.id, amina.id)
    facts = study.record.statements()
    there = Study(study.record.path.with_name("ailleurs.db"), study.learners._clock)
    try:
        for fact in reversed(facts):
            there.record.unite([fact])
        assert there.progress.of(amina).done(LESSON)
        assert [one.id for one in there.learners.all()] == [amina.id]
    finally:
        there.close()


def test_work_is_claimed_once_and_only_a_guests(study: Study, guest: Learner, amina: Learner) -> None:
    moussa = study.learners.register("Moussa")
    study.learners.claim(guest.id, amina.id)
    for who in (guest.id, amina.id):
        with pytest.raises(KnownError) as refused:
            study.learners.claim(who, moussa.id)
        assert refused.value.code is ErrorCode.CLAIM_REFUSED


def test_a_trainer_undoes_a_claim(study: Study, guest: Learner, amina: Learner) -> None:
    study.learners.claim(guest.id, amina.id)
    study.cohorts.separate(guest.id)
    assert not study.progress.of(amina).done(LESSON)
    assert study.progress.of(guest).done(LESSON)
    assert [one.id for one in study.learners.guests()] == [guest.id]
