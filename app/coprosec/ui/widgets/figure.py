"""A figure in a text, and the window that shows it larger."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coprosec.ui.theme import Theme
from coprosec.ui.widgets.buttons import button, set_icon
from coprosec.ui.widgets.texts import label


class Picture:
    """An SVG or a bitmap, drawn at any size; `valid` is False when the file cannot be shown."""

    def __init__(self, path: Path) -> None:
        self._path = str(path)
        self._drawing: QSvgRenderer | None = None
        self._bitmap = QPixmap()
        if path.suffix.lower() == ".svg":
            self._drawing = QSvgRenderer(self._path)
            self.valid = self._drawing.isValid()
            self.size = QSizeF(self._drawing.viewBoxF().size()) if self.valid else QSizeF(16, 9)
        else:
            self._bitmap = QPixmap(str(path))
            self.valid = not self._bitmap.isNull()
            self.size = QSizeF(self._bitmap.size()) if self.valid else QSizeF(16, 9)

    def height_for(self, width: float) -> int:
        return round(width * self.size.height() / self.size.width())

    def draw(self, width: int, ratio: float) -> QPixmap:
        """The picture `width` logical pixels wide on a screen of this pixel ratio.

        What was parsed of an SVG is dropped: few are drawn twice.
        """
        size = QSize(round(width * ratio), round(self.height_for(width) * ratio))
        if not self._bitmap.isNull():
            drawn = self._bitmap.scaled(
                size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        else:
            drawn = QPixmap(size)
            drawn.fill(Qt.GlobalColor.transparent)
            painter = QPainter(drawn)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            drawing, self._drawing = self._drawing or QSvgRenderer(self._path), None
            drawing.render(painter, QRectF(0, 0, size.width(), size.height()))
            painter.end()
        drawn.setDevicePixelRatio(ratio)
        return drawn


class _Canvas(QAbstractButton):
    """The picture at the width of its column; a button that asks to see it larger."""

    def __init__(self, theme: Theme, picture: Picture, alt: str) -> None:
        super().__init__()
        self._theme = theme
        self._picture = picture
        self._drawn: QPixmap | None = None
        self.setAccessibleName(alt)
        self.setAccessibleDescription(self.tr("Figure. Entrée pour l’agrandir."))
        self.setToolTip(self.tr("Agrandir la figure"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def fit(self, width: int) -> None:
        self.setFixedHeight(self._picture.height_for(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if self._drawn is None or self._drawn.width() != round(self.width() * ratio):
            self._drawn = self._picture.draw(self.width(), ratio)
        painter = QPainter(self)
        if self._theme.tokens["figure"] != self._theme.tokens["paper"]:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(self._theme.color("figure"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(self.rect(), 12, 12)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPixmap(0, 0, self._drawn)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("on_figure"), 3))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 12, 12)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class Figure(QWidget):
    """A picture with its caption; what it says stands in `alt` for those who cannot see it."""

    def __init__(self, theme: Theme, path: Path, alt: str, caption: str) -> None:
        super().__init__()
        self._theme = theme
        self.alt = self._alt = alt
        self._caption_text = caption
        self._picture = Picture(path)
        self._canvas = _Canvas(theme, self._picture, alt)
        self._canvas.clicked.connect(self._zoom)
        self._caption = label(caption, "small", wrap=True)
        self._rows = rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 4, 0, 16)
        rows.setSpacing(6)
        rows.addWidget(self._canvas)
        if not self._picture.valid:
            self._canvas.hide()
            rows.addWidget(label(self.tr("Figure illisible. Elle disait : {alt}").format(alt=alt), wrap=True))
        rows.addWidget(self._caption)

    def fit(self, width: int) -> int:
        """Give the picture its height for this width; the height of the whole is returned."""
        self._canvas.fit(width)
        return self._rows.totalHeightForWidth(width)

    def _zoom(self) -> None:
        FigureDialog(self._theme, self._picture, self._alt, self._caption_text, self.window()).exec()


class FigureDialog(QDialog):
    """The figure alone, enlarged with + and −, with what it says in words."""

    def __init__(self, theme: Theme, picture: Picture, alt: str, caption: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._picture = picture
        self._width = 0
        self.setWindowTitle(caption or self.tr("Figure"))
        self.resize(parent.size() * 0.92)
        self._image = QLabel()
        self._image.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._image.setAccessibleName(alt)
        self._image.setProperty("role", "figure")
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._image)
        self._scroll.setWidgetResizable(True)
        self._scroll.setAccessibleName(self.tr("La figure, que les flèches font défiler"))
        larger, smaller = button(self.tr("Agrandir")), button(self.tr("Réduire"))
        set_icon(larger, theme, "plus")
        set_icon(smaller, theme, "minus")
        larger.clicked.connect(lambda: self._scale(1.25))
        smaller.clicked.connect(lambda: self._scale(0.8))
        close = button(self.tr("Fermer"), "primary")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        foot = QHBoxLayout()
        foot.addWidget(smaller)
        foot.addWidget(larger)
        foot.addStretch(1)
        foot.addWidget(close)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 20, 20, 16)
        rows.setSpacing(12)
        rows.addWidget(self._scroll, 1)
        rows.addWidget(label(alt, "muted", wrap=True))
        rows.addLayout(foot)
        close.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self._scroll.viewport().size()
        by_height = room.height() * self._picture.size.width() / self._picture.size.height()
        self._show(int(min(room.width(), by_height)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in ("+", "="):
            self._scale(1.25)
        elif event.text() == "-":
            self._scale(0.8)
        else:
            super().keyPressEvent(event)

    def _scale(self, factor: float) -> None:
        self._show(max(200, min(4000, round(self._width * factor))))

    def _show(self, width: int) -> None:
        if width > 0 and width != self._width:
            self._width = width
            self._image.setPixmap(self._picture.draw(width, self.devicePixelRatioF()))
