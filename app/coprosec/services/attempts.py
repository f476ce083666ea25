"""Sittings of a quiz: begun, answered item by item, finished."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from coprosec.domain.attempts import AttemptState, Outcome, draw, fold_attempt, passes
from coprosec.domain.certainty import CERTAINTIES
from coprosec.domain.clock import Clock
from coprosec.domain.company import attempt_of, for_each, marked
from coprosec.domain.ids import AttemptId, ItemId, LearnerId, new_uuid
from coprosec.domain.items import Item, Response
from coprosec.domain.quiz import Quiz
from coprosec.domain.statements import Draft, Verb
from coprosec.errors import ErrorCode, KnownError
from coprosec.services.judging import judge
from coprosec.storage.record import Record


def random_seed() -> str:
    """What a draw is shuffled by: another one each time."""
    return secrets.token_hex(8)


class Attempts:
    """Records attempts. What an attempt is judged by is frozen in its first statement."""

    def __init__(self, record: Record, clock: Clock, new_seed: Callable[[], str] = random_seed) -> None:
        self._record = record
        self._clock = clock
        self._new_seed = new_seed
        self.companions: Sequence[LearnerId] = ()
        """Who answers beside the learner: an attempt begun together is an attempt of each."""

    def start(self, learner: LearnerId, quiz: Quiz, course_version: str, occasion: str = "") -> AttemptState:
        """Draw a new attempt, avoiding the questions of the one before where the pool allows.

        With an `occasion` it is a test of the course, which everybody takes alone.
        """
        plan = draw(quiz, self._new_seed(), course_version, self._recent(learner, quiz))
        plan = replace(plan, occasion=occasion, feedback_at_end=plan.feedback_at_end or bool(occasion))
        attempt = AttemptId(new_uuid(self._clock()))
        draft = Draft(
            learner, Verb.INITIALIZED, quiz.id, attempt=attempt, course_version=course_version, data=plan.to_data()
        )
        statement = self._record.append(for_each([draft], () if occasion else self.companions))[0]
        return AttemptState(attempt, learner, plan, statement.recorded_at, {}, None)

    def _recent(self, learner: LearnerId, quiz: Quiz) -> frozenset[ItemId]:
        """The items of the attempt before; none when a newer program made it and they cannot be read."""
        before = [attempt for attempt in self._record.attempts(learner) if attempt.quiz == quiz.id]
        if not before:
            return frozenset()
        try:
            return frozenset(item.id for item in self.resume(before[-1].id).plan.items)
        except KnownError:
            return frozenset()

    def resume(self, attempt: AttemptId) -> AttemptState:
        """An attempt as its statements tell it.

        KnownError CONTENT_GONE when its start is not in this record, ATTEMPT_NEWER when a newer program made it.
        """
        try:
            state = fold_attempt(self._record.attempt(attempt))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise KnownError(ErrorCode.ATTEMPT_NEWER, what=attempt) from error
        if state is None:
            raise KnownError(ErrorCode.CONTENT_GONE, what=attempt)
        return state

    def answer(
        self, state: AttemptState, item: Item, response: Response, duration_ms: int, certainty: int | None = None
    ) -> AttemptState:
        """Judge and record one response; with the last one, the result. On the disk when this returns.

        `certainty`, one of CERTAINTIES, is dropped where the plan does not ask it. The first answer to an item counts:
        a second one changes nothing. KnownError ANSWER_REFUSED when the response cannot be judged.
        """
        if item.id in state.outcomes:
            return state
        score = judge(item, response)
        told = certainty if certainty in CERTAINTIES and state.plan.asks_certainty(item) else None
        outcome = Outcome(response, score, self._clock(), told)
        after, drafts = self._answered(state, item, outcome, duration_ms)
        mates = self._mates(state)
        for mate in mates:
            if item.id not in mate.outcomes:
                drafts += self._answered(mate, item, outcome, duration_ms)[1]
        if mates:
            there = [mate.learner for mate in mates]
            drafts = [replace(draft, data=marked(draft.data, state.learner, there)) for draft in drafts]
        recorded = self._record.append(drafts, answered=len(state.outcomes))
        if not recorded:  # another window, or another PC's statements, answered meanwhile
            return self.answer(self.resume(state.id), item, response, duration_ms, certainty)
        return self._with(after, item.id, replace(outcome, recorded_at=recorded[0].recorded_at))

    def conclude(self, state: AttemptState) -> AttemptState:
        """Record the result of an attempt whose last answers met here, given on two PCs."""
        if not state.finished or state.success is not None:
            return state
        after = replace(state, success=passes(state.score, state.plan.pass_mark))
        self._record.append(self._result(after))
        return after

    def _mates(self, state: AttemptState) -> list[AttemptState]:
        """The attempts of those who are here and began this one too, as far as this program can read them."""
        mates = []
        for companion in self.companions:
            try:
                mates.append(self.resume(attempt_of(state.id, companion)))
            except KnownError as error:
                if error.code not in (ErrorCode.CONTENT_GONE, ErrorCode.ATTEMPT_NEWER):
                    raise
        return mates

    def _answered(
        self, state: AttemptState, item: Item, outcome: Outcome, duration_ms: int
    ) -> tuple[AttemptState, list[Draft]]:
        """The attempt after an answer, and what is to be recorded of it."""
        score = outcome.score
        after = self._with(state, item.id, outcome)
        answered = self._draft(
            state,
            Verb.ANSWERED,
            item.id,
            score_raw=float(score.raw),
            score_max=float(score.max),
            success=score.full if item.body.scored else None,
            duration_ms=duration_ms,
            certainty=outcome.certainty,
            data={"response": list(outcome.response)},
        )
        if not after.finished:
            return after, [answered]
        after = replace(after, success=passes(after.score, after.plan.pass_mark))
        return after, [answered, *self._result(after)]

    def _result(self, state: AttemptState) -> list[Draft]:
        score = state.score
        spent = int((self._clock() - state.started_at).total_seconds() * 1000)
        duration_ms = max(0, min(spent, 2**31 - 1))
        completed = self._draft(state, Verb.COMPLETED, state.plan.quiz, completion=True, duration_ms=duration_ms)
        end = self._draft(
            state,
            Verb.PASSED if state.success else Verb.FAILED,
            state.plan.quiz,
            score_raw=float(score.raw),
            score_max=float(score.max),
            success=state.success,
            duration_ms=duration_ms,
            data={"occasion": state.plan.occasion} if state.plan.occasion else {},
        )
        return [completed, end]

    @staticmethod
    def _draft(state: AttemptState, verb: Verb, activity: str, **facts: Any) -> Draft:
        return Draft(state.learner, verb, activity, state.id, state.plan.course_version, **facts)

    @staticmethod
    def _with(state: AttemptState, item: ItemId, outcome: Outcome) -> AttemptState:
        return replace(state, outcomes={**state.outcomes, item: outcome})
