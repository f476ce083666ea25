"""Reading lessons: opened, how far, self-checks, understood."""

from collections.abc import Sequence

from coprosec.domain.attempts import Outcome
from coprosec.domain.company import for_each
from coprosec.domain.ids import LearnerId, LessonId
from coprosec.domain.items import Item, Response
from coprosec.domain.progress import ReadingPlace
from coprosec.domain.statements import Draft, Statement, Verb
from coprosec.services.judging import judge
from coprosec.storage.record import Record


class Reading:
    """Records what a learner does in lessons, for each of those who sit there."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self.companions: Sequence[LearnerId] = ()
        """Who reads beside the learner."""

    def _append(self, draft: Draft) -> Statement:
        """Record the fact for everybody; the learner's own statement."""
        return self._record.append(for_each([draft], self.companions))[0]

    def open(self, learner: LearnerId, lesson: LessonId, course_version: str) -> None:
        self._append(Draft(learner, Verb.EXPERIENCED, lesson, course_version=course_version))

    def move(self, learner: LearnerId, lesson: LessonId, place: ReadingPlace, course_version: str) -> None:
        """Remember what stands at the top of the screen."""
        data = {"block": place.block, "offset": round(place.offset, 4)}
        self._append(Draft(learner, Verb.PROGRESSED, lesson, course_version=course_version, data=data))

    def complete(self, learner: LearnerId, lesson: LessonId, duration_ms: int, course_version: str) -> None:
        """The learner says that the lesson is understood."""
        self._append(
            Draft(
                learner, Verb.COMPLETED, lesson, course_version=course_version, completion=True, duration_ms=duration_ms
            )
        )

    def self_check(
        self, learner: LearnerId, lesson: LessonId, item: Item, response: Response, course_version: str
    ) -> Outcome:
        """Judge and record a question asked inside a lesson; it can be answered again.

        KnownError ANSWER_REFUSED when the response cannot be judged.
        """
        score = judge(item, response)
        statement = self._append(
            Draft(
                learner,
                Verb.ANSWERED,
                item.id,
                course_version=course_version,
                score_raw=float(score.raw),
                score_max=float(score.max),
                success=score.full if item.body.scored else None,
                data={"lesson": lesson, "response": list(response)},
            )
        )
        return Outcome(response, score, statement.recorded_at)
