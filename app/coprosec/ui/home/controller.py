"""Home: reads the learner's progress each time it is shown."""

from collections.abc import Callable

from coprosec.domain.ids import ModuleId
from coprosec.domain.locking import locks
from coprosec.domain.next_step import NextStep, next_step
from coprosec.domain.progress import Progress
from coprosec.services.catalog import Catalog
from coprosec.ui.going_on import place_of
from coprosec.ui.home.page import HomePage
from coprosec.ui.jobs import Jobs
from coprosec.ui.navigation import (
    CertificatePlace,
    Destination,
    HomePlace,
    ModulePlace,
    OpinionPlace,
    ReviewPlace,
    ScenariosPlace,
)
from coprosec.ui.progress_screen import ProgressScreen
from coprosec.ui.seat import Seat


class HomeScreen(ProgressScreen[HomePage]):
    """`go` takes the window to another place; `in_order` says whether a module waits for the one before."""

    def __init__(
        self,
        page: HomePage,
        jobs: Jobs,
        catalog: Catalog,
        seat: Seat,
        go: Callable[[Destination], None],
        in_order: Callable[[], bool],
    ) -> None:
        super().__init__(page, jobs, seat)
        self._catalog = catalog
        self._go = go
        self._in_order = in_order
        page.step_requested.connect(self._take_step)
        page.module_requested.connect(lambda module: go(ModulePlace(ModuleId(module))))
        page.certificate_requested.connect(lambda: go(CertificatePlace()))
        page.opinion_requested.connect(lambda: go(OpinionPlace()))
        page.scenarios_requested.connect(lambda: go(ScenariosPlace()))
        page.reviews_requested.connect(lambda: go(ReviewPlace()))

    def open(self, place: HomePlace) -> None:
        self.read_progress()
        learner = self._seat.learner
        if learner is not None:
            self.ask(lambda study: study.reviews.due(learner.id), self.page.show_reviews)

    def show_progress(self, progress: Progress) -> None:
        course = self._catalog.outline()
        step = next_step(course, progress, personal=not self._seat.companions)
        self.page.show_progress(course, progress, step, locks(course, progress, locked_order=self._in_order()))

    def _take_step(self, step: NextStep) -> None:
        self._go(place_of(step))
