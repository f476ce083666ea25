"""Several views of one page, one at a time, chosen by a row of buttons."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from coprosec.ui.widgets.buttons import button


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
            one = button(text, "row")
            one.setCheckable(True)
            self._group.addButton(one, nth)
            row.addWidget(one)
        row.addStretch(1)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self.chosen)

    def set_text(self, nth: int, text: str) -> None:
        self._group.button(nth).setText(text)
        self._group.button(nth).setAccessibleName(text)

    @property
    def current(self) -> int:
        return self._group.checkedId()
