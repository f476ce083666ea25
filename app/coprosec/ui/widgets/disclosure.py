"""A line that opens on its detail."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from coprosec.ui.theme import Theme
from coprosec.ui.widgets.row import RowButton


class Disclosure(QFrame):
    """`make` builds the detail the first time it is opened. A screen reader hears whether it is open.

    Signals:
        toggled: it was opened, or closed.
    """

    toggled = Signal(bool)

    def __init__(
        self, theme: Theme, mark: tuple[str, str], text: str, detail: str, make: Callable[[], QWidget]
    ) -> None:
        super().__init__()
        self._theme = theme
        self._make = make
        self._detail: QWidget | None = None
        self.open = False
        self.header = RowButton(theme, mark, text, detail)
        self.header.clicked.connect(lambda: self.set_open(not self.open))
        self._chevron = QLabel()
        self.header.add_mark(self._chevron)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addWidget(self.header)
        self._say()

    def set_open(self, open_: bool) -> None:
        if open_ == self.open:
            return
        self.open = open_
        if self._detail is None:
            self._detail = self._make()
            self._rows.addWidget(self._detail)
        self._detail.setVisible(open_)
        self._say()
        self.toggled.emit(open_)

    def _say(self) -> None:
        self._chevron.setPixmap(self._theme.pixmap("chevron-up" if self.open else "chevron-down", "muted", 18))
        self.header.setAccessibleDescription(self.tr("ouvert") if self.open else self.tr("fermé : Entrée pour ouvrir"))
