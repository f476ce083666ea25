"""A choice as a wide tile that shows what it gives."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from coprosec.ui.theme import Theme
from coprosec.ui.widgets.texts import label

_EDGE = 14


class Tile(QRadioButton):
    """A name, a line under it, and between them a sample. Arrows walk along the tiles, as radio buttons do."""

    def __init__(self, theme: Theme, name: str, told: str, sample: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(f"{name}. {told}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._rows = rows = QVBoxLayout(self)
        rows.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        rows.setSpacing(6)
        rows.addWidget(sample)
        rows.addWidget(label(name, "strong", wrap=True))
        rows.addWidget(label(told, "small", wrap=True), 1, Qt.AlignmentFlag.AlignTop)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def hitButton(self, pos: object) -> bool:
        return True

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._rows.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._rows.totalHeightForWidth(max(self.width(), self._theme.px(200))))

    def minimumSizeHint(self) -> QSize:
        return QSize(140, self._rows.totalMinimumSize().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge, width = ("primary", 2.0) if self.isChecked() else ("primary" if self.underMouse() else "line_strong", 1.0)
        painter.setPen(QPen(theme.color(edge), width))
        painter.setBrush(theme.color("primary_soft" if self.isChecked() else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), 12, 12)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus_outer"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 14, 14)
        if self.isChecked():
            mark = theme.pixmap("circle-check", "primary", 22)
            painter.drawPixmap(self.width() - mark.width() - _EDGE, self.height() - mark.height() - _EDGE, mark)


class Sample(QWidget):
    """Some words in one of the reading faces, which the style sheet would give to a label anew."""

    def __init__(self, theme: Theme, face: str, words: str) -> None:
        super().__init__()
        self._theme = theme
        self._face = face
        self._words = words
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(64))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._theme.color("ink"))
        painter.setFont(self._theme.reading_font(self._face))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.rect(), flags, self._words)


class Swatch(QWidget):
    """A page in small, in the colours of a theme."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._tokens = theme.tokens_of(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(72))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        page = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        self._box(painter, page, "paper", "line_strong")
        self._box(painter, QRectF(page.left(), page.top(), page.width() * 0.2, page.height()), "navigation")
        left, room = page.left() + page.width() * 0.27, page.width() * 0.66
        line = page.height() / 12
        for row, (share, token) in enumerate(((0.6, "ink"), (1.0, "muted"), (0.85, "muted"))):
            self._box(painter, QRectF(left, page.top() + line * (2 + 2 * row), room * share, line), token)
        self._box(painter, QRectF(left + room * 0.62, page.bottom() - 3.6 * line, room * 0.38, 2.4 * line), "primary")

    def _box(self, painter: QPainter, place: QRectF, token: str, edge: str = "") -> None:
        painter.setPen(QPen(QColor(self._tokens[edge]), 1) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._tokens[token]))
        radius = min(6.0, place.height() / 2)
        painter.drawRoundedRect(place, radius, radius)
