"""The results of an attempt."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from coprosec.domain.attempts import AttemptState
from coprosec.domain.ids import LessonId
from coprosec.errors import KnownError
from coprosec.services.catalog import Catalog
from coprosec.ui.jobs import Jobs
from coprosec.ui.navigation import Destination, HomePlace, LessonPlace, ModulePlace, QuizPlace, ResultsPlace
from coprosec.ui.results.page import ResultsPage
from coprosec.ui.wording import explain


class ResultsScreen(QObject):
    """`go` takes the window to another place."""

    def __init__(self, page: ResultsPage, jobs: Jobs, catalog: Catalog, go: Callable[[Destination], None]) -> None:
        super().__init__()
        self.page = page
        self._jobs = jobs
        self._catalog = catalog
        self._go = go
        self._state: AttemptState | None = None
        page.lesson_requested.connect(lambda lesson: go(LessonPlace(LessonId(lesson))))
        page.again_requested.connect(self._again)
        page.module_requested.connect(self._module)

    def open(self, place: ResultsPlace) -> None:
        self._jobs.ask(self, lambda study: study.attempts.resume(place.attempt), self._show, self._fail)

    def leave(self) -> None:
        self._state = None

    def _show(self, state: AttemptState) -> None:
        self._state = state
        course = self._catalog.outline()
        heads = [course.lesson_head(item.lesson) for item in state.plan.items]
        self.page.show_results(state, {head.id: head.title for head in heads if head is not None})

    def _again(self) -> None:
        if self._state is not None:
            self._go(QuizPlace(self._state.plan.quiz))

    def _module(self) -> None:
        module = self._catalog.outline().module_of_quiz(self._state.plan.quiz) if self._state else None
        self._go(ModulePlace(module.id) if module else HomePlace())

    def _fail(self, error: KnownError) -> None:
        self.page.show_error(explain(error))
