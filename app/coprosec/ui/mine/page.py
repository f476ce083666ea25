"""The page of one's results: over time, and quiz by quiz."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coprosec.domain.calibration import Calibration
from coprosec.domain.counting import counted
from coprosec.domain.results import Try, best, first
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.buttons import button, set_icon, set_words, take_keyboard
from coprosec.ui.widgets.card import Card
from coprosec.ui.widgets.charts import LineChart, Point
from coprosec.ui.widgets.column import BodyColumn
from coprosec.ui.widgets.footer import Footer
from coprosec.ui.widgets.page import lay_page
from coprosec.ui.widgets.row import RowButton
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import Explanation, day, percent, short_day, signed

_POINTS = 10
"""How many attempts the picture has room for: the newest."""


@dataclass(frozen=True, slots=True)
class QuizLine:
    """One quiz: its title, a short name for the picture, its pass mark in percent, and the attempts, oldest first."""

    title: str
    short: str
    mark: int
    tries: tuple[Try, ...]


class MyResultsPage(QWidget):
    """Signals:
    try_requested: an attempt was chosen (Try).
    calibration_requested: how sure against how often right.
    course_requested: go on with the course.
    home_requested: back to the home page.
    """

    try_requested = Signal(object)
    calibration_requested = Signal()
    course_requested = Signal()
    home_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[Sequence[QuizLine], Calibration] | None = None
        self._scroll = BodyColumn(theme, 820)
        self.notice = self._scroll.notice
        self._home = button(self.tr("Accueil"))
        self._home.clicked.connect(self.home_requested)
        self._primary = button("", "primary")
        self._primary.clicked.connect(self._go_on)
        lay_page(self, self._scroll, Footer(self._home, self._primary))
        theme.changed.connect(self._restyle)
        self._dress()

    def show_results(self, lines: Sequence[QuizLine], calibration: Calibration) -> None:
        """The quizzes begun, in the order of the course."""
        self._shown = (lines, calibration)
        self.notice.hide()
        if not lines:
            self.notice.fill(self._title(lines), self._promise(), "award")
        with self._scroll.new_body(self._theme.px(14)) as rows:
            if lines:
                rows.addWidget(label(self.tr("MES RÉSULTATS"), "eyebrow"))
                rows.addWidget(label(self._title(lines), "title", wrap=True))
            finished = sorted(
                ((line, one) for line in lines for one in line.tries if one.percent is not None),
                key=lambda pair: pair[1].started_at,
            )
            if calibration.answers:
                rows.addWidget(label(self._certainty(calibration), wrap=True))
            if finished:
                rows.addWidget(self._picture(finished[-_POINTS:]))
            for line in lines:
                rows.addWidget(label(line.title, "section", wrap=True))
                rows.addWidget(self._quiz(line))
        set_words(self._primary, self.tr("Voir ma certitude") if lines else self.tr("Continuer le cours"))
        self._scroll.show_from_top()
        take_keyboard(self._primary)

    def _go_on(self) -> None:
        (self.calibration_requested if self._shown and self._shown[0] else self.course_requested).emit()

    def _promise(self) -> str:
        return self.tr("Chaque quiz que vous passerez sera gardé ici : le premier essai, le meilleur, et le chemin.")

    def show_error(self, explanation: Explanation) -> None:
        self._scroll.show_error(explanation)

    def _title(self, lines: Sequence[QuizLine]) -> str:
        if not lines:
            return self.tr("Vous n’avez pas encore passé de quiz.")
        passed = sum(any(one.success for one in line.tries) for line in lines)
        return counted(passed, self.tr("quiz réussi"), self.tr("quiz réussis"))

    def _certainty(self, calibration: Calibration) -> str:
        marks = calibration.marks
        return self.tr("{points} points de certitude sur {most}, en {count}.").format(
            points=signed(marks.points),
            most=marks.most,
            count=counted(marks.said, self.tr("réponse"), self.tr("réponses")),
        )

    def _picture(self, finished: Sequence[tuple[QuizLine, Try]]) -> Card:
        card = Card((16, 12, 16, 12), 6)
        points = [
            Point(one.percent or 0, bool(one.success), (line.short, short_day(one.started_at)))
            for line, one in finished
        ]
        mark = finished[-1][0].mark
        chart = LineChart(self._theme, points, mark)
        told = self.tr("{quiz} le {day} : {share}, {state}.")
        chart.describe(
            self.tr("Vos scores, essai après essai"),
            " ".join(
                told.format(
                    quiz=line.title,
                    day=short_day(one.started_at),
                    share=percent(one.percent or 0),
                    state=self._state(one),
                )
                for line, one in finished
            ),
        )
        card.rows.addWidget(chart)
        legend = self.tr("Disque plein : réussi. Cercle vide : pas encore. Ligne en tirets : {mark} à atteindre.")
        card.rows.addWidget(label(legend.format(mark=percent(mark)), "small", wrap=True))
        return card

    def _quiz(self, line: QuizLine) -> Card:
        card = Card()
        head = QHBoxLayout()
        head.setContentsMargins(14, 6, 14, 6)
        head.addWidget(label(self._summary(line), "muted", wrap=True))
        card.rows.addLayout(head)
        for nth, one in reversed(list(enumerate(line.tries, 1))):
            card.rows.addWidget(self._try(nth, one))
        return card

    def _summary(self, line: QuizLine) -> str:
        told = counted(len(line.tries), self.tr("essai"), self.tr("essais"))
        begin, top = first(line.tries), best(line.tries)
        if begin is None or top is None:
            return told
        return self.tr("{tries} · premier {first} · meilleur {best} · réussi à partir de {mark}").format(
            tries=told, first=percent(begin.percent or 0), best=percent(top.percent or 0), mark=percent(line.mark)
        )

    def _try(self, nth: int, one: Try) -> RowButton:
        text = self.tr("Essai {nth}, {day}").format(nth=nth, day=day(one.started_at))
        if one.percent is None:
            row = RowButton(self._theme, ("circle-dot", "accent_dark"), text, self.tr("à continuer"))
        else:
            detail = f"{percent(one.percent)} · {self._state(one)}"
            if one.certainty.said:
                sure = self.tr("certitude {points} sur {most}").format(
                    points=signed(one.certainty.points), most=one.certainty.most
                )
                detail = f"{detail} · {sure}"
            mark = ("circle-check", "primary") if one.success else ("circle-dot", "accent_dark")
            row = RowButton(self._theme, mark, text, detail)
        row.clicked.connect(lambda: self.try_requested.emit(one))
        return row

    def _state(self, one: Try) -> str:
        return self.tr("réussi") if one.success else self.tr("pas encore réussi")

    def _dress(self) -> None:
        set_icon(self._home, self._theme, "house")
        set_icon(self._primary, self._theme, "arrow-right", "on_primary", after=True)

    def _restyle(self) -> None:
        self._dress()
        if self._shown is not None:
            self.show_results(*self._shown)
