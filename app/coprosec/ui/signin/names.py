"""The list of names: one picks theirs, or two or three tick theirs."""

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from coprosec.domain.company import MOST
from coprosec.domain.ids import LearnerId
from coprosec.domain.learner import Learner
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.avatar import avatar_pixmap
from coprosec.ui.widgets.buttons import button, set_icon, set_words, take_keyboard
from coprosec.ui.widgets.notice import Notice
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import day

_FEW = 7
"""From this many names on, a line to search among them is shown."""
_WHO, _SPOKEN = 0x100, 11
"""Roles of an item: Qt.ItemDataRole.UserRole and AccessibleTextRole."""


def _bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))


class _Names(QListWidget):
    """The list; Enter chooses, Space ticks."""

    chosen = Signal()
    ticked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.ticked.emit()
        else:
            super().keyPressEvent(event)


class NamesForm(QWidget):
    """Signals:
    learners_chosen: somebody picked their name, or two or three did (tuple of LearnerId).
    new_requested: somebody is not in the list.
    """

    learners_chosen = Signal(object)
    new_requested = Signal()

    def __init__(self, theme: Theme, notice: Notice) -> None:
        super().__init__()
        self._theme = theme
        self._notice = notice
        self._learners: tuple[Learner, ...] = ()
        self._busy = False
        self.company: list[LearnerId] | None = None
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Chercher un nom"))
        self.filter.setAccessibleName(self.tr("Chercher un nom"))
        self.filter.textChanged.connect(lambda _text: self._fill())
        self.filter.returnPressed.connect(self._choose)
        self.list = _Names()
        self.list.setAccessibleName(self.tr("Noms"))
        self.list.setProperty("horizontalScrollBarPolicy", "ScrollBarAlwaysOff")
        self.list.chosen.connect(self._choose)
        self.list.itemDoubleClicked.connect(lambda _item: self._choose())
        self.list.itemClicked.connect(lambda _item: self._tick())
        self.list.ticked.connect(self._tick)
        self.together = button("", "quiet")
        self.together.clicked.connect(self._switch)
        self.new = button(self.tr("Je suis nouveau"))
        self.new.clicked.connect(self.new_requested)
        self.action = button(self.tr("Entrer"), "primary")
        self.action.clicked.connect(self._choose)
        self._question = label("", "title", wrap=True)
        self._help = label("", "muted", wrap=True)
        self._open = True
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_learners(self, learners: Sequence[Learner], *, open_registration: bool) -> None:
        """List people, the last seen first and already selected."""
        self._learners = tuple(learners)
        self._open = open_registration
        self.filter.setVisible(len(self._learners) >= _FEW)
        self.filter.clear()
        self.together.setVisible(len(self._learners) > 1)
        self._set_company(None)

    def set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._allow()

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return self.list

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.new)
        foot.addStretch(1)
        foot.addWidget(self.action)
        head = QHBoxLayout()
        head.addWidget(self._question, 1)
        head.addWidget(self.together)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(self._help)
        column.addWidget(self.filter)
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    def _fill(self) -> None:
        wanted = _bare(self.filter.text())
        self.list.clear()
        for learner in self._learners:
            if wanted in _bare(learner.name):
                seen = day(learner.last_seen) if learner.last_seen else self.tr("pas encore commencé")
                item = QListWidgetItem(self._disc(learner.name), f"{learner.name}\n{seen}")
                item.setData(_WHO, learner.id)
                item.setData(_SPOKEN, f"{learner.name}, {seen}")
                self.list.addItem(item)
                self._show_tick(item)
        self.list.setCurrentRow(0)
        self._allow()

    def _set_company(self, company: list[LearnerId] | None) -> None:
        """One person picks a name (None), or several tick theirs."""
        self.company = company
        alone = company is None
        self._question.setText(self.tr("Qui êtes-vous ?") if alone else self.tr("Qui est là ?"))
        self._help.setText(
            self.tr("Choisissez votre nom dans la liste.")
            if alone
            else self.tr("Cochez deux ou trois noms : leçons et réponses compteront pour chaque personne.")
        )
        for target, text in (
            (self.together, self.tr("À deux ou trois") if alone else self.tr("Une seule personne")),
            (self.action, self.tr("Entrer") if alone else self.tr("Entrer ensemble")),
        ):
            set_words(target, text)
        set_icon(self.together, self._theme, "users" if alone else "user")
        self.new.setVisible(alone and self._open)
        self._fill()
        take_keyboard(self.list)

    def _switch(self) -> None:
        self._notice.hide()
        self._set_company([] if self.company is None else None)

    def _tick(self) -> None:
        """Add the current name to those who are there, or take it away."""
        item = self.list.currentItem()
        if self.company is None or item is None:
            return
        who = LearnerId(item.data(_WHO))
        if who in self.company:
            self.company.remove(who)
        elif len(self.company) < MOST:
            self.company.append(who)
        else:
            advice = self.tr("Décochez un nom, ou formez un autre groupe sur un autre poste.")
            self._notice.say(self.tr("Trois personnes au plus devant un même écran."), advice, "bad")
            return
        self._notice.hide()
        self._show_tick(item)
        self._allow()

    def _show_tick(self, item: QListWidgetItem) -> None:
        if self.company is not None:
            from PySide6.QtCore import Qt

            there = item.data(_WHO) in self.company
            item.setCheckState(Qt.CheckState.Checked if there else Qt.CheckState.Unchecked)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)  # a click anywhere on the row ticks

    def _allow(self) -> None:
        enough = self.list.count() > 0 if self.company is None else len(self.company) > 1
        self.action.setEnabled(enough and not self._busy)

    def _disc(self, name: str) -> QIcon:
        pixmap = avatar_pixmap(self._theme, name, token="primary")
        icon = QIcon(pixmap)
        icon.addPixmap(pixmap, QIcon.Mode.Selected)
        return icon

    def _choose(self) -> None:
        if not self.action.isEnabled():
            return
        if self.company is not None:
            self.learners_chosen.emit(tuple(self.company))
        elif self.list.currentRow() >= 0:
            chosen = self.list.currentItem().data(_WHO)
            self.learners_chosen.emit((LearnerId(chosen),))

    def _restyle(self) -> None:
        set_icon(self.new, self._theme, "user-plus")
        set_icon(self.action, self._theme, "arrow-right", "on_primary", after=True)
        self.list.setIconSize(QSize(self._theme.px(40), self._theme.px(40)))
        self._set_company(self.company)
