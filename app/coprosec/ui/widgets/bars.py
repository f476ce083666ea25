"""Horizontal bars with their words: a picture that a screen reader can read too."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coprosec.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Bar:
    """`share` is 0 to 1; `figure` what is written at its end; `token` its colour. A heading has no bar: share None."""

    text: str
    share: float | None
    figure: str
    token: str = "primary"


class Bars(QWidget):
    """Bars one under the other, as tall as they need."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        self._bars = tuple(bars)
        self.setAccessibleName("\n".join(f"{bar.text} : {bar.figure}" if bar.figure else bar.text for bar in bars))
        self.setFixedHeight(self.sizeHint().height())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, sum(self._height(bar) for bar in self._bars) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def _height(self, bar: Bar) -> int:
        return self._theme.px(34 if bar.share is None else 46)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = 0.0
        for bar in self._bars:
            height = self._height(bar)
            self._draw(painter, bar, QRectF(0, top, self.width(), height))
            top += height

    def _draw(self, painter: QPainter, bar: Bar, place: QRectF) -> None:
        theme = self._theme
        font = theme.ui_font(14, bold=bar.share is None)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        figure = metrics.horizontalAdvance(bar.figure) + theme.px(12) if bar.figure else 0
        words = QRectF(place.left(), place.top(), place.width() - figure, theme.px(24))
        if bar.share is None:
            words.setHeight(place.height())
        painter.setPen(theme.color("ink"))
        text = metrics.elidedText(bar.text, Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        if bar.share is None:
            return
        right = QRectF(place.right() - figure, place.top(), figure, theme.px(24))
        painter.drawText(right, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, bar.figure)
        groove = QRectF(place.left(), place.top() + theme.px(26), place.width(), theme.px(10))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("groove"))
        painter.drawRoundedRect(groove, groove.height() / 2, groove.height() / 2)
        if bar.share > 0:
            groove.setWidth(max(groove.height(), groove.width() * min(1.0, bar.share)))
            painter.setBrush(theme.color(bar.token))
            painter.drawRoundedRect(groove, groove.height() / 2, groove.height() / 2)
