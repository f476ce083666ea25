"""One question on a page of its own, how sure one is, its feedback: the same in quizzes and in reviews."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coprosec.domain.attempts import Outcome
from coprosec.domain.items import Item
from coprosec.ui.items.base import ItemWidget
from coprosec.ui.items.certainty import CertaintyRow, alt_digits
from coprosec.ui.items.coming import Coming
from coprosec.ui.items.feedback import feedback, feedback_on_certainty
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.bar import SlimBar
from coprosec.ui.widgets.buttons import button, press_focused, set_icon
from coprosec.ui.widgets.column import Column
from coprosec.ui.widgets.footer import Footer
from coprosec.ui.widgets.notice import Notice
from coprosec.ui.widgets.page_notice import PageNotice
from coprosec.ui.widgets.texts import label, rich_label
from coprosec.ui.wording import Explanation, clock_time

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ShiftModifier)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the page shows it. `place` says which one of how many, `share` how much is behind (0 to 1),
    `certainty` whether one says how sure one is, `remark` what is to be known before answering.
    """

    item: Item
    eyebrow: str
    place: str
    share: float
    certainty: bool
    remark: str = ""


class QuestionPage(QWidget):
    """Signals:
    answered: the response is to be judged and recorded (Item, Response, certainty or None).
    next_requested: what comes after a judged question.
    leave_requested: out of here; the answers are kept.
    lesson_requested: the lesson that teaches this (LessonId).
    """

    answered = Signal(object, object, object)
    next_requested = Signal()
    leave_requested = Signal()
    lesson_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._asked: Asked | None = None
        self._widget: ItemWidget | None = None
        self._certainty: CertaintyRow | None = None
        self._judged = False
        self.setObjectName("page")
        self._scroll = Column(860, (40, 32, 40, 24))
        self._bar = SlimBar(theme)
        head = self._make_head()
        self._prompt = rich_label("", "title")
        self._detail = rich_label()
        self._hint = label("", "muted", wrap=True)
        self._remark = Notice(theme)
        self._place = QVBoxLayout()
        self.coming = Coming(self, theme, self._place, self._advance)
        self.notice = PageNotice(theme)
        self.notice.link_activated.connect(lambda address: self.lesson_requested.emit(address.partition(":")[2]))
        rows = self._scroll.rows
        rows.addLayout(head)
        for widget in (self._bar, self._remark, self._prompt, self._detail, self._hint):
            rows.addWidget(widget)
        rows.addLayout(self._place)
        rows.addWidget(self.notice)
        rows.addStretch(1)
        self._leave = self.make_leave()
        self._leave.clicked.connect(self.leave_requested)
        self._main = button(self.tr("Valider"), "primary")
        self._main.clicked.connect(self._advance)
        self.footer = Footer(self._leave, self._main)
        self.footer.shorten(self._leave, self._leave.text().partition(" (")[0])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.footer)
        alt_digits(self, self._choose_certainty)
        self._dress()

    def _make_head(self) -> QHBoxLayout:
        self._eyebrow = label("", "eyebrow")
        self._count = label("", "muted")
        head = QHBoxLayout()
        head.addWidget(self._eyebrow)
        head.addStretch(1)
        head.addWidget(self._count)
        return head

    def make_leave(self) -> QPushButton:
        """The way out, at the bottom left."""
        return button(self.tr("Quitter (réponses gardées)"))

    def ask(self, asked: Asked) -> None:
        """Show a question to be answered."""
        self._asked = asked
        self._judged = False
        with self._scroll.changing():
            self._show_asked(asked)
        self.footer.state.clear()
        self._word_main(self.tr("Valider"))
        self._main.setEnabled(True)
        self._main.show()
        self._scroll.show_from_top()
        self.setAccessibleName(asked.place)
        if self._widget is not None and self.isVisible():
            self._widget.focus_first()

    def _show_asked(self, asked: Asked) -> None:
        item = asked.item
        self._eyebrow.setText(asked.eyebrow)
        self._count.setText(asked.place)
        self._bar.show()
        self._bar.set_share(asked.share, asked.place)
        self._prompt.setText(item.prompt)
        self._detail.setText(item.detail)
        self._detail.setVisible(bool(item.detail))
        self._set_widget(asked)
        self.notice.hide()
        self._remark.setVisible(bool(asked.remark))
        if asked.remark:
            self._remark.say("", asked.remark)

    def show_judged(self, outcome: Outcome, lesson_title: str, after: str) -> None:
        """Show how the response was judged, and that it is on the disk; `after` words the way on."""
        if self._asked is None or self._widget is None:
            return
        self._judged = True
        if self._widget.response() != outcome.response:
            self._widget.give(outcome.response)  # what another window recorded first
        self._widget.reveal()
        if self._certainty is not None:
            self._certainty.choose(outcome.certainty)
            self._certainty.lock()
        item = self._asked.item
        told = feedback(item, outcome.response, outcome.score)
        link = ""
        if lesson_title and not outcome.score.full:
            words = self.tr("Revoir la leçon « {title} »").format(title=lesson_title)
            link = f'<p><a href="lesson:{item.lesson}">{words}</a></p>'
        sure = feedback_on_certainty(outcome.score, outcome.certainty)
        self.notice.say(told.title, f"{told.html}{sure}{link}", told.tone)
        self.say_saved(outcome)
        self._word_main(after)
        self._main.setEnabled(True)
        self._main.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.reveal(self.notice)

    def say_saved(self, outcome: Outcome) -> None:
        self.footer.state.setText(self.tr("Enregistré {time}").format(time=clock_time(outcome.recorded_at)))

    def refuse(self, explanation: Explanation) -> None:
        """The response was not recorded: say why, keep what was given."""
        self.footer.state.clear()
        self.notice.say(explanation.title, explanation.advice, "bad")
        self._main.setEnabled(True)
        self._scroll.reveal(self.notice)

    def show_error(self, explanation: Explanation) -> None:
        """There is no question to ask."""
        self._asked = None
        self._set_widget(None)
        for widget in (self._eyebrow, self._count, self._prompt, self._detail, self._hint, self.footer.state):
            widget.setText("")
        self._bar.hide()
        self._remark.hide()
        self._main.hide()
        self.notice.fill(explanation.title, explanation.advice)

    def restyle(self) -> None:
        """Draw the question again at the theme's text size, keeping what was given."""
        self._dress()
        self.coming.renew()
        if self._asked is not None and self._widget is not None and not self._judged:
            given = self._widget.response()
            level = self._certainty.certainty() if self._certainty else None
            self.ask(self._asked)
            self._widget.give(given)
            if self._certainty is not None and level is not None:
                self._certainty.choose(level)

    def _word_main(self, text: str) -> None:
        self._main.setText(text)
        self._main.setAccessibleName(text)

    def _set_widget(self, asked: Asked | None) -> None:
        self.coming.drop(old for old in (self._widget, self._certainty) if old is not None)
        self._widget = self._certainty = None
        if asked is None:
            self.coming.forget()
            return
        taken = self.coming.take(asked.item, certainty=asked.certainty)
        self._widget, self._certainty = taken.widget, taken.certainty
        self._hint.setText(taken.widget.hint)
        for widget in taken.widgets:
            if self._place.indexOf(widget) < 0:
                self._place.addWidget(widget)
            widget.show()

    def _advance(self) -> None:
        if not self._main.isEnabled():
            return
        if self._judged:
            self.next_requested.emit()
        elif self._asked is not None and self._widget is not None:
            response = self._widget.response()
            sure = self._certainty.certainty() if self._certainty else None
            if self._certainty is not None and sure is None and self._asked.item.body.problem(response) is None:
                self._ask_certainty(self._certainty)
                return
            self._main.setEnabled(False)
            self.answered.emit(self._asked.item, response, sure)

    def _choose_certainty(self, level: int) -> None:
        if self._certainty is not None:
            self._certainty.choose(level)

    def _ask_certainty(self, row: CertaintyRow) -> None:
        """The answer is there, how sure one is of it is not."""
        self.notice.say(
            self.tr("Encore un choix."),
            self.tr("Dites si c’est la bonne réponse, selon vous : touche 1, 2 ou 3, puis Entrée."),
            "plain",
        )
        row.focus_first()
        self._scroll.reveal(row)

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
