"""The settings of this PC: its names, its rules, who trains there, the codes of learners, where data are."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from coprosec.config.settings import Settings
from coprosec.domain.installation import Installation
from coprosec.domain.learner import Learner
from coprosec.domain.trainer import Trainer
from coprosec.ui.post.rules import RulesCard
from coprosec.ui.post.trainers import TrainersCard
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.buttons import button, set_icon, take_keyboard
from coprosec.ui.widgets.card import FieldsCard, TitledCard
from coprosec.ui.widgets.column import Column
from coprosec.ui.widgets.footer import Footer
from coprosec.ui.widgets.notice import Notice
from coprosec.ui.widgets.page import lay_page
from coprosec.ui.widgets.picker import Picker
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import Explanation

_LONGEST = 80


@dataclass(frozen=True, slots=True)
class PostView:
    """`protected` are the learners who have a code; `place` says where data are kept."""

    installation: Installation
    trainers: Sequence[Trainer]
    protected: Sequence[Learner]
    place: str


class PostPage(QWidget):
    """Signals:
    save_requested: the names of the centre and of the PC, and the rules that were changed.
    password_requested, sheet_requested, trainer_requested: as TrainersCard has them.
    pin_reset_requested: a learner forgot their code (LearnerId).
    quit_requested: close the program.
    """

    save_requested = Signal(str, str, object)
    password_requested = Signal(str, str)
    sheet_requested = Signal(str)
    trainer_requested = Signal(str, str)
    learner_requested = Signal(str)
    pin_reset_requested = Signal(str)
    quit_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._before = ("", "")
        self.notice = Notice(theme)
        self.rules = RulesCard()
        self.rules.changed.connect(self._allow)
        self.trainers = TrainersCard()
        self.trainers.password_requested.connect(self.password_requested)
        self.trainers.sheet_requested.connect(self.sheet_requested)
        self.trainers.trainer_requested.connect(self.trainer_requested)
        self._quit = button(self.tr("Fermer le programme"))
        self._quit.clicked.connect(self.quit_requested)
        self.save = button(self.tr("Enregistrer"), "primary")
        self.save.clicked.connect(self._save)
        self._scroll = scroll = Column(860)
        rows = scroll.rows
        rows.addWidget(label(self.tr("Ce poste"), "display"))
        rows.addWidget(self.notice)
        rows.addWidget(self._make_names())
        rows.addWidget(self.rules)
        rows.addWidget(self.trainers)
        rows.addWidget(self._make_learner())
        rows.addWidget(self._make_codes())
        rows.addWidget(self._make_place())
        rows.addStretch(1)
        lay_page(self, scroll, Footer(self._quit, self.save))
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_post(self, view: PostView, settings: Settings) -> None:
        """Show the whole page anew."""
        self.notice.hide()
        self.show_names(view.installation)
        self.rules.show_rules(settings)
        self.trainers.show_trainers(view.trainers)
        self.clear()
        self._who.offer([(learner.name, learner.id) for learner in view.protected])
        self._codes.setVisible(bool(view.protected))
        self._place.setText(view.place)
        self._allow()
        take_keyboard(self.centre)

    def show_names(self, installation: Installation) -> None:
        self._before = (installation.centre_name, installation.device_name)
        self.centre.setText(installation.centre_name)
        self.device.setText(installation.device_name)

    def tell(self, title: str, advice: str = "") -> None:
        self.notice.say(title, advice, "good")
        self._scroll.show_from_top()

    def show_error(self, explanation: Explanation) -> None:
        self.notice.explain(explanation)
        self._scroll.show_from_top()

    def clear(self) -> None:
        """Forget what was typed."""
        self.trainers.clear()
        self.learner.clear()

    def _make_names(self) -> TitledCard:
        card = FieldsCard(self.tr("Son nom"))
        self.centre, self.device = QLineEdit(), QLineEdit()
        for text, line in ((self.tr("Centre"), self.centre), (self.tr("Poste"), self.device)):
            card.add(text, line)
            line.setMaxLength(_LONGEST)
            line.textChanged.connect(lambda _text: self._allow())
            line.returnPressed.connect(self._save)
        return card

    def _make_learner(self) -> TitledCard:
        card = TitledCard(self.tr("Ajouter un apprenant"))
        told = self.tr(
            "Son nom rejoint la liste de ce poste. Pour toute une classe, passez par « Sessions de formation »."
        )
        self.learner = QLineEdit()
        self.learner.setMaxLength(_LONGEST)
        self.learner.setPlaceholderText(self.tr("Prénom et nom"))
        self.learner.setAccessibleName(self.tr("Prénom et nom de l’apprenant"))
        add = button(self.tr("Ajouter à la liste"))
        self.learner.returnPressed.connect(add.click)
        add.clicked.connect(lambda: self.learner_requested.emit(self.learner.text()))
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.learner, 1)
        line.addWidget(add)
        card.rows.addWidget(label(told, "muted", wrap=True))
        card.rows.addLayout(line)
        return card

    def _make_codes(self) -> TitledCard:
        self._codes = TitledCard(self.tr("Les codes des apprenants"))
        told = label(self.tr("Un code oublié se remet à zéro : la personne entre alors sans code."), "muted", wrap=True)
        self._who = Picker(self.tr("Apprenant"))
        self._reset = button(self.tr("Remettre à zéro"))
        self._reset.clicked.connect(lambda: self.pin_reset_requested.emit(self._who.currentData()))
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._who, 1)
        line.addWidget(self._reset)
        self._codes.rows.addWidget(told)
        self._codes.rows.addLayout(line)
        return self._codes

    def _make_place(self) -> TitledCard:
        card = TitledCard(self.tr("Où sont les données"))
        self._place = label("", wrap=True)
        self._place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.rows.addWidget(self._place)
        return card

    def _allow(self) -> None:
        now = (self.centre.text().strip(), self.device.text().strip())
        self.save.setEnabled((now != self._before and all(now)) or bool(now == self._before and self.rules.changes()))

    def _save(self) -> None:
        if self.save.isEnabled():
            self.save_requested.emit(self.centre.text(), self.device.text(), self.rules.changes())

    def _restyle(self) -> None:
        set_icon(self._quit, self._theme, "x")
        set_icon(self.save, self._theme, "save", "on_primary")
