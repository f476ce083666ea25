"""How a page that has a picture begins: its words, and the picture beside them."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coprosec.ui.theme import Theme
from coprosec.ui.widgets.cover import Cover

_WIDEST, _NARROWEST = 336, 150
"""The picture, at 100 %; without room for the narrowest there is none."""
_WORDS = 340
"""The least room that words want, at 100 %."""
_GAP = 32


class Heading(QWidget):
    """Words on the left, the picture on the right: smaller, or none, where the page is narrow."""

    def __init__(self, theme: Theme, picture: Path | None, words: Sequence[QWidget]) -> None:
        super().__init__()
        self._theme = theme
        self._cover = Cover(theme, picture, None, radius=12, whole=True)
        column = QVBoxLayout()
        column.setSpacing(8)
        for one in words:
            column.addWidget(one)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(_GAP))
        row.addLayout(column, 1)
        row.addWidget(self._cover, 0, Qt.AlignmentFlag.AlignTop)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        px = self._theme.px
        room = min(px(_WIDEST), self.width() - px(_WORDS + _GAP))
        self._cover.setVisible(room >= px(_NARROWEST))
        self._cover.setFixedSize(max(1, room), max(1, self._cover.heightForWidth(room)))
