"""What a learner may find: explanations only of questions that are behind them."""

from coprosec.domain.attempts import fold_attempt
from coprosec.domain.ids import AttemptId, LearnerId
from coprosec.domain.statements import Verb
from coprosec.storage.record import Record


class Searching:
    """Reads the record for the search of the course, which gives no answer away."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def explained(self, learner: LearnerId) -> frozenset[str]:
        """The questions answered in lessons and finished attempts, without those that an open attempt asks."""
        attempts = self._record.attempts(learner)
        finished = {attempt.id for attempt in attempts if attempt.finished}
        answered = {
            statement.draft.activity
            for statement in self._record.about(learner, (Verb.ANSWERED,))
            if statement.draft.attempt is None or statement.draft.attempt in finished
        }
        asked = {item for attempt in attempts if not attempt.finished for item in self._items(attempt.id)}
        return frozenset(answered - asked)

    def _items(self, attempt: AttemptId) -> set[str]:
        """What an attempt asks; nothing when a newer program made it and it cannot be read."""
        try:
            state = fold_attempt(self._record.attempt(attempt))
        except (KeyError, TypeError, ValueError):
            return set()
        return set() if state is None else {item.id for item in state.plan.items}
