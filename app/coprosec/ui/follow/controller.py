"""One person: read off this thread, here or on the server; help given is noted here at once."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from coprosec.domain.clock import utc_now
from coprosec.domain.following import PersonView
from coprosec.domain.ids import LearnerId, LessonId, ModuleId
from coprosec.errors import KnownError
from coprosec.services.catalog import Catalog
from coprosec.services.study import Study
from coprosec.ui.follow.page import FollowPage
from coprosec.ui.jobs import Jobs
from coprosec.ui.navigation import Destination, LearnerPlace, TrainerPlace
from coprosec.ui.seat import Seat
from coprosec.ui.vantage import ask_server
from coprosec.ui.wording import clock_time, explain


class FollowScreen(QObject):
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
        super().__init__()
        self.page = page
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
        title_of = self._titles()

        def read(study: Study) -> PersonView:
            return study.following.of(place.learner, title_of)

        self.page.let_note(not place.on_server)
        if place.on_server:
            ask_server(self._jobs, self._hub(), self, read, self.page.show_person, self._fail)
        else:
            self._jobs.ask(self, read, self.page.show_person, self._fail)

    def leave(self) -> None:
        """A note that was not saved stays in its field until somebody else is opened."""

    def _titles(self) -> Callable[[str], str]:
        """What an activity is called; its id when the course no longer has it."""
        try:
            course = self._catalog.outline()
        except KnownError:
            return lambda name: name
        titles = {course.id: course.title}
        for module in course.modules:
            titles[module.id] = module.short_title
            titles.update({lesson.id: lesson.title for lesson in module.lessons})
            titles |= {scenario.id: scenario.title for scenario in self._catalog.scenarios(ModuleId(module.id))}
        if course.introduction is not None:
            titles[LessonId(course.introduction.id)] = course.introduction.title
        return lambda name: titles.get(name, name)

    def _note(self, text: str) -> None:
        learner, title_of = self._learner, self._titles()
        trainer = self._seat.trainer.name if self._seat.trainer is not None else ""

        def note(study: Study) -> PersonView:
            study.following.help(learner, text, trainer)
            return study.following.of(learner, title_of)

        self._jobs.ask(self, note, self._noted, self._fail)

    def _noted(self, view: PersonView) -> None:
        self.page.show_person(view)
        self.page.note_saved(clock_time(utc_now()))

    def _fail(self, error: KnownError) -> None:
        self.page.show_error(explain(error))
