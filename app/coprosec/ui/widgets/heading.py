"""How a page that has a picture begins: its words, and the picture beside them where there is room."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from coprosec.ui.theme import Theme
from coprosec.ui.widgets.cover import Cover

_COVER = (336, 126)
"""The size of the picture beside the words, at 100 %: that of the course's covers."""
_WORDS = 400
"""The least room that words want beside a picture, at 100 %."""


class Heading(QWidget):
    """Words on the left and the picture on the right; the picture above where the page is narrow."""

    def __init__(self, theme: Theme, picture: Path | None, words: Sequence[QWidget]) -> None:
        super().__init__()
        self._theme = theme
        self._cover = Cover(theme, picture, _COVER[1], radius=12, whole=True)
        column = QVBoxLayout()
        column.setSpacing(8)
        for one in words:
            column.addWidget(one)
        column.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addLayout(column, 1)
        self._row.addWidget(self._cover, 0, Qt.AlignmentFlag.AlignTop)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        beside = self.width() >= self._theme.px(_COVER[0] + _WORDS)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.BottomToTop)
        self._row.setSpacing(self._theme.px(32 if beside else 16))
        self._row.setAlignment(self._cover, Qt.AlignmentFlag.AlignTop if beside else Qt.AlignmentFlag(0))
        self._cover.setMinimumWidth(self._theme.px(_COVER[0]) if beside else 0)
        self._cover.setMaximumWidth(self._theme.px(_COVER[0]) if beside else 16777215)
