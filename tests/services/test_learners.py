"""The people who learn on this PC: their names, their study periods, their text size."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprosec.domain.ids import LearnerId
from coprosec.domain.learner import Learner
from coprosec.errors import ErrorCode, KnownError
from coprosec.services.learners import MAX_NAME, clean_name
from coprosec.services.study import Study
from tests.services.conftest import OpenStudy


@pytest.mark.parametrize(
    "typed,name",
    [
        ("Amina", "Amina"),
        ("  Amina \t Dossou\n", "Amina Dossou"),
        ("Amina\u00a0\u202fDossou", "Amina Dossou"),
        ("E\u0301le\u0300ne", "Élène"),
        ("Kɔ̀fí", "Kɔ̀fí"),
        ("N’Tcha-Yao II", "N’Tcha-Yao II"),
        ("张伟", "张伟"),
        ("é" * MAX_NAME, "é" * MAX_NAME),
        ("e\u0301" * MAX_NAME, "é" * MAX_NAME),
    ],
)
def test_given_a_name_when_registered_then_it_is_tidied(study: Study, typed: str, name: str) -> None:
    assert study.learners.register(typed).name == name
    assert [learner.name for learner in study.learners.all()] == [name]


@pytest.mark.parametrize(
    "typed", ["", "  \t", "\u00a0", "12", "---", "é" * (MAX_NAME + 1), "A\0", "A\u200bB", "A\x1b[31m", "A\ud800"]
)
def test_given_a_name_that_cannot_be_one_when_registered_then_refused_and_nothing_recorded(
    study: Study, typed: str
) -> None:
    with pytest.raises(KnownError) as refusal:
        study.learners.register(typed)
    assert (refusal.value.code, refusal.value.params) == (ErrorCode.NAME_REFUSED, {"longest": MAX_NAME})
    assert study.record.statements() == ()


@given(st.text(max_size=80))
def test_given_any_typing_when_cleaned_then_refused_or_already_clean(typed: str) -> None:
    try:
        name = clean_name(typed)
    except KnownError:
        return
    assert clean_name(name) == name
    assert 0 < len(name) <= MAX_NAME


def test_given_two_people_of_one_name_when_registered_then_they_stay_apart(study: Study) -> None:
    one, other = study.learners.register("Amina"), study.learners.register("Amina")
    study.looking.prefer(other.id, text_percent=150)
    assert {learner.id: learner.text_percent for learner in study.learners.all()} == {one.id: 100, other.id: 150}


def test_given_a_new_learner_when_listed_then_never_seen(study: Study, amina: Learner) -> None:
    assert study.learners.all() == (amina,)
    assert (amina.last_seen, amina.signed_out) == (None, True)


@pytest.mark.parametrize("signed_out", [True, False])
def test_given_a_study_period_when_the_file_is_opened_again_then_how_it_ended_is_known(
    study: Study, amina: Learner, open_study: OpenStudy, signed_out: bool
) -> None:
    study.learners.open_period(amina.id)
    assert study.learners.all()[0].signed_out is False
    study.learners.close_period(amina.id, signed_out=signed_out, duration_ms=60_000)
    (again,) = open_study().learners.all()
    assert again.signed_out is signed_out
    assert again.last_seen is not None


def test_given_somebody_who_is_not_here_when_progress_is_asked_then_it_is_empty(study: Study) -> None:
    stranger = Learner(LearnerId("stranger"), "Zara")
    progress = study.progress.of(stranger)
    assert (progress.learner, progress.lessons, progress.attempts, progress.place) == (stranger, {}, (), None)
