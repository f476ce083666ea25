"""A lesson: what is read, how far, what is answered, and what comes next."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer

from coprosec.domain.attempts import Outcome
from coprosec.domain.course import Course, CourseModule, LessonHead
from coprosec.domain.ids import LearnerId, LessonId
from coprosec.domain.items import Item, Response
from coprosec.domain.lesson import Lesson
from coprosec.domain.progress import LessonState, Progress, ReadingPlace
from coprosec.errors import KnownError
from coprosec.services.catalog import Catalog
from coprosec.ui.jobs import Jobs
from coprosec.ui.lesson.check import Answers, SelfCheck
from coprosec.ui.lesson.keepsakes import Keepsakes
from coprosec.ui.lesson.page import LessonPage
from coprosec.ui.navigation import Destination, HomePlace, LessonPlace, ModulePlace, QuizPlace
from coprosec.ui.seat import Seat
from coprosec.ui.stopwatch import Stopwatch
from coprosec.ui.wording import clock_time, explain

if TYPE_CHECKING:
    from coprosec.services.study import Study
    from coprosec.ui.lesson.aloud import Aloud
    from coprosec.ui.lesson.printing import LessonPrinting

_PREPARE_MS = 40
"""How long after a lesson is shown its neighbours begin to be laid out: once it is painted."""
_SETTLED_MS = 1200
"""How long the text must stand still before the place is recorded."""


class LessonScreen(QObject):
    """`go` takes the window to another place; `files` tells whether dialogs that show files may be opened."""

    def __init__(
        self,
        page: LessonPage,
        jobs: Jobs,
        catalog: Catalog,
        seat: Seat,
        go: Callable[[Destination], None],
        files: Callable[[], bool] = lambda: True,
    ) -> None:
        super().__init__()
        self.page = page
        self._jobs = jobs
        self._catalog = catalog
        self._seat = seat
        self._go = go
        self._lesson: Lesson | None = None
        self._kept = ReadingPlace()
        self._given: dict[str, Response] = {}
        self._watch = Stopwatch()
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self._keep_place)
        page.answered.connect(self._answer)
        page.moved.connect(self._moved)
        page.link_followed.connect(self._follow)
        page.understood.connect(self._understood)
        page.home_requested.connect(lambda: go(HomePlace()))
        page.previous_requested.connect(self._previous)
        page.lesson_requested.connect(lambda lesson: go(LessonPlace(LessonId(lesson))))
        page.quiz_requested.connect(self._quiz)
        seat.left.connect(self._forget)
        self._keepsakes = Keepsakes(page, jobs, seat, lambda: self._outline().version)
        self._printing: LessonPrinting | None = None
        self._files = files
        self._aloud: Aloud | None = None
        page.tools.aloud_requested.connect(self._read_aloud)
        page.tools.print_requested.connect(self._print)

    def open(self, place: LessonPlace) -> None:
        """Show the lesson where it was left, or at a heading."""
        try:
            self._lesson = self.page.kept(place.lesson) or self._catalog.lesson(place.lesson)
        except KnownError as error:
            self._lesson = None
            self.page.show_error(explain(error))
            return
        lesson = self._lesson
        self._watch.restart()
        self.page.footer.state.clear()
        state = self._state(lesson.id)
        self._kept = state.place if state else ReadingPlace()
        self._show_around(lesson)
        view = self.page.show_lesson(lesson, self._eyebrow(lesson.id), self._answers(), self._kept)
        if not (place.word and view.go_to_word(place.anchor, place.word, place.nth)) and place.anchor:
            view.go_to_anchor(place.anchor)
        self._record_opening(lesson.id)
        self._keepsakes.show(place.note)
        QTimer.singleShot(_PREPARE_MS, self, self._prepare_neighbours)

    def leave(self) -> None:
        """Record the place before the page goes away."""
        self._keep_place()
        self._keepsakes.leave()
        if self._printing is not None:
            self._printing.stop()
        if self._aloud is not None:
            self._aloud.stop()
        self._lesson = None
        self.page.pause()

    def restyle(self) -> None:
        """The text size changed: show the same place again."""
        place = self.page.view.place() if self.page.view is not None else None
        self._keepsakes.restyle()
        if self._aloud is not None:
            self._aloud.forget()
            self._aloud = None
        self.page.restyle()
        if self._lesson is not None:
            self._show_around(self._lesson)
            self.page.show_lesson(
                self._lesson, self._eyebrow(self._lesson.id), self._answers(), place or ReadingPlace()
            )

    def _forget(self) -> None:
        """Nothing of somebody who left must be seen by the next person."""
        self._given.clear()
        self.page.forget_all()

    # what is shown

    def _eyebrow(self, lesson: LessonId) -> str:
        module = self._outline().module_of_lesson(lesson)
        if module is None:
            return self.tr("INTRODUCTION")
        nth = [head.id for head in module.lessons].index(lesson) + 1
        return self.tr("MODULE {module} · LEÇON {nth} SUR {all}").format(
            module=module.number, nth=nth, all=len(module.lessons)
        )

    def _show_around(self, lesson: Lesson) -> None:
        before, after = self._around(lesson.id)
        module = self._outline().module_of_lesson(lesson.id)
        action = self.tr("J’ai compris, continuer")
        if after is None and module is not None and module.quiz is not None:
            action = self.tr("J’ai compris, passer au quiz")
        self.page.show_around(lesson, module, self._seat.progress, first=before is None, action=action)

    def _answers(self) -> Answers:
        """The last response to each self-check, those given since the progress was read included."""
        return {**(self._seat.progress.answers if self._seat.progress else {}), **self._given}

    def _prepare_neighbours(self) -> None:
        if self._lesson is None:
            return
        before, after = self._around(self._lesson.id)
        found = []
        for head in (after, before):
            if head is not None:
                try:
                    lesson = self.page.kept(head.id) or self._catalog.lesson(head.id)
                    found.append((lesson, self._eyebrow(head.id)))
                except KnownError:
                    continue
        self.page.prepare(found, self._answers())

    def _read_aloud(self) -> None:
        if self._aloud is None:
            from coprosec.ui.lesson.aloud import Aloud

            self._aloud = Aloud(self.page, self._jobs, self._seat)
        self._aloud.press()

    def _print(self) -> None:
        if self._lesson is None:
            return
        if self._printing is None:
            from coprosec.ui.lesson.printing import LessonPrinting

            self._printing = LessonPrinting(self.page, self._jobs, self._catalog.sources)
        course = self._outline()
        title = self.tr("{course} · version {version}").format(course=course.title, version=course.version)
        self._printing.ask(self._lesson, self._eyebrow(self._lesson.id), title, files=self._files())

    # what is recorded

    def _record_opening(self, lesson: LessonId) -> None:
        version, learner = self._outline().version, self._seat.learner
        if learner is None:
            return

        def record(study: "Study") -> Progress:
            study.reading.open(learner.id, lesson, version)
            return study.progress.of(learner)

        self._jobs.ask_after_paint(self, record, self._seat.know, self._fail)

    def _moved(self) -> None:
        self._watch.touch()
        self._settled.start()

    def _keep_place(self) -> None:
        self._settled.stop()
        view, learner = self.page.view, self._learner()
        if self._lesson is None or view is None or learner is None or view.lesson.id != self._lesson.id:
            return
        place = view.place()
        if place != self._kept:
            self._kept = place
            lesson, version = self._lesson.id, self._outline().version
            self._jobs.ask(
                self, lambda study: study.reading.move(learner, lesson, place, version), lambda _none: None, self._fail
            )

    def _answer(self, check: SelfCheck, item: Item, response: Response) -> None:
        learner = self._learner()
        if learner is None or self._lesson is None:
            return
        lesson, version = self._lesson.id, self._outline().version

        def show(outcome: Outcome) -> None:
            saved = self.tr("Enregistré {time}").format(time=clock_time(outcome.recorded_at))
            self._given[item.id] = outcome.response
            check.show_outcome(outcome.response, outcome.score, saved)
            if self.page.view is not None and self.page.view.isAncestorOf(check):
                self.page.view.reveal(check.notice)

        self._jobs.ask(
            check,
            lambda study: study.reading.self_check(learner, lesson, item, response, version),
            show,
            lambda error: check.refuse(explain(error)),
        )

    def _understood(self) -> None:
        learner = self._seat.learner
        if learner is None or self._lesson is None:
            return
        lesson, version, spent = self._lesson.id, self._outline().version, self._watch.spent_ms
        self._keep_place()

        def record(study: "Study") -> Progress:
            study.reading.complete(learner.id, lesson, spent, version)
            return study.progress.of(learner)

        self._jobs.ask(self, record, lambda progress: self._completed(lesson, progress), self._fail)

    def _completed(self, lesson: LessonId, progress: Progress) -> None:
        self._seat.know(progress)
        if self._lesson is None or self._lesson.id != lesson:
            return
        _before, after = self._around(lesson)
        module = self._outline().module_of_lesson(lesson)
        if after is not None:
            self._go(LessonPlace(after.id))
        elif module is not None and module.quiz is not None:
            self._quiz()
        elif module is not None:
            self._go(ModulePlace(module.id))
        else:
            self._go(HomePlace())

    # where one goes

    def _previous(self) -> None:
        if self._lesson is not None:
            before, _after = self._around(self._lesson.id)
            if before is not None:
                self._go(LessonPlace(before.id))

    def _quiz(self) -> None:
        module = self._outline().module_of_lesson(self._lesson.id) if self._lesson else None
        if module is not None and module.quiz is not None:
            running = self._seat.progress.open_attempt(module.quiz.id) if self._seat.progress else None
            self._go(QuizPlace(module.quiz.id, running.id if running else None))

    def _follow(self, address: str, at: QPoint) -> None:
        kind, _colon, target = address.partition(":")
        view = self.page.view
        if view is None:
            return
        self.page.hint.hide()
        if kind == "source":
            view.show_sources(target)
        elif kind == "term":
            term = next((term for term in view.lesson.terms if term.id == target), None)
            if term is not None:
                self.page.popup.say(term.names[0], term.definition, at)
        elif kind == "lesson":
            self._go(LessonPlace(LessonId(target)))

    def _around(self, lesson: LessonId) -> tuple[LessonHead | None, LessonHead | None]:
        """The lessons before and after, inside the module."""
        module: CourseModule | None = self._outline().module_of_lesson(lesson)
        if module is None:
            return None, None
        heads = module.lessons
        nth = [head.id for head in heads].index(lesson)
        return heads[nth - 1] if nth else None, heads[nth + 1] if nth + 1 < len(heads) else None

    def _outline(self) -> Course:
        return self._catalog.outline()

    def _learner(self) -> LearnerId | None:
        return self._seat.learner.id if self._seat.learner else None

    def _state(self, lesson: LessonId) -> LessonState | None:
        return self._seat.progress.lessons.get(lesson) if self._seat.progress else None

    def _fail(self, error: KnownError) -> None:
        self.page.say(explain(error))
