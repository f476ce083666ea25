"""A card that is one button: a cover over a few lines, or beside them."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coprosec.ui.theme import Theme
from coprosec.ui.widgets.cover import Cover
from coprosec.ui.widgets.icons import icon_label
from coprosec.ui.widgets.texts import label


class CardButton(QAbstractButton):
    """`body` is where the lines are put, from the top; then `complete` makes the whole card press."""

    least_width, least_height = 160, 0
    """In pixels, the height at 100 %."""

    def __init__(self, theme: Theme, cover: Cover, ground: str = "surface", *, across: bool = False) -> None:
        """`across`: the cover stands on the left."""
        super().__init__()
        self.theme = theme
        self._ground = ground
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(18, 12, 18, 14)
        self.body.setSpacing(6)
        way = QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom
        self._layout = QBoxLayout(way, self)
        self._layout.setContentsMargins(2, 2, 2, 2)
        self._layout.setSpacing(0)
        self._layout.addWidget(cover)
        self._layout.addLayout(self.body, 1)

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
        hint = self._layout.sizeHint()
        return QSize(hint.width(), self._high_enough(hint.height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.least_width, self._high_enough(self._layout.minimumSize().height()))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._high_enough(self._layout.heightForWidth(width))

    def _high_enough(self, height: int) -> int:
        return max(height, self.theme.px(self.least_height))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hover = self.underMouse() and self.isEnabled()
        edge, width = ("focus_outer", 3) if self.hasFocus() else ("primary", 2) if hover else ("line", 1)
        painter.setPen(QPen(theme.color(edge), width))
        painter.setBrush(theme.color(self._ground))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 12, 12)
