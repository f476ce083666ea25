"""What reaches the learner in a scene: a message, a voice note with its length, a picture, a telephone call."""

from hashlib import sha256

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QRadialGradient
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coprosec.ui.theme import Theme
from coprosec.ui.widgets.icons import icon_label
from coprosec.ui.widgets.texts import label, rich_label

_BARS = 34


class Bubble(QFrame):
    """Something said: who says it when that is known, whether it was forwarded, and the words."""

    def __init__(self, theme: Theme, html: str, speaker: str = "", *, forwarded: bool = False) -> None:
        super().__init__()
        self.setProperty("role", "bubble")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(10))
        self.rows.setSpacing(theme.px(4))
        if forwarded:
            self.rows.addLayout(self._forwarded(theme))
        if speaker:
            self.rows.addWidget(label(speaker, "speaker", wrap=True))
        self.words = rich_label(html, "said")
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.rows.addWidget(self.words)

    def _forwarded(self, theme: Theme) -> QHBoxLayout:
        mark = icon_label(theme, "forward", "muted", 16)
        line = QHBoxLayout()
        line.setSpacing(theme.px(6))
        line.addWidget(mark)
        line.addWidget(label(self.tr("Transféré"), "small"), 1)
        return line


class VoiceNote(Bubble):
    """A voice note: its length and its shape, and what is said in it as text, for nothing is heard here."""

    def __init__(self, theme: Theme, html: str, seconds: int, speaker: str = "") -> None:
        super().__init__(theme, html, speaker)
        length = f"{seconds // 60}:{seconds % 60:02d}"
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        mark = icon_label(theme, "mic", "primary", 24)
        head.addWidget(mark)
        head.addWidget(_Wave(theme, html), 1)
        head.addWidget(label(length, "hour"))
        at = 1 if speaker else 0
        self.rows.insertLayout(at, head)
        self.rows.insertWidget(at + 1, label(self.tr("Vocal de {length}, transcrit").format(length=length), "small"))


class _Wave(QWidget):
    """The shape of a voice, drawn from the words: the same note always looks the same."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__()
        self._theme = theme
        digest = sha256(words.encode()).digest()
        self._heights = [
            0.2 + 0.8 * digest[nth % len(digest)] / 255 * (0.5 + 0.5 * (nth % 5) / 4) for nth in range(_BARS)
        ]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(220), self._theme.px(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(80), self._theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        step = self.width() / _BARS
        for nth, height in enumerate(self._heights):
            painter.setBrush(self._theme.color("primary" if nth < _BARS // 3 else "line_strong"))
            tall = max(3.0, height * self.height())
            bar = QRectF(nth * step, (self.height() - tall) / 2, max(2.0, step * 0.5), tall)
            painter.drawRoundedRect(bar, bar.width() / 2, bar.width() / 2)


class Photo(QWidget):
    """A picture that one should look at twice before sharing it: shown blurred, told in words beside it."""

    def __init__(self, theme: Theme, seed: str) -> None:
        super().__init__()
        self._theme = theme
        self._seed = sha256(seed.encode()).digest()
        self.setAccessibleName(self.tr("Image reçue, floutée ; elle est décrite en mots"))
        self.setMaximumWidth(theme.px(600))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(420), self._theme.px(150))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(150))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, box = self._theme, QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(box, 12, 12)
        painter.setClipPath(shape)
        painter.fillRect(box, theme.color("info_soft"))
        tokens = ("accent_soft", "primary_soft", "accent", "info", "muted", "primary")
        for nth, token in enumerate(tokens):
            self._spot(painter, box, nth, theme.color(token))
        self._caption(painter, box)

    def _spot(self, painter: QPainter, box: QRectF, nth: int, color: QColor) -> None:
        across, down, size = (self._seed[3 * nth + part] / 255 for part in range(3))
        centre = QPointF(box.width() * across, box.height() * (0.25 + 0.75 * down))
        radius = box.height() * (0.45 + 0.6 * size)
        faded = QColor(color)
        faded.setAlphaF(0.0)
        color.setAlphaF(0.55)
        light = QRadialGradient(centre, radius)
        light.setColorAt(0, color)
        light.setColorAt(1, faded)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(light)
        painter.drawEllipse(centre, radius, radius)

    def _caption(self, painter: QPainter, box: QRectF) -> None:
        theme = self._theme
        painter.setFont(theme.ui_font(14, bold=True))
        text = self.tr("Image reçue")
        width = painter.fontMetrics().horizontalAdvance(text) + theme.px(58)
        pill = QRectF((box.width() - width) / 2, (box.height() - theme.px(40)) / 2, width, theme.px(40))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        mark = theme.pixmap("image", "primary", 20)
        painter.drawPixmap(int(pill.left() + theme.px(14)), int(pill.center().y() - mark.height() / 2), mark)
        painter.setPen(theme.color("ink"))
        painter.drawText(pill.adjusted(theme.px(42), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)


class Device(QFrame):
    """A telephone's screen: what it shows, who or what it comes from, the hour, then what was received."""

    def __init__(self, theme: Theme, icon: str, title: str, hour: str) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "device")
        self.setMaximumWidth(theme.px(620))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        head = QFrame()
        head.setProperty("role", "device-head")
        mark = icon_label(theme, icon, "on_navigation", 20)
        line = QHBoxLayout(head)
        line.setContentsMargins(theme.px(16), theme.px(9), theme.px(16), theme.px(9))
        line.setSpacing(theme.px(10))
        line.addWidget(mark)
        line.addWidget(label(title, "strong", wrap=True), 1)
        line.addWidget(label(hour))
        self._body = QVBoxLayout()
        self._body.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(16))
        self._body.setSpacing(theme.px(10))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(1, 1, 1, 1)
        rows.setSpacing(0)
        rows.addWidget(head)
        rows.addLayout(self._body)

    def receive(self, widget: QWidget) -> None:
        """Something more on the screen, at its left."""
        row = QHBoxLayout()
        row.addWidget(widget, 20)
        row.addStretch(1)
        self._body.addLayout(row)
