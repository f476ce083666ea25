"""Two people sign in together, by keyboard, and both of them progress."""

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from coprosec.ui.navigation import HomePlace, SignInPlace
from tests.ui.conftest import Open
from tests.ui.desk import ENTER, LESSON, Desk

SPACE, DOWN = Qt.Key.Key_Space, Qt.Key.Key_Down


def names_on(desk: Desk) -> None:
    for name in ("Afi Dossou", "Bio Sanni", "Chabi Orou", "Dossi Agbo"):
        if desk.signin._forms.currentIndex() == 0:
            desk.signin.names.new.click()
        desk.register(name)
        desk.sign_out()
    desk.reach(lambda: desk.at(SignInPlace) and desk.signin.names.list.count() == 4)


def test_given_two_who_tick_their_names_then_a_lesson_counts_for_both(opened: Open) -> None:
    desk = opened()
    names_on(desk)
    desk.tab_to(lambda: desk.focused is desk.signin.names.together)
    desk.press(SPACE)
    assert desk.focused is desk.signin.names.list
    assert not desk.signin.names.action.isEnabled()
    desk.press(SPACE)
    assert not desk.signin.names.action.isEnabled()
    desk.press(DOWN)
    desk.press(SPACE)
    desk.press(ENTER)
    desk.reach(lambda: desk.at(HomePlace))
    seat = desk.application.seat
    assert seat.learner is not None
    both = [seat.learner.name, *(companion.name for companion in seat.companions)]
    assert len(both) == 2
    assert desk.window.sidebar is not None
    assert desk.window.sidebar._name.accessibleName() == " · ".join(both)
    desk.go(LESSON)
    desk.page.understood.emit()
    desk.settle()
    desk.sign_out()

    for name in both:
        names = cast("QListWidget", desk.signin.names.list)
        rows = [names.item(row).text().partition("\n")[0] for row in range(names.count())]
        names.setCurrentRow(rows.index(name))
        desk.press(ENTER)
        desk.reach(lambda: desk.at(HomePlace))
        assert desk.application.seat.companions == ()
        assert desk.application.seat.progress is not None
        assert desk.application.seat.progress.done(LESSON.lesson)
        desk.sign_out()
        desk.reach(lambda: desk.at(SignInPlace))


def test_given_three_ticked_then_a_fourth_is_refused_kindly(opened: Open) -> None:
    desk = opened()
    names_on(desk)
    desk.signin.names.together.click()
    for _name in range(4):
        desk.press(SPACE)
        desk.press(DOWN)
    assert len(desk.signin.names.company) == 3
    assert desk.signin.notice.isVisible()
    desk.signin.names.together.click()
    assert not desk.signin.notice.isVisible()
    assert desk.signin.names.action.isEnabled()
