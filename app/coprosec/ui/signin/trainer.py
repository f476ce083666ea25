"""The way to the trainer's area: who, and their password, or the code of their recovery sheet."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coprosec.domain.secrets import MAX_PASSWORD, MIN_PASSWORD, code_as_kept
from coprosec.domain.trainer import Trainer
from coprosec.ui.signin.forms import Form
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.buttons import button
from coprosec.ui.widgets.picker import Picker

_CODE_LETTERS, _LONGEST_CODE = 16, 40


class TrainerForm(Form):
    """Signals:
    admission_requested: a password was typed (TrainerId, str).
    lost_requested: the trainer lost it, but may have the sheet (TrainerId).
    """

    admission_requested = Signal(str, str)
    lost_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.tr("Entrer"))
        self.title.setText(self.tr("Espace formateur"))
        self.help.setText(self.tr("Suivre le groupe, préparer ce poste, rendre compte."))
        self._who = Picker(self.tr("Formateur"))
        self.lines.addWidget(self._who)
        self.password = self._add_line(self.tr("Mot de passe"), MAX_PASSWORD, secret=True)
        self._lost = button(self.tr("Mot de passe perdu ?"), "link")
        self._lost.clicked.connect(lambda: self.lost_requested.emit(self._who.currentData()))
        self.below.addWidget(self._lost, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def first(self) -> QWidget:
        return self.password

    def show_trainers(self, trainers: Sequence[Trainer]) -> None:
        """Those who have a password here."""
        self._who.offer([(trainer.name, trainer.id) for trainer in trainers])
        self.clear()

    def _complete(self) -> bool:
        return bool(self.password.text())

    def _act(self) -> None:
        self.admission_requested.emit(self._who.currentData(), self.password.text())


class RecoveryForm(Form):
    """The sheet's code opens once, and gives a new password.

    Signals:
        recovery_requested: a code and a new password were typed (TrainerId, str, str).
    """

    recovery_requested = Signal(str, str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.tr("Changer"))
        self._trainer = ""
        self.title.setText(self.tr("Feuille de secours"))
        self.help.setText(
            self.tr(
                "Tapez le code de la feuille rangée lors de l’installation, puis un nouveau mot de passe. "
                "Ce code ne servira plus : une nouvelle feuille vous sera donnée."
            )
        )
        self._code = self._add_line(self.tr("Code de la feuille"), _LONGEST_CODE)
        self._new = self._add_line(self.tr("Mot de passe, 8 caractères au moins"), MAX_PASSWORD, secret=True)
        self._again = self._add_line(self.tr("Le même, encore une fois"), MAX_PASSWORD, secret=True)

    @property
    def first(self) -> QWidget:
        return self._code

    def show_for(self, trainer: str) -> None:
        self._trainer = trainer
        self.clear()

    def _complete(self) -> bool:
        same = self._new.text() == self._again.text() and len(self._new.text()) >= MIN_PASSWORD
        return same and len(code_as_kept(self._code.text())) == _CODE_LETTERS

    def _act(self) -> None:
        self.recovery_requested.emit(self._trainer, self._code.text(), self._new.text())
