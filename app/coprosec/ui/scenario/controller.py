"""A scenario: presented, played step by step, resumed, replayed from a fork."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from coprosec.domain.ids import AttemptId
from coprosec.domain.plays import PlayState, progress_of
from coprosec.domain.progress import Progress
from coprosec.errors import KnownError
from coprosec.services.catalog import Catalog
from coprosec.ui.jobs import Jobs
from coprosec.ui.navigation import Destination, ScenarioPlace, ScenariosPlace
from coprosec.ui.page_screen import PageScreen
from coprosec.ui.scenario.cover import CoverView
from coprosec.ui.scenario.page import ScenarioPage
from coprosec.ui.seat import Seat
from coprosec.ui.stopwatch import Stopwatch
from coprosec.ui.wording import explain

if TYPE_CHECKING:
    from coprosec.services.study import Study

Played = tuple[PlayState, PlayState | None]
"""A play, and the one that it replays."""


class ScenarioScreen(PageScreen[ScenarioPage]):
    """`go` takes the window to another place, `settle` renames this one."""

    def __init__(
        self,
        page: ScenarioPage,
        jobs: Jobs,
        catalog: Catalog,
        seat: Seat,
        go: Callable[[Destination], None],
        settle: Callable[[Destination], None],
    ) -> None:
        super().__init__(page, jobs)
        self._catalog = catalog
        self._seat = seat
        self._settle = settle
        self._place: ScenarioPlace | None = None
        self.state: PlayState | None = None
        self._earlier: PlayState | None = None
        self._recalling = False
        """The play was just opened again: its last decision is to be recalled."""
        self._watch = Stopwatch()
        page.begin_requested.connect(self._begin)
        page.open_requested.connect(lambda play: self._open_play(AttemptId(play)))
        page.decided.connect(self._decide)
        page.next_requested.connect(self._show)
        page.concluded.connect(self._conclude)
        page.replay_requested.connect(self._replay)
        page.leave_requested.connect(lambda: go(ScenariosPlace()))

    def open(self, place: ScenarioPlace) -> None:
        """The play of `place`, or what is said before playing."""
        self._place = place
        self.state = self._earlier = None
        if place.play is not None:
            self._open_play(place.play)
            return
        learner = self._seat.learner
        if learner is not None:
            self.ask(lambda study: study.progress.of(learner), self._present)

    def leave(self) -> None:
        self._place = None
        self.state = self._earlier = None

    def _present(self, progress: Progress) -> None:
        if self._place is None or self._place.play is not None:
            return
        self._seat.know(progress)
        scenario = self._catalog.scenario(self._place.scenario)
        module = self._catalog.outline().module_of_scenario(scenario.id)
        played = progress_of(progress.plays, scenario.id)
        picture = self._catalog.sources / module.cover if module is not None and module.cover else None
        self.page.show_cover(CoverView(scenario, played, module.number if module else 0, picture))

    def _begin(self) -> None:
        learner, place = self._seat.learner, self._place
        if learner is None or place is None:
            return
        try:
            scenario, version = self._catalog.scenario(place.scenario), self._catalog.outline().version
        except KnownError as error:
            self._refuse(error)
            return
        self.ask(
            lambda study: (study.scenarios.start(learner.id, scenario, version), None),
            self._played,
            self._refuse,
        )

    def _open_play(self, play: AttemptId) -> None:
        self.ask(lambda study: _read(study, play), self._reopened)

    def _reopened(self, played: Played) -> None:
        self._recalling = True
        self._played(played)
        self._recalling = False

    def _replay(self, step: int) -> None:
        state = self.state
        if state is not None:
            self.ask(lambda study: (study.scenarios.replay(state, step), state), self._played, self._refuse)

    def _played(self, played: Played) -> None:
        state, earlier = played
        if self._place is None or self._place.scenario != state.scenario.id:
            return
        self.state, self._earlier = state, earlier
        self._place = ScenarioPlace(state.scenario.id, state.id)
        self._settle(self._place)
        self._show()

    def _show(self) -> None:
        if self.state is None:
            return
        remark = self._remark(self.state)
        if self.state.ended:
            self.page.show_ending(self.state, self._earlier, remark)
        else:
            self._watch.restart()
            self.page.show_scene(self.state, self._earlier, remark or self._recall(self.state))

    def _decide(self, choice: int, certainty: int | None) -> None:
        state, spent = self.state, self._watch.spent_ms
        if state is not None:
            self.ask(lambda study: study.scenarios.choose(state, choice, certainty, spent), self._decided, self._refuse)

    def _decided(self, state: PlayState) -> None:
        if self.state is not None and self.state.id == state.id:
            self.state = state
            self.page.show_consequence(state, self._earlier)

    def _conclude(self, certainty: int) -> None:
        state = self.state
        if state is not None:
            self.ask(lambda study: study.scenarios.conclude(state, certainty), self._concluded, self._refuse)

    def _concluded(self, state: PlayState) -> None:
        if self.state is not None and self.state.id == state.id:
            self.state = state
            self._show()
            if state.thought_at is not None:
                self.page.say_saved(state.thought_at)

    def _remark(self, state: PlayState) -> str:
        """What happened to the scenario since this play began; empty when it is still the same."""
        try:
            now = self._catalog.scenario(state.scenario.id)
        except KnownError:
            return self.tr(
                "Ce scénario n’est plus dans le cours. Votre partie reste telle que vous l’avez jouée, et vous pouvez "
                "la continuer ou la rejouer à partir d’une décision."
            )
        if now == state.scenario:
            return ""
        return self.tr(
            "Ce scénario a changé depuis que cette partie a commencé. Elle garde le texte d’alors ; « Rejouer depuis "
            "le début » prend le nouveau."
        )

    def _recall(self, state: PlayState) -> str:
        """What the last decision led to, for who comes back and perhaps never read it."""
        if not self._recalling or not state.steps:
            return ""
        step = state.steps[-1]
        told = self.tr("Vous en étiez là. Votre dernière décision : « {choice} »")
        return f"{told.format(choice=step.chosen.text)}<br>{step.chosen.consequence}"

    def _refuse(self, error: KnownError) -> None:
        self.page.refuse(explain(error))


def _read(study: "Study", play: AttemptId) -> Played:
    """A play, and the one that it replays when this record has it."""
    state = study.scenarios.resume(play)
    try:
        return state, None if state.earlier is None else study.scenarios.resume(state.earlier)
    except KnownError:
        return state, None
