"""How the parts of a page stand under one another."""

from PySide6.QtWidgets import QAbstractScrollArea, QVBoxLayout, QWidget


def lay_page(page: QWidget, *parts: QWidget) -> None:
    """Put `parts` from edge to edge: what scrolls takes the room that the others leave."""
    page.setObjectName("page")
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part, 1 if isinstance(part, QAbstractScrollArea) else 0)
