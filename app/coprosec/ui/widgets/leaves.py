"""Pages of one place, one over the other, turned without a wait."""

from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from coprosec.ui.widgets.settling import settle

PAINTED_MS = 20
"""How long after a page is turned what is seen is surely painted."""


class Leaves(QWidget):
    """The page on top covers the others. To hide every widget of the one before takes longer than to show the new one,
    so that waits until the new one is painted; nothing of it is painted meanwhile.
    """

    def __init__(self) -> None:
        super().__init__()
        self._top: QWidget | None = None
        self._under: dict[QWidget, bool] = {}
        """What waits to be hidden, and whether it is then deleted."""
        self._turned = QTimer(self, singleShot=True, interval=PAINTED_MS)
        self._turned.timeout.connect(self._put_away)

    @property
    def top(self) -> QWidget | None:
        """The page on screen."""
        return self._top

    def add(self, page: QWidget) -> None:
        """Keep a page, hidden and at its size."""
        page.setParent(self)
        page.resize(self.size())

    @staticmethod
    def get_ready(page: QWidget) -> None:
        """Have a hidden page styled and laid out whole, as it will be seen."""
        for widget in (page, *page.findChildren(QWidget)):
            widget.ensurePolished()
        page.grab(QRect(0, 0, 1, 1))  # to draw a corner, Qt gives every part its size
        settle(page)

    def turn_to(self, page: QWidget) -> None:
        """Put a page on top. The keyboard is for whoever turns it."""
        before = self._top
        if before is page:
            return
        self._under.pop(page, None)
        page.setUpdatesEnabled(True)
        page.resize(self.size())
        page.raise_()
        page.show()
        self._top = page
        if before is not None:
            before.setUpdatesEnabled(False)
            self._under[before] = False
            self._turned.start()

    def drop(self, page: QWidget) -> None:
        """Delete a page, once it is no longer seen."""
        if page in self._under:
            self._under[page] = True
            return
        if page is self._top:
            self._top = None
        page.hide()
        page.deleteLater()

    def _put_away(self) -> None:
        for page, dropped in self._under.items():
            page.hide()
            if dropped:
                page.deleteLater()
        self._under.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._top is not None:
            self._top.resize(event.size())
