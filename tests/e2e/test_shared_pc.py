"""A PC of a centre, by keyboard alone: prepared, used by people with codes and by guests, recovered by its sheet."""

from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from coprosec.domain.clock import utc_now
from coprosec.domain.secrets import SecretKind
from coprosec.paths import DataFolder
from coprosec.services.study import Study
from coprosec.ui.navigation import GuidePlace, HomePlace, SetupPlace, SheetPlace, SignInPlace, TrainerPlace
from tests.ui.conftest import Answer, Open
from tests.ui.desk import ALT, ENTER, SHIFT, TAB, Desk

SPACE = Qt.Key.Key_Space
PASSWORD = "le fleuve Ouémé"


def fill(desk: Desk, *texts: str) -> None:
    """Type in one line after the other, from where the keyboard is."""
    for text in texts:
        desk.type(text)
        desk.press(ENTER)


def prepare(desk: Desk) -> str:
    """Set the PC up as an installer does; the code of the sheet."""
    desk.press_button("Espace formateur")
    desk.reach(lambda: desk.at(SetupPlace))
    desk.type("CFP de Bopa")
    desk.press(TAB)
    desk.focused.clear()  # type: ignore[attr-defined]
    fill(desk, "Poste 3", "Rosine Ahouansou", PASSWORD, PASSWORD)
    desk.reach(lambda: desk.at(SheetPlace))
    place = desk.here
    assert isinstance(place, SheetPlace)
    return place.code


def finish_sheet(desk: Desk) -> None:
    assert not desk.page._done.isEnabled()
    desk.press_button("La feuille est imprimée, ou le code recopié, et rangé")
    desk.press_button("Continuer")
    desk.reach(lambda: desk.at(TrainerPlace))


def new_learner_with_pin(desk: Desk, name: str, pin: str) -> None:
    desk.reach(lambda: desk.focused is desk.signin.newcomer.name)
    desk.type(name)
    desk.press_button("Protéger mon nom par un code")
    desk.press_button("Commencer")
    desk.type(pin)
    desk.type(pin)
    desk.press(ENTER)
    desk.reach(lambda: desk.at(HomePlace))


@pytest.mark.e2e
def test_an_installer_prepares_a_pc_and_keeps_its_sheet(desk: Desk, answer: Answer, tmp_path: Path) -> None:
    # GIVEN a PC that was prepared by keyboard
    code = prepare(desk)
    assert desk.application.seat.trainer is not None
    assert desk.application.seat.trainer.name == "Rosine Ahouansou"

    # WHEN the sheet is saved, THEN the PDF says the code, the centre and the PC, on one page
    target = tmp_path / "feuille"
    answer(target)
    desk.press_button("Enregistrer en PDF")
    pdf = PdfReader(target.with_suffix(".pdf"))
    said = "".join(pdf.pages[0].extract_text().split())  # letters set apart are read as words
    assert len(pdf.pages) == 1
    assert all(group in said for group in code.split("-"))
    assert "CFPdeBopa" in said
    assert "Poste3" in said

    # WHEN it is put away and the trainer leaves, THEN the code is nowhere, and the first page tells the PC's name
    finish_sheet(desk)
    desk.press(Qt.Key.Key_Left, ALT)
    assert desk.at(TrainerPlace)
    desk.sign_out()
    desk.reach(lambda: desk.at(SignInPlace))
    assert code not in str(desk.window._history)
    assert "CFP de Bopa" in desk.signin.welcome.place.text()
    assert desk.signin.welcome.place.isVisible()


@pytest.mark.e2e
def test_a_trainer_who_forgot_comes_back_by_the_sheet(desk: Desk) -> None:
    # GIVEN a prepared PC, whose trainer left
    code = prepare(desk)
    finish_sheet(desk)
    desk.sign_out()

    # WHEN the code and a new password are typed
    desk.press_button("Espace formateur")
    desk.press_button("Mot de passe perdu ?")
    desk.type(code.lower())
    for _line in range(2):
        desk.press(TAB)
        desk.type("le marché de Comè")
    desk.press(ENTER)

    # THEN the trainer sits there with another sheet, and the new password works
    desk.reach(lambda: desk.at(SheetPlace))
    assert desk.here != SheetPlace(code)
    finish_sheet(desk)
    desk.sign_out()
    desk.press_button("Espace formateur")
    desk.type("le marché de Comè")
    desk.press(ENTER)
    desk.reach(lambda: desk.at(TrainerPlace))


def guess_again(desk: Desk) -> None:
    """Ten more wrong tries, now."""

    def guess(study: Study) -> None:
        (learner,) = study.pins.owners()
        for _try in range(10):
            study.record.secrets.count_failure(learner, SecretKind.PIN, utc_now())

    desk.application.jobs.ask(desk.window, guess, lambda _none: None, desk.application._signin.fail)
    desk.settle()


@pytest.mark.e2e
def test_a_code_protects_a_name_and_guessing_waits(opened: Open) -> None:
    # GIVEN somebody who chose a code
    desk = opened()
    new_learner_with_pin(desk, "Afi Dossou", "4711")
    desk.sign_out()

    # WHEN somebody guesses, THEN the page says no, its line is empty and has the keyboard
    desk.reach(lambda: desk.focused is desk.signin.names.list)
    desk.press(ENTER)
    for _try in range(3):
        desk.type("0000")
        desk.settle()
        assert desk.at(SignInPlace)
        assert desk.signin.notice.isVisible()
        assert desk.focused.text() == ""  # type: ignore[attr-defined]

    # WHEN they go on until the wait is long, THEN even the right code waits, in a program started again too
    guess_again(desk)
    desk.type("4711")
    desk.settle()
    assert desk.at(SignInPlace)
    desk.close()
    again = opened()
    again.reach(lambda: again.focused is again.signin.names.list)
    again.press(ENTER)
    again.type("4711")
    again.settle()
    assert again.at(SignInPlace)
    assert "attendre" in again.signin.notice.accessibleName()


@pytest.mark.e2e
def test_a_right_code_opens_and_going_back_forgets_who_was_chosen(desk: Desk) -> None:
    new_learner_with_pin(desk, "Afi Dossou", "4711")
    desk.sign_out()
    desk.reach(lambda: desk.focused is desk.signin.names.list)
    desk.press(ENTER)
    desk.press_button("Revenir à la liste")
    assert desk.focused is desk.signin.names.list
    assert desk.application._signin._arrival is None
    desk.press(ENTER)
    desk.type("4711")
    desk.reach(lambda: desk.at(HomePlace))


@pytest.mark.e2e
def test_two_people_with_codes_type_both(desk: Desk) -> None:
    new_learner_with_pin(desk, "Afi Dossou", "4711")
    desk.sign_out()
    desk.signin.names.new.click()
    new_learner_with_pin(desk, "Bio Sanni", "1234")
    desk.sign_out()
    desk.reach(lambda: desk.focused is desk.signin.names.list)
    desk.press_button("À deux ou trois")
    desk.press(SPACE)
    desk.press(Qt.Key.Key_Down)
    desk.press(SPACE)
    desk.press(ENTER)
    names = {"Bonjour Afi Dossou": "4711", "Bonjour Bio Sanni": "1234"}
    for _person in range(2):
        assert desk.at(SignInPlace)
        desk.type(names.pop(desk.signin._pin.title.text()))
        desk.settle()
    desk.reach(lambda: desk.at(HomePlace))
    assert len(desk.application.seat.companions) == 1


@pytest.mark.e2e
def test_where_codes_are_required_everybody_chooses_one(data: DataFolder, opened: Open) -> None:
    data.settings.write_text('pin = "required"\n')
    desk = opened()
    desk.reach(lambda: desk.focused is desk.signin.newcomer.name)
    fill(desk, "Afi Dossou")
    assert desk.signin._pin.title.text() == "Un code pour Afi Dossou"
    desk.type("4711")
    desk.type("4712")
    desk.press(ENTER)
    assert desk.at(SignInPlace)
    desk.focused.clear()  # type: ignore[attr-defined]
    desk.type("4711")
    desk.press(ENTER)
    desk.reach(lambda: desk.at(HomePlace))


@pytest.mark.e2e
def test_a_guest_tries_the_course_without_a_name(desk: Desk) -> None:
    desk.press_button("Essayer sans donner de nom")
    desk.reach(lambda: desk.at(HomePlace))
    learner: Any = desk.application.seat.learner
    assert learner.name.startswith("Invité")


@pytest.mark.e2e
def test_where_only_the_trainer_adds_names_nobody_else_can(data: DataFolder, opened: Open) -> None:
    data.settings.write_text('create_profiles = "trainer"\nguest = false\n')
    desk = opened()
    assert desk.signin._forms.currentWidget() is desk.signin.names
    assert not desk.signin.names.new.isVisible()
    assert not desk.signin.names.action.isEnabled()


@pytest.mark.e2e
def test_what_is_kept_is_read_before_a_name_is_given(desk: Desk) -> None:
    desk.press_button("Ce qui est gardé, et vos droits")
    desk.reach(lambda: desk.here == GuidePlace("donnees"))
    assert "Ni téléphone" in desk.page._text.toPlainText()
    desk.press(TAB, SHIFT)
    desk.press_button("Revenir")
    assert desk.at(SignInPlace)
    desk.press(Qt.Key.Key_Right, ALT)
    desk.press(Qt.Key.Key_Home, ALT)
    assert desk.at(SignInPlace)
