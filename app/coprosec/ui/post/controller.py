"""Reads what this PC is called each time the page is shown."""

from PySide6.QtCore import QObject

from coprosec.errors import KnownError
from coprosec.ui.jobs import Jobs
from coprosec.ui.navigation import PostPlace, TrainerPlace
from coprosec.ui.post.page import PostPage
from coprosec.ui.wording import explain


class PostScreen(QObject):
    """The settings of this PC."""

    def __init__(self, page: PostPage, jobs: Jobs) -> None:
        super().__init__()
        self.page = page
        self._jobs = jobs

    def open(self, place: PostPlace | TrainerPlace) -> None:
        self._jobs.ask(
            self,
            lambda study: (study.installation.read(), study.trainers.all()),
            lambda found: self.page.show_post(*found),
            self.fail,
        )

    def leave(self) -> None:
        """Nothing is unsaved."""

    def fail(self, error: KnownError) -> None:
        self.page.show_error(explain(error))
