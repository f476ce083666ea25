"""Where a learner stands, read from the record."""

from coprosec.domain.learner import Learner
from coprosec.domain.opinions import fold_opinions
from coprosec.domain.progress import Progress
from coprosec.domain.statements import Verb
from coprosec.domain.testing import fold_tests
from coprosec.storage.record import Record

_BESIDE = (Verb.PASSED, Verb.FAILED, Verb.POSTPONED, Verb.RESPONDED)


class ProgressReader:
    """Gathers one learner's states for the pages that show them."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def of(self, learner: Learner) -> Progress:
        beside = self._record.about(learner.id, _BESIDE)
        return Progress(
            learner=self._record.learner(learner.id) or learner,
            lessons=self._record.lesson_states(learner.id),
            attempts=self._record.attempts(learner.id),
            place=self._record.place(learner.id),
            answers=self._record.self_checks(learner.id),
            plays=self._record.plays(learner.id),
            tests=fold_tests(beside),
            postponed=frozenset(s.draft.activity for s in beside if s.draft.verb == Verb.POSTPONED),
            opinions=frozenset(opinion.item for opinion in fold_opinions(beside)),
        )
