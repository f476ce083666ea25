"""A screen that shows the learner's progress: what is known at once, then what the record says."""

from typing import TypeVar

from coprosec.domain.progress import Progress
from coprosec.ui.jobs import Jobs
from coprosec.ui.page_screen import ErrorPage, PageScreen
from coprosec.ui.seat import Seat

_P = TypeVar("_P", bound=ErrorPage)


class ProgressScreen(PageScreen[_P]):
    """Base of the screens made of progress: `show_progress` is called when it is first known, and when it changed."""

    def __init__(self, page: _P, jobs: Jobs, seat: Seat) -> None:
        super().__init__(page, jobs)
        self._seat = seat

    def show_progress(self, progress: Progress) -> None:
        raise NotImplementedError

    def read_progress(self) -> None:
        learner = self._seat.learner
        if learner is None:
            return
        if self._seat.progress is not None:
            with self.telling():
                self.show_progress(self._seat.progress)
        self.ask(lambda study: study.progress.of(learner), self._know)

    def _know(self, progress: Progress) -> None:
        changed = progress != self._seat.progress
        self._seat.know(progress)
        if changed:
            self.show_progress(progress)
