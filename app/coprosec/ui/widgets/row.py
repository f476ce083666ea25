"""A line that is one button: an icon, a title that wraps, a detail on the right."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QWidget

from coprosec.ui.theme import Theme, repolish
from coprosec.ui.widgets.texts import label


class RowButton(QAbstractButton):
    """`mark` is an icon and its token."""

    def __init__(self, theme: Theme, mark: tuple[str, str], text: str, detail: str = "") -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(f"{text}, {detail}" if detail else text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._mark = icon = QLabel()
        icon.setPixmap(theme.pixmap(*mark, 22))
        self._layout = row = QHBoxLayout(self)
        row.setContentsMargins(14, 12, 14, 12)
        row.setSpacing(14)
        row.addWidget(icon)
        self._text = label(text, wrap=True)
        row.addWidget(self._text, 1)
        if detail:
            row.addWidget(label(detail, "small"))
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def shut(self) -> None:
        """It cannot be pressed for now: a lock, and words that step back."""
        self.setEnabled(False)
        self.unsetCursor()
        self._mark.setPixmap(self._theme.pixmap("lock", "muted", 22))
        self._text.setProperty("role", "muted")
        repolish(self._text)

    def add_mark(self, mark: QLabel) -> None:
        """One more picture, at the end of the line."""
        mark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._layout.addWidget(mark)

    def sizeHint(self) -> QSize:
        return self._layout.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._layout.minimumSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._layout.heightForWidth(width)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not (self.underMouse() or self.hasFocus()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        painter.setPen(QPen(self._theme.color("focus_outer"), 2) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("primary_soft"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 8, 8)
