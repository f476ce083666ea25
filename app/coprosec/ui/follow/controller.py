"""One person: read off this thread, here or on the server; help given is noted here at once."""

from collections.abc import Callable

from coprosec.domain.clock import utc_now
from coprosec.domain.following import PersonView
from coprosec.domain.ids import LearnerId
from coprosec.services.catalog import Catalog
from coprosec.services.study import Study
from coprosec.ui.activity_titles import activity_titles
from coprosec.ui.follow.page import FollowPage
from coprosec.ui.jobs import Jobs
from coprosec.ui.navigation import Destination, LearnerPlace, TrainerPlace
from coprosec.ui.page_screen import PageScreen
from coprosec.ui.seat import Seat
from coprosec.ui.vantage import ask_server
from coprosec.ui.wording import clock_time


class FollowScreen(PageScreen[FollowPage]):
    """`go` takes the window to another place."""

    def __init__(
        self,
        page: FollowPage,
        jobs: Jobs,
        hub: Callable[[], str],
        catalog: Catalog,
        seat: Seat,
        go: Callable[[Destination], None],
    ) -> None:
        super().__init__(page, jobs)
        self._jobs = jobs
        self._hub = hub
        self._catalog = catalog
        self._seat = seat
        self._learner = LearnerId("")
        page.back_requested.connect(lambda: go(TrainerPlace()))
        page.note_requested.connect(self._note)

    def open(self, place: LearnerPlace) -> None:
        self._learner = place.learner
        self.page.bar.state.set_text("")
        title_of = activity_titles(self._catalog)

        def read(study: Study) -> PersonView:
            return study.following.of(place.learner, title_of)

        self.page.let_note(not place.on_server)
        if place.on_server:
            ask_server(self._jobs, self._hub(), self, read, self.page.show_person, self.fail)
        else:
            self.ask(read, self.page.show_person)

    def _note(self, text: str) -> None:
        learner, title_of = self._learner, activity_titles(self._catalog)
        trainer = self._seat.trainer.name if self._seat.trainer is not None else ""

        def note(study: Study) -> PersonView:
            study.following.help(learner, text, trainer)
            return study.following.of(learner, title_of)

        self.ask(note, self._noted)

    def _noted(self, view: PersonView) -> None:
        self.page.show_person(view)
        self.page.note_saved(clock_time(utc_now()))
