"""The list of scenarios: reads the learner's progress each time it is shown."""

from collections.abc import Callable

from coprosec.domain.ids import ScenarioId
from coprosec.domain.locking import locks
from coprosec.domain.plays import progress_of
from coprosec.domain.progress import Progress
from coprosec.services.catalog import Catalog
from coprosec.ui.jobs import Jobs
from coprosec.ui.navigation import Destination, ScenarioPlace, ScenariosPlace
from coprosec.ui.progress_screen import ProgressScreen
from coprosec.ui.scenarios.page import ScenariosPage
from coprosec.ui.seat import Seat


class ScenariosScreen(ProgressScreen[ScenariosPage]):
    """`go` takes the window to another place; `in_order` says whether a module waits for the one before."""

    def __init__(
        self,
        page: ScenariosPage,
        jobs: Jobs,
        catalog: Catalog,
        seat: Seat,
        go: Callable[[Destination], None],
        in_order: Callable[[], bool],
    ) -> None:
        super().__init__(page, jobs, seat)
        self._catalog = catalog
        self._go = go
        self._in_order = in_order
        page.scenario_requested.connect(lambda scenario: self._open(ScenarioId(scenario)))

    def open(self, place: ScenariosPlace) -> None:
        self.read_progress()

    def show_progress(self, progress: Progress) -> None:
        course = self._catalog.outline()
        self.page.show_scenarios(course, progress, locks(course, progress, locked_order=self._in_order()))

    def _open(self, scenario: ScenarioId) -> None:
        plays = self._seat.progress.plays if self._seat.progress is not None else ()
        self._go(ScenarioPlace(scenario, progress_of(plays, scenario).running))
