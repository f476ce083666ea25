"""Writing a recommendation: what, by whom, when."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from coprosec.domain.recommendations import LONGEST, Recommendation
from coprosec.ui.theme import Theme
from coprosec.ui.translation import tr
from coprosec.ui.widgets.buttons import button, set_icon
from coprosec.ui.widgets.picker import Picker
from coprosec.ui.widgets.texts import label


def deadlines() -> tuple[str, ...]:
    """When something could be done, soonest first."""
    return (tr("Tout de suite"), tr("Dans le mois"), tr("Dans les trois mois"), tr("Dans l’année"), tr("Plus tard"))


class _Text(QPlainTextEdit):
    """Tab moves on, Ctrl+Enter submits, Escape gives up."""

    submitted = Signal()
    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submitted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class RecommendationForm(QFrame):
    """Signals:
    submitted: it is to be recorded (text, actor, deadline).
    given_up: nothing is to be kept.
    """

    submitted = Signal(str, str, str)
    given_up = Signal()

    def __init__(self, theme: Theme, actors: Sequence[str], before: Recommendation | None) -> None:
        super().__init__()
        self._text = _Text(before.text if before is not None else "")
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(tr("Que faut-il faire ?"))
        self._text.setFixedHeight(theme.px(110))
        self._text.textChanged.connect(self._count)
        self._text.submitted.connect(self._submit)
        self._text.given_up.connect(self.given_up)
        self._left = label("", "small")
        self._actor = _picker(tr("Par qui ?"), actors, before.actor if before is not None else "")
        self._deadline = _picker(tr("Quand ?"), deadlines(), before.deadline if before is not None else "")
        self.save = button(tr("Enregistrer"), "primary")
        set_icon(self.save, theme, "save", "on_primary")
        self.save.clicked.connect(self._submit)
        cancel = button(tr("Annuler"))
        cancel.clicked.connect(self.given_up)
        fields = QHBoxLayout()
        fields.setSpacing(theme.px(16))
        for title, combo in ((tr("Par qui ?"), self._actor), (tr("Quand ?"), self._deadline)):
            fields.addWidget(_field(title, combo), 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.save)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.px(8))
        rows.addWidget(label(tr("Que faut-il faire ?"), "small"))
        rows.addWidget(self._text)
        rows.addWidget(self._left)
        rows.addLayout(fields)
        rows.addLayout(buttons)
        self._count()

    def focus_first(self) -> None:
        self._text.moveCursor(QTextCursor.MoveOperation.End)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _count(self) -> None:
        left = LONGEST - len(self._text.toPlainText().strip())
        self._left.setText(tr("{count} caractères possibles").format(count=max(0, left)))
        self.save.setEnabled(0 <= left < LONGEST)

    def _submit(self) -> None:
        if self.save.isEnabled():
            self.submitted.emit(self._text.toPlainText(), self._actor.currentText(), self._deadline.currentText())


def _picker(name: str, texts: Sequence[str], chosen: str) -> Picker:
    picker = Picker(name, [(text, text) for text in dict.fromkeys((*texts, *([chosen] if chosen else ())))])
    picker.choose(chosen)
    return picker


def _field(title: str, picker: Picker) -> QWidget:
    box = QWidget()
    rows = QVBoxLayout(box)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(4)
    rows.addWidget(label(title, "small"))
    rows.addWidget(picker)
    return box
