"""What a group's answers tell: hard questions, forks of scenarios, the two tests, certainty."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from coprosec.domain.cohorts import Cohort
from coprosec.domain.counting import counted
from coprosec.domain.ids import CohortId
from coprosec.domain.insights import CalibrationRow, QuestionInsight, QuizInsight, ScenarioInsight
from coprosec.domain.reading_figures import item_numbers, item_reading, shown, test_numbers, test_reading
from coprosec.domain.statistics import FEW
from coprosec.domain.testing import Gain
from coprosec.ui.insights.pictures import answer_bars, calibration_bars, scenario_bars, test_bars
from coprosec.ui.theme import Theme
from coprosec.ui.vantage import VantageBar
from coprosec.ui.widgets.action_bar import ActionBar
from coprosec.ui.widgets.bars import Bars
from coprosec.ui.widgets.buttons import button, set_icon
from coprosec.ui.widgets.column import Column
from coprosec.ui.widgets.notice import Notice
from coprosec.ui.widgets.page import lay_page
from coprosec.ui.widgets.page_notice import PageNotice
from coprosec.ui.widgets.picker import CohortPicker, Picker
from coprosec.ui.widgets.rows import RowsModel
from coprosec.ui.widgets.segments import Segments
from coprosec.ui.widgets.table import Table
from coprosec.ui.widgets.tall import Tall
from coprosec.ui.widgets.texts import label
from coprosec.ui.wording import Explanation


class InsightsPage(QWidget):
    """Signals:
    changed: another quiz or class list was chosen.
    export_requested: the same figures in a file.
    """

    changed = Signal()
    export_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.notice = Notice(theme)
        self._cohort = CohortPicker()
        self._quiz = Picker(self.tr("Quiz"), letters=12)
        for picker in (self._cohort, self._quiz):
            picker.activated.connect(lambda _row: self.changed.emit())
        self.segments = Segments(
            (self.tr("Questions"), self.tr("Scénarios"), self.tr("Avant et après"), self.tr("Certitude"))
        )
        self.segments.chosen.connect(self._choose)
        self._whole = label("", "muted", wrap=True)
        headings = (
            self.tr("Question"),
            self.tr("Réponses"),
            self.tr("Facilité"),
            self.tr("Discrimination"),
            self.tr("Sûrs et faux"),
        )
        self.model = RowsModel(headings, frozenset({1, 2, 3, 4}))
        self.table = Table(theme, self.tr("Questions, les plus difficiles d’abord"))
        self.table.setModel(self.model)
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._show_question(now))
        self._reading, self._numbers = label("", "strong", wrap=True), label("", "small", wrap=True)
        self._whole_numbers = label("", "small", wrap=True)
        self._given, self._forks, self._tests, self._sure = (Bars(theme) for _nth in range(4))
        self._tests_text, self._sure_text = label("", wrap=True), label("", wrap=True)
        self._forks_text = label("", wrap=True)
        self._nothing = tuple(PageNotice(theme) for _nth in range(4))
        self._views = QStackedWidget()
        self._views.addWidget(self._questions_view())
        self._views.addWidget(self._column(self._nothing[1], self._forks_text, self._forks))
        self._views.addWidget(self._column(self._nothing[2], self._tests_text, self._tests))
        self._views.addWidget(self._column(self._nothing[3], self._sure_text, self._sure))
        self._export = button(self.tr("Exporter ces chiffres"), "primary")
        self._export.clicked.connect(self.export_requested)
        self.vantage = VantageBar()
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()

    def _questions_view(self) -> QWidget:
        holder = QWidget()
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        rows.addWidget(self._nothing[0])
        rows.addWidget(self._whole)
        rows.addWidget(self._whole_numbers)
        rows.addWidget(self.table, 3)
        self._below = self._column(self._reading, self._given, self._numbers)
        rows.addWidget(self._below, 2)
        return holder

    @staticmethod
    def _column(*widgets: QWidget) -> Column:
        column = Column(4000, (0, 4, 12, 4))
        for widget in widgets:
            column.rows.addWidget(widget)
        column.rows.addStretch(1)
        return column

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(label(self.tr("Ce que disent les réponses"), "display"), 1)
        head.addWidget(self._cohort, 1)
        line = QHBoxLayout()
        line.addWidget(self.segments, 1)
        line.addWidget(self._quiz, 1)
        page = Tall((40, 24, 40, 14), 10)
        body = page.rows
        body.addLayout(head)
        body.addWidget(self.notice)
        body.addWidget(self.vantage)
        body.addLayout(line)
        body.addWidget(self._views, 1)
        lay_page(self, page, ActionBar((), self._export))

    @property
    def cohort(self) -> CohortId | None:
        """The class list chosen, or None for everybody."""
        chosen: CohortId | None = self._cohort.currentData()
        return chosen

    @property
    def quiz(self) -> str:
        """The quiz chosen; empty before the first list of them."""
        return self._quiz.currentData() or ""

    def show_quizzes(self, quizzes: Sequence[tuple[str, str]]) -> None:
        """The quizzes to choose from: (id, title)."""
        self._quiz.offer([(title, name) for name, title in quizzes])

    def show_loading(self, *, on_server: bool) -> None:
        """Nothing of what was shown is mistaken for what the server has; only what is here is exported."""
        self._export.setVisible(not on_server)
        if not on_server:
            return
        self.notice.hide()
        for text in (self._whole, self._forks_text, self._tests_text, self._sure_text):
            text.setText(self.tr("Lecture du serveur…"))
        for bars in (self._given, self._forks, self._tests, self._sure):
            bars.show_bars(())
        self._whole_numbers.hide()
        self._show_questions(())

    def show_cohorts(self, cohorts: Sequence[Cohort]) -> None:
        self._cohort.offer_cohorts(cohorts)

    def show_quiz(self, insight: QuizInsight) -> None:
        """The questions, the hardest first."""
        self.notice.hide()
        self._whole.setText(test_reading(insight.figures) if insight.figures is not None else "")
        none = self.tr("Personne n’a encore fini ce quiz.")
        promise = self.tr("Les questions se verront ici, les plus difficiles d’abord, avec les réponses données.")
        self._nothing[0].fill_if(not insight.questions, none, promise, "list-checks")
        numbers = test_numbers(insight.figures) if insight.figures is not None else ""
        self._whole_numbers.setText(numbers)
        self._whole_numbers.setVisible(bool(numbers))
        self._show_questions(insight.questions)

    def _show_questions(self, questions: Sequence[QuestionInsight]) -> None:
        self.model.show_rows(
            [(self._cells(question), question) for question in questions],
            [
                (q.prompt, q.figures.n, q.figures.facility, q.figures.discrimination, q.sure_and_wrong)
                for q in questions
            ],
        )
        self.table.setVisible(bool(questions))
        if questions:
            self.table.selectRow(0)
        else:
            self._reading.clear()
            self._numbers.clear()
            self._given.show_bars(())

    def show_scenarios(self, scenarios: Sequence[ScenarioInsight]) -> None:
        played = [scenario for scenario in scenarios if scenario.forks]
        self._forks_text.setText(self.tr("Ce que chacun a décidé la première fois.") if played else "")
        none = self.tr("Personne n’a encore joué de scénario.")
        self._nothing[1].fill_if(not played, none, self.tr("La part de chaque décision se verra ici."), "drama")
        self._forks.show_bars(scenario_bars(played))

    def show_tests(self, gained: Gain | None) -> None:
        if gained is None:
            none = self.tr("Personne n’a encore passé les deux tests, avant et après.")
            self._nothing[2].fill(none, self.tr("Le gain du groupe se verra ici, avec son effectif."), "trending-up")
            self._tests_text.clear()
            self._tests.show_bars(())
            return
        self._nothing[2].hide()
        told = counted(gained.n, self.tr("personne a passé"), self.tr("personnes ont passé"))
        text = self.tr("{people} les deux tests.").format(people=told)
        if gained.n < FEW:
            text += " " + self.tr("C’est peu : ce gain est une indication, pas une preuve.")
        self._tests_text.setText(text)
        self._tests.show_bars(test_bars(gained))

    def show_calibration(self, rows: Sequence[CalibrationRow]) -> None:
        self._sure_text.setText(
            self.tr("Part de réponses justes selon la certitude. Qui se connaît bien monte de barre en barre.")
            if rows
            else ""
        )
        none = self.tr("Personne n’a encore dit sa certitude.")
        self._nothing[3].fill_if(not rows, none, self.tr("Qui se croit sûr, et l’est, se verra ici."), "target")
        self._sure.show_bars(calibration_bars(rows))

    def show_error(self, explanation: Explanation) -> None:
        self.notice.explain(explanation)

    def _cells(self, question: QuestionInsight) -> tuple[str, ...]:
        figures = question.figures
        enough = shown(figures.n)
        power = figures.discrimination
        return (
            question.prompt,
            str(figures.n),
            f"{figures.facility:.0f}\u00a0%" if enough else "–",
            f"{power:.0f}" if enough and power is not None else "–",
            str(question.sure_and_wrong),
        )

    def _show_question(self, index: object) -> None:
        question = self.model.what(index)  # type: ignore[arg-type]
        if question is not None:
            self._reading.setText(item_reading(question.figures))
            self._numbers.setText(item_numbers(question.figures))
            self._given.show_bars(answer_bars(question))

    def _choose(self, nth: int) -> None:
        self._views.setCurrentIndex(nth)
        self._quiz.setVisible(nth == 0)

    def _restyle(self) -> None:
        set_icon(self._export, self._theme, "arrow-right", "on_primary", after=True)
        self._below.setMinimumHeight(self._theme.px(150))
        self.table.set_widths({0: 480, 1: 100, 2: 100, 3: 140, 4: 120})
