"""The page « Ce poste », by keyboard, on the real record and settings."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coprosec.config.policy import Policy
from coprosec.config.settings import SettingsFile, load
from coprosec.domain.learner import Learner
from coprosec.domain.trainer import Trainer
from coprosec.paths import DataFolder
from coprosec.ui.navigation import PostPlace, SheetPlace
from tests.ui.conftest import Open
from tests.ui.desk import ENTER, Desk

SPACE = Qt.Key.Key_Space
PASSWORD = "le fleuve Ouémé"


def ask(desk: Desk, question: Any) -> Any:
    """What the record answers."""
    answers: list[Any] = []
    desk.application.jobs.ask(desk.window, question, answers.append, desk.application._signin.fail)
    desk.settle()
    return answers[0]


def sit(desk: Desk) -> Trainer:
    """A trainer of a PC that has a name sits down at its page."""

    def prepare(study: Any) -> Trainer:
        study.installation.set_up("CFP de Bopa", "Poste 3")
        trainer: Trainer = study.trainers.appoint("Rosine Ahouansou", PASSWORD)[0]
        return trainer

    trainer: Trainer = ask(desk, prepare)
    desk.application.enter_trainer(trainer)
    desk.go(PostPlace())
    return trainer


def control(desk: Desk, name: str) -> QWidget:
    found: QWidget = desk.page.rules._controls[name]
    return found


def test_given_other_names_and_rules_when_saved_then_they_are_kept_and_in_force(desk: Desk, data: DataFolder) -> None:
    sit(desk)
    assert desk.focused.accessibleName() == "Centre"
    assert not desk.page.save.isEnabled()
    desk.page.centre.selectAll()
    desk.type("CFP de Comè")
    desk.tab_to(lambda: desk.focused is control(desk, "guest"))
    desk.press(SPACE)
    desk.press_button("Enregistrer")
    assert desk.page.notice.accessibleName() == "C’est enregistré."
    assert ask(desk, lambda study: study.installation.read()).centre_name == "CFP de Comè"
    assert ask(desk, lambda study: [key.centre for key in study.signing.keyring().keys.values()]) == ["CFP de Comè"]
    assert not load(data.settings).guest
    assert not desk.application.settings.current.guest
    desk.sign_out()
    assert not desk.signin.newcomer._guest.isVisible()


def test_given_rules_of_the_administrator_then_they_are_grey_and_say_so(data: DataFolder, opened: Open) -> None:
    desk = opened()
    desk.application.settings._policy = Policy(locked={"kiosk": False, "idle_minutes": 7})
    desk.application.settings.current = SettingsFile(data.settings, Policy(locked={"kiosk": False})).current
    sit(desk)
    assert not control(desk, "kiosk").isEnabled()
    assert desk.page.rules._locks["kiosk"].isVisible()
    assert desk.page.rules._locks["kiosk"].text() == "fixé par l’administrateur"
    assert control(desk, "guest").isEnabled()
    assert not desk.page.rules._locks["guest"].isVisible()


def test_given_the_old_password_when_it_is_changed_then_only_the_new_one_opens(desk: Desk) -> None:
    trainer = sit(desk)
    desk.press_button("Changer mon mot de passe")
    desk.type("faux mot")
    for _line in range(2):
        desk.press(Qt.Key.Key_Tab)
        desk.type("le marché de Comè")
    desk.press(ENTER)
    assert desk.page.notice.accessibleName() == "Ce n’est pas le bon mot de passe."
    desk.page.trainers._old.setText(PASSWORD)
    desk.page.trainers._ask()
    desk.settle()
    assert desk.page.notice.accessibleName() == "Votre mot de passe est changé."
    assert ask(desk, lambda study: study.trainers.admit(trainer.id, "le marché de Comè")) == trainer
    assert desk.page.trainers._old.text() == ""


def test_given_the_password_when_another_sheet_is_asked_for_then_it_is_shown(desk: Desk) -> None:
    sit(desk)
    desk.press_button("Nouvelle feuille de secours")
    desk.type(PASSWORD)
    desk.press(ENTER)
    desk.reach(lambda: desk.at(SheetPlace))


def test_given_a_second_trainer_when_added_then_they_enter_too(desk: Desk) -> None:
    sit(desk)
    desk.press_button("Ajouter un formateur")
    desk.type("Codjo Hounsou")
    for _line in range(2):
        desk.press(Qt.Key.Key_Tab)
        desk.type("la lagune de Grand-Popo")
    desk.press(ENTER)
    assert "Codjo Hounsou peut entrer" in desk.page.notice.accessibleName()
    both = ask(desk, lambda study: study.trainers.all())
    assert [one.name for one in both if one.has_password] == ["Rosine Ahouansou", "Codjo Hounsou"]


def test_given_a_forgotten_code_when_it_is_reset_then_its_learner_needs_none(desk: Desk) -> None:
    def protect(study: Any) -> Learner:
        learner: Learner = study.learners.register("Afi Dossou")
        study.pins.keep(learner.id, "4711")
        return learner

    ask(desk, protect)
    sit(desk)
    desk.press_button("Remettre à zéro")
    assert desk.page.notice.accessibleName() == "Le code est remis à zéro."
    assert ask(desk, lambda study: study.pins.owners()) == frozenset()
    assert not desk.page._codes.isVisible()


def test_given_a_closed_list_when_the_trainer_adds_a_name_then_it_is_there(data: DataFolder, opened: Open) -> None:
    data.settings.write_text('create_profiles = "trainer"\n')
    desk = opened()
    sit(desk)
    desk.tab_to(lambda: desk.focused is desk.page.learner)
    desk.press(ENTER)
    assert desk.page.notice.accessibleName() == "Ce nom ne peut pas être enregistré."
    desk.type("Afi Dossou")
    desk.press(ENTER)
    assert desk.page.notice.accessibleName() == "Afi Dossou est dans la liste."
    desk.sign_out()
    assert desk.signin.names.list.count() == 1
    assert not desk.signin.names.new.isVisible()


@pytest.mark.parametrize("left", ["centre", "device"])
def test_given_an_empty_name_then_it_is_not_saved(left: str, desk: Desk) -> None:
    sit(desk)
    getattr(desk.page, left).setText("  ")
    assert not desk.page.save.isEnabled()
