"""Buttons by role."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from coprosec.ui.theme import Theme


def button(text: str, role: str = "", parent: QWidget | None = None) -> QPushButton:
    """Roles: primary (one a page), inverse (on colour), onwelcome (on the dark panel), quiet, link, row; or none."""
    made = QPushButton(text, parent)
    made.setAccessibleName(text)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if role:
        made.setProperty("role", role)
    return made


def take_keyboard(target: QWidget) -> None:
    """Give the keyboard to `target`, unless its page is not on screen: keys must never go where nobody looks."""
    if target.isVisible():
        target.setFocus(Qt.FocusReason.OtherFocusReason)


def press_focused(page: QWidget) -> bool:
    """Let Enter press the button that has the keyboard, as Space does; False when none of `page` has it."""
    focused = page.window().focusWidget()
    if isinstance(focused, QAbstractButton) and page.isAncestorOf(focused):
        focused.click()
        return True
    return False


def set_icon(target: QPushButton, theme: Theme, icon: str, token: str = "ink", *, after: bool = False) -> None:
    """Put an icon before the text, or after it."""
    made = QIcon(_spaced(theme.pixmap(icon, token), theme.px(8), after=after))
    if token == "on_primary":  # unseen on the ground of a primary button that waits
        made.addPixmap(_spaced(theme.pixmap(icon, "muted"), theme.px(8), after=after), QIcon.Mode.Disabled)
    target.setIcon(made)
    target.setIconSize(made.availableSizes()[0])
    if after:
        target.setLayoutDirection(Qt.LayoutDirection.RightToLeft)


def _spaced(drawn: QPixmap, gap: int, *, after: bool) -> QPixmap:
    """The icon with the gap that parts it from the text."""
    spaced = QPixmap(drawn.width() + gap, drawn.height())
    spaced.fill(Qt.GlobalColor.transparent)
    painter = QPainter(spaced)
    painter.drawPixmap(gap if after else 0, 0, drawn)
    painter.end()
    return spaced
