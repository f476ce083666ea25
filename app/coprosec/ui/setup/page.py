"""Everything that a PC of a centre needs to know, on one page; the recovery sheet comes after it."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from coprosec.config.settings import Settings
from coprosec.domain.secrets import MAX_PASSWORD, MIN_PASSWORD
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.buttons import button, set_icon, take_keyboard
from coprosec.ui.widgets.card import FieldsCard
from coprosec.ui.widgets.column import Column
from coprosec.ui.widgets.footer import Footer
from coprosec.ui.widgets.notice import Notice
from coprosec.ui.widgets.page import lay_page
from coprosec.ui.widgets.picker import Picker
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import Explanation

_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Preparation:
    """What was typed; `create_profiles` is None when the administrator has decided it."""

    centre: str
    device: str
    trainer: str
    password: str
    create_profiles: str | None


class SetupPage(QWidget):
    """Signals:
    preparation_requested: the page was filled in (Preparation).
    later_requested: not now.
    """

    preparation_requested = Signal(object)
    later_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._busy = False
        self._advice = label("", "small", wrap=True)
        self._told: list[QLabel] = []
        self.notice = Notice(theme)
        self._later = button(self.tr("Plus tard"))
        self._later.clicked.connect(self.later_requested)
        self._prepare = button(self.tr("Préparer ce poste"), "primary")
        self._prepare.clicked.connect(self._ask)
        self._footer = Footer(self._later, self._prepare)
        self._scroll = scroll = Column(820)
        rows = scroll.rows
        rows.addWidget(label(self.tr("Préparer ce poste pour un centre"), "display", wrap=True))
        rows.addWidget(
            label(
                self.tr(
                    "Seul à la maison, ce n’est pas nécessaire : revenez en arrière et tapez votre nom. Dans un "
                    "centre, le formateur reçoit ici son mot de passe, et le poste le nom qui figurera sur les "
                    "attestations."
                ),
                "muted",
                wrap=True,
            )
        )
        rows.addWidget(self.notice)
        rows.addWidget(self._make_post())
        rows.addWidget(self._make_trainer())
        rows.addStretch(1)
        lay_page(self, scroll, self._footer)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._allow()

    def begin(self, device: str, settings: Settings) -> None:
        """Start with empty lines; `device` is the name that the system gives to this PC."""
        for line in (self.centre, self.trainer, self.password, self.again):
            line.clear()
        self.device.setText(device)
        self._list.choose(settings.create_profiles)
        locked = "create_profiles" in settings.locked
        self._list.setEnabled(not locked)
        self._locked.setVisible(locked)
        self.notice.hide()
        take_keyboard(self.centre)

    def set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._allow()

    def show_error(self, explanation: Explanation) -> None:
        self.set_busy(False)
        self.notice.explain(explanation)

    def _make_post(self) -> FieldsCard:
        card = FieldsCard(self.tr("1. Le poste"))
        self.centre = self._add(card, self.tr("Nom du centre"), self.tr("Centre de Bopa"))
        self.device = self._add(card, self.tr("Nom de ce poste"), self.tr("par exemple : Poste 3"))
        self._list = Picker(
            self.tr("La liste des noms"),
            (
                (self.tr("Chacun y ajoute son nom"), "everyone"),
                (self.tr("Seul le formateur y ajoute des noms"), "trainer"),
            ),
        )
        self._locked = label(self.tr("fixé par l’administrateur"), "small")
        self._told.append(card.add(self.tr("La liste des noms"), self._list))
        card.grid.addWidget(self._locked, card.grid.rowCount(), 1)
        return card

    def _make_trainer(self) -> FieldsCard:
        card = FieldsCard(self.tr("2. Le formateur"))
        self.trainer = self._add(card, self.tr("Prénom et nom"), "")
        self.password = self._add(card, self.tr("Mot de passe"), "", secret=True)
        self.again = self._add(card, self.tr("Encore une fois"), "", secret=True)
        card.grid.addWidget(self._advice, card.grid.rowCount(), 1)
        return card

    def _add(self, card: FieldsCard, name: str, hint: str, *, secret: bool = False) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(hint)
        line.setMaxLength(MAX_PASSWORD if secret else _LONGEST)
        if secret:
            line.setEchoMode(QLineEdit.EchoMode.Password)
        line.textChanged.connect(lambda _text: self._allow())
        line.returnPressed.connect(lambda: self._next(line))
        self._told.append(card.add(name, line))
        return line

    def _next(self, line: QLineEdit) -> None:
        """Enter goes to the next line that is empty, and prepares when none is."""
        empty = [other for other in self._lines() if not other.text().strip() and other is not line]
        if empty:
            take_keyboard(empty[0])
            self._scroll.reveal(empty[0])
        elif self._prepare.isEnabled():
            self._ask()

    def _lines(self) -> tuple[QLineEdit, ...]:
        return (self.centre, self.device, self.trainer, self.password, self.again)

    def _allow(self) -> None:
        password, again = self.password.text(), self.again.text()
        complete = all(line.text().strip() for line in self._lines())
        if len(password) < MIN_PASSWORD:
            self._advice.setText(self.tr("Huit caractères au moins : une courte phrase se retient bien."))
        elif again and again != password:
            self._advice.setText(self.tr("Les deux mots de passe sont différents."))
        else:
            self._advice.setText(self.tr("La feuille de secours, à l’étape suivante, servira s’il est oublié."))
        good = complete and len(password) >= MIN_PASSWORD and again == password
        self._prepare.setEnabled(good and not self._busy)

    def _ask(self) -> None:
        self.preparation_requested.emit(
            Preparation(
                self.centre.text(),
                self.device.text(),
                self.trainer.text(),
                self.password.text(),
                self._list.currentData() if self._list.isEnabled() else None,
            )
        )

    def _restyle(self) -> None:
        width = max(told.sizeHint().width() for told in self._told)
        for told in self._told:
            told.setMinimumWidth(width)
        set_icon(self._later, self._theme, "arrow-left")
        set_icon(self._prepare, self._theme, "arrow-right", "on_primary", after=True)
