"""Plays of scenarios: begun or replayed from a fork, decided step by step, thought over."""

from collections.abc import Mapping, Sequence
from typing import Any

from coprosec.domain.clock import Clock
from coprosec.domain.company import for_each
from coprosec.domain.ids import LearnerId, ScenarioId, new_uuid
from coprosec.domain.plays import CERTAINTIES, PlayId, PlayState, ScenarioProgress, begun, fold_play, progress_of
from coprosec.domain.scenario import Scenario
from coprosec.domain.statements import Draft, Statement, Verb
from coprosec.errors import ErrorCode, KnownError
from coprosec.storage.record import Record

_VERBS = (Verb.LAUNCHED, Verb.CHOSE, Verb.CONCLUDED)


class Scenarios:
    """Records plays. The scenario is frozen in a play's first statement: a later course changes nothing to it."""

    def __init__(self, record: Record, clock: Clock) -> None:
        self._record = record
        self._clock = clock
        self.companions: Sequence[LearnerId] = ()
        """Who decides beside the learner."""

    def start(self, learner: LearnerId, scenario: Scenario, course_version: str) -> PlayState:
        """Play from the first scene."""
        state = begun(PlayId(new_uuid(self._clock())), learner, scenario, course_version)
        self._launch(state, None)
        return state

    def replay(self, earlier: PlayState, step: int) -> PlayState:
        """Play the same scenario again from the decision number `step` of an earlier play."""
        play = PlayId(new_uuid(self._clock()))
        state = begun(play, earlier.learner, earlier.scenario, earlier.course_version)
        for kept in earlier.steps[:step]:
            state = state.took(kept.choice, kept.certainty)
        self._launch(state, earlier.id)
        return self.resume(play)

    def resume(self, play: PlayId) -> PlayState:
        """A play as its statements tell it. KnownError CONTENT_GONE when its start is not in this record."""
        state = fold_play(self._record.attempt(play))
        if state is None:
            raise KnownError(ErrorCode.CONTENT_GONE, what=play)
        return state

    def choose(self, state: PlayState, choice: int, certainty: int | None, duration_ms: int) -> PlayState:
        """Record one decision; on the disk when this returns."""
        after = state.took(choice, certainty)
        data = {"step": len(state.steps), "choice": choice}
        self._append(state, Verb.CHOSE, state.scene.id, data, certainty=certainty, duration_ms=duration_ms)
        return after

    def conclude(self, state: PlayState, certainty: int) -> PlayState:
        """Record how sure the learner is once the debrief is read; the first time counts."""
        if certainty not in CERTAINTIES:
            raise KnownError(ErrorCode.ANSWER_REFUSED, reason="one-only")
        self._append(state, Verb.CONCLUDED, state.scenario.id, {}, certainty=certainty)
        return self.resume(state.id)

    def of(self, learner: LearnerId) -> dict[ScenarioId, ScenarioProgress]:
        """Where a learner stands in each scenario that they played. Plays that cannot be read, as those of a newer
        program, are left out.
        """
        plays: dict[str, list[Statement]] = {}
        for statement in self._record.about(learner, _VERBS):
            if statement.draft.attempt is not None:
                plays.setdefault(statement.draft.attempt, []).append(statement)
        found: dict[ScenarioId, list[PlayState]] = {}
        for statements in plays.values():
            try:
                state = fold_play(statements)
            except (KeyError, IndexError, TypeError):
                continue
            if state is not None:
                found.setdefault(state.scenario.id, []).append(state)
        return {scenario: progress_of(states) for scenario, states in found.items()}

    def _launch(self, state: PlayState, earlier: PlayId | None) -> None:
        data = {
            "scenario": state.scenario.to_data(),
            "earlier": earlier,
            "kept": [[step.choice, step.certainty] for step in state.steps],
        }
        self._append(state, Verb.LAUNCHED, state.scenario.id, data)

    def _append(
        self,
        state: PlayState,
        verb: Verb,
        activity: str,
        data: Mapping[str, Any],
        *,
        certainty: int | None = None,
        duration_ms: int | None = None,
    ) -> None:
        draft = Draft(
            state.learner,
            verb,
            activity,
            attempt=state.id,
            course_version=state.course_version,
            certainty=certainty,
            duration_ms=duration_ms,
            data=data,
        )
        self._record.append(for_each([draft], self.companions))
