"""Sheets of paper on a page."""

from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from coprosec.ui.widgets.texts import label


class Card(QFrame):
    """`rows` is its layout; the usual margins are those of a list of `RowButton`s."""

    def __init__(self, margins: tuple[int, int, int, int] = (8, 8, 8, 8), spacing: int = 2) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(*margins)
        self.rows.setSpacing(spacing)


class TitledCard(Card):
    """A part of a page: its title, then what follows."""

    def __init__(self, title: str) -> None:
        super().__init__((24, 20, 24, 20), 14)
        self.rows.addWidget(label(title, "section"))


class FieldsCard(TitledCard):
    """Under the title, names on the left and what is filled in on the right."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(20)
        self.grid.setVerticalSpacing(12)
        self.grid.setColumnStretch(1, 1)
        self.rows.addLayout(self.grid)

    def add(self, name: str, field: QWidget) -> QLabel:
        """Another line; the name is also what a screen reader says of the field."""
        caption, row = label(name, "muted"), self.grid.rowCount()
        field.setAccessibleName(name)
        self.grid.addWidget(caption, row, 0)
        self.grid.addWidget(field, row, 1)
        return caption
