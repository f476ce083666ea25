"""How fast each learner likes to be read to."""

from coprosec.domain.ids import LearnerId
from coprosec.domain.speech import SPEEDS, USUAL_SPEED
from coprosec.domain.statements import Draft, Verb
from coprosec.storage.record import Record


class Listening:
    """Reads and records the speed of the voice, a per cent of the usual one."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def speed(self, learner: LearnerId) -> int:
        """The last one chosen, on any PC; what a newer program may have written otherwise is passed over."""
        chosen = [one.draft.data.get("voice_speed") for one in self._record.about(learner, (Verb.PREFERRED,))]
        return next((speed for speed in reversed(chosen) if speed in SPEEDS), USUAL_SPEED)

    def prefer(self, learner: LearnerId, speed: int) -> None:
        """Remember one of SPEEDS."""
        if speed in SPEEDS:
            self._record.append([Draft(learner, Verb.PREFERRED, data={"voice_speed": speed})])
