"""The board: read again each time it is shown, off this thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from coprosec.domain.board import Board
from coprosec.domain.cohorts import Cohort
from coprosec.domain.course import Course
from coprosec.domain.ids import CohortId, LearnerId
from coprosec.errors import KnownError
from coprosec.services.catalog import Catalog
from coprosec.services.study import Study
from coprosec.ui.navigation import Destination, LearnerPlace, TrainerPlace
from coprosec.ui.trainer.page import TrainerPage
from coprosec.ui.vantage import Vantage
from coprosec.ui.wording import explain


class TrainerScreen(QObject):
    """`go` takes the window to another place."""

    def __init__(
        self, page: TrainerPage, vantage: Vantage, catalog: Catalog, go: Callable[[Destination], None]
    ) -> None:
        super().__init__()
        self.page = page
        self._vantage = vantage
        vantage.moved.connect(lambda: self._choose(None))
        self._catalog = catalog
        self._cohort: CohortId | None = None
        page.cohort_chosen.connect(self._choose)
        page.learner_requested.connect(lambda learner: go(LearnerPlace(LearnerId(learner), vantage.on_server)))

    def open(self, place: TrainerPlace) -> None:
        try:
            course = self._catalog.outline()
        except KnownError as error:
            self._fail(error)
        else:
            self.page.show_loading(on_server=self._vantage.on_server)
            cohort = self._cohort
            self._vantage.ask(self, lambda study: _read(study, course, cohort), self._show, self._fail)

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

    def _fail(self, error: KnownError) -> None:
        self.page.show_error(explain(error))


def _read(study: Study, course: Course, cohort: CohortId | None) -> tuple[tuple[Cohort, ...], Board]:
    return study.cohorts.all(), study.boards.of(course, cohort)
