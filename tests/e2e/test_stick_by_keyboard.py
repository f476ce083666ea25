"""The trainer carries a stick between two PCs, by keyboard alone."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from coprosec import wiring
from coprosec.config.settings import SettingsFile
from coprosec.domain.clock import utc_now
from coprosec.paths import DataFolder
from coprosec.services.sticks import Drive
from coprosec.services.study import Study
from coprosec.ui.navigation import ExchangePlace
from tests.ui.desk import ENTER, Desk

pytestmark = pytest.mark.e2e


def furnish(folder: DataFolder, name: str, *people: str) -> None:
    study = Study(folder.database, utc_now)
    study.installation.set_up("Centre de Lokossa", name)
    study.trainers.appoint("Rosine Ahouansou", "le fleuve Ouémé")
    for person in people:
        study.learners.register(person)
    study.close()


class Round(Desk):
    """The trainer's page of the stick at one PC."""

    def __init__(self, folder: DataFolder, stick: Path, qtbot: QtBot) -> None:
        super().__init__(wiring.build_application(folder, SettingsFile(folder.settings)), qtbot)
        self.application.show()
        qtbot.waitExposed(self.window)
        self.settle()
        kept: list[Any] = []
        self.application.jobs.ask(
            self.window, lambda study: study.trainers.all()[0], kept.append, self.application._signin.fail
        )
        self.settle()
        self.application.enter_trainer(kept[0])
        self.settle()
        screen: Any = self.window.pages.screen_of(ExchangePlace)
        screen._find_drives = lambda: (Drive(stick, "CLÉ"),)
        self.go(ExchangePlace())
        self.settle()

    def told(self) -> str:
        return "\n".join(label.text() for label in self.page.findChildren(QLabel) if label.isVisible())

    def tick(self, words: str) -> None:
        self.tab_to(lambda: isinstance(self.focused, QCheckBox) and words in self.focused.accessibleName())
        self.press(Qt.Key.Key_Space)
        self.settle()

    def exchange(self) -> str:
        self.tab_to(lambda: isinstance(self.focused, QPushButton) and self.focused.text() == "Commencer l’échange")
        self.press(ENTER)
        self.reach(self.page.notice.isVisible)
        told = self.told()
        self.delete()
        return told


def test_given_two_pcs_when_the_stick_goes_round_then_progress_and_receipts_follow(
    qtbot: QtBot, tmp_path: Path, data: DataFolder
) -> None:
    # GIVEN a PC where two people learned, the trainer's PC, and one stick
    stick = tmp_path / "CLÉ"
    stick.mkdir()
    trainer = DataFolder(tmp_path / "formateur")
    furnish(data, "Poste 1", "Afi", "Bio")
    furnish(trainer, "Formateur")

    # WHEN the stick visits the first PC, THEN it takes what is new there
    there = Round(data, stick, qtbot)
    assert "Rien n’est encore remonté" in there.told()
    assert "terminé" in there.exchange()

    # WHEN it comes to the trainer's PC, THEN the key is compared, and everything arrives
    there = Round(trainer, stick, qtbot)
    assert "Postes inconnus" in there.told()
    there.tick("rassemble")
    there.tick("accepter")
    told = there.exchange()
    assert "Poste 1" in told
    assert "remonté jusqu’au n°" in told

    # WHEN it is back, THEN the PC knows how far it is known
    there = Round(data, stick, qtbot)
    there.tick("accepter")
    there.exchange()
    there = Round(data, stick, qtbot)
    assert "sur le poste « Formateur »" in there.told()
    there.delete()
