"""Plays of scenarios: begun or replayed from a fork, decided step by step, thought over."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from coprosec.domain.certainty import CERTAINTIES
from coprosec.domain.clock import Clock
from coprosec.domain.company import attempt_of, marked
from coprosec.domain.ids import LearnerId, new_uuid
from coprosec.domain.plays import PlayId, PlayState, begun, fold_play
from coprosec.domain.scenario import Scenario
from coprosec.domain.statements import Draft, Verb
from coprosec.errors import ErrorCode, KnownError
from coprosec.storage.record import Record


class Scenarios:
    """Records plays. The scenario is frozen in a play's first statement: a later course changes nothing to it."""

    def __init__(self, record: Record, clock: Clock) -> None:
        self._record = record
        self._clock = clock
        self.companions: Sequence[LearnerId] = ()
        """Who decides beside the learner: a play begun together is a play of each."""

    def start(self, learner: LearnerId, scenario: Scenario, course_version: str) -> PlayState:
        """Play from the first scene."""
        state = begun(PlayId(new_uuid(self._clock())), learner, scenario, course_version)
        self._launch(state)
        return state

    def replay(self, earlier: PlayState, step: int) -> PlayState:
        """Play the same scenario, as it was, again from the decision number `step` of an earlier play."""
        play = PlayId(new_uuid(self._clock()))
        state = begun(play, earlier.learner, earlier.scenario, earlier.course_version)
        for kept in earlier.steps[:step]:
            state = state.took(kept.choice, kept.certainty)
        self._launch(replace(state, earlier=earlier.id))
        return self.resume(play)

    def resume(self, play: PlayId) -> PlayState:
        """A play as its statements tell it.

        KnownError CONTENT_GONE when its start is not in this record, ATTEMPT_NEWER when a newer program made it.
        """
        statements = self._record.attempt(play)
        state = fold_play(statements)
        if state is None:
            known = any(statement.draft.verb == Verb.LAUNCHED for statement in statements)
            raise KnownError(ErrorCode.ATTEMPT_NEWER if known else ErrorCode.CONTENT_GONE, what=play)
        return state

    def choose(self, state: PlayState, choice: int, certainty: int | None, duration_ms: int) -> PlayState:
        """Record one decision; the play with it, on the disk when this returns.

        A step decided meanwhile, in another window, stays as it was decided. KnownError ANSWER_REFUSED when the scene
        asks for a certainty that is not given.
        """
        if certainty not in (CERTAINTIES if state.scene.asks_certainty else (*CERTAINTIES, None)):
            raise KnownError(ErrorCode.ANSWER_REFUSED, reason="no-certainty")
        known = self.resume(state.id)
        if len(known.steps) != len(state.steps):
            return known
        after = state.took(choice, certainty)
        data: dict[str, Any] = {"step": len(state.steps), "choice": choice}
        draft = Draft(
            state.learner,
            Verb.CHOSE,
            state.scene.id,
            completion=True if after.ended else None,
            duration_ms=duration_ms,
            certainty=certainty,
            data=data | ({"ending": after.scene.id} if after.ended else {}),
        )
        self._append(state, draft)
        return self.resume(state.id)

    def conclude(self, state: PlayState, certainty: int) -> PlayState:
        """Record how sure the learner is once the debrief is read; the first time counts."""
        if certainty not in CERTAINTIES:
            raise KnownError(ErrorCode.ANSWER_REFUSED, reason="no-certainty")
        self._append(state, Draft(state.learner, Verb.CONCLUDED, state.scenario.id, certainty=certainty))
        return self.resume(state.id)

    def _launch(self, state: PlayState) -> None:
        """The beginning, for each who is there; a companion's play follows their own earlier play, if they had one."""
        data = {
            "scenario": state.scenario.to_data(),
            "earlier": state.earlier,
            "kept": [[step.choice, step.certainty] for step in state.steps],
        }
        draft = Draft(state.learner, Verb.LAUNCHED, state.scenario.id, data=data)
        self._append(state, draft, beginning=True)

    def _append(self, state: PlayState, draft: Draft, *, beginning: bool = False) -> None:
        own = replace(draft, attempt=state.id, course_version=state.course_version)
        mates = [mate for mate in self.companions if beginning or self._plays(attempt_of(state.id, mate))]
        if mates:
            own = replace(own, data=marked(own.data, state.learner, mates))
        shared = [replace(own, learner=mate, attempt=attempt_of(state.id, mate)) for mate in mates]
        if beginning and state.earlier is not None:
            shared = [
                replace(copy, data={**copy.data, "earlier": self._earlier(state.earlier, copy)}) for copy in shared
            ]
        self._record.append([own, *shared])

    def _plays(self, play: PlayId) -> bool:
        return any(statement.draft.verb == Verb.LAUNCHED for statement in self._record.attempt(play))

    def _earlier(self, earlier: PlayId, copy: Draft) -> PlayId | None:
        own = attempt_of(earlier, copy.learner)
        return own if self._plays(own) else None
