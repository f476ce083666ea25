"""What comes back today, then one question after the other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from coprosec.domain.attempts import Outcome
from coprosec.domain.ids import LessonId
from coprosec.domain.items import Item
from coprosec.domain.reviewing import Due, ReviewPlan
from coprosec.ui.items.question import QuestionPage
from coprosec.ui.items.sheet import Asked
from coprosec.ui.review.front import ReviewFront
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.buttons import button
from coprosec.ui.widgets.page import lay_page
from coprosec.ui.wording import Explanation


@dataclass(frozen=True, slots=True)
class Shown:
    """A question that comes back, as it is asked; `gone` when it is no longer in the course."""

    due: Due
    item: Item
    gone: bool


class _Questions(QuestionPage):
    """The questions of a review."""

    def make_leave(self) -> QPushButton:
        return button(self.tr("Arrêter (réponses gardées)"))


class ReviewPage(QWidget):
    """Signals:
    answered: the response is to be judged and recorded (Item, Response, certainty or None).
    start_requested: the first question.
    next_requested: the next question, or the end.
    stop_requested: back to what comes back today.
    course_requested: on with the course.
    home_requested: back to the home page.
    lesson_requested: the lesson that teaches this (LessonId).
    """

    answered = Signal(object, object, object)
    start_requested = Signal()
    next_requested = Signal()
    stop_requested = Signal()
    course_requested = Signal()
    home_requested = Signal()
    lesson_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.front = ReviewFront(theme)
        self.questions = _Questions(theme)
        self._stack = QStackedWidget()
        self._stack.setObjectName("pages")
        for widget in (self.front, self.questions):
            self._stack.addWidget(widget)
        lay_page(self, self._stack)
        self.front.start_requested.connect(self.start_requested)
        self.front.course_requested.connect(self.course_requested)
        self.front.home_requested.connect(self.home_requested)
        self.front.lesson_requested.connect(self.lesson_requested)
        self.questions.answered.connect(self.answered)
        self.questions.next_requested.connect(self.next_requested)
        self.questions.leave_requested.connect(self.stop_requested)
        self.questions.lesson_requested.connect(self.lesson_requested)
        theme.changed.connect(self.restyle)

    @property
    def asking(self) -> bool:
        return self._stack.currentWidget() is self.questions

    def show_plan(
        self,
        plan: ReviewPlan,
        shown: Sequence[Shown],
        lessons: Mapping[LessonId, str],
        done: tuple[int, int] | None = None,
    ) -> None:
        """What comes back; `done` says how many of the questions just answered were right, of how many."""
        self.questions.coming.forget()
        self._stack.setCurrentWidget(self.front)
        self.front.show_plan(plan, [one.item.lesson for one in shown], lessons, done)

    def show_question(self, shown: Shown, nth: int, total: int) -> None:
        """Ask the question number `nth`, from 1."""
        self._stack.setCurrentWidget(self.questions)
        self.questions.ask(self._asked(shown, nth, total))

    def prepare_question(self, shown: Shown, nth: int, total: int) -> None:
        """Have it ready to be asked."""
        self.questions.coming.prepare(self._asked(shown, nth, total))

    def _asked(self, shown: Shown, nth: int, total: int) -> Asked:
        place = self.tr("Question {place} sur {all}").format(place=nth, all=total)
        gone = self.tr("Cette question n’est plus dans le cours. La voici telle que vous l’aviez vue.")
        certainty = shown.item.body.scored
        eyebrow = self.tr("RÉVISIONS DU JOUR")
        return Asked(shown.item, eyebrow, place, (nth - 1) / total, certainty, gone if shown.gone else "")

    def show_outcome(self, outcome: Outcome, lesson_title: str, *, last: bool) -> None:
        after = self.tr("Terminer") if last else self.tr("Question suivante")
        self.questions.show_judged(outcome, lesson_title, after)

    def refuse(self, explanation: Explanation) -> None:
        self.questions.refuse(explanation)

    def show_error(self, explanation: Explanation) -> None:
        self._stack.setCurrentWidget(self.front)
        self.front.show_error(explanation)

    def restyle(self) -> None:
        """Draw again at the theme's text size, keeping what was given."""
        self.front.restyle()
        self.questions.restyle()
