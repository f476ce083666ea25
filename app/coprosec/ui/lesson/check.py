"""A self-check inside a lesson."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from coprosec.domain.items import Item, Response, Score
from coprosec.ui.items import widget_for
from coprosec.ui.items.feedback import feedback
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.buttons import button, set_icon
from coprosec.ui.widgets.card import Card
from coprosec.ui.widgets.notice import Notice
from coprosec.ui.widgets.texts import label, rich_label
from coprosec.ui.wording import Explanation

Answers = Mapping[str, Response]
"""The last response to each question."""


class SelfCheck(Card):
    """A question to answer as often as one likes.

    Signals:
        answered: a response was given (Item, Response).
        read_on: Enter was pressed once the feedback was read.
    """

    answered = Signal(object, object)
    read_on = Signal()

    def __init__(self, theme: Theme, item: Item) -> None:
        super().__init__((22, 18, 22, 18), 10)
        self.item = item
        self._judged: Response | None = None
        self._theme = theme
        self.rows.addWidget(label(self.tr("VÉRIFIEZ-VOUS"), "eyebrow"))
        self.rows.addWidget(rich_label(item.prompt, "section"))
        if item.detail:
            self.rows.addWidget(rich_label(item.detail))
        self._hint = label("", "muted", wrap=True)
        self.rows.addWidget(self._hint)
        self._widget = widget_for(item, theme)
        self.rows.addWidget(self._widget)
        self.notice = Notice(theme)
        self.rows.addWidget(self.notice)
        self._check = button(self.tr("Vérifier"))
        set_icon(self._check, theme, "check")
        self._check.clicked.connect(self._submit)
        self._again = button(self.tr("Essayer encore"), "quiet")
        set_icon(self._again, theme, "rotate-ccw")
        self._again.clicked.connect(self._retry)
        self._again.hide()
        self._saved = label("", "saved")
        foot = QHBoxLayout()
        foot.addWidget(self._check)
        foot.addWidget(self._again)
        foot.addStretch(1)
        foot.addWidget(self._saved)
        self.rows.addLayout(foot)
        self._connect()

    def recall(self, answers: Answers) -> None:
        """Show what was answered already, unless it is what is shown."""
        response = answers.get(self.item.id)
        if response is not None and response != self._judged and self.item.body.problem(response) is None:
            self.show_outcome(response, self.item.body.grade(response))

    def show_outcome(self, response: Response, score: Score, saved: str = "") -> None:
        """What was answered and how it was judged; `saved` says when it was recorded."""
        if self.isAncestorOf(self.window().focusWidget()):
            # Else Qt moves on from each proposition that is locked, and scrolls away from the feedback.
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._widget.give(response)
        self._widget.reveal()
        self._judged = response
        told = feedback(self.item, response, score)
        self.notice.say(told.title, told.html, told.tone)
        self._check.hide()
        self._again.show()
        self._saved.setText(saved)

    def refuse(self, explanation: Explanation) -> None:
        """The response was not recorded."""
        self._check.setEnabled(True)
        self.notice.explain(explanation)

    def _connect(self) -> None:
        self._hint.setText(self._widget.hint)
        self._widget.submitted.connect(self._submit)

    def _submit(self) -> None:
        if self._check.isVisible() and self._check.isEnabled():
            self.answered.emit(self.item, self._widget.response())

    def _retry(self) -> None:
        self._judged = None
        fresh = widget_for(self.item, self._theme)
        self.rows.replaceWidget(self._widget, fresh)
        self._widget.deleteLater()
        self._widget = fresh
        self._connect()
        self.notice.hide()
        self._saved.clear()
        self._again.hide()
        self._check.setEnabled(True)
        self._check.show()
        self._widget.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier) and (
            self._check.isVisible() and self._widget.key_picked(event)
        ):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.hasFocus():
            self.read_on.emit()
        else:
            super().keyPressEvent(event)
