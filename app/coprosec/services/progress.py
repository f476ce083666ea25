"""Where a learner stands, read from the record."""

from coprosec.domain.learner import Learner
from coprosec.domain.progress import (
    Progress,
)
from coprosec.storage.record import Record


class ProgressReader:
    """Gathers one learner's states for the pages that show them."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def of(self, learner: Learner) -> Progress:
        return Progress(
            learner=self._record.learner(learner.id) or learner,
            lessons=self._record.lesson_states(learner.id),
            attempts=self._record.attempts(learner.id),
            place=self._record.place(learner.id),
            answers=self._record.self_checks(learner.id),
        )
