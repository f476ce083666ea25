"""A picture that fills the width it is given, cropped to a height."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from coprosec.ui.theme import Theme

_WIDE, _HIGH = 640, 240
"""The size of the course's covers."""
_HIGHEST = 132
"""A cover as wide as a page would hide what it introduces; in pixels at 100 %."""


class Cover(QWidget):
    """An SVG, centred and cropped; a plain soft band where there is none. All four corners are round when `whole`.
    Without a height it is as high as its width asks, up to what leaves room for the words.
    """

    def __init__(
        self, theme: Theme, picture: Path | None, height: int | None, radius: int = 11, *, whole: bool = False
    ) -> None:
        super().__init__()
        self._theme = theme
        self._picture = picture
        self._radius = radius
        self._whole = whole
        self._drawn: QPixmap | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if height is None:
            policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
        else:
            self.setFixedHeight(theme.px(height))
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return QSize(160, self.heightForWidth(160) if self.hasHeightForWidth() else self.height())

    def hasHeightForWidth(self) -> bool:
        return self.sizePolicy().hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        return min(self._theme.px(_HIGHEST), round(width * _HIGH / _WIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        wanted = self.size() * ratio
        if self._drawn is None or self._drawn.size() != wanted:
            self._drawn = self._draw(wanted)
            self._drawn.setDevicePixelRatio(ratio)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        box = QRectF(self.rect()).adjusted(0, 0, 0, 0 if self._whole else self._radius)
        shape.addRoundedRect(box, self._radius, self._radius)
        painter.setClipPath(shape)
        painter.drawPixmap(0, 0, self._drawn)

    def _draw(self, size: QSize) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(self._theme.color("primary_soft"))
        if self._picture is not None and self._picture.is_file():
            renderer = QSvgRenderer(str(self._picture))
            if renderer.isValid():
                whole = renderer.defaultSize()
                scale = max(size.width() / whole.width(), size.height() / whole.height())
                width, height = whole.width() * scale, whole.height() * scale
                painter = QPainter(pixmap)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                renderer.render(
                    painter, QRectF((size.width() - width) / 2, (size.height() - height) / 2, width, height)
                )
                painter.end()
        return pixmap
