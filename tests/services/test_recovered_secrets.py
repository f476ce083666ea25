"""What a PC keeps of its own, passwords and its name, when its record is damaged or put back."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from coprosec.domain.secrets import SecretKind, hashed, is_hash
from coprosec.domain.trainer import Trainer
from coprosec.errors import ErrorCode, KnownError
from coprosec.paths import DataFolder
from coprosec.services.maintenance import Maintenance
from coprosec.services.open_study import open_study
from coprosec.services.study import Study
from tests.samples import FakeClock

PASSWORD, NEWER = "un mot de passe", "un autre mot de passe"


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "données")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


def set_up(data: DataFolder, clock: FakeClock) -> tuple[Trainer, str]:
    """A PC that a trainer prepared, and where a learner has a PIN."""
    study = Study(data.database, clock)
    study.installation.set_up("CEG Zogbo", "Poste 3")
    trainer, code = study.trainers.appoint("Chantal", PASSWORD)
    study.pins.keep(study.learners.register("Amina").id, "4821")
    study.close()
    return trainer, code


def damage(database: Path) -> None:
    """Break the pages where the learners' names are shown from, not those of the secrets."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'learner'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with database.open("rb+") as stream:
        stream.seek((page - 1) * size)
        stream.write(b"\xff" * size)


def reopened(data: DataFolder, clock: FakeClock) -> Study:
    study = open_study(data, clock)
    assert study.recovery is not None
    return study


def refusal(study: Study, trainer: Trainer, password: str) -> ErrorCode:
    with pytest.raises(KnownError) as caught:
        study.trainers.admit(trainer.id, password)
    return caught.value.code


def test_without_a_backup_trainers_keep_their_password_and_the_pc_its_name(data: DataFolder, clock: FakeClock) -> None:
    trainer, code = set_up(data, clock)
    before = Study(data.database, clock)
    device, centre = before.record.device, before.installation.read().centre_id
    before.close()
    damage(data.database)
    study = reopened(data, clock)
    assert study.trainers.admit(trainer.id, PASSWORD).name == "Chantal"
    here = study.installation.read()
    assert (here.centre_id, here.centre_name, here.device_name) == (centre, "CEG Zogbo", "Poste 3")
    assert here.device_id != device
    (amina,) = study.learners.all()
    study.pins.check(amina.id, "4821")
    assert study.trainers.recover(trainer.id, code, NEWER)
    study.close()


def test_a_password_newer_than_the_backup_is_the_one_that_counts(data: DataFolder, clock: FakeClock) -> None:
    trainer, _code = set_up(data, clock)
    Maintenance(data, clock).back_up()
    study = Study(data.database, clock)
    study.trainers.change_password(trainer.id, PASSWORD, NEWER)
    study.close()
    damage(data.database)
    study = reopened(data, clock)
    assert study.recovery is not None
    assert study.recovery.backup_of is not None
    assert refusal(study, trainer, PASSWORD) is ErrorCode.SECRET_WRONG
    assert study.trainers.admit(trainer.id, NEWER) == Trainer(trainer.id, "Chantal", has_password=True)
    study.close()


def test_damaging_the_record_spares_no_wait(data: DataFolder, clock: FakeClock) -> None:
    trainer, _code = set_up(data, clock)
    study = Study(data.database, clock)
    for _try in range(4):
        refusal(study, trainer, "faux mot de passe")
    before = study.record.secrets.get(trainer.id, SecretKind.PASSWORD)
    assert before is not None
    assert before.failures
    study.close()
    damage(data.database)
    study = reopened(data, clock)
    assert study.record.secrets.get(trainer.id, SecretKind.PASSWORD) == before
    study.close()


def test_rows_that_do_not_read_as_secrets_are_passed_over(data: DataFolder, clock: FakeClock) -> None:
    trainer, _code = set_up(data, clock)
    with closing(sqlite3.connect(data.database, isolation_level=None)) as connection:
        connection.execute("UPDATE secret SET hash = 'scrypt$15$8$1$####$' WHERE kind = 'password'")
        connection.execute("INSERT INTO secret VALUES ('personne', 'pin', ?, 0, NULL)", (hashed("4821"),))
        connection.execute("INSERT INTO secret VALUES (?, 'empreinte', ?, 0, NULL)", (trainer.id, hashed("4821")))
        connection.execute("INSERT INTO local VALUES ('device_name2', char(0, 7, 1))")
    damage(data.database)
    study = reopened(data, clock)
    assert study.vault.owners(SecretKind.PASSWORD) == frozenset()
    assert study.vault.owners(SecretKind.RECOVERY) == {trainer.id}
    assert len(study.vault.owners(SecretKind.PIN)) == 1
    assert "device_name2" not in study.record.local.all()
    study.close()


def test_a_record_older_than_passwords_is_recovered_too(data: DataFolder, clock: FakeClock) -> None:
    set_up(data, clock)
    with closing(sqlite3.connect(data.database)) as connection:
        connection.execute("DROP TABLE secret")
    damage(data.database)
    study = reopened(data, clock)
    assert study.vault.owners(SecretKind.PASSWORD) == frozenset()
    assert [trainer.name for trainer in study.trainers.all()] == ["Chantal"]
    study.close()


@pytest.mark.parametrize("keep_newer", [True, False])
def test_going_back_to_a_backup_keeps_the_passwords_of_today_with_what_is_newer(
    data: DataFolder, clock: FakeClock, *, keep_newer: bool
) -> None:
    trainer, _code = set_up(data, clock)
    maintenance = Maintenance(data, clock)
    backup = maintenance.back_up().path.rename(data.root / "ancienne.db")
    study = Study(data.database, clock)
    study.trainers.change_password(trainer.id, PASSWORD, NEWER)
    study.close()
    maintenance.restore(backup, keep_newer=keep_newer)
    study = Study(data.database, clock)
    assert study.trainers.admit(trainer.id, NEWER if keep_newer else PASSWORD).has_password
    study.close()


@pytest.mark.parametrize("text", ["", "scrypt", "scrypt$15$8$1$AAAA$AAAA", "md5$15$8$1$$", "scrypt$x$8$1$$"])
def test_what_is_no_hash(text: str) -> None:
    assert not is_hash(text)
    assert is_hash(hashed("secret"))
