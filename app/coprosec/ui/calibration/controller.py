"""One's certainty, read each time it is shown."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from coprosec.domain.ids import LessonId
from coprosec.services.catalog import Catalog
from coprosec.ui.calibration.page import CalibrationPage
from coprosec.ui.going_on import go_on
from coprosec.ui.jobs import Jobs
from coprosec.ui.navigation import CalibrationPlace, Destination, LessonPlace, MyResultsPlace, ReviewPlace
from coprosec.ui.page_screen import PageScreen
from coprosec.ui.seat import Seat

if TYPE_CHECKING:
    from coprosec.services.results import CalibrationView


class CalibrationScreen(PageScreen[CalibrationPage]):
    """`go` takes the window to another place."""

    def __init__(
        self, page: CalibrationPage, jobs: Jobs, catalog: Catalog, seat: Seat, go: Callable[[Destination], None]
    ) -> None:
        super().__init__(page, jobs)
        self._catalog = catalog
        self._seat = seat
        page.lesson_requested.connect(lambda lesson: go(LessonPlace(LessonId(lesson))))
        page.results_requested.connect(lambda: go(MyResultsPlace()))
        page.course_requested.connect(lambda: go_on(catalog, seat, go))
        page.reviews_requested.connect(lambda: go(ReviewPlace()))

    def open(self, place: CalibrationPlace) -> None:
        learner = self._seat.learner
        if learner is not None:
            self.ask(lambda study: study.results.calibration(learner.id), self._show)

    def _show(self, view: "CalibrationView") -> None:
        course = self._catalog.outline()
        heads = (course.lesson_head(item.lesson) for item in view.items.values())
        lessons = {head.id: head.title for head in heads if head is not None}
        self.page.show_calibration(view.calibration, view.items, lessons)
