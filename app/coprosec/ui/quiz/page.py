"""One question, its answer, its feedback."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coprosec.domain.attempts import AttemptState, Outcome
from coprosec.domain.items import Item
from coprosec.ui.items import widget_for
from coprosec.ui.items.base import ItemWidget
from coprosec.ui.items.feedback import feedback
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.bar import SlimBar
from coprosec.ui.widgets.buttons import button, press_focused, set_icon
from coprosec.ui.widgets.column import Column
from coprosec.ui.widgets.footer import Footer
from coprosec.ui.widgets.notice import Notice
from coprosec.ui.widgets.texts import label, rich_label
from coprosec.ui.wording import Explanation, clock_time

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ShiftModifier)


class QuizPage(QWidget):
    """Signals:
    answered: the response is to be judged and recorded (Item, Response).
    next_requested: the next question, or the results.
    leave_requested: out of the quiz; the answers are kept.
    lesson_requested: the lesson that teaches this (LessonId).
    """

    answered = Signal(object, object)
    next_requested = Signal()
    leave_requested = Signal()
    lesson_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._item: Item | None = None
        self._widget: ItemWidget | None = None
        self._judged = False
        self._shown: tuple[AttemptState, int, str] | None = None
        self.setObjectName("page")
        self._scroll = Column(860, (40, 32, 40, 24))
        self._eyebrow = label("", "eyebrow")
        self._count = label("", "muted")
        self._bar = SlimBar(theme)
        head = QHBoxLayout()
        head.addWidget(self._eyebrow)
        head.addStretch(1)
        head.addWidget(self._count)
        self._prompt = rich_label("", "title")
        self._detail = rich_label()
        self._hint = label("", "muted", wrap=True)
        self._place = QVBoxLayout()
        self.notice = Notice(theme)
        self.notice.link_activated.connect(lambda address: self.lesson_requested.emit(address.partition(":")[2]))
        rows = self._scroll.rows
        rows.addLayout(head)
        for widget in (self._bar, self._prompt, self._detail, self._hint):
            rows.addWidget(widget)
        rows.addLayout(self._place)
        rows.addWidget(self.notice)
        rows.addStretch(1)
        self._leave = button(self.tr("Quitter (réponses gardées)"))
        self._leave.clicked.connect(self.leave_requested)
        self._main = button(self.tr("Valider"), "primary")
        self._main.clicked.connect(self._advance)
        self.footer = Footer(self._leave, self._main)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.footer)
        self._dress()

    def show_item(self, state: AttemptState, index: int, eyebrow: str) -> None:
        """Ask the item at `index` of the attempt."""
        self._shown = (state, index, eyebrow)
        item = state.plan.items[index]
        total = len(state.plan.items)
        self._item = item
        self._judged = False
        self._eyebrow.setText(eyebrow)
        count = self.tr("Question {place} sur {all}").format(place=index + 1, all=total)
        self._count.setText(count)
        self._bar.set_share(index / total, count)
        self._prompt.setText(item.prompt)
        self._detail.setText(item.detail)
        self._detail.setVisible(bool(item.detail))
        self._set_widget(item)
        self.notice.hide()
        self.footer.state.clear()
        self._main.setText(self.tr("Valider"))
        self._main.setAccessibleName(self.tr("Valider"))
        self._main.setEnabled(True)
        self._main.show()
        self._scroll.show_from_top()
        self.setAccessibleName(count)
        if self._widget is not None and self.isVisible():
            self._widget.focus_first()

    def show_outcome(self, outcome: Outcome, lesson_title: str, *, last: bool) -> None:
        """Show how the response was judged, and that it is on the disk."""
        if self._item is None or self._widget is None:
            return
        self._judged = True
        self._widget.reveal()
        told = feedback(self._item, outcome.response, outcome.score)
        link = ""
        if lesson_title and not outcome.score.full:
            words = self.tr("Revoir la leçon « {title} »").format(title=lesson_title)
            link = f'<p><a href="lesson:{self._item.lesson}">{words}</a></p>'
        self.notice.say(told.title, told.html + link, told.tone)
        self.say_saved(outcome)
        self._main.setText(self.tr("Voir mes résultats") if last else self.tr("Question suivante"))
        self._main.setAccessibleName(self._main.text())
        self._main.setEnabled(True)
        self._main.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.reveal(self.notice)

    def say_saved(self, outcome: Outcome) -> None:
        self.footer.state.setText(self.tr("Enregistré {time}").format(time=clock_time(outcome.recorded_at)))

    def refuse(self, explanation: Explanation) -> None:
        """The response was not recorded: say why, keep what was given."""
        self.notice.say(explanation.title, explanation.advice, "bad")
        self._main.setEnabled(True)
        self._scroll.reveal(self.notice)

    def show_error(self, explanation: Explanation) -> None:
        """There is no question to ask."""
        self._item = None
        self._set_widget(None)
        for widget in (self._eyebrow, self._count, self._prompt, self._detail, self._hint):
            widget.setText("")
        self._main.hide()
        self.notice.say(explanation.title, explanation.advice, "bad")

    def restyle(self) -> None:
        """Draw the question again at the theme's text size, keeping what was given."""
        self._dress()
        if self._shown is not None and self._widget is not None and not self._judged:
            given = self._widget.response()
            self.show_item(*self._shown)
            self._widget.give(given)

    def _set_widget(self, item: Item | None) -> None:
        if self._widget is not None:
            self._place.removeWidget(self._widget)
            self._widget.hide()
            self._widget.deleteLater()
            self._widget = None
        if item is not None:
            self._widget = widget_for(item, self._theme)
            self._widget.submitted.connect(self._advance)
            self._hint.setText(self._widget.hint)
            self._place.addWidget(self._widget)

    def _advance(self) -> None:
        if not self._main.isEnabled():
            return
        if self._judged:
            self.next_requested.emit()
        elif self._item is not None and self._widget is not None:
            self._main.setEnabled(False)
            self.answered.emit(self._item, self._widget.response())

    def _dress(self) -> None:
        set_icon(self._leave, self._theme, "log-out")
        set_icon(self._main, self._theme, "arrow-right", "on_primary", after=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not press_focused(self):
                self._advance()
        elif (
            event.modifiers() in _PLAIN
            and not self._judged
            and self._widget is not None
            and self._widget.key_picked(event)
        ):
            self.notice.hide()
        else:
            super().keyPressEvent(event)
