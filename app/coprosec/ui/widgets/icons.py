"""Icons beside words."""

from PySide6.QtWidgets import QLabel

from coprosec.ui.theme import Theme


def icon_label(theme: Theme, icon: str, token: str, size: int) -> QLabel:
    """An icon that says nothing by itself: what stands beside it does."""
    made = QLabel()
    made.setPixmap(theme.pixmap(icon, token, size))
    return made
