"""A person's initials on a disc."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QLabel

from coprosec.ui.theme import Theme


def initials(name: str) -> str:
    """The first letters of the first and last words."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()


def avatar_pixmap(theme: Theme, name: str, size: int = 40) -> QPixmap:
    """The disc, `size` pixels wide at 100 %."""
    pixels = theme.px(size)
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent"))
    painter.drawEllipse(0, 0, pixels, pixels)
    painter.setPen(theme.color("on_accent"))
    painter.setFont(theme.ui_font(size * 3 // 8, bold=True))
    painter.drawText(QRectF(0, 0, pixels, pixels), Qt.AlignmentFlag.AlignCenter, initials(name))
    painter.end()
    return pixmap


class Avatar(QLabel):
    """A disc with initials; decoration, as the name always stands beside it."""

    def __init__(self, theme: Theme, size: int = 40) -> None:
        super().__init__()
        self._theme = theme
        self._size = size

    def set_name(self, name: str) -> None:
        self.setPixmap(avatar_pixmap(self._theme, name, self._size))
