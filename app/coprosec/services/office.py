"""The services that trainers and installers ask for: each is imported and made when it is first asked for, as a
trainee's session needs none of them.
"""

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from coprosec.domain.clock import Clock
from coprosec.errors import KnownError
from coprosec.paths import DataFolder
from coprosec.services.cohorts import Cohorts
from coprosec.services.installation import Installations
from coprosec.services.maintenance import Maintenance
from coprosec.services.progress import ProgressReader
from coprosec.services.recommendations import Recommendations
from coprosec.services.testing import Testing
from coprosec.storage.record import Record

if TYPE_CHECKING:
    from coprosec.services.board import Boards
    from coprosec.services.central import CentralSync
    from coprosec.services.certificates import Certificates
    from coprosec.services.erasure import Erasure
    from coprosec.services.exchange import Exchange
    from coprosec.services.exporting import Exporting
    from coprosec.services.following import Following
    from coprosec.services.health import Health
    from coprosec.services.insights import Insights
    from coprosec.services.learning_store import LearningStore
    from coprosec.services.own_data import OwnData
    from coprosec.services.papers import Papers
    from coprosec.services.reports import Reports
    from coprosec.services.roster import Roster
    from coprosec.services.rounds import Rounds
    from coprosec.services.signing import Signing


class Office:
    """Behind one record, beside the services of those who learn."""

    record: Record
    progress: ProgressReader
    testing: Testing
    recommendations: Recommendations

    def __init__(self, record: Record, data: DataFolder, clock: Clock) -> None:
        self.record = record
        self._data = data
        self._clock = clock
        self.installation = Installations(record, clock)
        self.maintenance = Maintenance(data, clock)
        self.cohorts = Cohorts(record, clock)

    def finish_erasure(self) -> None:
        """Finish an erasure that a crash or another window held up; it is left for the next opening while another
        window or the disk forbids it.
        """
        with suppress(KnownError):
            if self.record.sweeper.pending:
                self.erasure.finish()

    @cached_property
    def signing(self) -> "Signing":
        from coprosec.services.signing import Signing

        return Signing(self.record, self._data.keys)

    @cached_property
    def certificates(self) -> "Certificates":
        from coprosec.services.certificates import Certificates

        return Certificates(self.record, self.signing, self.installation, self.progress, self._clock)

    @cached_property
    def erasure(self) -> "Erasure":
        from coprosec.services.erasure import Erasure

        return Erasure(self.record, self.certificates, self.maintenance, self._data)

    @cached_property
    def own_data(self) -> "OwnData":
        from coprosec.services.own_data import OwnData

        return OwnData(self.record)

    @cached_property
    def health(self) -> "Health":
        from coprosec.services.health import Health

        return Health(self._data, self._clock)

    @cached_property
    def exchange(self) -> "Exchange":
        from coprosec.services.exchange import Exchange

        return Exchange(
            self.record, self.signing, self.installation, self._data, self._clock, self.maintenance, self.finish_erasure
        )

    @cached_property
    def central(self) -> "CentralSync":
        from coprosec.services.central import CentralSync

        return CentralSync(self.record, self._data, self.finish_erasure)

    @cached_property
    def learning_store(self) -> "LearningStore":
        from coprosec.services.learning_store import LearningStore

        return LearningStore(self.record, self.installation, self._data)

    @cached_property
    def rounds(self) -> "Rounds":
        from coprosec.services.rounds import Rounds

        return Rounds(self.record, self.exchange)

    @cached_property
    def boards(self) -> "Boards":
        from coprosec.services.board import Boards

        return Boards(self.record)

    @cached_property
    def insights(self) -> "Insights":
        from coprosec.services.insights import Insights

        return Insights(self.record, self.testing)

    @cached_property
    def exporting(self) -> "Exporting":
        from coprosec.services.exporting import Exporting

        return Exporting(self.record, self.boards, self.cohorts, self.insights, self.installation, self._clock)

    @cached_property
    def following(self) -> "Following":
        from coprosec.services.following import Following

        return Following(self.record, self.cohorts)

    @cached_property
    def roster(self) -> "Roster":
        from coprosec.services.roster import Roster

        return Roster(self.record, self.cohorts, self._clock)

    @cached_property
    def papers(self) -> "Papers":
        from coprosec.services.papers import Papers

        return Papers(self.record, self._clock)

    @cached_property
    def reports(self) -> "Reports":
        from coprosec.services.reports import Reports

        return Reports(
            self.record,
            self.recommendations,
            self.cohorts,
            self.boards,
            self.insights,
            self.certificates,
            self.installation,
            self._clock,
        )
