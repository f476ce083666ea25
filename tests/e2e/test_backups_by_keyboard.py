"""The trainer goes back to a backup and takes up again what is newer, by keyboard alone."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from coprosec import wiring
from coprosec.config.settings import SettingsFile
from coprosec.domain.clock import utc_now
from coprosec.paths import DataFolder
from coprosec.services.maintenance import Maintenance
from coprosec.services.study import Study
from coprosec.ui.navigation import BackupsPlace
from tests.ui.desk import ENTER, Desk

pytestmark = pytest.mark.e2e

SPACE = Qt.Key.Key_Space


def register(folder: DataFolder, *names: str) -> None:
    study = Study(folder.database, utc_now)
    study.trainers.appoint("Rosine Ahouansou", "le fleuve Ouémé")
    for name in names:
        study.learners.register(name)
    study.close()


class TrainersDesk(Desk):
    """The page of backups at one PC."""

    def __init__(self, folder: DataFolder, qtbot: QtBot) -> None:
        super().__init__(wiring.build_application(folder, SettingsFile(folder.settings)), qtbot)
        self.application.show()
        qtbot.waitExposed(self.window)
        self.settle()
        self.application.enter_trainer(self.record(lambda study: study.trainers.all()[0]))
        self.settle()
        self.go(BackupsPlace())
        self.reach(lambda: self.page._primary.isEnabled() or self.page._none.isVisible())

    def record(self, question: Any) -> Any:
        kept: list[Any] = []
        self.application.jobs.ask(self.window, question, kept.append, self.application._signin.fail)
        self.settle()
        return kept[0]

    def people(self) -> list[str]:
        names: list[str] = self.record(lambda study: sorted(one.name for one in study.learners.all()))
        return names

    def told(self) -> str:
        return "\n".join(label.text() for label in self.page.findChildren(QLabel) if label.isVisible())

    def choose(self, words: str) -> None:
        self.tab_to(lambda: isinstance(self.focused, QPushButton) and self.focused.text() == words)
        self.press(ENTER)
        self.reach(lambda: not self.page._bar.isVisible())


def test_going_back_without_what_is_newer_and_taking_it_up_again(qtbot: QtBot, data: DataFolder) -> None:
    # GIVEN a backup, and somebody who came after it
    register(data, "Afi")
    desk = TrainersDesk(data, qtbot)
    assert "pas encore de sauvegarde" in desk.told()
    desk.choose("Sauvegarder maintenant")
    assert "faite et relue" in desk.told()
    desk.record(lambda study: study.learners.register("Bio"))
    desk.go(BackupsPlace())

    # WHEN the trainer looks into it, THEN the page says what is newer, and nothing has changed
    desk.press(ENTER)
    desk.reach(desk.page._card.isVisible)
    assert "Ce qui reviendrait : rien" in desk.told()
    assert "Ce qui est plus récent : 1\u00a0fait, de Bio" in desk.told()
    assert desk.people() == ["Afi", "Bio"]

    # WHEN they go back without it
    assert desk.focused is desk.page._keep
    desk.press(SPACE)
    desk.choose("Revenir à cette sauvegarde")
    assert "vous pouvez encore les reprendre" in desk.told()
    assert desk.people() == ["Afi"]
    assert len(Maintenance(data, utc_now).backups()) == 2

    # THEN what is newer can be taken up again, and the record goes on
    desk.choose("Reprendre ce qui est plus récent")
    assert "1\u00a0fait ajouté" in desk.told()
    assert desk.people() == ["Afi", "Bio"]
    desk.record(lambda study: study.learners.register("Codjo"))
    assert desk.people() == ["Afi", "Bio", "Codjo"]
    desk.delete()


def test_a_backup_that_no_longer_reads_well_is_refused_and_said(qtbot: QtBot, data: DataFolder) -> None:
    register(data, "Afi")
    Maintenance(data, utc_now).back_up()
    register_more = Study(data.database, utc_now)
    register_more.learners.register("Bio")
    register_more.close()
    (backup,) = Maintenance(data, utc_now).backups()
    content = bytearray(backup.path.read_bytes())
    content[-3000:-1000] = bytes(2000)
    backup.path.write_bytes(content.replace(b"Afi", b"Ali"))
    desk = TrainersDesk(data, qtbot)
    desk.press(ENTER)
    desk.reach(desk.page.notice.isVisible)
    assert "abîmé" in desk.told()
    assert desk.people() == ["Afi", "Bio"]
    desk.delete()
