"""What a group's answers tell: the course from its catalog, the rest from a record, off this thread."""

from collections.abc import Callable
from dataclasses import dataclass

from coprosec.domain.cohorts import Cohort
from coprosec.domain.ids import CohortId
from coprosec.domain.insights import CalibrationRow, QuizInsight, ScenarioInsight
from coprosec.domain.quiz import Quiz
from coprosec.domain.scenario import Scenario
from coprosec.domain.testing import Gain
from coprosec.services.catalog import Catalog
from coprosec.services.study import Study
from coprosec.ui.insights.page import InsightsPage
from coprosec.ui.navigation import Destination, ExportPlace, InsightsPlace
from coprosec.ui.page_screen import PageScreen
from coprosec.ui.vantage import Vantage


@dataclass(frozen=True, slots=True)
class _View:
    cohorts: tuple[Cohort, ...]
    quiz: QuizInsight | None
    scenarios: tuple[ScenarioInsight, ...]
    tests: Gain | None
    calibration: tuple[CalibrationRow, ...]


class InsightsScreen(PageScreen[InsightsPage]):
    """`go` takes the window to another place."""

    def __init__(
        self, page: InsightsPage, vantage: Vantage, catalog: Catalog, go: Callable[[Destination], None]
    ) -> None:
        super().__init__(page, vantage)
        self._vantage = vantage
        vantage.moved.connect(self._move)
        self._catalog = catalog
        page.changed.connect(lambda: self.open(InsightsPlace()))
        page.export_requested.connect(lambda: go(ExportPlace()))

    def open(self, place: InsightsPlace) -> None:
        with self.telling():
            course = self._catalog.outline()
            heads = [module.quiz for module in course.modules if module.quiz is not None]
            heads += [head for _form, head in course.pretests]
            self.page.show_quizzes([(head.id, head.title) for head in heads])
            chosen = next((head.id for head in heads if head.id == self.page.quiz), None)
            quiz = self._catalog.quiz(chosen) if chosen is not None else None
            scenarios = [found for module in course.modules for found in self._catalog.scenarios(module.id)]
            cohort = self.page.cohort
            self.page.show_loading(on_server=self._vantage.on_server)
            self.ask(lambda study: _read(study, quiz, scenarios, cohort), self._show)

    def leave(self) -> None:
        self._vantage.give_up()

    def _move(self) -> None:
        """The class lists of one record are not those of the other."""
        self.page.show_cohorts(())
        self.open(InsightsPlace())

    def _show(self, view: _View) -> None:
        self.page.show_cohorts(view.cohorts)
        if view.quiz is not None:
            self.page.show_quiz(view.quiz)
        self.page.show_scenarios(view.scenarios)
        self.page.show_tests(view.tests)
        self.page.show_calibration(view.calibration)
        if (lost := self._vantage.lost()) is not None:
            self.page.show_error(lost)


def _read(study: Study, quiz: Quiz | None, scenarios: list[Scenario], cohort: CohortId | None) -> _View:
    insights = study.insights
    return _View(
        study.cohorts.all(),
        insights.of_quiz(quiz, cohort) if quiz is not None else None,
        insights.of_scenarios(scenarios, cohort),
        insights.tests(cohort),
        insights.calibration(cohort),
    )
