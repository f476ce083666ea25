"""The bar at the bottom of a page: a way out on the left, what is saved in the middle, the one action on the right."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton

from coprosec.ui.widgets.texts import label

_MARGIN = 40
_GAP = 16


class Footer(QFrame):
    """Left button, a line of state, primary button. The state goes above where the three lack room side by side."""

    def __init__(self, left: QPushButton | None, right: QPushButton | None) -> None:
        super().__init__()
        self.setProperty("role", "footer")
        self._buttons = [button for button in (left, right) if button is not None]
        self._above = False
        self._words: dict[QPushButton, tuple[str, str]] = {}
        self.state = label("", "saved")
        self.state.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        self._grid.setSpacing(_GAP)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        if left is not None:
            self._grid.addWidget(left, 1, 0)
        self._grid.addWidget(self.state, 1, 1)
        if right is not None:
            self._grid.addWidget(right, 1, 2)

    def fit(self) -> None:
        """Word and place everything for the width there is, now rather than with the next events."""
        shown = [widget for widget in self._buttons if widget.isVisibleTo(self)]
        self._word(shown)
        needed = sum(widget.sizeHint().width() for widget in (*shown, self.state)) + 2 * (_MARGIN + _GAP)
        above = bool(self.state.text()) and needed > self.width()
        if above != self._above:
            self._above = above
            self._grid.removeWidget(self.state)
            if above:
                self._grid.addWidget(self.state, 0, 0, 1, 3, Qt.AlignmentFlag.AlignRight)
            else:
                self._grid.addWidget(self.state, 1, 1)

    def _word(self, shown: list[QPushButton]) -> None:
        """A button that `shorten` knows says less where all of them lack room."""
        for button, (long, short) in self._words.items():
            others = sum(widget.sizeHint().width() for widget in shown if widget is not button)
            extra = button.fontMetrics().horizontalAdvance(long) - button.fontMetrics().horizontalAdvance(button.text())
            wide = others + button.sizeHint().width() + extra + 2 * _MARGIN + _GAP
            text = short if wide > self.width() else long
            if button.text() != text:
                button.setText(text)

    def shorten(self, button: QPushButton, short: str) -> None:
        """Let `button` say `short` where there is no room for its text, which stays its name and becomes its tip."""
        self._words[button] = (button.text(), short)
        button.setToolTip(button.text())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
