"""A PC that nobody touches: a countdown, then the list of names; never over an answer that is being written."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextBrowser, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coprosec.paths import DataFolder
from coprosec.ui.idle import COUNTDOWN_SECONDS, KEPT, unfinished
from coprosec.ui.navigation import HomePlace, LessonPlace, SignInPlace
from tests.ui.conftest import Open
from tests.ui.desk import ENTER, LESSON, TAB, Desk

MINUTE = 60.0


class Wall:
    """A clock that a test moves."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def wall(desk: Desk) -> Wall:
    wall = Wall()
    desk.application.attendance.watch._clock = wall
    desk.register()
    return wall


def veil(desk: Desk) -> Any:
    return desk.application.attendance.veil


def leave_alone(desk: Desk, wall: Wall, minutes: float) -> None:
    wall.now += minutes * MINUTE
    desk.application.attendance.watch.look()
    desk.settle()


def test_given_nobody_for_long_then_the_list_of_names_comes_back_and_the_reading_is_saved(
    desk: Desk, wall: Wall
) -> None:
    # GIVEN somebody who reads, and leaves
    desk.go(LESSON)
    leave_alone(desk, wall, 18)
    assert veil(desk) is None
    leave_alone(desk, wall, 1)
    assert veil(desk).isVisible()
    assert f"{COUNTDOWN_SECONDS}\u00a0secondes" in veil(desk)._text.text()

    # WHEN the countdown ends
    for _second in range(COUNTDOWN_SECONDS):
        assert desk.at(LessonPlace)
        veil(desk).count_down()
    desk.settle()

    # THEN nobody sits there, and the period was closed on purpose
    assert desk.at(SignInPlace)
    assert not veil(desk).isVisible()
    assert desk.application.seat.learner is None
    people: list[Any] = []
    desk.application.jobs.ask(desk.window, lambda study: study.learners.all(), people.append, print)
    desk.settle()
    assert people[0][0].signed_out


@pytest.mark.parametrize("act", [lambda desk: desk.press(ENTER), lambda desk: desk.press(Qt.Key.Key_A)])
def test_given_the_countdown_when_somebody_is_there_then_they_go_on(
    act: Callable[[Desk], None], desk: Desk, wall: Wall
) -> None:
    before = desk.focused
    leave_alone(desk, wall, 19)
    act(desk)
    assert desk.at(HomePlace)
    assert not veil(desk).isVisible()
    assert desk.focused is before
    leave_alone(desk, wall, 18)
    assert not veil(desk).isVisible()


def test_given_the_countdown_then_the_next_person_may_take_the_place_and_tab_stays_on_the_veil(
    desk: Desk, wall: Wall
) -> None:
    leave_alone(desk, wall, 19)
    assert desk.focused is veil(desk)._stay
    desk.press(TAB)
    assert desk.focused is veil(desk)._leave
    desk.press(TAB)
    desk.press(TAB)
    desk.press(ENTER)
    assert desk.at(SignInPlace)


def test_given_an_answer_half_written_then_it_waits_under_the_veil(desk: Desk, wall: Wall, qtbot: QtBot) -> None:
    field = QLineEdit("au 117", desk.page)
    field.show()
    leave_alone(desk, wall, 19)
    assert veil(desk).isVisible()
    assert not veil(desk)._tick.isActive()
    desk.press(ENTER)
    assert desk.at(HomePlace)
    assert field.text() == "au 117"


def test_given_the_veil_then_no_shortcut_acts_under_it(desk: Desk, wall: Wall) -> None:
    desk.go(LESSON)
    leave_alone(desk, wall, 19)
    assert not any(action.isEnabled() for action in desk.window.actions())
    desk.press(ENTER)
    assert desk.window.actions_by_id["back"].isEnabled()
    assert not desk.window.actions_by_id["forward"].isEnabled()


def test_given_keys_and_mouse_then_nobody_is_asked(desk: Desk, wall: Wall) -> None:
    handle = desk.window.windowHandle()
    assert handle is not None
    wall.now += 18 * MINUTE
    QTest.keyClick(handle, Qt.Key.Key_Shift)
    leave_alone(desk, wall, 18)
    assert veil(desk) is None


def test_given_zero_minutes_then_nobody_is_ever_asked(data: DataFolder, opened: Open) -> None:
    data.settings.write_text("idle_minutes = 0\n")
    desk = opened()
    desk.register()
    assert not desk.application.attendance.watch._timer.isActive()


def test_what_is_typed_and_can_be_changed_is_unfinished(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    line, text, shown = QLineEdit(), QPlainTextEdit(), QTextBrowser()
    shown.setPlainText("Une leçon")
    for field in (line, text, shown):
        column.addWidget(field)
    page.show()
    assert not unfinished(page)
    text.setPlainText("Je propose")
    assert unfinished(page)
    text.setReadOnly(True)
    assert not unfinished(page)
    line.setText("x")
    assert unfinished(page)
    line.setClearButtonEnabled(True)
    assert not unfinished(page)
    line.setClearButtonEnabled(False)
    line.setProperty(KEPT, True)
    assert not unfinished(page)
    line.setProperty(KEPT, False)
    line.setEnabled(False)
    assert not unfinished(page)
