"""One person as their trainer follows them, and the help that was given."""

from collections.abc import Callable

from coprosec.domain.following import LONGEST_NOTE, PersonView, person_view
from coprosec.domain.ids import LearnerId
from coprosec.domain.statements import Draft, Verb
from coprosec.errors import ErrorCode, KnownError
from coprosec.services.cohorts import Cohorts
from coprosec.storage import telling
from coprosec.storage.record import Record


class Following:
    """Reads one person's whole record, under all their ids."""

    def __init__(self, record: Record, cohorts: Cohorts) -> None:
        self._record = record
        self._cohorts = cohorts

    def of(self, learner: LearnerId, title_of: Callable[[str], str]) -> PersonView:
        """KnownError CONTENT_GONE when nobody here has this id."""
        person = self._record.learner(learner)
        if person is None:
            raise KnownError(ErrorCode.CONTENT_GONE, what=learner)
        same = [learner, *(one for one, kept in self._cohorts.merges().items() if kept == learner)]
        with self._record.view() as connection:
            statements = [found for one in same for found in telling.of_learner(connection, one)]
        return person_view(learner, person.name, statements, title_of)

    def help(self, learner: LearnerId, text: str, trainer: str) -> None:
        """Note the help given. An empty note is not recorded."""
        tidy = text.strip()[:LONGEST_NOTE]
        if tidy:
            self._record.append([Draft(learner, Verb.HELPED, data={"text": tidy, "trainer": trainer})])
