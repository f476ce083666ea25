"""A page that fills its window, and scrolls where large text needs more height than there is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget


class Tall(QScrollArea):
    """`rows` is its layout: what stretches in it stretches with the window, down to its least height."""

    def __init__(self, margins: tuple[int, int, int, int] = (40, 24, 40, 14), spacing: int = 10) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        holder.setObjectName("column")
        self.rows = QVBoxLayout(holder)
        self.rows.setContentsMargins(*margins)
        self.rows.setSpacing(spacing)
        self.setWidget(holder)
