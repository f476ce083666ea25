"""Buttons by role."""

from PySide6.QtGui import QEnterEvent, QIcon
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from coprosec.ui.theme import Theme


class _Button(QPushButton):
    """Shows the pointing hand from the first time that the mouse is over it."""

    def enterEvent(self, event: QEnterEvent) -> None:
        from PySide6.QtCore import Qt

        self.setCursor(Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)


def button(text: str, role: str = "") -> QPushButton:
    """Roles: primary (one a page), inverse (on colour), onwelcome (on the dark panel), quiet, link, row; or none."""
    made = _Button(text)
    made.setAccessibleName(text)
    if role:
        made.setProperty("role", role)
    return made


def set_words(target: QAbstractButton, text: str, spoken: str = "") -> None:
    """Have a button say something else: `spoken` by a screen reader, where that is more than `text`."""
    target.setText(text)
    target.setAccessibleName(spoken or text)


def take_keyboard(target: QWidget) -> None:
    """Give the keyboard to `target`, unless its page is not on screen: keys must never go where nobody looks."""
    if target.isVisible():
        target.setFocus()


def press_focused(page: QWidget) -> bool:
    """Let Enter press the button that has the keyboard, as Space does; False when none of `page` has it."""
    focused = page.window().focusWidget()
    if isinstance(focused, QAbstractButton) and page.isAncestorOf(focused):
        focused.click()
        return True
    return False


def set_icon(target: QPushButton, theme: Theme, icon: str, token: str = "ink", *, after: bool = False) -> None:
    """Put an icon before the text, or after it."""
    gap = -8 if after else 8
    made = QIcon(theme.pixmap(icon, token, gap=gap))
    if token == "on_primary":  # unseen on the ground of a primary button that waits
        made.addPixmap(theme.pixmap(icon, "muted", gap=gap), QIcon.Mode.Disabled)
    target.setIcon(made)
    target.setIconSize(made.availableSizes()[0])
    if after:
        target.setProperty("layoutDirection", "RightToLeft")
