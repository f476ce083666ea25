"""The test that opens and closes the course: taken alone, once each time, or put off."""

from coprosec.domain.attempts import AttemptState
from coprosec.domain.cohorts import attributed
from coprosec.domain.ids import LearnerId
from coprosec.domain.quiz import Quiz
from coprosec.domain.statements import Draft, Verb
from coprosec.domain.testing import Occasion, TestResult, fold_tests
from coprosec.services.attempts import Attempts
from coprosec.storage.record import Record


class Testing:
    """Records what concerns the tests; their questions and answers are attempts like others."""

    def __init__(self, record: Record, attempts: Attempts) -> None:
        self._record = record
        self._attempts = attempts

    def take(self, learner: LearnerId, quiz: Quiz, course_version: str, occasion: Occasion) -> AttemptState:
        """Begin the test, or come back to the one begun: nobody takes it twice on one occasion."""
        for attempt in self._record.attempts(learner):
            if attempt.quiz == quiz.id:
                state = self._attempts.resume(attempt.id)
                if state.plan.occasion == occasion:
                    return state
        return self._attempts.start(learner, quiz, course_version, occasion)

    def postpone(self, learner: LearnerId, occasion: Occasion) -> None:
        """The home page stops proposing it; it can still be taken."""
        self._record.append([Draft(learner, Verb.POSTPONED, occasion)])

    def results(self) -> tuple[TestResult, ...]:
        """The tests taken by everybody known here; what somebody took under two ids is theirs."""
        return fold_tests(attributed(self._record.of_kinds((Verb.PASSED, Verb.FAILED)), self._record.merges()))
