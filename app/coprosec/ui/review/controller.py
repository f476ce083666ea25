"""The questions that come back: listed, asked, recorded."""

from collections.abc import Callable, Sequence
from random import Random

from coprosec.domain.attempts import Outcome
from coprosec.domain.ids import LessonId, QuizId
from coprosec.domain.items import Item, Response
from coprosec.domain.quiz import Quiz
from coprosec.domain.reviewing import Due, ReviewPlan
from coprosec.errors import KnownError
from coprosec.services.catalog import Catalog
from coprosec.ui.going_on import go_on
from coprosec.ui.jobs import Jobs
from coprosec.ui.navigation import Destination, HomePlace, LessonPlace, ReviewPlace
from coprosec.ui.page_screen import PageScreen
from coprosec.ui.review.page import ReviewPage, Shown
from coprosec.ui.seat import Seat
from coprosec.ui.stopwatch import Stopwatch
from coprosec.ui.wording import explain

AT_ONCE = 15
"""More questions than this are not asked in one go: the rest waits behind « Commencer »."""


class ReviewScreen(PageScreen[ReviewPage]):
    """`go` takes the window to another place."""

    def __init__(
        self, page: ReviewPage, jobs: Jobs, catalog: Catalog, seat: Seat, go: Callable[[Destination], None]
    ) -> None:
        super().__init__(page, jobs)
        self._catalog = catalog
        self._seat = seat
        self._shown: Sequence[Shown] = ()
        self._outcomes: list[Outcome] = []
        self._pools: dict[QuizId, Quiz | None] = {}
        self._watch = Stopwatch()
        page.answered.connect(self._answer)
        page.start_requested.connect(self._ask)
        page.next_requested.connect(self._next)
        page.stop_requested.connect(self._list)
        page.course_requested.connect(lambda: go_on(catalog, seat, go))
        page.home_requested.connect(lambda: go(HomePlace()))
        page.lesson_requested.connect(lambda lesson: go(LessonPlace(LessonId(lesson))))

    def open(self, place: ReviewPlace) -> None:
        self._outcomes = []
        self._list()

    def leave(self) -> None:
        self._shown = ()
        self.page.questions.coming.forget()

    def _list(self) -> None:
        learner = self._seat.learner
        if learner is not None:
            self.ask(lambda study: study.reviews.plan(learner.id), self._show)

    def _show(self, plan: ReviewPlan) -> None:
        self._pools.clear()
        course = self._catalog.outline()
        self._shown = [shown for due in plan.today if (shown := self._newest(due)) is not None]
        all_shown = self._shown
        self._shown = all_shown[:AT_ONCE]
        heads = (course.lesson_head(shown.item.lesson) for shown in all_shown)
        right = sum(outcome.score.full for outcome in self._outcomes)
        done = (right, len(self._outcomes)) if self._outcomes else None
        self._outcomes = []
        self.page.show_plan(plan, all_shown, {head.id: head.title for head in heads if head is not None}, done)

    def _newest(self, due: Due) -> Shown | None:
        """The question as the course has it now, else as it was; shuffled the same way until it is answered."""
        item = self._in_course(due)
        gone = item is None
        item = item or due.frozen
        if item is None:
            return None
        return Shown(due, item.arranged(Random(f"{due.item} {due.times}")), gone)

    def _in_course(self, due: Due) -> Item | None:
        """Looked for in its own quiz first, then in those of every module: a question may have moved."""
        quizzes = [due.quiz, *(m.quiz.id for m in self._catalog.outline().modules if m.quiz and m.quiz.id != due.quiz)]
        found = (pool.item(due.item) for quiz in quizzes if (pool := self._pool(quiz)) is not None)
        return next((item for item in found if item is not None), None)

    def _pool(self, quiz: QuizId) -> Quiz | None:
        """A quiz, read once for all the questions of a list; None when it left the course."""
        if quiz not in self._pools:
            try:
                self._pools[quiz] = self._catalog.quiz(quiz)
            except KnownError:
                self._pools[quiz] = None
        return self._pools[quiz]

    def _ask(self) -> None:
        nth = len(self._outcomes)
        if nth < len(self._shown):
            self._watch.restart()
            self.page.show_question(self._shown[nth], nth + 1, len(self._shown))

    def _answer(self, item: Item, response: Response, certainty: int | None) -> None:
        learner, nth = self._seat.learner, len(self._outcomes)
        if learner is None or nth >= len(self._shown):
            return
        spent, version, quiz = self._watch.spent_ms, self._catalog.outline().version, self._shown[nth].due.quiz
        self.ask(
            lambda study: study.reviews.answer(learner.id, quiz, item, response, certainty, spent, version),
            self._answered,
            self._refuse,
        )

    def _answered(self, outcome: Outcome) -> None:
        if not self._shown:
            return
        head = self._catalog.outline().lesson_head(self._shown[len(self._outcomes)].item.lesson)
        self._outcomes.append(outcome)
        nth, total = len(self._outcomes), len(self._shown)
        self.page.show_outcome(outcome, head.title if head else "", last=nth == total)
        if nth < total:
            self.page.prepare_question(self._shown[nth], nth + 1, total)

    def _next(self) -> None:
        if len(self._outcomes) < len(self._shown):
            self._ask()
        else:
            self._list()

    def _refuse(self, error: KnownError) -> None:
        self.page.refuse(explain(error))
