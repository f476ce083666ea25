"""A module: reads the learner's progress each time it is shown."""

from collections.abc import Callable

from coprosec.domain.course import CourseModule
from coprosec.domain.ids import LessonId, ScenarioId
from coprosec.domain.locking import locks
from coprosec.domain.plays import progress_of
from coprosec.domain.progress import ModuleStatus, Progress
from coprosec.errors import ErrorCode, KnownError
from coprosec.services.catalog import Catalog
from coprosec.ui.jobs import Jobs
from coprosec.ui.module.page import ModulePage, action_for
from coprosec.ui.navigation import (
    Destination,
    HomePlace,
    LessonPlace,
    ModulePlace,
    QuizPlace,
    RecommendationsPlace,
    ScenarioPlace,
)
from coprosec.ui.progress_screen import ProgressScreen
from coprosec.ui.seat import Seat


class ModuleScreen(ProgressScreen[ModulePage]):
    """`go` takes the window to another place; `in_order` says whether a module waits for the one before."""

    def __init__(
        self,
        page: ModulePage,
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
        self._module: CourseModule | None = None
        page.lesson_requested.connect(lambda lesson: go(LessonPlace(LessonId(lesson))))
        page.quiz_requested.connect(self._open_quiz)
        page.scenario_requested.connect(lambda scenario: self._open_scenario(ScenarioId(scenario)))
        page.recommendations_requested.connect(self._recommend)
        page.continue_requested.connect(self._continue)
        page.home_requested.connect(lambda: go(HomePlace()))

    def open(self, place: ModulePlace) -> None:
        with self.telling():
            self._module = self._catalog.outline().module(place.module)
            if self._module is None:
                raise KnownError(ErrorCode.CONTENT_GONE, what=place.module)
            self.read_progress()

    def show_progress(self, progress: Progress) -> None:
        if self._module is not None:
            module = self._module
            running = module.quiz is not None and progress.open_attempt(module.quiz.id) is not None
            action = action_for(progress.of_module(module).status, quiz=module.quiz is not None, running=running)
            closed = locks(self._catalog.outline(), progress, locked_order=self._in_order())
            self.page.show_module(module, progress, action, closed.get(module.id))

    def _continue(self) -> None:
        if self._module is None or self._seat.progress is None:
            return
        state = self._seat.progress.of_module(self._module)
        if state.status in (ModuleStatus.COMPLETED, ModuleStatus.PASSED):
            self._open_quiz()
        elif state.next_lesson is not None:
            self._go(LessonPlace(state.next_lesson))

    def _open_quiz(self) -> None:
        if self._module is not None and self._module.quiz is not None and self._seat.progress is not None:
            quiz = self._module.quiz.id
            running = self._seat.progress.open_attempt(quiz)
            self._go(QuizPlace(quiz, running.id if running else None))

    def _recommend(self) -> None:
        if self._module is not None:
            self._go(RecommendationsPlace(self._module.id))

    def _open_scenario(self, scenario: ScenarioId) -> None:
        plays = self._seat.progress.plays if self._seat.progress is not None else ()
        self._go(ScenarioPlace(scenario, progress_of(plays, scenario).running))
