"""The signing key leaves with the recovery sheet, and comes back by its code."""

from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from coprosec import cli
from coprosec.domain.clock import utc_now
from coprosec.domain.trainer import Trainer
from coprosec.paths import DataFolder
from coprosec.services import exchange_verbs
from coprosec.services.study import Study
from coprosec.ui.navigation import SheetPlace
from coprosec.ui.paper.recovery_sheet import write_sheet
from tests.ui.conftest import Answer
from tests.ui.desk import Desk

CODE = "7QD2-MXP9-R4TH-B6WK"


def test_given_the_sheet_saved_then_its_key_signs_again_elsewhere(
    desk: Desk, answer: Answer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # GIVEN the recovery sheet on screen
    kept: list[Any] = []

    def furnish(study: Study) -> tuple[Trainer, str]:
        study.installation.set_up("Centre de Lokossa", "Poste 1")
        return study.trainers.appoint("Rosine Ahouansou", "le fleuve Ouémé")[0], study.exchange.own_key().id

    desk.application.jobs.ask(desk.window, furnish, kept.append, desk.application._signin.fail)
    desk.settle()
    trainer, key = kept[0]
    desk.application.enter_trainer(trainer)
    desk.go(SheetPlace(CODE))

    # WHEN it is saved, THEN the key is beside it, sealed
    target = tmp_path / "feuille.pdf"
    answer(target)
    desk.page.save_requested.emit()
    desk.settle()
    sealed = target.with_suffix(".cle")
    assert (target.exists(), b"PRIVATE" in sealed.read_bytes()) == (True, False)

    # WHEN another PC takes it with the code, THEN it signs with that key
    other = tmp_path / "autre"
    monkeypatch.setattr(exchange_verbs, "getpass", lambda _asked: CODE.lower())
    assert cli.run(["keys", "--restore", str(sealed), "--data", str(other)]) == 0
    study = Study(DataFolder(other).database, utc_now)
    assert study.exchange.own_key().id == key
    study.close()

    # WHEN the code is another one, THEN nothing changes
    monkeypatch.setattr(exchange_verbs, "getpass", lambda _asked: "0000-0000-0000-0000")
    assert cli.run(["keys", "--restore", str(sealed), "--data", str(other)]) == 1
    assert "ne s’ouvre pas" in capsys.readouterr().err


def own_key(data: DataFolder) -> str:
    study = Study(data.database, utc_now)
    key = study.exchange.own_key().id
    study.close()
    return key


def test_the_command_seals_the_key_and_another_pc_takes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    here, there, sealed = DataFolder(tmp_path / "ici"), DataFolder(tmp_path / "là"), tmp_path / "copie.cle"
    typed = iter((CODE, CODE.lower().replace("-", " "), CODE))
    monkeypatch.setattr(exchange_verbs, "getpass", lambda _asked: next(typed))
    assert cli.run(["keys", "--backup", str(sealed), "--data", str(here.root)]) == 0
    assert cli.run(["keys", "--restore", str(sealed), "--data", str(there.root)]) == 0
    assert own_key(there) == own_key(here)
    assert str(sealed) in capsys.readouterr().err


@pytest.mark.parametrize("codes", [("court",), (CODE, "7QD2-MXP9-R4TH-B6WW")])
def test_a_mistyped_code_seals_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], codes: tuple[str, ...]
) -> None:
    typed = iter(codes)
    monkeypatch.setattr(exchange_verbs, "getpass", lambda _asked: next(typed))
    assert cli.run(["keys", "--backup", str(tmp_path / "copie.cle"), "--data", str(tmp_path / "ici")]) == 1
    assert not (tmp_path / "copie.cle").exists()
    assert "rien n’a été écrit" in capsys.readouterr().err


def test_the_sheet_that_provisioning_writes_has_its_key_beside_it(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = DataFolder(tmp_path / "ici"), DataFolder(tmp_path / "là")
    here.root.mkdir()
    write_sheet(tmp_path / "feuille.pdf", here, "Rosine Ahouansou", CODE)
    monkeypatch.setattr(exchange_verbs, "getpass", lambda _asked: CODE)
    assert cli.run(["keys", "--restore", str(tmp_path / "feuille.cle"), "--data", str(there.root)]) == 0
    assert own_key(there) == own_key(here)
    told = PdfReader(tmp_path / "feuille.pdf").pages[0].extract_text()
    assert "coprosec keys --restore" in " ".join(told.split())
