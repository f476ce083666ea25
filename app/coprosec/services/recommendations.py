"""Recommendations: written, worded anew, withdrawn."""

from collections.abc import Sequence

from coprosec.domain.clock import Clock
from coprosec.domain.company import for_each
from coprosec.domain.ids import LearnerId, ModuleId, new_uuid
from coprosec.domain.plain import plain
from coprosec.domain.recommendations import LONGEST, Recommendation, fold_recommendations
from coprosec.domain.scenario import Prompt
from coprosec.domain.statements import Draft, Verb
from coprosec.errors import ErrorCode, KnownError
from coprosec.storage.record import Record

_VERBS = (Verb.RECOMMENDED, Verb.WITHDREW)


class Recommendations:
    """Records what learners recommend. What is written together is one recommendation with several authors."""

    def __init__(self, record: Record, clock: Clock) -> None:
        self._record = record
        self._clock = clock
        self.companions: Sequence[LearnerId] = ()
        """Who writes beside the learner."""

    def write(
        self, learner: LearnerId, module: ModuleId, prompt: Prompt, text: str, actor: str, deadline: str
    ) -> tuple[Recommendation, ...]:
        """A new recommendation; all of the learner's. KnownError ANSWER_REFUSED when it is empty or too long."""
        data = {"module": module, "prompt": plain(prompt.text), "actor": actor, "deadline": deadline}
        self._word(learner, prompt.id, data | {"recommendation": new_uuid(self._clock()), "text": _checked(text)})
        return self.of(learner)

    def reword(
        self, learner: LearnerId, before: Recommendation, text: str, actor: str, deadline: str
    ) -> tuple[Recommendation, ...]:
        """A newer wording; all of the learner's. KnownError ANSWER_REFUSED when it is empty or too long."""
        data = {"recommendation": before.id, "module": before.module, "prompt": before.question}
        self._word(learner, before.prompt, data | {"text": _checked(text), "actor": actor, "deadline": deadline})
        return self.of(learner)

    def withdraw(self, learner: LearnerId, before: Recommendation) -> tuple[Recommendation, ...]:
        """The learner, and who sits there with them, make it no longer; all that they still make."""
        draft = Draft(learner, Verb.WITHDREW, before.prompt, data={"recommendation": before.id})
        self._record.append(for_each([draft], self._authors_here(before)))
        return self.of(learner)

    def of(self, learner: LearnerId) -> tuple[Recommendation, ...]:
        """What this learner recommends, alone or with others, in the order of first wording."""
        return tuple(found for found in self.all() if learner in found.authors)

    def all(self) -> tuple[Recommendation, ...]:
        """What everybody known here recommends."""
        return fold_recommendations(self._record.of_kinds(_VERBS))

    def _word(self, learner: LearnerId, prompt: str, data: dict[str, str]) -> None:
        self._record.append(for_each([Draft(learner, Verb.RECOMMENDED, prompt, data=data)], self.companions))

    def _authors_here(self, before: Recommendation) -> list[LearnerId]:
        return [companion for companion in self.companions if companion in before.authors]


def _checked(text: str) -> str:
    tidy = text.strip()
    if not tidy:
        raise KnownError(ErrorCode.ANSWER_REFUSED, reason="nothing-typed")
    if len(tidy) > LONGEST:
        raise KnownError(ErrorCode.ANSWER_REFUSED, reason="too-long")
    return tidy
