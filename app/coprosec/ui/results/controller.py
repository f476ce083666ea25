"""The results of an attempt."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from coprosec.domain.attempts import AttemptState
from coprosec.domain.ids import AttemptId, LessonId
from coprosec.domain.learner import Learner
from coprosec.domain.results import Try
from coprosec.errors import KnownError
from coprosec.services.catalog import Catalog
from coprosec.ui.jobs import Jobs
from coprosec.ui.navigation import (
    CalibrationPlace,
    Destination,
    HomePlace,
    LessonPlace,
    ModulePlace,
    PretestPlace,
    QuizPlace,
    ResultsPlace,
)
from coprosec.ui.page_screen import PageScreen
from coprosec.ui.results.page import ResultsPage
from coprosec.ui.seat import Seat

if TYPE_CHECKING:
    from coprosec.domain.progress import Progress
    from coprosec.services.study import Study


_Found = tuple[AttemptState, tuple[Try, ...], "Progress | None"]


def _read(study: "Study", attempt: AttemptId, learner: Learner | None) -> _Found:
    state = study.attempts.resume(attempt)
    progress = study.progress.of(learner) if learner is not None else None
    return state, study.results.tries_at(state.learner, state.plan.quiz), progress


class ResultsScreen(PageScreen[ResultsPage]):
    """`go` takes the window to another place. A quiz just passed may open a module: the seat knows it at once."""

    def __init__(
        self, page: ResultsPage, jobs: Jobs, catalog: Catalog, seat: Seat, go: Callable[[Destination], None]
    ) -> None:
        super().__init__(page, jobs)
        self._catalog = catalog
        self._seat = seat
        self._go = go
        self._state: AttemptState | None = None
        page.lesson_requested.connect(lambda lesson: go(LessonPlace(LessonId(lesson))))
        page.again_requested.connect(self._again)
        page.module_requested.connect(self._module)
        page.calibration_requested.connect(lambda: go(CalibrationPlace()))

    def open(self, place: ResultsPlace) -> None:
        learner = self._seat.learner
        self.ask(lambda study: _read(study, place.attempt, learner), self._show)

    def leave(self) -> None:
        self._state = None

    def _show(self, found: _Found) -> None:
        state, tries, progress = found
        if progress is not None:
            self._seat.know(progress)
        self._state = state
        course = self._catalog.outline()
        heads = [course.lesson_head(item.lesson) for item in state.plan.items]
        lessons = {head.id: head.title for head in heads if head is not None}
        self.page.show_results(state, lessons, tries, *self._became(state))

    def _became(self, state: AttemptState) -> tuple[str, bool]:
        """What the quiz became since this attempt, empty when nothing; whether it can be taken again."""
        try:
            quiz = self._catalog.quiz(state.plan.quiz)
        except KnownError:
            gone = self.tr("Ce quiz n’est plus dans le cours. Voici vos réponses, telles qu’elles ont été jugées.")
            return gone, False
        if any(quiz.item(item.id) is None for item in state.plan.items):
            changed = self.tr(
                "Le cours a changé depuis : des questions de ce quiz n’y sont plus. Vos réponses et votre score "
                "restent ceux de ce jour-là."
            )
            return changed, True
        return "", True

    def _again(self) -> None:
        if self._state is not None:
            self._go(QuizPlace(self._state.plan.quiz))

    def _module(self) -> None:
        if self._state is not None and self._state.plan.occasion:
            self._go(PretestPlace())
            return
        module = self._catalog.outline().module_of_quiz(self._state.plan.quiz) if self._state else None
        self._go(ModulePlace(module.id) if module else HomePlace())
