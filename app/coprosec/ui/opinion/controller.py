"""The satisfaction form: where it was left, each answer recorded, any of them changed later."""

from collections.abc import Callable

from coprosec.domain.items import Item, Response
from coprosec.services.catalog import Catalog
from coprosec.ui.jobs import Jobs
from coprosec.ui.navigation import Destination, HomePlace, OpinionPlace
from coprosec.ui.opinion.page import OpinionPage
from coprosec.ui.page_screen import PageScreen
from coprosec.ui.seat import Seat
from coprosec.ui.theme import Theme
from coprosec.ui.wording import clock_time, explain


class OpinionScreen(PageScreen[OpinionPage]):
    """`go` takes the window to another place."""

    def __init__(
        self,
        page: OpinionPage,
        theme: Theme,
        jobs: Jobs,
        catalog: Catalog,
        seat: Seat,
        go: Callable[[Destination], None],
    ) -> None:
        super().__init__(page, jobs)
        self._catalog = catalog
        self._seat = seat
        self._items: tuple[Item, ...] = ()
        self._given: dict[str, Response] = {}
        self._nth = 0
        page.question.answered.connect(self._answer)
        page.question.leave_requested.connect(lambda: go(HomePlace()))
        page.summary.home_requested.connect(lambda: go(HomePlace()))
        page.summary.question_requested.connect(self._ask)
        theme.changed.connect(self._restyle)

    def open(self, place: OpinionPlace) -> None:
        """The first question without an answer, or the summary."""
        self._items = ()
        learner = self._seat.learner
        if learner is None:
            return
        if self._seat.companions:
            self.page.setCurrentWidget(self.page.summary)
            self.page.summary.show_alone()
            return
        with self.telling():
            self._items = self._catalog.satisfaction()
            self.ask(lambda study: study.opinions.of(learner.id), self._know)

    def _know(self, given: dict[str, Response]) -> None:
        self._given = given
        self._go_on(0)

    def _go_on(self, start: int) -> None:
        """The next question without an answer from `start` on, else the summary."""
        left = (nth for nth in range(start, len(self._items)) if self._items[nth].id not in self._given)
        nth = next(left, None)
        if nth is not None:
            self._ask(nth)
        else:
            self.page.setCurrentWidget(self.page.summary)
            self.page.summary.show_answers(self._items, self._given)

    def _ask(self, nth: int) -> None:
        self._nth = nth
        item = self._items[nth]
        self.page.setCurrentWidget(self.page.question)
        self.page.question.show_question(item, nth, len(self._items), self._given.get(item.id, ()))

    def _answer(self, item: Item, response: Response, _certainty: int | None) -> None:
        learner = self._seat.learner
        if learner is None:
            return
        version = self._catalog.outline().version
        self.ask(
            lambda study: study.opinions.respond(learner.id, item, response, version).recorded_at,
            lambda at: self._answered(item, response, self.tr("Enregistré {time}").format(time=clock_time(at))),
            lambda error: self.page.question.refuse(explain(error)),
        )

    def _answered(self, item: Item, response: Response, saved: str) -> None:
        if self._items and self._items[self._nth].id == item.id:
            self._given[item.id] = tuple(text for text in response if text.strip())
            self._go_on(self._nth + 1)
            self.page.question.footer.state.setText(saved)

    def _restyle(self) -> None:
        self.page.question.restyle()
        if self._items and self.page.currentWidget() is self.page.summary:
            self.page.summary.show_answers(self._items, self._given)
