"""The page « Mon nom », by keyboard."""

from PySide6.QtCore import Qt

from coprosec.ui.navigation import GuidePlace, HomePlace, ProfilePlace
from tests.ui.desk import ENTER, LESSON, TAB, Desk

SPACE = Qt.Key.Key_Space


def test_given_a_guest_who_gets_a_name_then_their_work_is_theirs(desk: Desk) -> None:
    # GIVEN a guest who understood a lesson and left
    desk.press_button("Essayer sans donner de nom")
    desk.reach(lambda: desk.at(HomePlace))
    desk.go(LESSON)
    desk.page.understood.emit()
    desk.settle()
    desk.sign_out()

    # WHEN they come back with a name and say that it was them
    desk.signin.names.new.click()
    desk.register("Afi Dossou")
    desk.go(ProfilePlace())
    desk.press_button("C’était moi")

    # THEN the lesson is done, in the sidebar too, and the guest is no more in the list
    assert desk.page.notice.accessibleName() == "Le travail de cet invité est maintenant le vôtre."
    assert not desk.page._claim.isVisible()
    progress = desk.application.seat.progress
    assert progress is not None
    assert progress.done(LESSON.lesson)
    desk.sign_out()
    assert desk.signin.names.list.count() == 1


def test_given_no_code_when_one_is_chosen_then_changed_then_removed(desk: Desk) -> None:
    desk.register()
    desk.go(ProfilePlace())
    desk.type("4711")
    desk.press(TAB)
    desk.type("4711")
    desk.press(ENTER)
    assert desk.page.notice.accessibleName() == "Votre nom est protégé par ce code."

    desk.type("0000")
    for _line in range(2):
        desk.press(TAB)
        desk.type("1234")
    desk.press(ENTER)
    assert desk.page.notice.accessibleName() == "Ce n’est pas le bon code."

    desk.page._old.setText("4711")
    desk.press_button("Changer le code")
    assert desk.page.notice.accessibleName() == "Votre nom est protégé par ce code."

    desk.page._old.setText("1234")
    desk.press_button("Enlever le code")
    assert desk.page.notice.accessibleName() == "Votre nom n’a plus de code."
    assert not desk.page._old.isVisible()


def test_given_the_page_then_what_is_kept_can_be_read(desk: Desk) -> None:
    desk.register()
    desk.go(ProfilePlace())
    desk.press_button("Ce qui est gardé, et vos droits")
    assert desk.here == GuidePlace("donnees")
