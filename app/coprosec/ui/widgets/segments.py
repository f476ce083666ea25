"""Several views of one page, one at a time, chosen by a row of buttons."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from coprosec.ui.widgets.buttons import set_words


class _Segment(QPushButton):
    """Wide enough for its text in the heavier letters that it has once chosen: Qt measures the lighter ones."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setAccessibleName(text)
        self.setProperty("role", "row")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        heavy = QFont(self.font())
        heavy.setWeight(QFont.Weight.DemiBold)
        wider = QFontMetrics(heavy).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(self.text())
        return QSize(hint.width() + max(0, wider), hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Segments(QWidget):
    """Signals:
    chosen: the number of a view.
    """

    chosen = Signal(int)

    def __init__(self, texts: Sequence[str]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._group = QButtonGroup(self)
        for nth, text in enumerate(texts):
            one = _Segment(text)
            self._group.addButton(one, nth)
            row.addWidget(one)
        row.addStretch(1)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self.chosen)

    def set_text(self, nth: int, text: str) -> None:
        set_words(self._group.button(nth), text)

    def choose(self, nth: int) -> None:
        """Show this one as chosen, where Tab stops; nothing is emitted."""
        self._group.button(nth).setChecked(True)
        for one in self._group.buttons():
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one.isChecked() else Qt.FocusPolicy.ClickFocus)

    @property
    def current(self) -> int:
        return self._group.checkedId()
