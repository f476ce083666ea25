"""The gauges that decisions move: named, with their value for a screen reader, and what the last decision did."""

from collections.abc import Mapping

from PySide6.QtCore import QEasingCurve, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from coprosec.ui.theme import Theme
from coprosec.ui.translation import tr
from coprosec.ui.widgets.icons import icon_label
from coprosec.ui.widgets.texts import label

_MOVE_MS = 120
_ICONS = {"confiance": "heart-handshake", "information": "info", "securite": "shield-check"}


def gauge_name(name: str) -> str:
    """How a gauge of the course is called."""
    names = {"confiance": tr("Confiance"), "information": tr("Information"), "securite": tr("Sécurité")}
    return names.get(name, name.replace("-", " ").capitalize())


def change_text(change: int) -> str:
    """+10, −15."""
    return f"+{change}" if change > 0 else f"−{-change}"


class Dial(QProgressBar):
    """0 to 100, as a line with a mark at its middle, from which better and worse are read."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: float | None = None
        self.setRange(0, 100)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._move = QVariantAnimation(self)
        self._move.setDuration(_MOVE_MS)
        self._move.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._move.valueChanged.connect(self._slide)

    def set_level(self, value: int) -> None:
        """Go to `value`, lightly when it is seen."""
        self.setValue(value)
        self._move.stop()
        if self.isVisible() and self._shown is not None and not self._theme.still:
            self._move.setStartValue(self._shown)
            self._move.setEndValue(float(value))
            self._move.start()
        else:
            self._slide(float(value))

    def _slide(self, shown: float) -> None:
        self._shown = shown
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, self._theme.px(14))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self._theme.px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        height = theme.px(8)
        groove = QRectF(0, (self.height() - height) / 2, self.width(), height)
        painter.setBrush(theme.color("groove"))
        painter.drawRoundedRect(groove, height / 2, height / 2)
        done = QRectF(groove)
        shown = self._shown or 0.0
        done.setWidth(max(height, groove.width() * shown / 100))
        painter.setBrush(theme.color(level_token(round(shown))))
        painter.drawRoundedRect(done, height / 2, height / 2)
        painter.setPen(QPen(theme.color("muted"), 1))
        middle = self.width() / 2
        painter.drawLine(int(middle), 0, int(middle), self.height())


def level_token(value: int) -> str:
    """The colour of a level: low, in between, high. The number beside it says the same."""
    return "danger" if value < 35 else "primary" if value >= 50 else "accent"


class Gauge(QWidget):
    """One gauge: icon, name, value, what the last decision did."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.name = gauge_name(name)
        mark = icon_label(theme, _ICONS.get(name, "target"), "primary", 20)
        self._value = label("", "strong")
        self._change = label("", "change")
        self.dial = Dial(theme)
        head = QHBoxLayout()
        head.setSpacing(theme.px(6))
        head.addWidget(mark)
        head.addWidget(label(self.name, "small"), 1)
        head.addWidget(self._change)
        head.addWidget(self._value)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.px(4))
        rows.addLayout(head)
        rows.addWidget(self.dial)

    def show_level(self, value: int, change: int = 0) -> None:
        self.dial.set_level(value)
        self._value.setText(str(value))
        self._change.setText(change_text(change) if change else "")
        self._change.setProperty("tone", "good" if change > 0 else "bad")
        self._change.style().polish(self._change)
        spoken = tr("{name} : {value} sur 100").format(name=self.name, value=value)
        if change:
            spoken = tr("{level}, {change} par cette décision").format(level=spoken, change=change_text(change))
        self.dial.setAccessibleName(spoken)
        self.setAccessibleName(spoken)


class GaugeStrip(QWidget):
    """Every gauge, side by side, or one under the other where there is no room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._gauges: dict[str, Gauge] = {}
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(theme.px(40), theme.px(12), theme.px(40), theme.px(12))
        self._line.setSpacing(theme.px(36))

    def show_levels(self, levels: Mapping[str, int], changes: Mapping[str, int]) -> None:
        """The value of each gauge, and what the last decision changed."""
        if list(self._gauges) != list(levels):
            self._make(list(levels))
        for name, gauge in self._gauges.items():
            gauge.show_level(levels[name], changes.get(name, 0))

    def remake(self) -> None:
        """Forget what was drawn at another text size."""
        self._make([])

    def _make(self, names: list[str]) -> None:
        for gauge in self._gauges.values():
            self._line.removeWidget(gauge)
            gauge.hide()
            gauge.deleteLater()
        self._gauges = {name: Gauge(self._theme, name) for name in names}
        for gauge in self._gauges.values():
            self._line.addWidget(gauge, 1)
