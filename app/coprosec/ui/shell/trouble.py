"""A bar over the page when a bug kept it from being filled: no page waits for ever."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from coprosec.ui.theme import Theme
from coprosec.ui.widgets.buttons import button, set_icon, take_keyboard
from coprosec.ui.widgets.notice import Notice


class TroubleBar(QFrame):
    """Signals:
    retry_requested: open the page anew.
    """

    retry_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._notice = Notice(theme)
        self._retry = button(self.tr("Réessayer"))
        self._retry.clicked.connect(self.retry_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(40, 12, 40, 0)
        row.setSpacing(12)
        row.addWidget(self._notice, 1)
        row.addWidget(self._retry)
        theme.changed.connect(self._restyle)
        self._restyle()

    def tell(self) -> None:
        """Say it, and put the keyboard on the way out."""
        told = self.tr("Ce qui est enregistré est en sécurité. Réessayez ; si cela revient, prévenez le formateur.")
        self._notice.say(self.tr("Une partie du programme a rencontré une erreur."), told, "bad")
        self.show()
        take_keyboard(self._retry)

    def _restyle(self) -> None:
        set_icon(self._retry, self._theme, "rotate-ccw")
