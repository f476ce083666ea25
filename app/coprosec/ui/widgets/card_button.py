"""A card that is one button: a cover over a few lines."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coprosec.ui.theme import Theme
from coprosec.ui.widgets.cover import Cover
from coprosec.ui.widgets.icons import icon_label
from coprosec.ui.widgets.texts import label


class CardButton(QAbstractButton):
    """`body` is where the lines are put, from the top; then `complete` makes the whole card press."""

    def __init__(self, theme: Theme, cover: Path | None, ground: str = "surface") -> None:
        super().__init__()
        self.theme = theme
        self._ground = ground
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(18, 12, 18, 14)
        self.body.setSpacing(6)
        self._layout = column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 2, 2)
        column.setSpacing(0)
        column.addWidget(Cover(theme, cover, None, radius=11))
        column.addLayout(self.body, 1)

    def add_head(self, eyebrow: str, title: str) -> None:
        """The title takes the room that is left, so that what follows stands at the foot of the card."""
        self.body.addWidget(label(eyebrow, "eyebrow"))
        words = label(title, "strong", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(words, 1)
        self.body.addSpacing(4)

    def add_state(self, icon: tuple[str, str], text: str) -> None:
        """An icon and its token, and a line that says where one stands."""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(icon_label(self.theme, *icon, 18))
        row.addWidget(label(text, "small", wrap=True), 1)
        self.body.addLayout(row)

    def complete(self) -> None:
        """Let the mouse through to the button."""
        if self.isEnabled():
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return self._layout.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._layout.minimumSize().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._layout.heightForWidth(width)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hover = self.underMouse() and self.isEnabled()
        edge, width = ("focus_outer", 3) if self.hasFocus() else ("primary", 2) if hover else ("line", 1)
        painter.setPen(QPen(theme.color(edge), width))
        painter.setBrush(theme.color(self._ground))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 12, 12)
