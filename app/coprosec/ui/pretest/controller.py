"""The two tests: reads the learner's progress each time they are shown."""

from collections.abc import Callable

from coprosec.domain.ids import AttemptId
from coprosec.domain.progress import Progress
from coprosec.domain.testing import Gain, TestResult, gain
from coprosec.services.catalog import Catalog
from coprosec.ui.jobs import Jobs
from coprosec.ui.navigation import Destination, HomePlace, PretestPlace, QuizPlace, ResultsPlace
from coprosec.ui.pretest.page import PretestPage
from coprosec.ui.pretest.view import Sitting, view_of
from coprosec.ui.progress_screen import ProgressScreen
from coprosec.ui.seat import Seat

LEAST_GROUP = 5
"""Fewer people than this are not shown as a group: one would guess who they are."""


class PretestScreen(ProgressScreen[PretestPage]):
    """`go` takes the window to another place."""

    def __init__(
        self, page: PretestPage, jobs: Jobs, catalog: Catalog, seat: Seat, go: Callable[[Destination], None]
    ) -> None:
        super().__init__(page, jobs, seat)
        self._catalog = catalog
        self._go = go
        self._here: Gain | None = None
        page.take_requested.connect(lambda sitting: go(QuizPlace(sitting.quiz, sitting.attempt)))
        page.postpone_requested.connect(self._postpone)
        page.answers_requested.connect(lambda attempt: go(ResultsPlace(AttemptId(attempt))))
        page.home_requested.connect(lambda: go(HomePlace()))

    def open(self, place: PretestPlace) -> None:
        self._here = None
        self.read_progress()
        self.ask(lambda study: study.testing.results(), self._know_group)

    def show_progress(self, progress: Progress) -> None:
        course = self._catalog.outline()
        view = view_of(course, progress, together=bool(self._seat.companions))
        self.page.show_tests(view, self._here)

    def _know_group(self, results: tuple[TestResult, ...]) -> None:
        found = gain(results)
        self._here = found if found is not None and found.n >= LEAST_GROUP else None
        if self._here is not None and self._seat.progress is not None:
            self.show_progress(self._seat.progress)

    def _postpone(self, sitting: Sitting) -> None:
        learner = self._seat.learner
        if learner is not None:
            self.ask(
                lambda study: study.testing.postpone(learner.id, sitting.occasion),
                lambda _none: self._go(HomePlace()),
            )
