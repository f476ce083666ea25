"""Watch Qt during a test: timers that stay active, background work that does not end, dialogs that nobody answers."""

from collections.abc import Callable
from typing import Any, ClassVar
from weakref import WeakSet

import shiboken6
from PySide6.QtCore import QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QColorDialog, QDialog, QFileDialog, QInputDialog, QMessageBox

PATIENCE_MS = 5000

# These run a loop of their own in C++, where nothing can answer them: a test puts its own answer in their place.
ASKING = {
    QMessageBox: ("question", "information", "warning", "critical", "about"),
    QFileDialog: ("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory"),
    QInputDialog: ("getText", "getInt", "getDouble", "getItem", "getMultiLineText"),
    QColorDialog: ("getColor",),
}


class Guards:
    """Installed once for the whole run, since Qt has one application; begun and ended around each test."""

    timers: ClassVar[WeakSet[QTimer]] = WeakSet()
    threads: ClassVar[WeakSet[QThread]] = WeakSet()
    unanswered: ClassVar[list[str]] = []

    @classmethod
    def install(cls) -> None:
        cls._note_when_started(QTimer, cls.timers)
        cls._note_when_started(QThread, cls.threads)
        for owner, names in ASKING.items():
            for name in names:
                setattr(owner, name, staticmethod(cls._refuse(f"{owner.__name__}.{name}")))
        show = QDialog.exec

        def exec_with_patience(self: QDialog) -> int:
            watch = QTimer(singleShot=True, interval=PATIENCE_MS)
            watch.timeout.connect(lambda: cls._give_up(self))
            watch.start()
            try:
                return show(self)
            finally:
                watch.stop()

        setattr(QDialog, "exec", exec_with_patience)  # noqa: B010 — mypy refuses a plain assignment to a method

    @classmethod
    def begin(cls) -> None:
        cls.unanswered.clear()
        cls.timers.clear()
        cls.threads.clear()

    @classmethod
    def end(cls) -> list[str]:
        """What the test left behind, in words."""
        problems = [f"dialog without an answer: {name}" for name in cls.unanswered]
        for timer in cls.timers:
            if shiboken6.isValid(timer) and timer.isActive():
                problems.append(f"timer still active: {timer.objectName() or timer}")
                timer.stop()
        problems += [
            f"QThread still running: {one}" for one in cls.threads if shiboken6.isValid(one) and not one.wait(2000)
        ]
        if QApplication.instance() is not None:
            if not QThreadPool.globalInstance().waitForDone(2000):
                problems.append("work still running in the global QThreadPool")
            if (dialog := QApplication.activeModalWidget()) is not None:
                problems.append(f"dialog still open: {dialog.windowTitle() or dialog}")
                dialog.close()
        return problems

    @staticmethod
    def _note_when_started(kind: type[Any], started: WeakSet[Any]) -> None:
        start = kind.start

        def noting(self: Any, *args: Any) -> None:
            started.add(self)
            start(self, *args)

        setattr(kind, "start", noting)  # noqa: B010

    @classmethod
    def _refuse(cls, name: str) -> Callable[..., None]:
        def refuse(*args: object, **kwargs: object) -> None:
            cls.unanswered.append(name)
            raise AssertionError(f"{name} was called and no test answers it")

        return refuse

    @classmethod
    def _give_up(cls, dialog: QDialog) -> None:
        cls.unanswered.append(dialog.windowTitle() or type(dialog).__name__)
        dialog.reject()
