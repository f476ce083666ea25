"""A box to tick whose text wraps: Qt's own keeps it on one line, cut where the text is large."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from coprosec.ui.widgets.texts import label


class TickLine(QWidget):
    """Signals:
    toggled: the box was ticked or not, by anybody.
    clicked: by somebody at this PC.
    """

    toggled = Signal(bool)
    clicked = Signal(bool)

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.box = QCheckBox()
        self._text = label("", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)  # a box keeps the gap of a text of its own
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.setFocusProxy(self.box)
        self.box.toggled.connect(self.toggled)
        self.box.clicked.connect(self.clicked)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        self._text.setText(text)
        self.box.setAccessibleName(text)

    @property
    def ticked(self) -> bool:
        return self.box.isChecked()

    def tick(self, ticked: bool) -> None:
        self.box.setChecked(ticked)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.box.click()
