"""A quiz: begun or resumed, answered item by item, finished."""

from collections.abc import Callable

from coprosec.domain.attempts import AttemptState
from coprosec.domain.ids import ItemId
from coprosec.domain.items import Item, Response
from coprosec.domain.testing import occasion_of
from coprosec.errors import KnownError
from coprosec.services.catalog import Catalog
from coprosec.ui.jobs import Jobs
from coprosec.ui.navigation import (
    Destination,
    HomePlace,
    LessonPlace,
    ModulePlace,
    PretestPlace,
    QuizPlace,
    ResultsPlace,
)
from coprosec.ui.page_screen import PageScreen
from coprosec.ui.quiz.page import QuizPage
from coprosec.ui.seat import Seat
from coprosec.ui.stopwatch import Stopwatch
from coprosec.ui.wording import explain, occasion_name


class QuizScreen(PageScreen[QuizPage]):
    """`go` takes the window to another place, `swap` in the place of this one, `settle` renames this one."""

    def __init__(
        self,
        page: QuizPage,
        jobs: Jobs,
        catalog: Catalog,
        seat: Seat,
        go: Callable[[Destination], None],
        swap: Callable[[Destination], None],
        settle: Callable[[Destination], None],
    ) -> None:
        super().__init__(page, jobs)
        self._catalog = catalog
        self._seat = seat
        self._go = go
        self._swap = swap
        self._settle = settle
        self._place: QuizPlace | None = None
        self._state: AttemptState | None = None
        self._remarks: dict[ItemId, str] = {}
        self._watch = Stopwatch()
        page.answered.connect(self._answer)
        page.next_requested.connect(self._next)
        page.leave_requested.connect(self._leave_quiz)
        page.lesson_requested.connect(lambda lesson: go(LessonPlace(lesson)))

    def open(self, place: QuizPlace) -> None:
        """Go on with the attempt of `place`, or draw a new one."""
        self._place = place
        self._state = None
        learner = self._seat.learner
        if learner is None:
            return
        attempt = place.attempt
        if attempt is not None:
            self.ask(lambda study: study.attempts.resume(attempt), self._begin)
            return
        with self.telling():
            quiz, course = self._catalog.quiz(place.quiz), self._catalog.outline()
            occasion = occasion_of(learner.id, course.pretest_form(quiz.id))
            self.ask(
                lambda study: (
                    study.testing.take(learner.id, quiz, course.version, occasion)
                    if occasion is not None
                    else study.attempts.start(learner.id, quiz, course.version)
                ),
                self._begin,
            )

    def leave(self) -> None:
        self._place = None
        self._state = None
        self.page.coming.forget()

    def restyle(self) -> None:
        self.page.restyle()

    def _begin(self, state: AttemptState) -> None:
        if self._place is None or self._place.quiz != state.plan.quiz:
            return
        self._state = state
        self._place = QuizPlace(state.plan.quiz, state.id)
        self._settle(self._place)
        self._remarks = self._changes(state)
        if state.finished and state.success is None:
            self.ask(lambda study: study.attempts.conclude(state), self._begin)
        elif state.finished:
            self._end(state)
        else:
            self._ask(state.next_index)

    def _changes(self, state: AttemptState) -> dict[ItemId, str]:
        """What is to be known of each question that is no longer the course's: it is asked as it was frozen."""
        items = state.plan.items
        try:
            quiz = self._catalog.quiz(state.plan.quiz)
        except KnownError:
            gone = self.tr("Ce quiz n’est plus dans le cours. Vous pouvez le terminer : il reste tel qu’il était.")
            return {item.id: gone for item in items}
        remarks = {}
        for item in items:
            now = quiz.item(item.id)
            if now is None:
                remarks[item.id] = self.tr("Cette question n’est plus dans le cours : la voici telle qu’elle était.")
            elif not now.asks_the_same_as(item):
                remarks[item.id] = self.tr(
                    "Le cours a changé cette question depuis le début du quiz : vous répondez à celle d’alors."
                )
        return remarks

    def _end(self, state: AttemptState) -> None:
        """A quiz leads to its results, a test of the course to the page that compares it with the other one."""
        self._swap(PretestPlace() if state.plan.occasion else ResultsPlace(state.id))

    def _ask(self, index: int) -> None:
        if self._state is not None:
            self._watch.restart()
            self.page.show_item(self._state, index, self._eyebrow(), self._remark(self._state, index))

    def _remark(self, state: AttemptState, index: int) -> str:
        return self._remarks.get(state.plan.items[index].id, "")

    def _answer(self, item: Item, response: Response, certainty: int | None) -> None:
        state = self._state
        if state is None:
            return
        spent = self._watch.spent_ms
        self.ask(
            lambda study: study.attempts.answer(state, item, response, spent, certainty),
            lambda after: self._answered(after, item),
            self._refuse,
        )

    def _answered(self, state: AttemptState, item: Item) -> None:
        if self._state is None or self._state.id != state.id:
            return
        self._state = state
        outcome = state.outcomes[item.id]
        if not state.plan.feedback_at_end:
            head = self._catalog.outline().lesson_head(item.lesson)
            self.page.show_outcome(outcome, head.title if head else "", last=state.finished)
            if not state.finished:
                nth = state.next_index
                self.page.prepare_item(state, nth, self._eyebrow(), self._remark(state, nth))
            return
        self._next()
        if not state.finished:
            self.page.say_saved(outcome)

    def _next(self) -> None:
        if self._state is None:
            return
        if self._state.finished:
            self._end(self._state)
        else:
            self._ask(self._state.next_index)

    def _leave_quiz(self) -> None:
        if self._state is not None and self._state.plan.occasion:
            self._go(PretestPlace())
            return
        module = self._catalog.outline().module_of_quiz(self._place.quiz) if self._place else None
        self._go(ModulePlace(module.id) if module else HomePlace())

    def _eyebrow(self) -> str:
        if self._state is None:
            return ""
        module = self._catalog.outline().module_of_quiz(self._state.plan.quiz)
        if self._state.plan.occasion:
            return occasion_name(self._state.plan.occasion).upper()
        if module is None:
            return self._state.plan.title
        return self.tr("MODULE {number} · QUIZ").format(number=module.number)

    def _refuse(self, error: KnownError) -> None:
        self.page.refuse(explain(error))
