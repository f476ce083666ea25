"""Somebody who is not in the list: their name, and what the program will keep of them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from coprosec.ui.signin.forms import Form
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.buttons import button

_LONGEST = 80


class NewcomerForm(Form):
    """Signals:
    registration_requested: a name was typed.
    guest_requested: somebody wants to try without giving one.
    notice_requested: somebody wants to read what is kept.
    """

    registration_requested = Signal(str)
    guest_requested = Signal()
    notice_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.tr("Commencer"))
        self.help.setText(
            self.tr(
                "Le programme garde votre nom et ce que vous faites dans le cours. Le formateur peut le voir. "
                "Ni téléphone ni adresse ne sont demandés."
            )
        )
        self.name: QLineEdit = self._add_line(self.tr("Prénom et nom"), _LONGEST)
        self._protect = QCheckBox(self.tr("Protéger mon nom par un code"))
        self.lines.addWidget(self._protect)
        self._notice = button(self.tr("Ce qui est gardé, et vos droits"), "link")
        self._notice.clicked.connect(self.notice_requested)
        self._guest = button(self.tr("Essayer sans donner de nom"), "link")
        self._guest.clicked.connect(self.guest_requested)
        for link in (self._guest, self._notice):
            self.below.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def first(self) -> QWidget:
        return self.name

    @property
    def wants_pin(self) -> bool:
        return self._protect.isChecked()

    def clear(self) -> None:
        super().clear()
        self._protect.setChecked(False)

    def show_rules(self, *, somebody: bool, pin_offered: bool, guest: bool) -> None:
        """Whether there is a list to go back to, and what this PC allows."""
        self.back.setVisible(somebody)
        self._protect.setVisible(pin_offered)
        self._guest.setVisible(guest)
        self.title.setText(self.tr("Votre nom") if somebody else self.tr("Bienvenue ! Comment vous appelez-vous ?"))

    def _complete(self) -> bool:
        return bool(self.name.text().strip())

    def _act(self) -> None:
        self.registration_requested.emit(self.name.text())
