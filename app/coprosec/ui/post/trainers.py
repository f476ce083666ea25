"""Who trains on this PC: change one's password, get a new sheet, let somebody else in."""

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from coprosec.domain.secrets import MAX_PASSWORD, MIN_PASSWORD
from coprosec.domain.trainer import Trainer
from coprosec.ui.translation import tr
from coprosec.ui.widgets.buttons import button, set_words, take_keyboard
from coprosec.ui.widgets.card import TitledCard
from coprosec.ui.widgets.texts import label

_LONGEST_NAME = 60


class _Wish(Enum):
    PASSWORD = auto()
    SHEET = auto()
    TRAINER = auto()


class TrainersCard(TitledCard):
    """Signals:
    password_requested: the old and the new one.
    sheet_requested: one's password.
    trainer_requested: a name and a password.
    """

    password_requested = Signal(str, str)
    sheet_requested = Signal(str)
    trainer_requested = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(tr("Les formateurs"))
        self._wish = _Wish.PASSWORD
        self._names = label("", wrap=True)
        wishes = QVBoxLayout()
        wishes.setSpacing(10)
        for wish, text in (
            (_Wish.PASSWORD, self.tr("Changer mon mot de passe")),
            (_Wish.SHEET, self.tr("Nouvelle feuille de secours")),
            (_Wish.TRAINER, self.tr("Ajouter un formateur")),
        ):
            made = button(text)
            made.clicked.connect(lambda _checked=False, wish=wish: self._open(wish))
            wishes.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        self._form = QWidget()
        self._form.hide()
        self._name = self._line(self.tr("Prénom et nom"), _LONGEST_NAME, secret=False)
        self._old = self._line(self.tr("Mon mot de passe actuel"), MAX_PASSWORD)
        self._new = self._line(self.tr("Mot de passe, 8 caractères au moins"), MAX_PASSWORD)
        self._again = self._line(self.tr("Le même, encore une fois"), MAX_PASSWORD)
        self._apply = button("")
        self._apply.clicked.connect(self._ask)
        cancel = button(self.tr("Annuler"), "quiet")
        cancel.clicked.connect(self.clear)
        foot = QHBoxLayout()
        foot.addWidget(self._apply)
        foot.addWidget(cancel)
        foot.addStretch(1)
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(12)
        for line in (self._name, self._old, self._new, self._again):
            form.addWidget(line)
        form.addLayout(foot)
        self.rows.addWidget(self._names)
        self.rows.addLayout(wishes)
        self.rows.addWidget(self._form)

    def show_trainers(self, trainers: Sequence[Trainer]) -> None:
        elsewhere = self.tr("{name} (sans mot de passe sur ce poste)")
        self._names.setText(
            "\n".join(
                trainer.name if trainer.has_password else elsewhere.format(name=trainer.name) for trainer in trainers
            )
        )

    def clear(self) -> None:
        """Forget what was typed."""
        for line in (self._name, self._old, self._new, self._again):
            line.clear()
        self._form.hide()

    def _line(self, hint: str, longest: int, *, secret: bool = True) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(hint)
        line.setAccessibleName(hint)
        line.setMaxLength(longest)
        if secret:
            line.setEchoMode(QLineEdit.EchoMode.Password)
        line.textChanged.connect(lambda _text: self._allow())
        line.returnPressed.connect(self._ask)
        return line

    def _open(self, wish: _Wish) -> None:
        self.clear()
        self._wish = wish
        self._name.setVisible(wish is _Wish.TRAINER)
        self._old.setVisible(wish is not _Wish.TRAINER)
        self._new.setVisible(wish is not _Wish.SHEET)
        self._again.setVisible(wish is not _Wish.SHEET)
        texts = {
            _Wish.PASSWORD: self.tr("Changer le mot de passe"),
            _Wish.SHEET: self.tr("Faire une nouvelle feuille"),
            _Wish.TRAINER: self.tr("Ajouter"),
        }
        set_words(self._apply, texts[wish])
        self._form.show()
        self._allow()
        take_keyboard(self._name if wish is _Wish.TRAINER else self._old)

    def _allow(self) -> None:
        new = self._new.text()
        good = len(new) >= MIN_PASSWORD and new == self._again.text()
        match self._wish:
            case _Wish.PASSWORD:
                self._apply.setEnabled(good and bool(self._old.text()))
            case _Wish.SHEET:
                self._apply.setEnabled(bool(self._old.text()))
            case _Wish.TRAINER:
                self._apply.setEnabled(good and bool(self._name.text().strip()))

    def _ask(self) -> None:
        if not self._apply.isEnabled():
            return
        match self._wish:
            case _Wish.PASSWORD:
                self.password_requested.emit(self._old.text(), self._new.text())
            case _Wish.SHEET:
                self.sheet_requested.emit(self._old.text())
            case _Wish.TRAINER:
                self.trainer_requested.emit(self._name.text(), self._new.text())
