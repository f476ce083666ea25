"""How the parts of a page stand under one another, and go."""

from PySide6.QtWidgets import QAbstractScrollArea, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from coprosec.ui.theme import Theme

_LINE = 720


def lay_page(page: QWidget, *parts: QWidget) -> None:
    """Put `parts` from edge to edge: what scrolls takes the room that the others leave."""
    page.setObjectName("page")
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part, 1 if isinstance(part, QAbstractScrollArea) else 0)


class Comfortable(QWidget):
    """What is read, on a page wider than a line should be: some 75 letters at any size of text."""

    def __init__(self, theme: Theme, inside: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._inside = inside
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(inside, 1000)
        row.addStretch(1)
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._inside.setMaximumWidth(self._theme.px(_LINE))


def empty(layout: QLayout) -> None:
    """Delete what stands in `layout`: it is seen no more at once, and goes when its signals have been heard."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
