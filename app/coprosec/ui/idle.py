"""Notices that nobody is there any more."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

COUNTDOWN_SECONDS = 60
KEPT = "kept"
"""A field's property: leaving the page records what it holds."""
_LOOK_MS = 5_000
_SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class IdleWatch(QObject):
    """Listens to what the system sends to the window itself, a few events a second, and not to every widget.

    Signals:
        idle: nothing was touched for the minutes given to `begin`, less the countdown.
    """

    idle = Signal()

    def __init__(self, window: QWidget, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(window)
        self._window = window
        self._clock = clock
        self._last = clock()
        self._limit = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def listen(self) -> None:
        """Once the window is shown."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def begin(self, minutes: int) -> None:
        """Watch from now on; 0 minutes: never."""
        self._limit = max(0.0, minutes * 60.0 - COUNTDOWN_SECONDS)
        self.restart()

    def restart(self) -> None:
        """Somebody is there."""
        self._last = self._clock()
        if self._limit:
            self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def look(self) -> None:
        """Tell when it has been too long; a dialog that waits for an answer is left alone."""
        if self._clock() - self._last >= self._limit and QApplication.activeModalWidget() is None:
            self._timer.stop()
            self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS:
            self._last = self._clock()
        return False


def unfinished(page: QWidget) -> bool:
    """Whether something typed on this page would be lost: a field that is not empty and can be changed, but for those
    that search (they have a button to clear them) and those whose property `kept` says that their page records them.
    """
    return any(_typed(field).strip() for field in page.findChildren(QWidget) if field.isVisible() and field.isEnabled())


def _typed(field: QWidget) -> str:
    if field.property(KEPT):
        return ""
    match field:
        case QLineEdit() if not (field.isReadOnly() or field.isClearButtonEnabled()):
            return "" if isinstance(field.parent(), QAbstractSpinBox) else field.text()
        case QPlainTextEdit() | QTextEdit() if not field.isReadOnly():
            return field.toPlainText()
        case _:
            return ""
