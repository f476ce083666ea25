"""A few lines about the word under the mouse or the keyboard. It takes neither of them, and lies inside its page."""

from PySide6.QtCore import QEvent, QPoint, QRect, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from coprosec.ui.theme import Theme
from coprosec.ui.widgets.texts import label, rich_label

_WIDTH = 360
_REST_MS = 250
"""How long the mouse must rest on a word."""
_GRACE_MS = 250
"""How long the mouse may take from the word to the lines, which can then be read at leisure."""


class Hint(QFrame):
    """Escape closes it (its page hears the key)."""

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._theme = theme
        self._rect = QRect()
        self.setProperty("role", "popup")
        self._title = label("", "strong", wrap=True)
        self._text = rich_label()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 12, 16, 12)
        rows.addWidget(self._title)
        rows.addWidget(self._text)
        self._rest, self._grace = QTimer(self), QTimer(self)
        for timer, pause, run in ((self._rest, _REST_MS, self._open), (self._grace, _GRACE_MS, self.hide)):
            timer.setSingleShot(True)
            timer.setInterval(pause)
            timer.timeout.connect(run)
        self.hide()

    def say(self, title: str, html: str, rect: QRect, *, at_once: bool) -> None:
        """Explain the word at `rect` (on screen): at once for the keyboard, when the mouse has rested on it else."""
        self._grace.stop()
        self._title.setText(title)
        self._text.setText(html)
        self._rect = rect
        if at_once or self.isVisible():
            self._open()
        else:
            self._rest.start()

    def let_go(self, *, at_once: bool) -> None:
        """The word is left."""
        self._rest.stop()
        if at_once:
            self.hide()
        elif self.isVisible():
            self._grace.start()

    def hide(self) -> None:
        self._rest.stop()
        self._grace.stop()
        super().hide()

    def _open(self) -> None:
        self._rest.stop()
        page = self.parentWidget()
        if page is None or not page.isVisible():
            return
        width = min(self._theme.px(_WIDTH), page.width() - 32)
        rows = self.layout()
        self.resize(width, rows.totalHeightForWidth(width) if isinstance(rows, QVBoxLayout) else self.height())
        under = page.mapFromGlobal(self._rect.bottomLeft()) + QPoint(0, 6)
        left = max(16, min(under.x(), page.width() - self.width() - 16))
        top = under.y()
        if top + self.height() > page.height() - 8:
            top = max(8, page.mapFromGlobal(self._rect.topLeft()).y() - self.height() - 6)
        self.move(left, top)
        self.show()
        self.raise_()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._grace.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self.let_go(at_once=False)
