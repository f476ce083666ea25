"""The window with its pages: who sits down, who leaves, what text size they want."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from coprosec.domain.progress import TEXT_PERCENTS, Learner, Place, PlaceKind, Progress
from coprosec.errors import KnownError
from coprosec.services.catalog import Catalog
from coprosec.ui.home.controller import HomeScreen
from coprosec.ui.home.page import HomePage
from coprosec.ui.jobs import Jobs
from coprosec.ui.lesson.controller import LessonScreen
from coprosec.ui.lesson.page import LessonPage
from coprosec.ui.module.controller import ModuleScreen
from coprosec.ui.module.page import ModulePage
from coprosec.ui.navigation import (
    Destination,
    HomePlace,
    LessonPlace,
    ModulePlace,
    QuizPlace,
    ResultsPlace,
    SignInPlace,
)
from coprosec.ui.quiz.controller import QuizScreen
from coprosec.ui.quiz.page import QuizPage
from coprosec.ui.results.controller import ResultsScreen
from coprosec.ui.results.page import ResultsPage
from coprosec.ui.seat import Seat
from coprosec.ui.shell.window import MainWindow, Screen
from coprosec.ui.signin.controller import SignInScreen
from coprosec.ui.signin.page import SignInPage
from coprosec.ui.theme import Theme

if TYPE_CHECKING:
    from coprosec.services.study import Study


def qt_application(arguments: list[str]) -> QApplication:
    """Qt's application object, which must exist before any widget."""
    app = QApplication(arguments)
    app.setApplicationName("coprosec")
    return app


class Application(QObject):
    """Everything on the GUI side. Pages are made the first time they are shown: only sign-in is made at start."""

    def __init__(
        self,
        theme: Theme,
        catalog: Catalog,
        known_learners: Callable[[], tuple[Learner, ...] | None],
        open_study: Callable[[], "Study"],
    ) -> None:
        super().__init__()
        theme.apply()
        self.theme = theme
        self.seat = Seat()
        self.jobs = Jobs(open_study)
        self.window = MainWindow(theme)
        self._catalog = catalog
        self._signin = SignInScreen(SignInPage(theme), self.jobs, known_learners, self._enter)
        self.window.register(SignInPlace, self._signin)
        self._quiz: QuizScreen | None = None
        self._lesson: LessonScreen | None = None
        self._usual_percent = theme.percent
        self.window.text_size_requested.connect(self._change_text_size)
        self.window.sign_out_requested.connect(self.sign_out)
        self.window.closing.connect(self._close)
        self.seat.progress_changed.connect(self._show_in_sidebar)

    def show(self) -> None:
        """Open the window; once it is painted, the record is opened behind it."""
        self.window.restart(SignInPlace())
        self.window.show()
        QTimer.singleShot(0, self, self._start)

    def watch_for_crashes(self, logs: Path) -> None:
        """From now on, a bug is logged and told; installed after the first paint, as logging is slow to import."""

        def install() -> None:
            from coprosec.ui.crash import install

            install(logs, self.window)

        QTimer.singleShot(0, self, install)

    def sign_out(self) -> None:
        """The learner leaves: close the study period and forget every page."""
        learner = self.seat.learner
        if learner is None:
            return
        spent = self.seat.sitting_ms
        self.window.restart(SignInPlace())
        self._close_period(learner, spent, signed_out=True)
        self.seat.leave()
        self.window.show_sidebar(False)
        self.theme.set_percent(self._usual_percent)
        self.jobs.ask(self._signin, lambda study: study.learners.all(), self._signin.show, self._signin.fail)

    def _start(self) -> None:
        self.jobs.start()
        self._signin.check()
        QTimer.singleShot(0, self, self.theme.reading_font)

    def _enter(self, learner: Learner, before: Progress) -> None:
        """Somebody sits down; `before` is their progress as it was, the interrupted period included."""
        self._make_screens()
        interrupted = not learner.signed_out
        self.seat.take(learner)
        self.seat.know(before)
        self._restyle_to(learner.text_percent)
        self.window.sidebar.show_learner(learner)
        self.window.show_sidebar(True)
        self.window.restart(HomePlace())
        place = self._interrupted_place(before.place) if interrupted else None
        if place is not None:
            self.window.go(place)

    def _interrupted_place(self, place: Place | None) -> Destination | None:
        if place is None:
            return None
        if place.kind is PlaceKind.QUIZ and place.quiz is not None:
            return QuizPlace(place.quiz, place.attempt)
        course = self._catalog.outline()
        return LessonPlace(place.lesson) if place.lesson and course.lesson_head(place.lesson) else None

    def _make_screens(self) -> None:
        if self._lesson is not None:
            return
        theme, jobs, catalog, seat, window = self.theme, self.jobs, self._catalog, self.seat, self.window
        folder = catalog.sources
        self._lesson = LessonScreen(LessonPage(theme, folder), jobs, catalog, seat, window.go)
        self._quiz = QuizScreen(QuizPage(theme), jobs, catalog, seat, window.go, window.swap, window.settle)
        screens: dict[type, Screen] = {
            HomePlace: HomeScreen(HomePage(theme, folder), jobs, catalog, seat, window.go),
            ModulePlace: ModuleScreen(ModulePage(theme, folder), jobs, catalog, seat, window.go),
            LessonPlace: self._lesson,
            QuizPlace: self._quiz,
            ResultsPlace: ResultsScreen(ResultsPage(theme), jobs, catalog, window.go),
        }
        for kind, screen in screens.items():
            window.register(kind, screen)

    def _show_in_sidebar(self, progress: Progress) -> None:
        try:
            self.window.sidebar.show_course(self._catalog.outline(), progress)
        except KnownError as error:
            self._signin.fail(error)

    def _change_text_size(self, direction: int) -> None:
        sizes = TEXT_PERCENTS
        nearest = min(range(len(sizes)), key=lambda nth: abs(sizes[nth] - self.theme.percent))
        wanted = sizes[max(0, min(len(sizes) - 1, nearest + direction))] if direction else self._usual_percent
        if wanted == self.theme.percent:
            return
        self._restyle_to(wanted)
        learner = self.seat.learner
        if learner is not None:
            self.jobs.ask(
                self,
                lambda study: study.learners.prefer_text(learner.id, wanted),
                lambda _none: None,
                self._signin.fail,
            )

    def _restyle_to(self, percent: int) -> None:
        if percent == self.theme.percent:
            return
        self.theme.set_percent(percent)
        if self._lesson is not None and self._quiz is not None:
            self._lesson.restyle()
            self._quiz.restyle()

    def _close_period(self, learner: Learner, spent: int, *, signed_out: bool) -> None:
        self.jobs.ask(
            self,
            lambda study: study.learners.close_period(learner.id, signed_out=signed_out, duration_ms=spent),
            lambda _none: None,
            self._signin.fail,
        )

    def _close(self) -> None:
        learner = self.seat.learner
        if learner is not None:
            self._close_period(learner, self.seat.sitting_ms, signed_out=False)
        self.jobs.stop()
        self._catalog.close()
