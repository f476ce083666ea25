"""The dark panel of the sign-in page: what the course is, which centre this is, and the doors that need no name."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from coprosec.ui.signin.street import Street
from coprosec.ui.theme import Theme, repolish
from coprosec.ui.widgets.buttons import button, set_icon
from coprosec.ui.widgets.texts import label

if TYPE_CHECKING:
    from coprosec.domain.installation import Installation

_ROOMY = 150
"""Up to this text size, in per cent, there is room for everything."""
_WIDE = 110
"""Up to this text size, there is room for three buttons side by side; the guides lead to the third page too."""


class Welcome(Street):
    """Signals:
    trainer_requested: a trainer wants to enter.
    guides_requested: somebody wants to read how the program works.
    about_requested: somebody wants to know where the course comes from.
    """

    trainer_requested = Signal()
    guides_requested = Signal()
    about_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._mark = QLabel()
        title = label(self.tr("Coproduire la sécurité"), "display", wrap=True)
        told = self.tr(
            "Un cours d’éducation citoyenne, en cinq modules, "
            "pour apprendre à s’informer, vérifier, alerter et agir ensemble."
        )
        self._subtitle = label(told, "lead", wrap=True)
        promise = self.tr("Vos réponses restent sur ce poste. Aucune connexion n’est nécessaire.")
        self._promise = label(promise, "muted", wrap=True)
        self.place = label("", "muted", wrap=True)
        self.place.hide()
        doors = self._make_doors()
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 48, 48, 32)
        column.setSpacing(16)
        column.addStretch(2)
        column.addWidget(self._mark)
        column.addWidget(title)
        column.addWidget(self._subtitle)
        column.addStretch(3)
        column.addWidget(self.place)
        column.addWidget(self._promise)
        column.addLayout(doors)
        self.above, self.below = self._subtitle, (self.place, self._promise, self._trainer)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_installation(self, installation: "Installation") -> None:
        """Which centre and PC this is; nothing before it was set up."""
        parts = (installation.centre_name, installation.device_name)
        self.place.setText("\n".join(part for part in parts if part))
        self.place.setVisible(installation.is_set_up)

    def _make_doors(self) -> QHBoxLayout:
        self._trainer = button(self.tr("Espace formateur"), "onwelcome")
        self._trainer.clicked.connect(self.trainer_requested)
        self._guides = button(self.tr("Guides"), "onwelcome")
        self._guides.clicked.connect(self.guides_requested)
        self._about = button(self.tr("À propos"), "onwelcome")
        self._about.clicked.connect(self.about_requested)
        doors = QHBoxLayout()
        doors.setSpacing(12)
        for door in (self._trainer, self._guides, self._about):
            doors.addWidget(door)
        doors.addStretch(1)
        return doors

    def _restyle(self) -> None:
        self._mark.setPixmap(self._theme.pixmap("shield-check", "accent", 72))
        roomy = self._theme.percent <= _ROOMY
        self._promise.setVisible(roomy)
        self._mark.setVisible(roomy)
        self._about.setVisible(self._theme.percent <= _WIDE)
        role = "lead" if roomy else ""
        if self._subtitle.property("role") != role:
            self._subtitle.setProperty("role", role)
            repolish(self._subtitle)
        for door, icon in ((self._trainer, "lock"), (self._guides, "book-open"), (self._about, "info")):
            if roomy:
                set_icon(door, self._theme, icon, "on_navigation")
            else:
                door.setIcon(QIcon())
