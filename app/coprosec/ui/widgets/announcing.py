"""Telling assistive technologies what just changed on screen."""

from PySide6.QtCore import QObject


def announce(source: QObject, text: str) -> None:
    """Have a screen reader say `text` now; nothing where none is listening."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # whose many enums no start needs

    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(source, text))
