"""One play of a scenario: the path that its statements tell, and what each decision did to the gauges."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from coprosec.domain.certainty import CERTAINTIES
from coprosec.domain.ids import AttemptId, LearnerId, ScenarioId
from coprosec.domain.scenario import Scenario, Scene, SceneChoice
from coprosec.domain.statements import Statement, Verb, in_order

PlayId = AttemptId
"""A play is a kind of attempt: its statements bear its id in `attempt`."""


@dataclass(frozen=True, slots=True)
class Step:
    """One decision: where it was taken, the number of the choice, the gauges before and after.

    `at` and `spent_ms`, the time taken to decide, are None in the steps taken over from an earlier play.
    """

    scene: Scene
    choice: int
    before: Mapping[str, int]
    after: Mapping[str, int]
    certainty: int | None
    at: datetime | None = None
    spent_ms: int | None = None

    @property
    def chosen(self) -> SceneChoice:
        return self.scene.choices[self.choice]

    @property
    def effects(self) -> dict[str, int]:
        """What each gauge won or lost, those that did not move left out."""
        moved = {name: value - self.before[name] for name, value in self.after.items()}
        return {name: change for name, change in moved.items() if change}


@dataclass(frozen=True, slots=True)
class PlayState:
    """A play as it stands. The first `kept` steps were taken over from the play `earlier`."""

    id: PlayId
    learner: LearnerId
    scenario: Scenario
    course_version: str
    steps: tuple[Step, ...]
    scene: Scene
    gauges: Mapping[str, int]
    earlier: PlayId | None = None
    kept: int = 0
    afterthought: int | None = None
    """How sure the learner says to be once the debrief is read."""
    thought_at: datetime | None = None

    @property
    def ended(self) -> bool:
        return not self.scene.choices

    def took(
        self, choice: int, certainty: int | None, at: datetime | None = None, spent_ms: int | None = None
    ) -> "PlayState":
        """The play after one more decision. IndexError when the scene has no such choice."""
        chosen = self.scene.choices[choice]
        after = {name: max(0, min(100, value + chosen.effects.get(name, 0))) for name, value in self.gauges.items()}
        step = Step(self.scene, choice, self.gauges, after, certainty, at, spent_ms)
        scene = scene_of(self.scenario, chosen.target)
        return replace(self, steps=(*self.steps, step), scene=scene, gauges=after)


@dataclass(frozen=True, slots=True)
class GaugeStory:
    """What a play did to one gauge. `heaviest` is the decision that moved it most, by its number from 1 and what it
    changed; None when nothing moved it.
    """

    name: str
    start: int
    end: int
    heaviest: tuple[int, int] | None

    @property
    def change(self) -> int:
        return self.end - self.start


def gauge_stories(state: PlayState) -> tuple[GaugeStory, ...]:
    """Each gauge of the scenario, from the beginning to where the play stands."""
    found = []
    for name, start in state.scenario.gauges.items():
        moves = [(nth, step.effects[name]) for nth, step in enumerate(state.steps, start=1) if name in step.effects]
        heaviest = max(moves, key=lambda move: abs(move[1]), default=None)
        found.append(GaugeStory(name, start, state.gauges.get(name, start), heaviest))
    return tuple(found)


def scene_of(scenario: Scenario, name: str) -> Scene:
    """KeyError when the scenario has no such scene."""
    for scene in scenario.scenes:
        if scene.id == name:
            return scene
    raise KeyError(name)


def begun(play: PlayId, learner: LearnerId, scenario: Scenario, course_version: str) -> PlayState:
    """A play before its first decision."""
    start = scene_of(scenario, scenario.start)
    return PlayState(play, learner, scenario, course_version, (), start, dict(scenario.gauges))


def fold_play(statements: Iterable[Statement]) -> PlayState | None:
    """The state of one play, whatever the order and the repetitions of its statements; None without its beginning.

    Each decision says which step it is: the first one known of a step counts, and a step whose predecessor is not
    known yet waits for it. What a newer program wrote otherwise is passed over.
    """
    ordered = in_order(statements)
    starts = (_launched(statement) for statement in ordered if statement.draft.verb == Verb.LAUNCHED)
    state = next((found for found in starts if found is not None), None)
    if state is None:
        return None
    decisions: dict[int, list[Statement]] = {}
    for statement in ordered:
        if statement.draft.verb == Verb.CHOSE:
            decisions.setdefault(_number(statement.draft.data.get("step")), []).append(statement)
        elif statement.draft.verb == Verb.CONCLUDED and state.afterthought is None:
            told = _certainty(statement.draft.certainty)
            state = replace(state, afterthought=told, thought_at=statement.recorded_at)
    while not state.ended:
        after = _decided(state, decisions.get(len(state.steps), ()))
        if after is None:
            break
        state = after
    return state


def _launched(statement: Statement) -> PlayState | None:
    """The play as its first statement tells it; None when that cannot be read."""
    draft = statement.draft
    if draft.attempt is None:
        return None
    try:
        data = draft.data
        state = begun(draft.attempt, draft.learner, Scenario.from_data(data["scenario"]), draft.course_version)
        for choice, certainty in data["kept"]:
            state = state.took(_number(choice), _certainty(certainty))
        return replace(state, earlier=data["earlier"], kept=len(state.steps))
    except (KeyError, IndexError, TypeError, ValueError, AttributeError):
        return None


def _decided(state: PlayState, decisions: Iterable[Statement]) -> PlayState | None:
    """The play after the first of these decisions that its scene offers."""
    for statement in decisions:
        draft = statement.draft
        choice = _number(draft.data.get("choice"))
        if 0 <= choice < len(state.scene.choices):
            try:
                return state.took(choice, _certainty(draft.certainty), statement.recorded_at, draft.duration_ms)
            except (KeyError, TypeError):
                return None
    return None


def _number(value: Any) -> int:
    """A place in a list; −1 for anything else."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else -1


def _certainty(value: Any) -> int | None:
    return value if value in CERTAINTIES else None


@dataclass(frozen=True, slots=True)
class PlaySummary:
    """A play as lists need it; `ending` is the last scene's id, None while it goes on."""

    id: PlayId
    scenario: ScenarioId
    ending: str | None


@dataclass(frozen=True, slots=True)
class ScenarioProgress:
    """One learner in one scenario. `running` is the last play when it has not ended."""

    plays: int = 0
    endings: frozenset[str] = frozenset()
    running: PlayId | None = None
    last: PlayId | None = None


def progress_of(plays: Iterable[PlaySummary], scenario: ScenarioId) -> ScenarioProgress:
    """What somebody's plays, oldest first, add up to in one scenario."""
    found = tuple(play for play in plays if play.scenario == scenario)
    if not found:
        return ScenarioProgress()
    last = found[-1]
    endings = frozenset(play.ending for play in found if play.ending is not None)
    return ScenarioProgress(len(found), endings, None if last.ending is not None else last.id, last.id)
