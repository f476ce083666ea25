"""The list of what comes back today, and when more does."""

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coprosec.domain.counting import counted
from coprosec.domain.ids import LessonId
from coprosec.domain.reviewing import ReviewPlan
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.buttons import button, set_icon, set_words, take_keyboard
from coprosec.ui.widgets.card import Card
from coprosec.ui.widgets.column import BodyColumn
from coprosec.ui.widgets.footer import Footer
from coprosec.ui.widgets.page import lay_page
from coprosec.ui.widgets.row import RowButton
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import Explanation, coming_day

_DAYS = 4
"""How many later days are listed."""


class ReviewFront(QWidget):
    """Signals:
    start_requested: the first question.
    course_requested: nothing comes back: on with the course.
    home_requested: back to the home page.
    lesson_requested: a lesson to read again first (LessonId).
    """

    start_requested = Signal()
    course_requested = Signal()
    home_requested = Signal()
    lesson_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[ReviewPlan, Sequence[LessonId], Mapping[LessonId, str], tuple[int, int] | None] | None = None
        self._scroll = BodyColumn(theme, 760)
        self.notice = self._scroll.notice
        self._home = button(self.tr("Accueil"))
        self._home.clicked.connect(self.home_requested)
        self._start = button("", "primary")
        self._start.clicked.connect(self._go_on)
        lay_page(self, self._scroll, Footer(self._home, self._start))
        self._dress()

    def show_plan(
        self,
        plan: ReviewPlan,
        asked: Sequence[LessonId],
        lessons: Mapping[LessonId, str],
        done: tuple[int, int] | None,
    ) -> None:
        """`asked` gives the lesson of each question that can be asked, `lessons` the titles that the course has."""
        self._shown = (plan, asked, lessons, done)
        self._tell(plan, asked, done)
        with self._scroll.new_body(self._theme.px(14)) as rows:
            if asked:
                rows.addWidget(label(self.tr("RÉVISIONS DU JOUR"), "eyebrow"))
                rows.addWidget(label(self._title(len(asked)), "title", wrap=True))
                rows.addWidget(label(self._how(), wrap=True))
                rows.addWidget(self._lessons(asked, lessons))
            if plan.later:
                rows.addWidget(label(self.tr("Plus tard"), "section"))
                rows.addWidget(self._later(plan))
        set_words(self._start, self.tr("Commencer") if asked else self.tr("Continuer le cours"))
        self._start.show()
        self._scroll.show_from_top()
        take_keyboard(self._start)

    def _go_on(self) -> None:
        (self.start_requested if self._shown and self._shown[1] else self.course_requested).emit()

    def show_error(self, explanation: Explanation) -> None:
        self._scroll.show_error(explanation)
        self._start.hide()
        take_keyboard(self._home)

    def restyle(self) -> None:
        self._dress()
        if self._shown is not None:
            self.show_plan(*self._shown)

    def _tell(self, plan: ReviewPlan, asked: Sequence[LessonId], done: tuple[int, int] | None) -> None:
        unread = len(plan.today) - len(asked)
        if done is not None:
            right, of = done
            title = self.tr("{right} sur {of}").format(
                right=counted(right, self.tr("réponse juste"), self.tr("réponses justes")), of=of
            )
            self.notice.say(title, self.tr("Vos réponses sont enregistrées."), "good")
        elif unread:
            told = counted(unread, self.tr("question vient"), self.tr("questions viennent"))
            title = self.tr("{questions} d’une version plus récente du programme.").format(questions=told)
            advice = self.tr("Ce poste ne sait pas les poser : elles vous attendent sur les autres.")
            self.notice.say(title, advice)
        elif not asked:
            self.notice.fill(self._title(0), self._how(), "circle-check")
        else:
            self.notice.hide()

    def _title(self, count: int) -> str:
        if not count:
            return self.tr("Rien à revoir aujourd’hui.")
        told = counted(count, self.tr("question"), self.tr("questions"))
        return self.tr("{questions} à revoir aujourd’hui").format(questions=told)

    def _how(self) -> str:
        return self.tr(
            "Une question manquée, ou réussie au hasard, revient le lendemain, puis de plus en plus tard tant que vous "
            "y répondez juste. Elles sont posées par quinze au plus : quelques minutes par jour suffisent."
        )

    def _lessons(self, asked: Sequence[LessonId], lessons: Mapping[LessonId, str]) -> Card:
        card = Card()
        for lesson, count in Counter(asked).most_common():
            told = counted(count, self.tr("question"), self.tr("questions"))
            title = lessons.get(lesson)
            if title is None:
                gone = RowButton(
                    self._theme, ("book-open", "muted"), self.tr("Une leçon qui n’est plus dans le cours"), told
                )
                gone.setEnabled(False)
                card.rows.addWidget(gone)
                continue
            row = RowButton(self._theme, ("book-open", "primary"), title, told)
            row.setToolTip(self.tr("Relire la leçon d’abord"))
            row.clicked.connect(lambda _checked=False, chosen=lesson: self.lesson_requested.emit(chosen))
            card.rows.addWidget(row)
        return card

    def _later(self, plan: ReviewPlan) -> Card:
        card = Card((20, 14, 20, 14), 6)
        for day, count in plan.later[:_DAYS]:
            told = counted(count, self.tr("question"), self.tr("questions"))
            line = self.tr("{day} : {questions}").format(day=coming_day(day, plan.day), questions=told)
            card.rows.addWidget(label(line[0].upper() + line[1:]))
        return card

    def _dress(self) -> None:
        set_icon(self._home, self._theme, "house")
        set_icon(self._start, self._theme, "arrow-right", "on_primary", after=True)
