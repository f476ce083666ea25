"""The window with its pages: who sits down, who leaves, what text size they want."""

import gc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from coprosec.config.settings import SettingsFile
from coprosec.domain.learner import Learner
from coprosec.domain.look import Look
from coprosec.errors import KnownError
from coprosec.ui.attendance import Attendance
from coprosec.ui.jobs import Jobs
from coprosec.ui.looks import Looks
from coprosec.ui.navigation import (
    Destination,
    DisplayPlace,
    ExchangePlace,
    HomePlace,
    LessonPlace,
    QuizPlace,
    ScenarioPlace,
    SignInPlace,
    TrainerPlace,
)
from coprosec.ui.seat import Seat
from coprosec.ui.shell.window import MainWindow
from coprosec.ui.signin.controller import SignInScreen
from coprosec.ui.signin.doors import Doors
from coprosec.ui.signin.page import SignInPage
from coprosec.ui.spaces import keep_signs_together
from coprosec.ui.theme import DARK, STYLE, Theme
from coprosec.ui.translation import translate_qt

if TYPE_CHECKING:
    from coprosec.domain.progress import Place, Progress
    from coprosec.domain.trainer import Trainer
    from coprosec.services.catalog import Catalog
    from coprosec.services.study import Study
    from coprosec.ui.screens import Screens


_BACKUP_MS = 30 * 60 * 1000


def qt_application(arguments: list[str]) -> QApplication:
    """Qt's application object, which must exist before any widget."""
    name, *options = arguments or ["coprosec"]
    app = QApplication([name, "-style", STYLE, *options])
    app.setProperty(STYLE, True)
    app.setProperty(DARK, app.palette().color(QPalette.ColorRole.Window).lightness() < 128)
    app.setApplicationName("coprosec")
    keep_signs_together(app)
    return app


class Application(QObject):
    """Everything on the GUI side. Pages are made the first time they are shown: only sign-in is made at start.

    Signals:
        painted: the first frame is on screen.
    """

    painted = Signal()

    def __init__(
        self,
        theme: Theme,
        settings: SettingsFile,
        get_catalog: "Callable[[], Catalog]",
        known_learners: Callable[[], tuple[Learner, ...] | None],
        open_study: Callable[[], "Study"],
        back_up: Callable[[], None],
    ) -> None:
        super().__init__()
        theme.apply()
        self.theme = theme
        self.settings = settings
        self.seat = Seat()
        self.jobs = Jobs(open_study)
        self.window = MainWindow(theme)
        self._get_catalog = get_catalog
        doors = Doors(self._enter, self.enter_trainer, self._go_unseated)
        self._signin = SignInScreen(SignInPage(theme), self.jobs, settings, known_learners, doors)
        self.window.pages.register(SignInPlace, lambda: self._signin)
        self._screens: Screens | None = None
        self.looks = Looks(theme, settings, self.jobs, self._renew, self._resized, self._signin.fail)
        self._back_up = back_up
        self.attendance = Attendance(self.window, theme, self.jobs, settings, self.seat)
        self.attendance.abandoned.connect(self.sign_out)
        self._backups = QTimer(self)
        self._backups.setInterval(_BACKUP_MS)
        self._backups.timeout.connect(self._ask_for_backup)
        self.window.text_size_requested.connect(self.looks.resize)
        self.window.display_requested.connect(self._show_looks)
        self.window.search_requested.connect(self._open_search)
        self.window.sign_out_requested.connect(self.sign_out)
        self.window.closing.connect(self._close)
        self.jobs.broke.connect(self.window.show_trouble)
        self.seat.progress_changed.connect(self._show_in_sidebar)

    def bring(self, file: "Path") -> None:
        """A bundle was opened from the desktop: lead the first trainer who sits down to it."""
        from coprosec.domain.bundle import stick_of

        self.seat.errand = ExchangePlace(stick_of(file))
        self._signin.brought = file.name

    def show(self) -> None:
        """Open the window; once it is painted, the record is opened behind it."""
        self.window.restart(SignInPlace())
        self.painted.connect(self._start)
        self._signin.page.installEventFilter(self)
        self.attendance.show_window()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when the first frame is over: imports that begin any sooner would hold it up."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self.painted.emit)
        return False

    def tell_started(self, told: Callable[[], None]) -> None:
        """Call it once, when the first page is painted and the record has answered."""

        def listen() -> None:
            from PySide6.QtCore import Qt

            self.jobs.idle.connect(told, Qt.ConnectionType.SingleShotConnection)

        self.painted.connect(listen)

    def watch_for_crashes(self, logs: Path) -> None:
        """From now on, a bug is logged and told; installed after the first paint, as logging is slow to import."""

        def install() -> None:
            from coprosec.ui.crash import install

            install(logs, self.window, self.settings.current.warnings)

        self.painted.connect(install)

    def sign_out(self) -> None:
        """Whoever sits here leaves: close the study period and forget every page."""
        learner = self.seat.learner
        if learner is None and self.seat.trainer is None:
            return
        self.window.occupied = False
        self.window.restart(SignInPlace())
        if learner is not None:
            self._close_period(learner, signed_out=True)
        self.seat.leave()
        self.attendance.end()
        self._wipe()
        self.looks.leave()
        self._signin.refresh()

    def _wipe(self) -> None:
        """None of their pages is shown to the next person; the bar is made anew once the list of names is on screen."""
        self.window.forget_pages()
        self._screens = None
        QTimer.singleShot(0, self, self._make_screens)

    def _start(self) -> None:
        if not gc.isenabled():
            gc.freeze()  # what was imported lives as long as the program: to walk it again would hold frames up
            gc.enable()
        self.jobs.start()
        self._signin.check()
        self._backups.start()
        self.attendance.watch.listen()
        QTimer.singleShot(0, self, self.theme.reading_font)
        QTimer.singleShot(0, self, translate_qt)
        self.window.setWindowIcon(self.theme.program_icon())

    def _enter(self, learners: tuple[Learner, ...], before: "Progress", wished: Look) -> None:
        """Somebody sits down, perhaps with companions; `before` is the progress of the first as it was, the
        interrupted period included, `wished` the looks they like.
        """
        learner, *companions = learners
        self.looks.take(learner.id, wished)
        screens = self._make_screens()
        interrupted = not learner.signed_out
        self.seat.take(learner, tuple(companions))
        self.seat.know(before)
        screens.sidebar.show_learners(learners)
        self._sat_down(HomePlace())
        self.window.show_sidebar(True)
        self.window.restart(HomePlace())
        place = self._interrupted_place(before.place) if interrupted else None
        if place is not None:
            self.window.go(place)

    def _sat_down(self, home: Destination) -> None:
        self.window.occupied = True
        self.window.home = home
        self.attendance.begin()

    def enter_trainer(self, trainer: "Trainer") -> None:
        """A trainer whose password was right sits down."""
        screens = self._make_screens()
        self.seat.take_as_trainer(trainer)
        screens.sidebar.show_trainer(trainer.name)
        self.jobs.ask(
            self,
            lambda study: study.looking.of(trainer.id),
            lambda wished: self.looks.take(trainer.id, wished) if self.seat.trainer is trainer else None,
            self._signin.fail,
        )
        self._sat_down(TrainerPlace())
        self.window.show_sidebar(True)
        self.window.restart(TrainerPlace())
        self._signin.brought = ""
        if self.seat.errand is not None:
            self.window.go(self.seat.errand)

    def _go_unseated(self, place: Destination) -> None:
        """To a page that needs nobody signed in, or a page for the trainer who has just entered."""
        self._make_screens()
        self.window.go(place)

    def _interrupted_place(self, place: "Place | None") -> Destination | None:
        if place is None:
            return None
        if place.quiz is not None:
            return QuizPlace(place.quiz, place.attempt)
        if place.scenario is not None:
            return ScenarioPlace(place.scenario, place.attempt)
        course = self._get_catalog().outline()
        return LessonPlace(place.lesson) if place.lesson and course.lesson_head(place.lesson) else None

    def _make_screens(self) -> "Screens":
        if self._screens is None:
            from coprosec.ui.registry.parts import Parts
            from coprosec.ui.screens import make_screens

            parts = Parts(
                self.window,
                self.theme,
                self.jobs,
                self._get_catalog(),
                self.seat,
                self.settings,
                self.looks,
                self.enter_trainer,
            )
            self._screens = make_screens(parts)
        return self._screens

    def _show_in_sidebar(self, progress: "Progress") -> None:
        if self._screens is None:
            return
        from coprosec.domain.locking import locks

        try:
            course = self._get_catalog().outline()
            closed = locks(course, progress, locked_order=self.settings.current.modules_in_order)
            self._screens.sidebar.show_course(course, progress, closed)
        except KnownError as error:
            self._signin.fail(error)

    def _open_search(self) -> None:
        if self._screens is not None and self.seat.learner is not None:
            self._screens.search.open_quick()

    def _show_looks(self) -> None:
        if not isinstance(self.window.here, DisplayPlace):
            self._go_unseated(DisplayPlace())

    def _resized(self) -> None:
        if self._screens is not None:
            self._screens.restyle()

    def _renew(self, change: Callable[[], None]) -> None:
        """Have the pages made anew by a change of colours or letters; where one is stays on screen."""
        if self._screens is None:
            change()
            return
        self.window.forget_pages()
        self._screens = None
        change()
        screens = self._make_screens()
        if self.seat.learner is not None:
            screens.sidebar.show_learners((self.seat.learner, *self.seat.companions))
        if self.seat.progress is not None:
            self._show_in_sidebar(self.seat.progress)
        if self.seat.trainer is not None:
            screens.sidebar.show_trainer(self.seat.trainer.name)
        self.window.show_sidebar(self.window.occupied)
        self.window.show_again()

    def _close_period(self, learner: Learner, *, signed_out: bool) -> None:
        companions, spent = [companion.id for companion in self.seat.companions], self.seat.sitting_ms
        self.jobs.ask(
            self,
            lambda study: study.stand_up(learner.id, companions, signed_out=signed_out, duration_ms=spent),
            lambda _none: None,
            self._signin.fail,
        )

    def _ask_for_backup(self) -> None:
        """Only what changed is copied; a failure is told on the page where people sign in."""
        self.jobs.ask(self, lambda _study: self._back_up(), lambda _none: None, self._signin.fail)

    def _close(self) -> None:
        learner = self.seat.learner
        if learner is not None:
            self._close_period(learner, signed_out=self.settings.current.sign_out_at_close)
        self.attendance.watch.stop()
        self._backups.stop()
        self._ask_for_backup()
        self.jobs.stop()
        if self._screens is not None:
            self._get_catalog().close()
