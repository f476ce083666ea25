"""A learner's name, the code that protects it, and what they did as a guest."""

from collections.abc import Sequence

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from coprosec.domain.learner import Learner
from coprosec.domain.secrets import PIN_DIGITS, is_pin
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.buttons import button, set_icon, set_words, take_keyboard
from coprosec.ui.widgets.card import TitledCard
from coprosec.ui.widgets.column import Column
from coprosec.ui.widgets.notice import Notice
from coprosec.ui.widgets.page import lay_page
from coprosec.ui.widgets.picker import Picker
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import Explanation


class ProfilePage(QWidget):
    """Signals:
    pin_requested: the code in force, empty when there is none, and the new one.
    pin_removal_requested: the code in force.
    claim_requested: a guest's work is this learner's (LearnerId).
    notice_requested: read what is kept.
    copy_requested: have a copy of it.
    """

    pin_requested = Signal(str, str)
    pin_removal_requested = Signal(str)
    claim_requested = Signal(str)
    notice_requested = Signal()
    copy_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._protected = False
        self.notice = Notice(theme)
        self._name = label("", "display", wrap=True)
        self._about = button(self.tr("Ce qui est gardé, et vos droits"), "link")
        self._about.clicked.connect(self.notice_requested)
        about = QVBoxLayout()
        about.setSpacing(4)
        self._copy = button(self.tr("Recevoir une copie de mes données…"), "link")
        self._copy.clicked.connect(self.copy_requested)
        for link in (self._about, self._copy):
            about.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        scroll = Column(720)
        rows = scroll.rows
        rows.addWidget(self._name)
        rows.addWidget(self.notice)
        rows.addWidget(self._make_code())
        rows.addWidget(self._make_claim())
        rows.addLayout(about)
        rows.addStretch(1)
        lay_page(self, scroll)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_profile(
        self, name: str, *, pin: str, protected: bool, guests: Sequence[Learner], files: bool = True
    ) -> None:
        """`pin` is the PC's rule about codes; `protected` whether this learner has one. Without `files` (a kiosk) no
        copy is offered.
        """
        self._copy.setVisible(files)
        self._protected = protected
        self._name.setText(name)
        self._code.setVisible(pin != "off")
        self._told.setText(
            self.tr("Votre nom est protégé par un code à quatre chiffres.")
            if protected
            else self.tr("Personne ne peut entrer sous votre nom si vous le protégez par quatre chiffres.")
        )
        self._old.setVisible(protected)
        self._remove.setVisible(protected and pin != "required")
        set_words(self._keep, self.tr("Changer le code") if protected else self.tr("Protéger mon nom"))
        self._who.offer([(guest.name, guest.id) for guest in guests])
        self._claim.setVisible(bool(guests))
        self.clear()
        self.notice.hide()
        take_keyboard(self._old if protected else self._new)

    def tell(self, title: str) -> None:
        self.notice.say(title, "", "good")

    def show_error(self, explanation: Explanation) -> None:
        self.notice.explain(explanation)

    def clear(self) -> None:
        """Forget what was typed."""
        for line in (self._old, self._new, self._again):
            line.clear()

    def _make_code(self) -> TitledCard:
        self._code = TitledCard(self.tr("Mon code"))
        rows = self._code.rows
        self._told = label("", "muted", wrap=True)
        self._keep = button("")
        self._remove = button(self.tr("Enlever le code"), "quiet")
        self._old = self._line(self.tr("Code actuel"))
        self._new = self._line(self.tr("Nouveau code à quatre chiffres"))
        self._again = self._line(self.tr("Le même code, encore une fois"))
        self._keep.clicked.connect(lambda: self.pin_requested.emit(self._old.text(), self._new.text()))
        self._remove.clicked.connect(lambda: self.pin_removal_requested.emit(self._old.text()))
        foot = QHBoxLayout()
        foot.addWidget(self._keep)
        foot.addWidget(self._remove)
        foot.addStretch(1)
        rows.addWidget(self._told)
        for line in (self._old, self._new, self._again):
            rows.addWidget(line)
        rows.addLayout(foot)
        self._allow()
        return self._code

    def _make_claim(self) -> TitledCard:
        self._claim = TitledCard(self.tr("J’ai déjà travaillé comme invité"))
        rows = self._claim.rows
        self._who = Picker(self.tr("Invité"))
        take = button(self.tr("C’était moi"))
        take.clicked.connect(lambda: self.claim_requested.emit(self._who.currentData()))
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._who, 1)
        line.addWidget(take)
        told = self.tr(
            "Ce que cet invité a lu et répondu comptera pour vous. Le formateur le verra, et peut le défaire."
        )
        rows.addWidget(label(told, "muted", wrap=True))
        rows.addLayout(line)
        return self._claim

    def _line(self, hint: str) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(hint)
        line.setAccessibleName(hint)
        line.setMaxLength(PIN_DIGITS)
        line.setEchoMode(QLineEdit.EchoMode.Password)
        line.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]{0,4}"), line))
        line.textChanged.connect(lambda _text: self._allow())
        line.returnPressed.connect(self._keep.click)
        return line

    def _allow(self) -> None:
        known = not self._protected or is_pin(self._old.text())
        self._remove.setEnabled(known)
        self._keep.setEnabled(known and is_pin(self._new.text()) and self._new.text() == self._again.text())

    def _restyle(self) -> None:
        set_icon(self._keep, self._theme, "lock")
