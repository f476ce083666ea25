"""Reading lessons: opened, how far, self-checks, understood; all there at the next session."""

import pytest

from coprosec.domain.ids import ItemId
from coprosec.domain.learner import Learner
from coprosec.domain.progress import Place, PlaceKind, ReadingPlace
from coprosec.errors import ErrorCode, KnownError
from coprosec.services.study import Study
from tests import samples
from tests.samples import LESSON
from tests.services.conftest import OpenStudy

CHECK = samples.item("s1", samples.MULTIPLE)


def test_given_a_lesson_read_half_when_the_file_is_opened_again_then_the_place_is_kept(
    study: Study, amina: Learner, open_study: OpenStudy
) -> None:
    study.reading.open(amina.id, LESSON, "1")
    study.reading.move(amina.id, LESSON, ReadingPlace(2, 0.1), "1")
    study.reading.move(amina.id, LESSON, ReadingPlace(5, 1 / 3), "1")
    progress = open_study().progress.of(amina)
    assert progress.place == Place(PlaceKind.LESSON, lesson=LESSON)
    assert progress.lessons[LESSON].place == ReadingPlace(5, 0.3333)
    assert not progress.done(LESSON)


def test_given_a_lesson_understood_when_opened_again_then_it_stays_done(
    study: Study, amina: Learner, open_study: OpenStudy
) -> None:
    study.reading.open(amina.id, LESSON, "1")
    study.reading.complete(amina.id, LESSON, 60_000, "1")
    first = study.progress.of(amina).lessons[LESSON].completed_at
    study = open_study()
    study.reading.open(amina.id, LESSON, "2")
    study.reading.complete(amina.id, LESSON, 1_000, "2")
    progress = study.progress.of(amina)
    assert progress.done(LESSON)
    assert progress.lessons[LESSON].completed_at == first


def test_given_a_self_check_when_answered_again_then_the_last_response_is_kept(
    study: Study, amina: Learner, open_study: OpenStudy
) -> None:
    first = study.reading.self_check(amina.id, LESSON, CHECK, ("a", "b"), "1")
    second = study.reading.self_check(amina.id, LESSON, CHECK, ("c", "a"), "1")
    assert (first.score.full, second.score.full) == (False, True)
    progress = open_study().progress.of(amina)
    assert progress.answers == {ItemId("s1"): ("c", "a")}
    assert progress.place == Place(PlaceKind.LESSON, lesson=LESSON)


def test_given_an_opinion_when_answered_then_it_is_kept_without_points(study: Study, amina: Learner) -> None:
    study.reading.self_check(amina.id, LESSON, samples.item("s2", samples.OPINION), ("a",), "1")
    draft = study.record.statements()[-1].draft
    assert (draft.score_raw, draft.score_max, draft.success) == (0.0, 0.0, None)


def test_given_a_self_check_left_empty_when_answered_then_refused_and_nothing_recorded(
    study: Study, amina: Learner
) -> None:
    with pytest.raises(KnownError) as refusal:
        study.reading.self_check(amina.id, LESSON, CHECK, (), "1")
    assert (refusal.value.code, refusal.value.params) == (ErrorCode.ANSWER_REFUSED, {"reason": "nothing-picked"})
    assert len(study.record.statements()) == 1


def test_given_two_learners_when_one_reads_then_the_other_has_not_begun(study: Study, amina: Learner) -> None:
    moussa = study.learners.register("Moussa")
    study.reading.open(amina.id, LESSON, "1")
    study.reading.self_check(amina.id, LESSON, CHECK, ("a",), "1")
    progress = study.progress.of(moussa)
    assert (progress.lessons, progress.place, progress.answers) == ({}, None, {})
