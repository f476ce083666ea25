"""A line that is one button: an icon, a title that wraps, a detail on the right."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
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
        self._detail = label(detail, "small", wrap=True)
        if not detail:
            self._detail.hide()
        self._detail.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._detail.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        row.addWidget(self._detail)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A detail goes on several lines rather than leave less than half of the line to the title."""
        super().resizeEvent(event)
        whole = self._detail.fontMetrics().horizontalAdvance(self._detail.text()) + 2
        self._detail.setFixedWidth(min(whole, max(self.width() // 2, self.width() - self._theme.px(360))))

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
