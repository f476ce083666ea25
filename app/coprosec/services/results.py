"""What somebody achieved: their attempts at quizzes, and how sure they are against how often they are right."""

from collections.abc import Mapping
from dataclasses import dataclass

from coprosec.domain import judged, results
from coprosec.domain.calibration import Calibration, calibrate
from coprosec.domain.ids import ItemId, LearnerId, QuizId
from coprosec.domain.items import Item
from coprosec.domain.results import Try
from coprosec.services.reviews import frozen_items
from coprosec.storage.record import Record


@dataclass(frozen=True, slots=True)
class CalibrationView:
    """A calibration, and each question of it as it was last asked; those of a newer program are left out."""

    calibration: Calibration
    items: Mapping[ItemId, Item]


@dataclass(frozen=True, slots=True)
class ResultsView:
    """Every attempt, oldest first; the certainty of all answers, reviews included."""

    tries: tuple[Try, ...]
    calibration: Calibration


class Results:
    """Reads; writes nothing."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def of(self, learner: LearnerId) -> ResultsView:
        statements = self._record.about(learner, (*results.VERBS, *judged.VERBS))
        return ResultsView(results.tries(statements), calibrate(judged.judged(statements)))

    def tries_at(self, learner: LearnerId, quiz: QuizId) -> tuple[Try, ...]:
        """The attempts at one quiz, oldest first."""
        return tuple(one for one in self.of(learner).tries if one.quiz == quiz)

    def calibration(self, learner: LearnerId) -> CalibrationView:
        statements = self._record.about(learner, judged.VERBS)
        found = calibrate(judged.judged(statements))
        wanted = {one.item for one in found.sure_and_wrong}
        return CalibrationView(found, frozen_items(statements, wanted))
