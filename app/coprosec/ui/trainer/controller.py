"""The board: read again each time it is shown, off this thread."""

from collections.abc import Callable

from coprosec.domain.board import Board
from coprosec.domain.cohorts import Cohort
from coprosec.domain.course import Course
from coprosec.domain.ids import CohortId, LearnerId
from coprosec.services.catalog import Catalog
from coprosec.services.study import Study
from coprosec.ui.navigation import CohortsPlace, Destination, LearnerPlace, TrainerPlace
from coprosec.ui.page_screen import PageScreen
from coprosec.ui.trainer.page import TrainerPage
from coprosec.ui.vantage import Vantage


class TrainerScreen(PageScreen[TrainerPage]):
    """`go` takes the window to another place."""

    def __init__(
        self, page: TrainerPage, vantage: Vantage, catalog: Catalog, go: Callable[[Destination], None]
    ) -> None:
        super().__init__(page, vantage)
        self._vantage = vantage
        vantage.moved.connect(lambda: self._choose(None))
        self._catalog = catalog
        self._cohort: CohortId | None = None
        page.cohort_chosen.connect(self._choose)
        page.lists_requested.connect(lambda: go(CohortsPlace()))
        page.learner_requested.connect(lambda learner: go(LearnerPlace(LearnerId(learner), vantage.on_server)))

    def open(self, place: TrainerPlace) -> None:
        with self.telling():
            course, cohort = self._catalog.outline(), self._cohort
            self.page.show_loading(on_server=self._vantage.on_server)
            self.ask(lambda study: _read(study, course, cohort), self._show)

    def leave(self) -> None:
        self._vantage.give_up()

    def _choose(self, cohort: CohortId | None) -> None:
        self._cohort = cohort
        self.open(TrainerPlace())

    def _show(self, found: tuple[tuple[Cohort, ...], Board]) -> None:
        cohorts, board = found
        self.page.show_cohorts(cohorts, self._cohort, on_server=self._vantage.on_server)
        self.page.show_board(board)
        if (lost := self._vantage.lost()) is not None:
            self.page.show_error(lost)


def _read(study: Study, course: Course, cohort: CohortId | None) -> tuple[tuple[Cohort, ...], Board]:
    return study.cohorts.all(), study.boards.of(course, cohort)
