"""A slim progress bar."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy

from coprosec.ui.theme import Theme


class SlimBar(QProgressBar):
    """A share from 0 to 1, as a thin rounded line; `tokens` are the colours of the groove and of what is done."""

    def __init__(self, theme: Theme, tokens: tuple[str, str] = ("groove", "primary")) -> None:
        super().__init__()
        self._theme = theme
        self._tokens = tokens
        self.setRange(0, 1000)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_share(self, share: float, spoken: str) -> None:
        """Show `share`; screen readers say `spoken`."""
        self.setValue(round(max(0.0, min(1.0, share)) * 1000))
        self.setAccessibleName(spoken)

    def sizeHint(self) -> QSize:
        return QSize(120, 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        groove = QRectF(self.rect())
        radius = groove.height() / 2
        painter.setBrush(self._theme.color(self._tokens[0]))
        painter.drawRoundedRect(groove, radius, radius)
        if self.value():
            done = QRectF(groove)
            done.setWidth(max(groove.height(), groove.width() * self.value() / 1000))
            painter.setBrush(self._theme.color(self._tokens[1]))
            painter.drawRoundedRect(done, radius, radius)
