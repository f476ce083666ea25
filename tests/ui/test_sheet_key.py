"""The signing key leaves with the recovery sheet, and comes back by its code."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog

from coprosec import cli
from coprosec.domain.clock import utc_now
from coprosec.domain.trainer import Trainer
from coprosec.paths import DataFolder
from coprosec.services import exchange_verbs
from coprosec.services.study import Study
from coprosec.ui.navigation import SheetPlace
from tests.ui.desk import Desk

CODE = "7QD2-MXP9-R4TH-B6WK"


def test_given_the_sheet_saved_then_its_key_signs_again_elsewhere(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
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
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
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
