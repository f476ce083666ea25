"""Home: reads the learner's progress each time it is shown."""

from collections.abc import Callable

from coprosec.domain.ids import ModuleId
from coprosec.domain.next_step import NextStep, next_step
from coprosec.domain.progress import Progress
from coprosec.errors import KnownError
from coprosec.services.catalog import Catalog
from coprosec.ui.home.page import HomePage
from coprosec.ui.jobs import Jobs
from coprosec.ui.navigation import Destination, HomePlace, ModulePlace, ReviewPlace, place_of
from coprosec.ui.reading_progress import ProgressScreen
from coprosec.ui.seat import Seat
from coprosec.ui.wording import explain


class HomeScreen(ProgressScreen):
    """`go` takes the window to another place."""

    def __init__(
        self, page: HomePage, jobs: Jobs, catalog: Catalog, seat: Seat, go: Callable[[Destination], None]
    ) -> None:
        super().__init__(jobs, seat)
        self.page = page
        self._catalog = catalog
        self._go = go
        page.step_requested.connect(self._take_step)
        page.module_requested.connect(lambda module: go(ModulePlace(ModuleId(module))))
        page.reviews_requested.connect(lambda: go(ReviewPlace()))

    def open(self, place: HomePlace) -> None:
        self.read_progress()
        learner = self._seat.learner
        if learner is not None:
            self._jobs.ask(self, lambda study: study.reviews.due(learner.id), self._show_reviews, self.fail)

    def _show_reviews(self, count: int) -> None:
        self.page.show_reviews(count)

    def show_progress(self, progress: Progress) -> None:
        try:
            course = self._catalog.outline()
        except KnownError as error:
            self.fail(error)
        else:
            self.page.show_progress(course, progress, next_step(course, progress, personal=False))

    def fail(self, error: KnownError) -> None:
        self.page.show_error(explain(error))

    def _take_step(self, step: NextStep) -> None:
        self._go(place_of(step))
