"""The buttons of reading aloud."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from coprosec.domain.speech import SPEEDS, USUAL_SPEED
from coprosec.ui.theme import Theme
from coprosec.ui.translation import tr
from coprosec.ui.widgets.buttons import button, set_icon
from coprosec.ui.widgets.texts import label

_ROOM_FOR_ALL, _ROOM_FOR_SPEED = 640, 480
"""Widths at 100 %."""


class AloudBar(QFrame):
    """Signals:
    pause_requested: stop for a while, or go on.
    previous_requested, next_requested: another sentence.
    stop_requested: no more.
    speed_requested: another speed (one of SPEEDS).
    """

    pause_requested = Signal()
    previous_requested = Signal()
    next_requested = Signal()
    stop_requested = Signal()
    speed_requested = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._speed = USUAL_SPEED
        self.setProperty("role", "aloud")
        self.setAccessibleName(tr("Lecture à voix haute"))
        self.pause = self._button("pause", tr("Pause"), "F8")
        self.before = self._button("skip-back", tr("Phrase précédente"), "F7")
        self.after = self._button("skip-forward", tr("Phrase suivante"), "F9")
        self.stop = self._button("square", tr("Arrêter la lecture"), tr("Échap"))
        self.slower = self._button("minus", tr("Plus lentement"), "")
        self.faster = self._button("plus", tr("Plus vite"), "")
        self._state = label("", "strong")
        self._rate = label("", "small")
        for one, signal in (
            (self.pause, self.pause_requested),
            (self.before, self.previous_requested),
            (self.after, self.next_requested),
            (self.stop, self.stop_requested),
        ):
            one.clicked.connect(signal)
        self.slower.clicked.connect(lambda: self._change(-1))
        self.faster.clicked.connect(lambda: self._change(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 4, 32, 4)
        row.setSpacing(4)
        for one in (self.before, self.pause, self.after, self.stop):
            row.addWidget(one)
        row.addSpacing(8)
        row.addWidget(self._state)
        row.addStretch(1)
        for widget in (self.slower, self._rate, self.faster):
            row.addWidget(widget)
        self.show_speed(USUAL_SPEED)
        self.show_paused(paused=False)

    def show_paused(self, *, paused: bool) -> None:
        text = tr("Reprendre") if paused else tr("Pause")
        set_icon(self.pause, self._theme, "play" if paused else "pause", "primary")
        self.pause.setAccessibleName(text)
        self.pause.setToolTip(f"{text} (F8)")
        self._state.setText(tr("En pause") if paused else tr("Lecture en cours"))

    def show_speed(self, speed: int) -> None:
        self._speed = speed
        names = (tr("très lente"), tr("lente"), tr("normale"), tr("rapide"), tr("très rapide"))
        told = tr("Vitesse {name}").format(name=names[SPEEDS.index(speed)])
        self._rate.setText(told)
        for one in (self.slower, self.faster):
            one.setAccessibleDescription(told)
        self.slower.setEnabled(speed > SPEEDS[0])
        self.faster.setEnabled(speed < SPEEDS[-1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words go away before they are cut: the buttons say the same to a screen reader."""
        super().resizeEvent(event)
        self._state.setVisible(self.width() >= self._theme.px(_ROOM_FOR_ALL))
        self._rate.setVisible(self.width() >= self._theme.px(_ROOM_FOR_SPEED))

    def _change(self, step: int) -> None:
        nth = max(0, min(len(SPEEDS) - 1, SPEEDS.index(self._speed) + step))
        self.show_speed(SPEEDS[nth])
        self.speed_requested.emit(SPEEDS[nth])

    def _button(self, icon: str, text: str, keys: str) -> QPushButton:
        made = button("", "quiet")
        made.setAccessibleName(text)
        made.setToolTip(f"{text} ({keys})" if keys else text)
        set_icon(made, self._theme, icon, "primary")
        return made
