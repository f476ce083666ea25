"""One's results, read each time they are shown."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from coprosec.domain.course import Course
from coprosec.domain.ids import QuizId
from coprosec.domain.results import Try
from coprosec.services.catalog import Catalog
from coprosec.ui.going_on import go_on
from coprosec.ui.jobs import Jobs
from coprosec.ui.mine.page import MyResultsPage, QuizLine
from coprosec.ui.navigation import (
    CalibrationPlace,
    Destination,
    HomePlace,
    MyResultsPlace,
    QuizPlace,
    ResultsPlace,
)
from coprosec.ui.page_screen import PageScreen
from coprosec.ui.seat import Seat

if TYPE_CHECKING:
    from coprosec.services.results import ResultsView

_USUAL_MARK = 0.8
"""The pass mark of a quiz that left the course, for the picture."""


class MyResultsScreen(PageScreen[MyResultsPage]):
    """`go` takes the window to another place."""

    def __init__(
        self, page: MyResultsPage, jobs: Jobs, catalog: Catalog, seat: Seat, go: Callable[[Destination], None]
    ) -> None:
        super().__init__(page, jobs)
        self._catalog = catalog
        self._seat = seat
        self._go = go
        page.try_requested.connect(self._open_try)
        page.calibration_requested.connect(lambda: go(CalibrationPlace()))
        page.course_requested.connect(lambda: go_on(catalog, seat, go))
        page.home_requested.connect(lambda: go(HomePlace()))

    def open(self, place: MyResultsPlace) -> None:
        learner = self._seat.learner
        if learner is not None:
            self.ask(lambda study: study.results.of(learner.id), self._show)

    def _show(self, view: "ResultsView") -> None:
        course = self._catalog.outline()
        known = [module.quiz.id for module in course.modules if module.quiz]
        ids = dict.fromkeys(one.quiz for one in view.tries)
        ordered = sorted(ids, key=lambda quiz: known.index(quiz) if quiz in known else len(known))
        self.page.show_results([self._line(course, quiz, view.tries) for quiz in ordered], view.calibration)

    def _line(self, course: Course, quiz: QuizId, tries: tuple[Try, ...]) -> QuizLine:
        mine = tuple(one for one in tries if one.quiz == quiz)
        module = course.module_of_quiz(quiz)
        if module is None or module.quiz is None:
            title = self.tr("{quiz} (n’est plus dans le cours)").format(quiz=mine[-1].title)
            return QuizLine(title, mine[-1].title, round(_USUAL_MARK * 100), mine)
        title = self.tr("Module {number} : {title}").format(number=module.number, title=module.short_title)
        short = self.tr("M{number}").format(number=module.number)
        return QuizLine(title, short, round(module.quiz.pass_mark * 100), mine)

    def _open_try(self, one: Try) -> None:
        self._go(QuizPlace(one.quiz, one.attempt) if one.percent is None else ResultsPlace(one.attempt))
