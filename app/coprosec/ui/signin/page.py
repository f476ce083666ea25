"""The first page: what the course is on the left, who enters on the right."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from coprosec.domain.learner import Learner
from coprosec.ui.signin.names import NamesForm
from coprosec.ui.signin.welcome import Welcome
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.notice import Notice
from coprosec.ui.wording import Explanation

if TYPE_CHECKING:
    from coprosec.config.settings import Settings
    from coprosec.domain.trainer import Trainer
    from coprosec.ui.signin.forms import Form
    from coprosec.ui.signin.newcomer import NewcomerForm
    from coprosec.ui.signin.pin import PinForm
    from coprosec.ui.signin.trainer import RecoveryForm, TrainerForm

_FORM = 680
"""The widest form, at 100 %: a wide screen must not part a name from its button."""
_F = TypeVar("_F", bound="Form")


class SignInPage(QWidget):
    """One form at a time; those of PINs and trainers are made the first time that they are needed.

    Signals:
        learners_chosen: somebody picked their name, or two or three did (tuple of LearnerId).
        registration_requested: somebody typed a new name.
        guest_requested: somebody wants to try without giving a name.
        pin_typed: four digits to check.
        pin_chosen: four digits to keep.
        pin_left: whoever should type or choose a code went back to the list.
        admission_requested: a trainer typed their password (TrainerId, str).
        recovery_requested: a trainer typed the sheet's code and a new password (TrainerId, str, str).
        notice_requested: somebody wants to read what is kept of them.
    """

    learners_chosen = Signal(object)
    registration_requested = Signal(str)
    guest_requested = Signal()
    pin_typed = Signal(str)
    pin_chosen = Signal(str)
    pin_left = Signal()
    admission_requested = Signal(str, str)
    recovery_requested = Signal(str, str, str)
    notice_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._somebody = False
        self._open_registration = True
        self._rules: dict[str, bool] = {}
        self._newcomer: NewcomerForm | None = None
        self._pin: PinForm | None = None
        self._trainer: TrainerForm | None = None
        self._recovery: RecoveryForm | None = None
        self.setObjectName("page")
        self.notice = Notice(theme)
        self.names = NamesForm(theme, self.notice)
        self.names.learners_chosen.connect(self.learners_chosen)
        self.names.new_requested.connect(self.show_newcomer)
        self.welcome = Welcome(theme)
        self._forms = QStackedWidget()
        self._forms.addWidget(self.names)
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
        row.addWidget(self.welcome, 9)
        row.addLayout(side, 11)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def newcomer(self) -> "NewcomerForm":
        """Where a new name is typed; where names are known, few come here."""
        if self._newcomer is None:
            from coprosec.ui.signin.newcomer import NewcomerForm

            self._newcomer = self._added(NewcomerForm(self._theme))
            self._newcomer.registration_requested.connect(self.registration_requested)
            self._newcomer.guest_requested.connect(self.guest_requested)
            self._newcomer.notice_requested.connect(self.notice_requested)
            if self._rules:
                self._newcomer.show_rules(**self._rules)
        return self._newcomer

    def show_learners(self, learners: Sequence[Learner], settings: "Settings") -> None:
        """List people, the last seen first; nobody: straight to a new name, where that is allowed."""
        self._somebody = bool(learners)
        self._open_registration = settings.open_registration
        self.names.show_learners(learners, open_registration=settings.open_registration)
        self._rules = {
            "somebody": self._somebody,
            "pin_offered": settings.pin == "allowed",
            "guest": settings.guest,
        }
        if self._newcomer is not None:
            self._newcomer.show_rules(**self._rules)
        self._show_first()

    def show_names(self) -> None:
        """Back to the list, or to a new name when nobody is known."""
        self.notice.hide()
        self._forget()
        self._show_first()

    def _show_first(self) -> None:
        if not self._somebody and self._open_registration:
            self._show(self.newcomer)
        else:
            self._show(self.names)

    def show_newcomer(self) -> None:
        self.notice.hide()
        self._show(self.newcomer)

    def ask_pin(self, name: str) -> None:
        """Ask one of those who enter for their code."""
        self._pin_form().ask(name)
        self._show(self._pin_form())

    def choose_pin(self, name: str) -> None:
        """Have one of those who enter choose a code."""
        self._pin_form().choose(name)
        self._show(self._pin_form())

    def retry_pin(self) -> None:
        """The code was wrong: its line is empty again, and has the keyboard."""
        self._pin_form().clear()
        self._focus()

    def show_trainers(self, trainers: "Sequence[Trainer]") -> None:
        """Ask a trainer for their password."""
        self.notice.hide()
        if self._trainer is None:
            from coprosec.ui.signin.trainer import TrainerForm

            self._trainer = self._added(TrainerForm(self._theme))
            self._trainer.admission_requested.connect(self.admission_requested)
            self._trainer.lost_requested.connect(self._show_recovery)
        self._trainer.show_trainers(trainers)
        self._show(self._trainer)

    def set_busy(self, busy: bool) -> None:
        """While the record is being opened or written, nothing can be chosen twice."""
        for form in (self.names, self._newcomer, self._pin, self._trainer, self._recovery):
            if form is not None:
                form.set_busy(busy)

    def refuse(self, explanation: Explanation) -> None:
        self.set_busy(False)
        self.notice.explain(explanation)

    def warn(self, explanation: Explanation) -> None:
        """Something to know before signing in."""
        self.notice.say(explanation.title, explanation.advice, "warm")

    def inform(self, explanation: Explanation) -> None:
        """Something that waits for a trainer."""
        self.notice.say(explanation.title, explanation.advice)

    def clear(self) -> None:
        """Forget what was typed and said."""
        self._forget()
        self.notice.hide()

    def _forget(self) -> None:
        for form in (self._newcomer, self._pin, self._trainer, self._recovery):
            if form is not None:
                form.clear()

    def _show_recovery(self, trainer: str) -> None:
        self.notice.hide()
        if self._recovery is None:
            from coprosec.ui.signin.trainer import RecoveryForm

            self._recovery = self._added(RecoveryForm(self._theme))
            self._recovery.recovery_requested.connect(self.recovery_requested)
        self._recovery.show_for(trainer)
        self._show(self._recovery)

    def _pin_form(self) -> "PinForm":
        if self._pin is None:
            from coprosec.ui.signin.pin import PinForm

            self._pin = self._added(PinForm(self._theme))
            self._pin.pin_typed.connect(self.pin_typed)
            self._pin.pin_chosen.connect(self.pin_chosen)
            self._pin.back_requested.connect(self.pin_left)
        return self._pin

    def _added(self, form: _F) -> _F:
        form.back_requested.connect(self.show_names)
        self._forms.addWidget(form)
        return form

    def _show(self, form: "NamesForm | Form") -> None:
        self._forms.setCurrentWidget(form)
        self._focus()

    def _focus(self) -> None:
        form = self._forms.currentWidget()
        form.first.setFocus()  # type: ignore[attr-defined]

    def _restyle(self) -> None:
        self._forms.setMaximumWidth(self._theme.px(_FORM))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._focus()
