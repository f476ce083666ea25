"""A screen that shows the learner's progress: what is known at once, then what the record says."""

from PySide6.QtCore import QObject

from coprosec.domain.progress import Progress
from coprosec.errors import KnownError
from coprosec.ui.jobs import Jobs
from coprosec.ui.seat import Seat


class ProgressScreen(QObject):
    """Base of the screens made of progress: `show_progress` is called when it is first known, and when it changed."""

    def __init__(self, jobs: Jobs, seat: Seat) -> None:
        super().__init__()
        self._jobs = jobs
        self._seat = seat

    def show_progress(self, progress: Progress) -> None:
        raise NotImplementedError

    def fail(self, error: KnownError) -> None:
        raise NotImplementedError

    def leave(self) -> None:
        """Nothing to record."""

    def read_progress(self) -> None:
        learner = self._seat.learner
        if learner is None:
            return
        if self._seat.progress is not None:
            self.show_progress(self._seat.progress)
        self._jobs.ask(self, lambda study: study.progress.of(learner), self._know, self.fail)

    def _know(self, progress: Progress) -> None:
        changed = progress != self._seat.progress
        self._seat.know(progress)
        if changed:
            self.show_progress(progress)
