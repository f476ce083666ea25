"""A kiosk: no way out but a trainer's, and nothing of a person left for the next one."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from coprosec.domain.trainer import Trainer
from coprosec.paths import DataFolder
from coprosec.ui.navigation import HomePlace, LessonPlace
from tests.ui.conftest import Open
from tests.ui.desk import CONTROL, LESSON, Desk


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a message box would say."""
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    return said


@pytest.fixture
def kiosk(data: DataFolder, opened: Open) -> Iterator[Desk]:
    """At the end, the PC is stopped: nothing else closes it."""
    data.settings.write_text("kiosk = true\n")
    desk = opened()
    yield desk
    desk.application.attendance.end_of_session(None)


def test_given_a_kiosk_then_only_a_trainer_closes_it(kiosk: Desk, told: list[str]) -> None:
    # GIVEN a full screen that nothing reduces
    window = kiosk.window
    assert window.isFullScreen()
    kiosk.press(Qt.Key.Key_F11)
    assert window.isFullScreen()

    # WHEN a learner or nobody closes it, THEN it stays, and says who can
    kiosk.press(Qt.Key.Key_Q, CONTROL)
    assert window.isVisible()
    kiosk.register()
    kiosk.press(Qt.Key.Key_Q, CONTROL)
    assert kiosk.at(HomePlace)
    assert window.isVisible()
    assert len(told) == 2
    assert "formateur" in told[0]
    kiosk.sign_out()

    # WHEN a trainer sits there, THEN it closes
    made: list[Trainer] = []
    kiosk.application.jobs.ask(
        window, lambda study: study.trainers.appoint("Rosine", "le fleuve Ouémé")[0], made.append, print
    )
    kiosk.settle()
    kiosk.application.enter_trainer(made[0])
    kiosk.settle()
    kiosk.press(Qt.Key.Key_Q, CONTROL)
    assert not window.isVisible()


def test_given_a_kiosk_when_the_pc_is_stopped_then_the_window_closes(kiosk: Desk) -> None:
    kiosk.register()
    kiosk.application.attendance.end_of_session(None)
    assert QGuiApplication.instance() is not None
    kiosk.close()
    assert not kiosk.window.isVisible()


def test_given_somebody_who_left_then_no_page_of_theirs_is_left(desk: Desk) -> None:
    desk.register()
    desk.go(LESSON)
    home, lesson = (desk.window.pages.screen_of(kind).page for kind in (HomePlace, LessonPlace))
    sidebar = desk.window.sidebar
    desk.sign_out()
    desk.settle()
    assert desk.window.sidebar is not sidebar
    assert desk.window.pages.count() == 1
    desk.reach(lambda: not shiboken6.isValid(home) and not shiboken6.isValid(lesson))


def test_given_a_policy_that_signs_out_at_close_then_the_next_time_begins_at_home(
    data: DataFolder, opened: Open
) -> None:
    data.settings.write_text("sign_out_at_close = true\n")
    desk = opened()
    desk.register()
    desk.close()
    again = opened()
    learner = next(iter(again.application._signin._learners.values()))
    assert learner.signed_out
