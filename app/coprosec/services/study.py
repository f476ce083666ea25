"""The services that work on the record, built together around one open database."""

from collections.abc import Callable, Sequence
from pathlib import Path

from coprosec.domain.clock import Clock
from coprosec.domain.ids import LearnerId
from coprosec.domain.recovery import Recovery
from coprosec.paths import DataFolder
from coprosec.services.attempts import Attempts, random_seed
from coprosec.services.board import Boards
from coprosec.services.central import CentralSync
from coprosec.services.certificates import Certificates
from coprosec.services.cohorts import Cohorts
from coprosec.services.erasure import Erasure
from coprosec.services.exchange import Exchange
from coprosec.services.exporting import Exporting
from coprosec.services.following import Following
from coprosec.services.health import Health
from coprosec.services.insights import Insights
from coprosec.services.installation import Installations
from coprosec.services.learners import Learners
from coprosec.services.learning_store import LearningStore
from coprosec.services.listening import Listening
from coprosec.services.looking import Looking
from coprosec.services.maintenance import Maintenance
from coprosec.services.notebooks import Notebooks
from coprosec.services.opinions import Opinions
from coprosec.services.own_data import OwnData
from coprosec.services.papers import Papers
from coprosec.services.pins import Pins
from coprosec.services.progress import ProgressReader
from coprosec.services.reading import Reading
from coprosec.services.recommendations import Recommendations
from coprosec.services.reports import Reports
from coprosec.services.results import Results
from coprosec.services.reviews import Reviews
from coprosec.services.roster import Roster
from coprosec.services.rounds import Rounds
from coprosec.services.scenarios import Scenarios
from coprosec.services.searching import Searching
from coprosec.services.signing import Signing
from coprosec.services.testing import Testing
from coprosec.services.trainers import Trainers
from coprosec.services.vault import Vault
from coprosec.storage.reading_record import read_beside
from coprosec.storage.record import Record


class Study:
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
        self._clock = clock
        here = data or DataFolder(database.parent)
        self.record = record or Record(database, clock)
        self.recovery: Recovery | None = None
        """How the record was recovered when it was opened; None when it was sound."""
        self.learners = Learners(self.record, clock)
        self.progress = ProgressReader(self.record)
        self.reading = Reading(self.record)
        self.attempts = Attempts(self.record, clock, new_seed)
        self.scenarios = Scenarios(self.record, clock)
        self.reviews = Reviews(self.record, clock)
        self.results = Results(self.record)
        self.signing = Signing(self.record, here.keys, clock)
        self.installation = Installations(self.record, clock)
        self.certificates = Certificates(self.record, self.signing, self.installation, self.progress, clock)
        self._look_after(here, clock)
        self.exchange = Exchange(
            self.record,
            self.signing,
            self.installation,
            here,
            clock,
            self.maintenance,
            self.erasure.finish_if_possible,
        )
        self.central = CentralSync(self.record, here, self.erasure.finish_if_possible)
        self.learning_store = LearningStore(self.record, self.installation, here)
        self.rounds = Rounds(self.record, self.exchange)
        self.vault = Vault(self.record, clock)
        self.pins = Pins(self.vault)
        self.trainers = Trainers(self.record, self.vault, clock)
        self.testing = Testing(self.record, self.attempts)
        self.opinions = Opinions(self.record)
        self.recommendations = Recommendations(self.record, clock)
        self.searching = Searching(self.record)
        self.boards = Boards(self.record)
        self.cohorts = Cohorts(self.record, clock)
        self.notebooks = Notebooks(self.record)
        self.insights = Insights(self.record, self.testing)
        self.exporting = Exporting(self.record, self.boards, self.cohorts, self.insights, self.installation, clock)
        self.listening = Listening(self.record)
        self.looking = Looking(self.record)
        self.following = Following(self.record, self.cohorts)
        self.roster = Roster(self.record, self.cohorts, clock)
        self.papers = Papers(self.record, clock)
        self.reports = Reports(
            self.record,
            self.recommendations,
            self.cohorts,
            self.boards,
            self.insights,
            self.certificates,
            self.installation,
            clock,
        )

    def beside(self) -> "Study":
        """The same record through a connection of its own that cannot write, for another thread; to be closed."""
        database = self.record.path
        return Study(database, self._clock, record=read_beside(database))

    def on(self, record: Record) -> "Study":
        """The same PC's services around another record, that of a server; to be closed."""
        return Study(self.record.path, self._clock, record=record)

    def _look_after(self, here: DataFolder, clock: Clock) -> None:
        """What whoever keeps the PC and its people needs."""
        self.maintenance = Maintenance(here, clock)
        self.erasure = Erasure(self.record, self.certificates, self.maintenance, here, clock)
        self.own_data = OwnData(self.record)
        self.health = Health(here, clock)

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
