"""The few charts, drawn by hand. Each has its text alternative: what it shows is also said in words beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coprosec.ui.theme import Theme

_GRID = (0, 25, 50, 75, 100)


class Chart(QWidget):
    """A frame with a scale of percents on the left; `plot` is where it is drawn."""

    def __init__(self, theme: Theme, height: int) -> None:
        super().__init__()
        self.theme = theme
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(480, self.theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.theme.px(self._height))

    def describe(self, name: str, description: str) -> None:
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self.setToolTip(description)

    @property
    def plot(self) -> QRectF:
        px = self.theme.px
        return QRectF(px(56), px(14), self.width() - px(56) - 8, self.height() - px(14) - px(48))

    def level(self, percent: float) -> float:
        return self.plot.bottom() - self.plot.height() * percent / 100

    def scale(self, painter: QPainter) -> None:
        """The horizontal lines and what each is worth."""
        painter.setFont(self.theme.ui_font(12))
        for percent in _GRID:
            y = self.level(percent)
            painter.setPen(QPen(self.theme.color("line"), 1))
            painter.drawLine(QPointF(self.plot.left(), y), QPointF(self.plot.right(), y))
            painter.setPen(self.theme.color("muted"))
            box = QRectF(0, y - self.theme.px(10), self.plot.left() - self.theme.px(8), self.theme.px(20))
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{percent}\u00a0%")

    def under(self, painter: QPainter, middle: float, width: float, lines: Sequence[str]) -> None:
        """Up to two lines of text under the frame, centred on `middle`, each elided to `width`."""
        height = self.theme.px(20)
        for nth, line in enumerate(lines):
            painter.setFont(self.theme.ui_font(13 if nth == 0 else 12, bold=nth == 0))
            painter.setPen(self.theme.color("ink" if nth == 0 else "muted"))
            box = QRectF(middle - width / 2, self.plot.bottom() + self.theme.px(6) + nth * height, width, height)
            shown = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, int(width))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)


@dataclass(frozen=True, slots=True)
class Band:
    """A column: where it should be (percents), where it is (None: not known), and what stands under it."""

    least: int
    most: int
    value: int | None
    lines: tuple[str, str]
    faint: bool = False
    """Known too little to be believed: drawn hollow."""


class BandChart(Chart):
    """What is, as a dot with its figure, over what should be, as a soft band."""

    def __init__(self, theme: Theme, bands: Sequence[Band]) -> None:
        super().__init__(theme, 260)
        self._bands = tuple(bands)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.scale(painter)
        step = self.plot.width() / len(self._bands)
        for nth, band in enumerate(self._bands):
            self._paint_band(painter, band, self.plot.left() + step * (nth + 0.5), step)

    def _paint_band(self, painter: QPainter, band: Band, middle: float, step: float) -> None:
        theme, wide = self.theme, min(step * 0.6, self.theme.px(120))
        painter.setPen(QPen(theme.color("primary"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(theme.color("primary_soft"))
        top, bottom = self.level(band.most), self.level(band.least)
        painter.drawRoundedRect(QRectF(middle - wide / 2, top, wide, bottom - top), 6, 6)
        self.under(painter, middle, step - 8, band.lines)
        if band.value is None:
            return
        token = "danger" if band.value < band.least else "accent_dark" if band.value > band.most else "primary_dark"
        radius, y = theme.px(9), self.level(band.value)
        painter.setPen(QPen(theme.color(token), 2.5))
        painter.setBrush(theme.color("surface" if band.faint else token))
        painter.drawEllipse(QPointF(middle, y), radius, radius)
        self._paint_figure(painter, f"{band.value}\u00a0%", middle + radius + theme.px(6), y)

    def _paint_figure(self, painter: QPainter, text: str, left: float, y: float) -> None:
        """On a piece of paper of its own, so that no line runs through it."""
        painter.setFont(self.theme.ui_font(14, bold=True))
        wide, high = painter.fontMetrics().horizontalAdvance(text) + 8, self.theme.px(20)
        y = min(max(y, self.plot.top()), self.plot.bottom() - high / 2)
        box = QRectF(left, y - high / 2, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("surface"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(self.theme.color("ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


@dataclass(frozen=True, slots=True)
class Point:
    """A percent, whether it reached its mark, and what stands under it."""

    value: int
    good: bool
    lines: tuple[str, str]


class LineChart(Chart):
    """Percents one after the other; `mark` is what was to be reached. A disc is above, a ring is below."""

    def __init__(self, theme: Theme, points: Sequence[Point], mark: int) -> None:
        super().__init__(theme, 220)
        self._points = tuple(points)
        self._mark = mark

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.scale(painter)
        painter.setPen(QPen(self.theme.color("accent_dark"), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(
            QPointF(self.plot.left(), self.level(self._mark)), QPointF(self.plot.right(), self.level(self._mark))
        )
        step = self.plot.width() / len(self._points)
        places = [
            QPointF(self.plot.left() + step * (nth + 0.5), self.level(point.value))
            for nth, point in enumerate(self._points)
        ]
        painter.setPen(QPen(self.theme.color("primary"), 2))
        painter.drawPolyline(places)
        for place, point in zip(places, self._points, strict=True):
            painter.setPen(QPen(self.theme.color("primary" if point.good else "accent_dark"), 2.5))
            painter.setBrush(self.theme.color("primary" if point.good else "surface"))
            painter.drawEllipse(place, self.theme.px(6), self.theme.px(6))
            self.under(painter, place.x(), step - 4, point.lines)
