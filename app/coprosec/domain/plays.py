"""One play of a scenario: the path that its statements tell, and what each decision did to the gauges."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from coprosec.domain.ids import AttemptId, LearnerId
from coprosec.domain.scenario import Scenario, Scene, SceneChoice
from coprosec.domain.statements import Statement, Verb, in_order

PlayId = AttemptId
"""A play is a kind of attempt: its statements bear its id in `attempt`."""

CERTAINTIES = (1, 2, 3)
"""Guessing, hesitating, sure."""


@dataclass(frozen=True, slots=True)
class Step:
    """One decision: where it was taken, the number of the choice, the gauges before and after."""

    scene: Scene
    choice: int
    before: Mapping[str, int]
    after: Mapping[str, int]
    certainty: int | None

    @property
    def chosen(self) -> SceneChoice:
        return self.scene.choices[self.choice]


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

    @property
    def ended(self) -> bool:
        return not self.scene.choices

    def took(self, choice: int, certainty: int | None) -> "PlayState":
        """The play after one more decision. IndexError when the scene has no such choice."""
        chosen = self.scene.choices[choice]
        after = {name: max(0, min(100, value + chosen.effects.get(name, 0))) for name, value in self.gauges.items()}
        step = Step(self.scene, choice, self.gauges, after, certainty)
        scene = scene_of(self.scenario, chosen.target)
        return replace(self, steps=(*self.steps, step), scene=scene, gauges=after)


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
    known yet waits for it.
    """
    ordered = in_order(statements)
    start = next((statement for statement in ordered if statement.draft.verb == Verb.LAUNCHED), None)
    if start is None or start.draft.attempt is None:
        return None
    data = start.draft.data
    scenario = Scenario.from_data(data["scenario"])
    state = begun(start.draft.attempt, start.draft.learner, scenario, start.draft.course_version)
    for choice, certainty in data["kept"]:
        state = state.took(choice, certainty)
    state = replace(state, earlier=data["earlier"], kept=len(data["kept"]))
    decisions: dict[int, Statement] = {}
    for statement in ordered:
        if statement.draft.verb == Verb.CHOSE:
            decisions.setdefault(statement.draft.data["step"], statement)
        elif statement.draft.verb == Verb.CONCLUDED and state.afterthought is None:
            state = replace(state, afterthought=statement.draft.certainty)
    while not state.ended and (decision := decisions.get(len(state.steps))) is not None:
        state = state.took(decision.draft.data["choice"], decision.draft.certainty)
    return state


@dataclass(frozen=True, slots=True)
class ScenarioProgress:
    """One learner in one scenario. `running` is the last play when it has not ended."""

    plays: int = 0
    endings: frozenset[str] = frozenset()
    running: PlayId | None = None
    last: PlayId | None = None


def progress_of(plays: Iterable[PlayState]) -> ScenarioProgress:
    """What plays of one scenario, oldest first, add up to."""
    found = tuple(plays)
    if not found:
        return ScenarioProgress()
    last = found[-1]
    endings = frozenset(play.scene.id for play in found if play.ended)
    return ScenarioProgress(len(found), endings, None if last.ended else last.id, last.id)
