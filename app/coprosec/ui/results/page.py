"""The page of results."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coprosec.domain.attempts import AttemptState
from coprosec.domain.ids import LessonId
from coprosec.domain.results import Try
from coprosec.ui.results.answers import AnswersCard
from coprosec.ui.results.cards import certainty_card, review_card, verdict_card
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.buttons import button, set_icon, set_words, take_keyboard
from coprosec.ui.widgets.column import BodyColumn
from coprosec.ui.widgets.footer import Footer
from coprosec.ui.widgets.page import lay_page
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import Explanation


class ResultsPage(QWidget):
    """Signals:
    lesson_requested: a lesson to review (LessonId).
    again_requested: another attempt.
    module_requested: back to the module.
    calibration_requested: how sure one is, in the whole course.
    """

    lesson_requested = Signal(str)
    again_requested = Signal()
    module_requested = Signal()
    calibration_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[AttemptState, Mapping[LessonId, str], Sequence[Try], str, bool] | None = None
        self.answers: AnswersCard | None = None
        self._scroll = BodyColumn(theme, 820)
        self.notice = self._scroll.notice
        self._again = button(self.tr("Recommencer"))
        self._again.setAccessibleName(self.tr("Recommencer le quiz"))
        self._again.clicked.connect(self.again_requested)
        self._module = button(self.tr("Revenir au module"), "primary")
        self._module.clicked.connect(self.module_requested)
        lay_page(self, self._scroll, Footer(self._again, self._module))
        theme.changed.connect(self._restyle)
        self._dress()

    def show_results(
        self,
        state: AttemptState,
        lessons: Mapping[LessonId, str],
        tries: Sequence[Try] = (),
        changed: str = "",
        again: bool = True,
    ) -> None:
        """Show an attempt; `lessons` gives the titles of those the course still has, `changed` says in one sentence
        what became of the quiz since, `again` whether it can be taken again.
        """
        self._shown = (state, lessons, tries, changed, again)
        self.notice.setVisible(bool(changed))
        if changed:
            self.notice.say("", changed)
        with self._scroll.new_body(16) as rows:
            rows.addWidget(label(state.plan.title.upper(), "eyebrow"))
            rows.addWidget(verdict_card(self._theme, state, tries))
            if state.certainty.said:
                rows.addWidget(certainty_card(self._theme, state.certainty, self.calibration_requested.emit))
            if state.to_review():
                rows.addWidget(label(self.tr("À revoir"), "section"))
                rows.addWidget(review_card(self._theme, state, lessons, self.lesson_requested.emit))
            self.answers = AnswersCard(self._theme, state, lessons)
            self.answers.lesson_requested.connect(self.lesson_requested)
            rows.addLayout(self._answers_head(self.answers))
            rows.addWidget(self.answers)
        self._again.setVisible(again and not state.plan.occasion)
        set_words(self._module, self.tr("Revenir aux tests") if state.plan.occasion else self.tr("Revenir au module"))
        self._scroll.show_from_top()
        take_keyboard(self._module)

    def show_error(self, explanation: Explanation) -> None:
        """There is no attempt to show."""
        self._shown = None
        self._scroll.show_error(explanation)
        self._again.hide()

    def _answers_head(self, answers: AnswersCard) -> QHBoxLayout:
        """The title, and one button that opens every line or closes them all."""
        opener = button("", "quiet")

        def word() -> None:
            text = self.tr("Tout fermer") if all(line.open for line in answers.lines) else self.tr("Tout ouvrir")
            set_words(opener, text)

        for line in answers.lines:
            line.toggled.connect(lambda _open: word())
        opener.clicked.connect(lambda: answers.open_all(not all(line.open for line in answers.lines)))
        word()
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Vos réponses, une à une"), "section"), 1)
        head.addWidget(opener)
        return head

    def _dress(self) -> None:
        set_icon(self._again, self._theme, "rotate-ccw")
        set_icon(self._module, self._theme, "arrow-right", "on_primary", after=True)

    def _restyle(self) -> None:
        self._dress()
        if self._shown is not None:
            self.show_results(*self._shown)
