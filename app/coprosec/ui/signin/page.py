"""The first page: the names known on this PC, and a way to add one."""

import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from coprosec.domain.company import MOST
from coprosec.domain.ids import LearnerId
from coprosec.domain.learner import Learner
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.avatar import avatar_pixmap
from coprosec.ui.widgets.buttons import button, set_icon, take_keyboard
from coprosec.ui.widgets.notice import Notice
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import Explanation, day

if TYPE_CHECKING:
    from coprosec.domain.trainer import Trainer
    from coprosec.ui.signin.trainer import TrainerForm

_FEW = 7
"""From this many names on, a line to search among them is shown."""


def _bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))


class _Names(QListWidget):
    """The list; Enter chooses, Space ticks."""

    chosen = Signal()
    ticked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.ticked.emit()
        else:
            super().keyPressEvent(event)


class SignInPage(QWidget):
    """Names on the right, what the course is on the left.

    Signals:
        learners_chosen: somebody picked their name, or two or three did (tuple of LearnerId).
        registration_requested: somebody typed a new name.
        trainer_requested: a trainer wants to enter.
        admission_requested: a trainer typed their password (TrainerId, str).
    """

    learners_chosen = Signal(object)
    registration_requested = Signal(str)
    trainer_requested = Signal()
    admission_requested = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._learners: tuple[Learner, ...] = ()
        self._company: list[LearnerId] | None = None
        self._trainer_form: TrainerForm | None = None
        self._create = button(self.tr("Commencer"), "primary")
        self.setObjectName("page")
        self._welcome = self._make_welcome()
        self._forms = QStackedWidget()
        self._forms.addWidget(self._make_list())
        self._forms.addWidget(self._make_new())
        self.notice = Notice(theme)
        side = QVBoxLayout()
        side.setContentsMargins(48, 32, 48, 32)
        side.addStretch(1)
        side.addWidget(self.notice)
        side.addSpacing(12)
        side.addWidget(self._forms, 20)
        side.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._welcome, 9)
        row.addLayout(side, 11)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_learners(self, learners: Sequence[Learner]) -> None:
        """List people, the last seen first and already selected; nobody: straight to a new name."""
        self._learners = tuple(learners)
        self._filter.setVisible(len(self._learners) >= _FEW)
        self._filter.clear()
        self._together.setVisible(len(self._learners) > 1)
        self._set_company(None)
        self._forms.setCurrentIndex(0 if self._learners else 1)
        self._back.setVisible(bool(self._learners))
        self._new_title.setText(
            self.tr("Votre nom") if self._learners else self.tr("Bienvenue ! Comment vous appelez-vous ?")
        )
        self._focus()

    def set_busy(self, busy: bool) -> None:
        """While the record is being opened or written, nothing can be chosen twice."""
        if busy:
            self._enter.setEnabled(False)
        else:
            self._allow()
        self._create.setEnabled(not busy and bool(self._name.text().strip()))
        if self._trainer_form is not None:
            self._trainer_form.set_busy(busy)

    def refuse(self, explanation: Explanation) -> None:
        self.set_busy(False)
        self.notice.say(explanation.title, explanation.advice, "bad")

    def warn(self, explanation: Explanation) -> None:
        """Something to know before signing in."""
        self.notice.say(explanation.title, explanation.advice, "warm")

    def show_trainers(self, trainers: "Sequence[Trainer]") -> None:
        """Ask a trainer for their password."""
        self.notice.hide()
        if self._trainer_form is None:
            from coprosec.ui.signin.trainer import TrainerForm

            self._trainer_form = TrainerForm(self._theme)
            self._trainer_form.admission_requested.connect(self.admission_requested)
            self._trainer_form.back_requested.connect(self._show_list)
            self._forms.addWidget(self._trainer_form)
        self._trainer_form.show_trainers(trainers)
        self._forms.setCurrentWidget(self._trainer_form)
        self._focus()

    def clear(self) -> None:
        """Forget what was typed and said."""
        self._name.clear()
        if self._trainer_form is not None:
            self._trainer_form.password.clear()
        self.notice.hide()

    def _make_welcome(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("welcome")
        self._mark = QLabel()
        title = label(self.tr("Coproduire la sécurité"), "display", wrap=True)
        subtitle = label(
            self.tr(
                "Un cours d’éducation citoyenne, en cinq modules, "
                "pour apprendre à s’informer, vérifier, alerter et agir ensemble."
            ),
            "lead",
            wrap=True,
        )
        foot = label(
            self.tr("Vos réponses restent sur ce poste. Aucune connexion n’est nécessaire."), "muted", wrap=True
        )
        column = QVBoxLayout(frame)
        column.setContentsMargins(48, 48, 48, 32)
        column.setSpacing(16)
        column.addStretch(2)
        column.addWidget(self._mark)
        column.addWidget(title)
        column.addWidget(subtitle)
        column.addStretch(3)
        self._trainer = button(self.tr("Espace formateur"), "onwelcome")
        self._trainer.clicked.connect(self.trainer_requested)
        column.addWidget(foot)
        column.addWidget(self._trainer, 0, Qt.AlignmentFlag.AlignLeft)
        return frame

    def _make_list(self) -> QWidget:
        form = QWidget()
        self._filter = QLineEdit()
        self._filter.setPlaceholderText(self.tr("Chercher un nom"))
        self._filter.setAccessibleName(self.tr("Chercher un nom"))
        self._filter.textChanged.connect(lambda _text: self._fill())
        self._filter.returnPressed.connect(self._choose)
        self._names = _Names()
        self._names.setAccessibleName(self.tr("Noms"))
        self._names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._names.chosen.connect(self._choose)
        self._names.itemDoubleClicked.connect(lambda _item: self._choose())
        self._names.itemClicked.connect(lambda _item: self._tick())
        self._names.ticked.connect(self._tick)
        self._together = button("", "quiet")
        self._together.clicked.connect(lambda: self._set_company([] if self._company is None else None))
        self._new = button(self.tr("Je suis nouveau"))
        self._new.clicked.connect(self._show_new)
        self._enter = button(self.tr("Entrer"), "primary")
        self._enter.clicked.connect(self._choose)
        foot = QHBoxLayout()
        foot.addWidget(self._new)
        foot.addStretch(1)
        foot.addWidget(self._enter)
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self._question = label("", "title", wrap=True)
        self._help = label("", "muted", wrap=True)
        head = QHBoxLayout()
        head.addWidget(self._question, 1)
        head.addWidget(self._together)
        column.addLayout(head)
        column.addWidget(self._help)
        column.addWidget(self._filter)
        column.addWidget(self._names, 1)
        column.addLayout(foot)
        return form

    def _make_new(self) -> QWidget:
        form = QWidget()
        self._new_title = label("", "title", wrap=True)
        self._name = QLineEdit()
        self._name.setMaxLength(80)
        self._name.setPlaceholderText(self.tr("Prénom et nom"))
        self._name.setAccessibleName(self.tr("Prénom et nom"))
        self._name.textChanged.connect(lambda text: self._create.setEnabled(bool(text.strip())))
        self._name.returnPressed.connect(self._register)
        self._back = button(self.tr("Revenir à la liste"), "quiet")
        self._back.clicked.connect(self._show_list)
        self._create.setEnabled(False)
        self._create.clicked.connect(self._register)
        why = label(
            self.tr("Votre nom sert à retrouver vos leçons et vos réponses sur ce poste. Le formateur peut le voir."),
            "muted",
            wrap=True,
        )
        foot = QHBoxLayout()
        foot.addWidget(self._back)
        foot.addStretch(1)
        foot.addWidget(self._create)
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addStretch(1)
        column.addWidget(self._new_title)
        column.addWidget(why)
        column.addWidget(self._name)
        column.addLayout(foot)
        column.addStretch(2)
        return form

    def _fill(self) -> None:
        wanted = _bare(self._filter.text())
        self._names.clear()
        for learner in self._learners:
            if wanted in _bare(learner.name):
                seen = day(learner.last_seen) if learner.last_seen else self.tr("pas encore commencé")
                item = QListWidgetItem(self._disc(learner.name), f"{learner.name}\n{seen}")
                item.setData(Qt.ItemDataRole.UserRole, learner.id)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{learner.name}, {seen}")
                self._names.addItem(item)
                self._show_tick(item)
        self._names.setCurrentRow(0)
        self._allow()

    def _set_company(self, company: list[LearnerId] | None) -> None:
        """One person picks a name (None), or several tick theirs."""
        self._company = company
        self.notice.hide()
        alone = company is None
        self._question.setText(self.tr("Qui êtes-vous ?") if alone else self.tr("Qui est là ?"))
        self._help.setText(
            self.tr("Choisissez votre nom dans la liste.")
            if alone
            else self.tr("Cochez deux ou trois noms : leçons et réponses compteront pour chaque personne.")
        )
        for target, text in (
            (self._together, self.tr("À deux ou trois") if alone else self.tr("Une seule personne")),
            (self._enter, self.tr("Entrer") if alone else self.tr("Entrer ensemble")),
        ):
            target.setText(text)
            target.setAccessibleName(text)
        set_icon(self._together, self._theme, "users" if alone else "user")
        self._new.setVisible(alone)
        self._fill()
        take_keyboard(self._names)

    def _tick(self) -> None:
        """Add the current name to those who are there, or take it away."""
        item = self._names.currentItem()
        if self._company is None or item is None:
            return
        who = LearnerId(item.data(Qt.ItemDataRole.UserRole))
        if who in self._company:
            self._company.remove(who)
        elif len(self._company) < MOST:
            self._company.append(who)
        else:
            advice = self.tr("Décochez un nom, ou formez un autre groupe sur un autre poste.")
            self.notice.say(self.tr("Trois personnes au plus devant un même écran."), advice, "bad")
            return
        self.notice.hide()
        self._show_tick(item)
        self._allow()

    def _show_tick(self, item: QListWidgetItem) -> None:
        if self._company is not None:
            there = item.data(Qt.ItemDataRole.UserRole) in self._company
            item.setCheckState(Qt.CheckState.Checked if there else Qt.CheckState.Unchecked)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)  # a click anywhere on the row ticks

    def _allow(self) -> None:
        enough = self._names.count() > 0 if self._company is None else len(self._company) > 1
        self._enter.setEnabled(enough)

    def _disc(self, name: str) -> QIcon:
        pixmap = avatar_pixmap(self._theme, name)
        icon = QIcon(pixmap)
        icon.addPixmap(pixmap, QIcon.Mode.Selected)
        return icon

    def _choose(self) -> None:
        if not self._enter.isEnabled():
            return
        if self._company is not None:
            self.learners_chosen.emit(tuple(self._company))
        elif self._names.currentRow() >= 0:
            chosen = self._names.currentItem().data(Qt.ItemDataRole.UserRole)
            self.learners_chosen.emit((LearnerId(chosen),))

    def _register(self) -> None:
        if self._create.isEnabled():
            self.registration_requested.emit(self._name.text())

    def _show_new(self) -> None:
        self.notice.hide()
        self._forms.setCurrentIndex(1)
        self._focus()

    def _show_list(self) -> None:
        self.notice.hide()
        self._forms.setCurrentIndex(0 if self._learners else 1)
        self._focus()

    def _focus(self) -> None:
        first: QWidget = self._names if self._forms.currentIndex() == 0 else self._name
        if self._trainer_form is not None and self._forms.currentWidget() is self._trainer_form:
            first = self._trainer_form.password
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restyle(self) -> None:
        self._mark.setPixmap(self._theme.pixmap("shield-check", "accent", 72))
        set_icon(self._trainer, self._theme, "lock", "on_navigation")
        set_icon(self._new, self._theme, "user-plus")
        set_icon(self._enter, self._theme, "arrow-right", "on_primary", after=True)
        set_icon(self._create, self._theme, "arrow-right", "on_primary", after=True)
        set_icon(self._back, self._theme, "arrow-left")
        self._names.setIconSize(QSize(self._theme.px(40), self._theme.px(40)))
        self._set_company(self._company)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._focus()
