"""The way to the trainer's area: who, and their password."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from coprosec.domain.ids import TrainerId
from coprosec.domain.secrets import MAX_PASSWORD
from coprosec.domain.trainer import Trainer
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.buttons import button, set_icon
from coprosec.ui.widgets.texts import label


class TrainerForm(QWidget):
    """Made the first time that it is asked for: most starts show it to nobody.

    Signals:
        admission_requested: a password was typed (TrainerId, str).
        back_requested: to the names of learners.
    """

    admission_requested = Signal(str, str)
    back_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._who = QComboBox()
        self._who.setAccessibleName(self.tr("Formateur"))
        self._enter = button(self.tr("Entrer"), "primary")
        self._enter.setEnabled(False)
        self._enter.clicked.connect(self._ask)
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setMaxLength(MAX_PASSWORD)
        self.password.setPlaceholderText(self.tr("Mot de passe"))
        self.password.setAccessibleName(self.tr("Mot de passe"))
        self.password.textChanged.connect(lambda text: self._enter.setEnabled(bool(text)))
        self.password.returnPressed.connect(self._ask)
        self._back = button(self.tr("Revenir à la liste"), "quiet")
        self._back.clicked.connect(self.back_requested)
        foot = QHBoxLayout()
        foot.addWidget(self._back)
        foot.addStretch(1)
        foot.addWidget(self._enter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addStretch(1)
        column.addWidget(label(self.tr("Espace formateur"), "title"))
        column.addWidget(label(self.tr("Suivre le groupe, préparer ce poste, rendre compte."), "muted", wrap=True))
        column.addWidget(self._who)
        column.addWidget(self.password)
        column.addLayout(foot)
        column.addStretch(2)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_trainers(self, trainers: Sequence[Trainer]) -> None:
        """Those who have a password here."""
        self._who.clear()
        for trainer in trainers:
            self._who.addItem(trainer.name, trainer.id)
        self.password.clear()

    def set_busy(self, busy: bool) -> None:
        self._enter.setEnabled(not busy and bool(self.password.text()))

    def _ask(self) -> None:
        if self._enter.isEnabled():
            self.admission_requested.emit(TrainerId(self._who.currentData()), self.password.text())

    def _restyle(self) -> None:
        set_icon(self._enter, self._theme, "arrow-right", "on_primary", after=True)
        set_icon(self._back, self._theme, "arrow-left")
