"""The program, signed in and driven without a hand; what it does is over when it is painted."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from coprosec import wiring
from coprosec.config.settings import SettingsFile
from coprosec.domain.ids import LessonId
from coprosec.paths import DataFolder
from coprosec.ui.lesson.view import LessonView
from coprosec.ui.navigation import LessonPlace

PATIENCE = 10.0


class _Paints(QObject):
    """Whether the widget was painted since this was made."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._widget = widget
        self.seen = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.seen = True
            self._widget.removeEventFilter(self)
        return False


def wait(app: QApplication, reached: Callable[[], bool]) -> None:
    """Let the window live until something is so. TimeoutError when it never is."""
    limit = time.monotonic() + PATIENCE
    while not reached():
        if time.monotonic() > limit:
            message = "what was waited for never came"
            raise TimeoutError(message)
        app.processEvents()


def paint(app: QApplication, widget: QWidget) -> None:
    """Until the next frame that shows `widget` is painted: call it right after what changes the page."""
    paints = _Paints(widget)
    wait(app, lambda: paints.seen)


class Driver:
    """Signs in with a new name."""

    def __init__(self, app: QApplication, data: DataFolder) -> None:
        self.app = app
        self.program = wiring.build_application(data, SettingsFile(data.settings))
        self.program.show()
        self.program._signin.page.registration_requested.emit("Mesure Rapide")
        self.wait(lambda: self.program.seat.progress is not None)
        self.settle()
        assert self.program._screens is not None
        self.screens = self.program._screens
        self.catalog = self.program._get_catalog()

    def wait(self, reached: Callable[[], bool]) -> None:
        wait(self.app, reached)

    def settle(self) -> None:
        """Until the record has answered everything and the page is painted."""
        self.wait(lambda: not self.program.jobs.busy)
        for _turn in range(20):
            self.app.processEvents()

    def lessons(self) -> list[LessonId]:
        return [head.id for module in self.catalog.outline().modules for head in module.lessons]

    @property
    def view(self) -> LessonView:
        view = self.screens.lesson.page.view
        assert view is not None
        return view

    def show_lesson(self, lesson: LessonId) -> None:
        """Until it is painted."""
        self.program.window.go(LessonPlace(lesson))
        paint(self.app, self.view.viewport())

    def prepared(self, lesson: LessonId) -> bool:
        """Whether something of the lesson is laid out already."""
        return lesson in self.screens.lesson.page._views

    def wait_prepared(self) -> None:
        """Until the lessons beside the one on screen are laid out, and the program has nothing left to do."""
        self.settle()
        beside = [head.id for head in self.screens.lesson._around(self.view.lesson.id) if head is not None]
        page = self.screens.lesson.page
        self.wait(lambda: all(map(self.prepared, beside)) and not page._idle.isActive() and self.view.ready)

    def close(self) -> None:
        self.program.window.close()
