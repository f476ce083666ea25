"""The services that work on the record, built together around one open database."""

from collections.abc import Callable
from pathlib import Path

from coprosec.domain.clock import Clock
from coprosec.services.attempts import Attempts, random_seed
from coprosec.services.learners import Learners
from coprosec.services.progress import ProgressReader
from coprosec.services.reading import Reading
from coprosec.storage.record import Record


class Study:
    """Everything that one thread does with one record. KnownError when the database cannot be opened."""

    def __init__(self, database: Path, clock: Clock, *, new_seed: Callable[[], str] = random_seed) -> None:
        self.record = Record(database, clock)
        self.learners = Learners(self.record, clock)
        self.progress = ProgressReader(self.record)
        self.reading = Reading(self.record)
        self.attempts = Attempts(self.record, clock, new_seed)

    def close(self) -> None:
        self.record.close()
