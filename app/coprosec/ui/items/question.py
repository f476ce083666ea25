"""Questions one after the other on a page, each with its feedback: the same in quizzes and in reviews."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from coprosec.domain.attempts import Outcome
from coprosec.ui.items.certainty import alt_digits
from coprosec.ui.items.coming import Coming
from coprosec.ui.items.sheet import Asked, QuestionSheet
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.buttons import button, press_focused, set_icon, set_words
from coprosec.ui.widgets.footer import Footer
from coprosec.ui.widgets.leaves import Leaves
from coprosec.ui.widgets.page_notice import PageNotice
from coprosec.ui.widgets.settling import settle
from coprosec.ui.wording import Explanation, clock_time


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
        self.sheet: QuestionSheet | None = None
        """The question on screen."""
        self.setObjectName("page")
        self._leaves = Leaves()
        self.coming = Coming(self._leaves, self._make)
        self.notice = PageNotice(theme)
        """Why there is no question."""
        self.notice.action_requested.connect(self.leave_requested)
        self._leave = self.make_leave()
        self._leave.clicked.connect(self.leave_requested)
        self._main = button(self.tr("Valider"), "primary")
        self._main.clicked.connect(self._advance)
        self.footer = Footer(self._leave, self._main)
        self.footer.shorten(self._leave, self._leave.text().partition(" (")[0])
        self.notice.setProperty("place", "question")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self._leaves, 1)
        column.addWidget(self.footer)
        alt_digits(self, self._choose_certainty)
        self._dress()

    def make_leave(self) -> QPushButton:
        """The way out, at the bottom left."""
        return button(self.tr("Quitter (réponses gardées)"))

    def ask(self, asked: Asked) -> QuestionSheet:
        """Show a question to be answered."""
        before = self.sheet
        self.notice.hide()
        self.sheet = sheet = self.coming.take(asked)
        self._leaves.turn_to(sheet)
        if before is not None:
            self._leaves.drop(before)
        self.footer.state.clear()
        self.footer.show()
        set_words(self._main, self.tr("Valider"))
        self._main.setEnabled(True)
        self.setAccessibleName(asked.place)
        if self.isVisible():
            sheet.begin()
        return sheet

    def show_judged(self, outcome: Outcome, lesson_title: str, after: str) -> None:
        """Show how the response was judged, and that it is on the disk; `after` words the way on."""
        if self.sheet is None:
            return
        self.sheet.show_judged(outcome, lesson_title)
        self.say_saved(outcome)
        set_words(self._main, after)
        self._main.setEnabled(True)
        self._main.setFocus(Qt.FocusReason.OtherFocusReason)
        self._settle()
        self.sheet.reveal(self.sheet.notice)

    def say_saved(self, outcome: Outcome) -> None:
        self.footer.state.setText(self.tr("Enregistré {time}").format(time=clock_time(outcome.recorded_at)))

    def refuse(self, explanation: Explanation) -> None:
        """The response was not recorded: say why, keep what was given."""
        self.footer.state.clear()
        self._main.setEnabled(True)
        if self.sheet is not None:
            self.sheet.refuse(explanation)

    def show_error(self, explanation: Explanation) -> None:
        """There is no question to ask."""
        self.coming.forget()
        if self.sheet is not None:
            self._leaves.drop(self.sheet)
            self.sheet = None
        self.footer.hide()
        self.notice.fill(explanation.title, explanation.advice, action=self.tr("Revenir au cours"))

    def restyle(self) -> None:
        """Draw the question again at the theme's text size, keeping what was given."""
        self._dress()
        self.coming.renew()
        sheet = self.sheet
        if sheet is not None and not sheet.judged:
            self.ask(sheet.asked).give(sheet.response(), sheet.level())

    def _settle(self) -> None:
        """Give the footer the height that its words need, and the question what is left."""
        self.footer.fit()
        settle(self.footer)
        layout = self.layout()
        assert layout is not None
        layout.activate()

    def _make(self, asked: Asked) -> QuestionSheet:
        sheet = QuestionSheet(self._theme, asked)
        sheet.submitted.connect(self._advance)
        sheet.lesson_requested.connect(self.lesson_requested)
        self._leaves.add(sheet)
        return sheet

    def _advance(self) -> None:
        sheet = self.sheet
        if sheet is None or not self._main.isEnabled():
            return
        if sheet.judged:
            self.next_requested.emit()
        elif sheet.lacks_certainty:
            sheet.ask_certainty()
        else:
            self._main.setEnabled(False)
            self.answered.emit(sheet.asked.item, sheet.response(), sheet.level())

    def _choose_certainty(self, level: int) -> None:
        if self.sheet is not None:
            self.sheet.choose(level)

    def _dress(self) -> None:
        set_icon(self._leave, self._theme, "log-out")
        set_icon(self._main, self._theme, "arrow-right", "on_primary", after=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not press_focused(self):
                self._advance()
        elif self.sheet is None or not self.sheet.key_picked(event):
            super().keyPressEvent(event)
