"""A bundle opened from the desktop: `coprosec FILE.coprosec`."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QRadioButton

from coprosec import cli
from coprosec.domain.bundle import stick_of
from coprosec.domain.clock import utc_now
from coprosec.domain.trainer import Trainer
from coprosec.paths import DataFolder
from coprosec.services.study import Study
from coprosec.ui.navigation import ExchangePlace, HomePlace, SheetPlace, SignInPlace, TrainerPlace
from coprosec.usage import BAD_USE
from tests.ui.conftest import Open
from tests.ui.desk import ENTER, Desk
from tests.ui.test_trainer_entry import PASSWORD, ask_for_the_form

Given = tuple[object, ...]


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """What another PC left on a stick."""
    study = Study(DataFolder(tmp_path / "ailleurs").database, utc_now)
    study.installation.set_up("Centre de Lokossa", "Poste 7")
    study.learners.register("Bio")
    written = study.exchange.write(tmp_path / "CLÉ USB" / "coprosec" / "poste-7.coprosec")
    study.close()
    return written.path


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> list[Given]:
    """What the command hands to the window, without opening it."""
    asked: list[Given] = []

    def open_window(*arguments: object, **_wishes: object) -> int:
        asked.append(arguments)
        return 0

    monkeypatch.setattr(cli, "open_window", open_window)
    return asked


@pytest.mark.parametrize("name", ["poste 7.coprosec", "POSTE.COPROSEC"])
def test_the_command_takes_a_bundle(given: list[Given], tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    assert cli.run([str(file)]) == 0
    assert cli.run(["--data", str(tmp_path), str(file)]) == 0
    assert given == [(None, {}, file), (str(tmp_path), {}, file)]


def test_another_file_or_a_verb_is_no_bundle_to_open(given: list[Given], tmp_path: Path) -> None:
    for arguments in (["photo.png"], ["--data"], ["merge", "--data", "x.coprosec", "--help-me", "x.coprosec"]):
        with pytest.raises(SystemExit) as refused:
            cli.run(arguments)
        assert refused.value.code == BAD_USE
    assert cli.run(["--data", str(tmp_path / "a.coprosec")]) == 0
    assert given == [(str(tmp_path / "a.coprosec"), {}, None)]


def test_the_stick_of_a_file(tmp_path: Path) -> None:
    assert stick_of(tmp_path / "CLÉ" / "coprosec" / "a.coprosec") == tmp_path / "CLÉ"
    assert stick_of(tmp_path / "Téléchargements" / "a.coprosec") == tmp_path / "Téléchargements"


def appoint(data: DataFolder) -> Trainer:
    study = Study(data.database, utc_now)
    trainer, _code = study.trainers.appoint("Rosine Ahouansou", PASSWORD)
    study.close()
    return trainer


def bring(desk: Desk, bundle: Path) -> None:
    """As if the program had been opened on this file."""
    desk.application.bring(bundle)
    desk.window.restart(SignInPlace())
    desk.settle()


def told(desk: Desk) -> str:
    return "\n".join(label.text() for label in desk.page.findChildren(QLabel) if label.isVisible())


def test_given_a_bundle_opened_then_the_trainer_is_led_to_it_and_learners_are_not(
    opened: Open, data: DataFolder, bundle: Path
) -> None:
    # GIVEN the program opened on a file, WHEN it stands at the names, THEN it says what the file is
    appoint(data)
    desk = opened()
    bring(desk, bundle)
    assert "poste-7.coprosec" in told(desk)
    assert "Espace formateur" in desk.signin.notice.accessibleDescription()

    # WHEN a learner enters, THEN they just learn, and the file still waits when they leave
    desk.register()
    assert desk.here == HomePlace()
    desk.sign_out()
    assert "poste-7.coprosec" in told(desk)

    # WHEN the trainer enters, THEN the page of the stick has the file's folder chosen
    ask_for_the_form(desk)
    desk.type(PASSWORD)
    desk.press(ENTER)
    desk.reach(lambda: desk.at(ExchangePlace))
    assert desk.here == ExchangePlace(bundle.parent.parent)
    (chosen,) = [choice for choice in desk.page.findChildren(QRadioButton) if choice.isChecked()]
    assert chosen.text() == str(bundle.parent.parent)
    assert "Poste 7" in told(desk)
    desk.window.step_back()
    assert desk.here == TrainerPlace()

    # WHEN the trainer leaves, THEN it is told no more
    desk.sign_out()
    assert not desk.signin.notice.isVisible()


def test_given_a_new_pc_when_its_first_trainer_has_the_sheet_then_the_file_follows(
    desk: Desk, data: DataFolder, bundle: Path
) -> None:
    bring(desk, bundle)
    trainer = appoint(data)
    desk.application.enter_trainer(trainer)
    desk.window.go(SheetPlace("7QD2-MXP9-R4TH-B6WK"))
    desk.settle()
    desk.page.done_requested.emit()
    desk.settle()
    assert desk.here == ExchangePlace(bundle.parent.parent)
    assert not desk.window._history.can_go_back


def test_a_bundle_whose_stick_was_pulled_out_is_told(desk: Desk, data: DataFolder, tmp_path: Path) -> None:
    bring(desk, tmp_path / "CLÉ RETIRÉE" / "a.coprosec")
    desk.application.enter_trainer(appoint(data))
    desk.settle()
    assert desk.here == ExchangePlace(tmp_path / "CLÉ RETIRÉE")
    assert "ne se lit pas" in told(desk) or "Branchez la clé" in told(desk)
