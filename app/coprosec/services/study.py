"""The services that work on the record, built together around one open database."""

from collections.abc import Callable, Sequence
from pathlib import Path

from coprosec.domain.clock import Clock
from coprosec.domain.ids import LearnerId
from coprosec.domain.recovery import Recovery
from coprosec.paths import DataFolder
from coprosec.services.attempts import Attempts, random_seed
from coprosec.services.learners import Learners
from coprosec.services.listening import Listening
from coprosec.services.looking import Looking
from coprosec.services.notebooks import Notebooks
from coprosec.services.office import Office
from coprosec.services.opinions import Opinions
from coprosec.services.pins import Pins
from coprosec.services.progress import ProgressReader
from coprosec.services.reading import Reading
from coprosec.services.recommendations import Recommendations
from coprosec.services.results import Results
from coprosec.services.reviews import Reviews
from coprosec.services.scenarios import Scenarios
from coprosec.services.searching import Searching
from coprosec.services.testing import Testing
from coprosec.services.trainers import Trainers
from coprosec.services.vault import Vault
from coprosec.storage.reading_record import read_beside
from coprosec.storage.record import Record


class Study(Office):
    """Everything that one thread does with one record. KnownError when the database cannot be opened."""

    def __init__(
        self,
        database: Path,
        clock: Clock,
        *,
        new_seed: Callable[[], str] = random_seed,
        data: DataFolder | None = None,
        record: Record | None = None,
    ) -> None:
        """`record` is opened from `database` unless given: one that is only read, say."""
        super().__init__(record or Record(database, clock), data or DataFolder(database.parent), clock)
        self.recovery: Recovery | None = None
        """How the record was recovered when it was opened; None when it was sound."""
        self.learners = Learners(self.record, clock)
        self.progress = ProgressReader(self.record)
        self.reading = Reading(self.record)
        self.attempts = Attempts(self.record, clock, new_seed)
        self.scenarios = Scenarios(self.record, clock)
        self.reviews = Reviews(self.record, clock)
        self.results = Results(self.record)
        self.vault = Vault(self.record, clock)
        self.pins = Pins(self.vault)
        self.trainers = Trainers(self.record, self.vault, clock)
        self.testing = Testing(self.record, self.attempts)
        self.opinions = Opinions(self.record)
        self.recommendations = Recommendations(self.record, clock)
        self.searching = Searching(self.record)
        self.notebooks = Notebooks(self.record)
        self.listening = Listening(self.record)
        self.looking = Looking(self.record)

    def beside(self) -> "Study":
        """The same record through a connection of its own that cannot write, for another thread; to be closed."""
        database = self.record.path
        return Study(database, self._clock, record=read_beside(database))

    def on(self, record: Record) -> "Study":
        """The same PC's services around another record, that of a server; to be closed."""
        return Study(self.record.path, self._clock, record=record)

    def sit(self, learner: LearnerId, companions: Sequence[LearnerId]) -> None:
        """A study period begins; what is learned from now on counts for each of those who sit there."""
        self._accompany(tuple(companions))
        self.learners.open_period(learner, companions)

    def stand_up(
        self, learner: LearnerId, companions: Sequence[LearnerId], *, signed_out: bool, duration_ms: int
    ) -> None:
        """The study period of those who sit there ends."""
        self.learners.close_period(learner, companions, signed_out=signed_out, duration_ms=duration_ms)
        self._accompany(())

    def _accompany(self, companions: Sequence[LearnerId]) -> None:
        self.reading.companions = self.attempts.companions = self.scenarios.companions = companions
        self.recommendations.companions = companions
        self.reviews.companions = companions

    def close(self) -> None:
        self.record.close()
