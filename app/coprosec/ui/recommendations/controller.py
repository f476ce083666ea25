"""Recommendations: read, written, worded anew, withdrawn."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from coprosec.domain.ids import LearnerId, ModuleId
from coprosec.domain.recommendations import Recommendation
from coprosec.domain.scenario import Prompt
from coprosec.errors import ErrorCode, KnownError
from coprosec.services.catalog import Catalog
from coprosec.ui.jobs import Jobs
from coprosec.ui.navigation import Destination, HomePlace, RecommendationsPlace
from coprosec.ui.page_screen import PageScreen
from coprosec.ui.recommendations.page import RecommendationsPage, RecommendationsView
from coprosec.ui.seat import Seat
from coprosec.ui.wording import clock_time, explain

if TYPE_CHECKING:
    from coprosec.services.study import Study


class RecommendationsScreen(PageScreen[RecommendationsPage]):
    """`go` takes the window to another place."""

    def __init__(
        self, page: RecommendationsPage, jobs: Jobs, catalog: Catalog, seat: Seat, go: Callable[[Destination], None]
    ) -> None:
        super().__init__(page, jobs)
        self._catalog = catalog
        self._seat = seat
        self._module: ModuleId | None = None
        page.module_requested.connect(lambda module: go(RecommendationsPlace(ModuleId(module))))
        page.written.connect(self._write)
        page.reworded.connect(self._reword)
        page.withdrawn.connect(self._withdraw)
        page.home_requested.connect(lambda: go(HomePlace()))

    def open(self, place: RecommendationsPlace) -> None:
        self._module = place.module
        learner = self._seat.learner
        if learner is not None:
            self.ask(lambda study: study.recommendations.of(learner.id), self._show)

    def _show(self, written: tuple[Recommendation, ...]) -> None:
        self.page.show_module(self._view(written))

    def _view(self, written: tuple[Recommendation, ...]) -> RecommendationsView:
        modules = tuple(module for module in self._catalog.outline().modules if module.prompts)
        chosen = next((module for module in modules if module.id == self._module), modules[0] if modules else None)
        if chosen is None:
            raise KnownError(ErrorCode.CONTENT_GONE, what="recommandations")
        self._module = chosen.id
        mine = tuple(one for one in written if one.module == chosen.id)
        return RecommendationsView(modules, chosen, self._catalog.prompts(chosen.id), mine)

    def _write(self, prompt: Prompt, text: str, actor: str, deadline: str) -> None:
        module = self._module
        if module is not None:
            self._keep(lambda study, me: study.recommendations.write(me, module, prompt, text, actor, deadline))

    def _reword(self, before: Recommendation, text: str, actor: str, deadline: str) -> None:
        self._keep(lambda study, me: study.recommendations.reword(me, before, text, actor, deadline))

    def _withdraw(self, before: Recommendation) -> None:
        learner = self._seat.learner
        if learner is not None:
            self.ask(
                lambda study: study.recommendations.withdraw(learner.id, before),
                lambda written: self.page.show_saved(self._view(written), self.tr("Retirée")),
                self._refuse,
            )

    def _keep(self, act: "Callable[[Study, LearnerId], tuple[Recommendation, ...]]") -> None:
        learner = self._seat.learner
        if learner is not None:
            self.ask(lambda study: act(study, learner.id), self._saved, self._refuse)

    def _saved(self, written: tuple[Recommendation, ...]) -> None:
        newest = max(one.at for one in written)
        self.page.show_saved(self._view(written), self.tr("Enregistré {time}").format(time=clock_time(newest)))

    def _refuse(self, error: KnownError) -> None:
        self.page.refuse(explain(error))
