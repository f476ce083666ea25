"""Somebody at this PC: the whole program offscreen, real keys, and what can be read on the window."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from coprosec.domain.ids import LearnerId, TrainerId
from coprosec.domain.trainer import Trainer
from coprosec.services.study import Study
from coprosec.ui.application import Application
from coprosec.ui.navigation import (
    CertificatePlace,
    Destination,
    HomePlace,
    LessonPlace,
    ModulePlace,
    OpinionPlace,
    PretestPlace,
    QuizPlace,
    RecommendationsPlace,
    ScenarioPlace,
    TrainerPlace,
)

_T = TypeVar("_T")

PLAIN = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
ENTER = Qt.Key.Key_Return
TAB = Qt.Key.Key_Tab
PATIENCE_MS = 20_000

M1 = ModulePlace("m1")  # type: ignore[arg-type]
LESSON = LessonPlace("m1-menace")  # type: ignore[arg-type]
NEXT_LESSON = LessonPlace("m1-nord")  # type: ignore[arg-type]
QUIZ = QuizPlace("m1-quiz")  # type: ignore[arg-type]
BESIDE = (PretestPlace(), OpinionPlace(), RecommendationsPlace(), CertificatePlace())
SCENARIO = ScenarioPlace("m1-s-bilan")  # type: ignore[arg-type]


class Desk:
    """One run of the program."""

    def __init__(self, application: Application, qtbot: QtBot) -> None:
        self.application = application
        self.window = application.window
        self._qtbot = qtbot

    @property
    def here(self) -> Destination:
        return self.window.here

    def at(self, kind: type) -> bool:
        """Whether a place of this kind is on screen."""
        return isinstance(self.window.here, kind)

    @property
    def page(self) -> Any:
        """The page on screen."""
        return self.window.pages.currentWidget()

    @property
    def signin(self) -> Any:
        return self.application._signin.page

    @property
    def quiz(self) -> Any:
        """What drives the quiz page."""
        screens = self.application._screens
        assert screens is not None
        return screens.quiz

    @property
    def view(self) -> Any:
        """The lesson on screen, built to its end."""
        screens = self.application._screens
        assert screens is not None
        view = screens.lesson.page.view
        if view is not None:
            view.finish()
        return view

    @property
    def focused(self) -> QWidget:
        """Where the keys go."""
        focused: QWidget | None = self.window.focusWidget()
        return self.window if focused is None else focused

    def settle(self) -> None:
        """Wait until the record has answered everything."""
        self._qtbot.waitUntil(lambda: not self.application.jobs.busy, timeout=PATIENCE_MS)
        QApplication.processEvents()

    def reach(self, there: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(there, timeout=PATIENCE_MS)
        self.settle()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.keyClick(self.focused, key, modifier)
        self.settle()

    def type(self, text: str) -> None:
        """Letters as a French keyboard sends them, accents included."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self.focused, QKeyEvent(kind, 0, PLAIN, letter))

    def tab_to(self, found: Callable[[], bool]) -> None:
        """Press Tab until the keyboard is there."""
        for _stop in range(150):
            if found():
                return
            self.press(TAB)
        raise AssertionError("Tab never comes there")

    def register(self, name: str = "Afi Dossou") -> None:
        """Type a new name, by keyboard, and arrive on the home page."""
        self.reach(lambda: self.focused is self.signin.newcomer.name)
        self.type(name)
        self.press(ENTER)
        self.reach(lambda: isinstance(self.here, HomePlace))

    def be_sure(self, level: int = 3) -> None:
        """Say how sure one is of an answer, where it is asked."""
        self.press((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)[level - 1], ALT)

    def press_button(self, text: str) -> None:
        """Press Tab until the keyboard is on the button, or the box to tick, whose name begins so, then Enter."""

        def there() -> bool:
            focused = self.focused
            return isinstance(focused, QAbstractButton) and (focused.accessibleName() or focused.text()).startswith(
                text
            )

        self.tab_to(there)
        self.press(ENTER)

    def words(self) -> str:
        """Everything that is written on the page."""
        return "\n".join(one.text() for one in self.page.findChildren(QLabel) if one.isVisible())

    def record(self, work: Callable[[Study], _T]) -> _T:
        """Do something on the record's thread."""
        kept: list[_T] = []
        self.application.jobs.ask(self.window, work, kept.append, self.application._signin.fail)
        self.settle()
        return kept[0]

    def enter_trainer(self) -> None:
        """A trainer sits down, whose password nobody asks for."""
        self.application.enter_trainer(Trainer(TrainerId(LearnerId("rosine")), "Rosine Ahouansou"))
        self.reach(lambda: self.at(TrainerPlace))

    @staticmethod
    def is_in_view(part: QWidget, page: QScrollArea) -> bool:
        """Whether a part of a page that scrolls is on screen whole, or from its top when it is higher than that."""
        seen = page.viewport()
        top = part.mapTo(seen, QPoint(0, 0)).y()
        return top >= 0 and (top + part.height() <= seen.height() or top <= 24)

    def resize_text(self, percent: int) -> None:
        self.application.looks.wear(replace(self.application.looks.wished, text_percent=percent))

    def go(self, place: Destination) -> None:
        self.window.go(place)
        self.settle()

    def sign_out(self) -> None:
        self.press(Qt.Key.Key_Q, CONTROL | SHIFT)

    def controls(self) -> list[QWidget]:
        """Everything in the window that Tab can reach now."""
        return [
            widget
            for widget in self.window.findChildren(QWidget)
            if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]

    def keys_reach_the_page(self) -> bool:
        """Whether the keyboard is somewhere on the page that is seen."""
        focused = self.focused
        return focused.isVisible() and (focused is self.page or self.page.isAncestorOf(focused))

    def close(self) -> None:
        """Close the window, which ends the record's thread."""
        self.window.close()
        QApplication.processEvents()

    def delete(self) -> None:
        """Close the window for good: each one left alive would be styled again by every test that follows."""
        self.close()
        shiboken6.delete(self.window)
