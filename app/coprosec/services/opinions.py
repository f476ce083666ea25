"""The satisfaction form: everybody answers it alone, and may answer it anew."""

from coprosec.domain.cohorts import attributed
from coprosec.domain.ids import LearnerId
from coprosec.domain.items import Item, Response
from coprosec.domain.opinions import Opinion, fold_opinions
from coprosec.domain.plain import plain
from coprosec.domain.statements import Draft, Statement, Verb
from coprosec.domain.wording import answer_in_words
from coprosec.services.judging import judge
from coprosec.storage.record import Record


class Opinions:
    """Records answers to the satisfaction form."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def respond(self, learner: LearnerId, item: Item, response: Response, course_version: str) -> Statement:
        """Record an answer, or with an empty response that the question was skipped; on the disk when this returns.

        KnownError ANSWER_REFUSED when the response cannot be kept.
        """
        given = tuple(text for text in response if text.strip())
        if given:
            judge(item, given)
        data = {
            "response": list(given),
            "question": plain(item.prompt),
            "answer": answer_in_words(item, given),
        }
        draft = Draft(learner, Verb.RESPONDED, item.id, course_version=course_version, data=data)
        return self._record.append([draft])[0]

    def of(self, learner: LearnerId) -> dict[str, Response]:
        """The last response to each question, by its id; empty for one that was skipped."""
        opinions = fold_opinions(self._record.about(learner, (Verb.RESPONDED,)))
        return {opinion.item: opinion.response for opinion in opinions}

    def all(self) -> tuple[Opinion, ...]:
        """The last answers of everybody known here, to be tallied; somebody known under two ids counts once."""
        return fold_opinions(attributed(self._record.of_kinds((Verb.RESPONDED,)), self._record.merges()))
