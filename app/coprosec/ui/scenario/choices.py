"""The ways out of a scene, numbered, of which one is picked; and how sure one is of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from coprosec.domain.certainty import CERTAINTIES
from coprosec.domain.items import Choice
from coprosec.ui.items.certainty import NARROW
from coprosec.ui.items.rows import RadioRow
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import certainty_name

_DIGITS = "123456789"
_FRENCH_DIGITS = "&é\"'(-è_ç"
"""The same keys of a French keyboard, where digits need the shift key."""


def digit(event: QKeyEvent) -> int:
    """Which of nine things a key asks for, from 0; −1 for another key."""
    typed = event.text().lower()
    return max(_DIGITS.find(typed), _FRENCH_DIGITS.find(typed)) if len(typed) == 1 else -1


class Numbered(QWidget):
    """Propositions 1, 2, 3… picked by mouse, Tab and arrows, or their digit.

    Signals:
        submitted: Enter was pressed here.
    """

    submitted = Signal()

    def __init__(
        self, theme: Theme, texts: Sequence[str], title: str = "", least: int = 54, *, across: bool = False
    ) -> None:
        """`across`: short ones, side by side where there is room."""
        super().__init__()
        self._theme = theme
        self._across = across
        if title:
            self.setAccessibleName(title)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.px(8))
        if title:
            lines.addWidget(label(title, "strong", wrap=True))
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._line.setSpacing(theme.px(8))
        lines.addLayout(self._line)
        self._group = QButtonGroup(self)
        self.rows = [
            RadioRow(theme, str(nth + 1), Choice(str(nth), text), least=least) for nth, text in enumerate(texts)
        ]
        for row in self.rows:
            row.setSizePolicy(_shrinking())
            self._group.addButton(row)
            self._line.addWidget(row, 1 if across else 0)

    @property
    def chosen(self) -> int | None:
        """The place of what is picked; None for nothing."""
        return next((nth for nth, row in enumerate(self.rows) if row.isChecked()), None)

    def pick(self, nth: int) -> bool:
        """Pick as by hand; False when there is no such row, or it can no longer be picked."""
        if not 0 <= nth < len(self.rows) or not self.rows[nth].isEnabled():
            return False
        self.rows[nth].setChecked(True)
        self.rows[nth].setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def lock(self, *, only_chosen: bool = False) -> None:
        """What is picked stays; with `only_chosen` nothing else is shown any more."""
        for row in self.rows:
            row.setEnabled(False)
            row.setVisible(not only_chosen or row.isChecked())

    def unlock(self) -> None:
        for row in self.rows:
            row.setEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submitted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self._across and self.width() >= self._theme.px(NARROW)
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def focus_first(self) -> None:
        self.rows[self.chosen or 0].setFocus(Qt.FocusReason.TabFocusReason)


def _shrinking() -> QSizePolicy:
    """As wide as there is room, and no wider after the window was wide once."""
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy


def sure_row(theme: Theme, title: str) -> Numbered:
    """How sure one is, 1 to 3."""
    return Numbered(theme, [certainty_name(level) for level in CERTAINTIES], title, least=44, across=True)
