"""The veil over a page that nobody touches: it hides the page, counts down, and lets whoever is there go on."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coprosec.domain.counting import counted
from coprosec.ui.idle import COUNTDOWN_SECONDS
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.buttons import button, press_focused, set_icon
from coprosec.ui.widgets.card import Card
from coprosec.ui.widgets.texts import label


class AwayPanel(QWidget):
    """Covers the whole window.

    Signals:
        stay_requested: somebody is there.
        lifted: the page is seen again.
        leave_requested: the countdown is over, or the next person wants the place.
    """

    stay_requested = Signal()
    leave_requested = Signal()
    lifted = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._over = window
        self._left = 0
        self._before: QWidget | None = None
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self.count_down)
        self._title = label("", "title", wrap=True)
        self._text = label("", "muted", wrap=True)
        self._leave = button(self.tr("Changer de personne"))
        self._leave.clicked.connect(self._go)
        self._stay = button(self.tr("Je suis là"), "primary")
        self._stay.clicked.connect(self._remain)
        foot = QHBoxLayout()
        foot.addWidget(self._leave)
        foot.addStretch(1)
        foot.addWidget(self._stay)
        self._card = Card((32, 28, 32, 24), 14)
        self._card.rows.addWidget(self._title)
        self._card.rows.addWidget(self._text)
        self._card.rows.addSpacing(8)
        self._card.rows.addLayout(foot)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._card)
        middle.addStretch(1)
        around = QVBoxLayout(self)
        around.addStretch(1)
        around.addLayout(middle)
        around.addStretch(1)
        window.installEventFilter(self)

    def ask(self, *, may_leave: bool) -> None:
        """Show the veil. When nobody may be signed out now, it waits without counting."""
        self._before = self.window().focusWidget()
        set_icon(self._leave, self._theme, "log-out")
        set_icon(self._stay, self._theme, "check", "on_primary")
        self._card.setFixedWidth(min(self._theme.px(520), self._over.width() - 40))
        self._title.setText(self.tr("Vous êtes toujours là ?"))
        self._left = COUNTDOWN_SECONDS
        if may_leave:
            self._say()
            self._tick.start()
        else:
            self._text.setText(
                self.tr("Une réponse n’est pas encore validée : rien n’est effacé. Elle attend sous cet écran.")
            )
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self._stay.setFocus(Qt.FocusReason.OtherFocusReason)

    def count_down(self) -> None:
        """One second less."""
        self._left -= 1
        if self._left <= 0:
            self._go()
        else:
            self._say()

    def close_quietly(self) -> None:
        """Lift the veil without a word."""
        self._tick.stop()
        self.hide()
        self.lifted.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from one button to the other, never under the veil."""
        other = self._leave if self._stay.hasFocus() else self._stay
        other.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._over.rect())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard; any other key but those that walk means: I am here."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            press_focused(self)
        elif event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._remain()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._remain()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.color("navigation"))

    def _say(self) -> None:
        seconds = counted(self._left, self.tr("seconde"), self.tr("secondes"))
        told = self.tr("Sans réponse, le programme revient à la liste des noms dans {seconds}. Tout est enregistré.")
        self._text.setText(told.format(seconds=seconds))

    def _remain(self) -> None:
        self.close_quietly()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.stay_requested.emit()

    def _go(self) -> None:
        self.close_quietly()
        self.leave_requested.emit()
