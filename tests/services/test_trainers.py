"""Trainers and the PC they look after, on a real record."""

import pytest

from coprosec.domain.ids import TrainerId
from coprosec.domain.secrets import SecretKind
from coprosec.domain.statements import Draft, Verb
from coprosec.domain.trainer import Trainer
from coprosec.errors import ErrorCode, KnownError
from coprosec.services.study import Study
from tests.samples import AMINA, FakeClock
from tests.services.conftest import OpenStudy

PASSWORD = "le fleuve Ouémé"


def refusal(study: Study, trainer: TrainerId, password: str) -> KnownError:
    with pytest.raises(KnownError) as refused:
        study.trainers.admit(trainer, password)
    return refused.value


def test_a_new_pc_has_no_name_and_keeps_its_centres_id(open_study: OpenStudy) -> None:
    first = open_study().installation.read()
    assert (first.centre_name, first.device_name, first.is_set_up) == ("", "", False)
    assert open_study().installation.read() == first
    named = open_study().installation.set_up("  CFP de  Bopa ", "Poste 3")
    again = open_study().installation.read()
    assert again == named
    assert (again.centre_name, again.device_name) == ("CFP de Bopa", "Poste 3")
    assert again.centre_id == first.centre_id
    assert again.is_set_up


def test_pcs_set_up_from_one_file_share_their_centre(study: Study) -> None:
    shared = "0190d0c5-0000-7000-8000-000000000001"
    assert study.installation.set_up("Bopa", "1", centre_id=shared).centre_id == shared
    with pytest.raises(ValueError, match="UUID"):
        study.installation.set_up("Bopa", "1", centre_id="bopa")


def test_a_trainer_enters_with_the_password_only(study: Study) -> None:
    trainer, _code = study.trainers.appoint("Rosine Ahouansou", PASSWORD)
    assert study.trainers.all() == (trainer,)
    assert study.trainers.admit(trainer.id, PASSWORD) == trainer
    assert refusal(study, trainer.id, "le fleuve Oueme").code is ErrorCode.SECRET_WRONG
    assert study.learners.all() == ()


def test_no_secret_is_in_a_statement(study: Study) -> None:
    _trainer, code = study.trainers.appoint("Rosine Ahouansou", PASSWORD)
    told = repr(study.record.statements())
    assert PASSWORD not in told
    assert code not in told
    assert "scrypt" not in told


@pytest.mark.parametrize("short", ["", "sept 77", "x" * 129])
def test_a_short_password_is_refused_and_nothing_is_kept(short: str, study: Study) -> None:
    with pytest.raises(KnownError) as refused:
        study.trainers.appoint("Rosine", short)
    assert refused.value.code is ErrorCode.PASSWORD_REFUSED
    assert study.record.statements() == ()


def test_whoever_guesses_waits_even_after_the_program_was_started_again(
    open_study: OpenStudy, clock: FakeClock
) -> None:
    # GIVEN three wrong tries, the third of which tells the wait
    trainer, _code = open_study().trainers.appoint("Rosine", PASSWORD)
    study = open_study()
    assert [refusal(study, trainer.id, "faux").params["seconds"] for _try in range(3)] == [0, 0, 5]

    # WHEN the program is started again, THEN even the right password waits, and asking costs nothing
    study = open_study()
    for _try in range(2):
        assert refusal(study, trainer.id, PASSWORD).code is ErrorCode.SECRET_LOCKED

    # WHEN the clock is put back a day, THEN the wait is not lengthened beyond itself
    clock.back(days=1)
    refused = refusal(study, trainer.id, PASSWORD)
    assert (refused.code, refused.params["seconds"]) == (ErrorCode.SECRET_LOCKED, 5)

    # WHEN it is over, THEN the password opens, and the tries are forgotten
    for _second in range(5):
        clock()
    assert study.trainers.admit(trainer.id, PASSWORD) == trainer
    assert refusal(study, trainer.id, "faux").params["seconds"] == 0


def test_the_sheets_code_opens_once(study: Study) -> None:
    trainer, code = study.trainers.appoint("Rosine", PASSWORD)
    renewed = study.trainers.recover(trainer.id, code.lower().replace("-", " "), "un autre secret")
    assert study.trainers.admit(trainer.id, "un autre secret") == trainer
    assert refusal(study, trainer.id, PASSWORD).code is ErrorCode.SECRET_WRONG
    with pytest.raises(KnownError):
        study.trainers.recover(trainer.id, code, "encore un autre")
    assert study.trainers.recover(trainer.id, renewed, "encore un autre") != renewed


def test_a_password_is_changed_by_whoever_knows_it(study: Study) -> None:
    trainer, _code = study.trainers.appoint("Rosine", PASSWORD)
    with pytest.raises(KnownError):
        study.trainers.change_password(trainer.id, "faux mot", "un autre secret")
    study.trainers.change_password(trainer.id, PASSWORD, "un autre secret")
    assert study.trainers.admit(trainer.id, "un autre secret") == trainer


def test_a_trainer_of_another_pc_is_known_without_a_password(study: Study) -> None:
    study.record.append([Draft(AMINA, Verb.APPOINTED, data={"name": "Amina"})])
    study.record.append([Draft(AMINA, Verb.APPOINTED, data={"name": 7})])
    assert study.trainers.all() == (Trainer(TrainerId(AMINA), "Amina", has_password=False),)
    assert refusal(study, TrainerId(AMINA), "n’importe quoi").code is ErrorCode.SECRET_WRONG
    assert study.vault.owners(SecretKind.PASSWORD) == frozenset()
