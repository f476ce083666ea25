"""Whether somebody is really there, and who may close the window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from coprosec.config.settings import SettingsFile
from coprosec.ui.idle import IdleWatch, unfinished
from coprosec.ui.jobs import Jobs
from coprosec.ui.seat import Seat
from coprosec.ui.shell.window import MainWindow
from coprosec.ui.theme import Theme

if TYPE_CHECKING:
    from coprosec.ui.away import AwayPanel


class Attendance(QObject):
    """Watches over whoever sits at the PC, by its rules.

    Signals:
        abandoned: nobody answered the countdown, or the next person wants the place.
    """

    abandoned = Signal()

    def __init__(self, window: MainWindow, theme: Theme, jobs: Jobs, settings: SettingsFile, seat: Seat) -> None:
        super().__init__()
        self._window = window
        self._theme = theme
        self._jobs = jobs
        self._settings = settings
        self._seat = seat
        self.watch = IdleWatch(window)
        self.watch.idle.connect(self.ask)
        self.veil: AwayPanel | None = None
        window.close_refused.connect(self._tell_locked_open)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.commitDataRequest.connect(self.end_of_session)

    def show_window(self) -> None:
        """Open the window; a kiosk fills the screen."""
        self._lock_open()
        if self._window.locked_open:
            self._window.showFullScreen()
        else:
            self._window.show()

    def begin(self) -> None:
        """Somebody sat down; the seat says who."""
        self._lock_open()
        self.watch.begin(self._settings.current.idle_minutes)

    def end(self) -> None:
        """Nobody sits here any more; rules changed meanwhile are in force from now on."""
        self.watch.stop()
        self._lock_open()
        if self._window.locked_open and not self._window.isFullScreen():
            self._window.showFullScreen()

    def ask(self) -> None:
        """Nobody touched anything for long: count down, then leave, unless an answer is being written or saved."""
        if self._jobs.busy:
            self.watch.restart()
            return
        if self.veil is None:
            from coprosec.ui.away import AwayPanel

            self.veil = AwayPanel(self._theme, self._window)
            self.veil.stay_requested.connect(self.watch.restart)
            self.veil.lifted.connect(lambda: self._window.pause(False))
            self.veil.leave_requested.connect(self.abandoned)
            self._window.closing.connect(self.veil.close_quietly)
        self._window.pause(True)
        self.veil.ask(may_leave=not unfinished(self._window.page))

    def end_of_session(self, _manager: object) -> None:
        """The PC is being stopped: the window closes whoever sits there."""
        self._window.locked_open = False

    def _lock_open(self) -> None:
        """In kiosk, nobody but a trainer who sits there closes the window."""
        self._window.locked_open = self._settings.current.kiosk and self._seat.trainer is None

    def _tell_locked_open(self) -> None:
        from PySide6.QtWidgets import QMessageBox

        text = self.tr("Seul un formateur peut fermer le programme, depuis son espace.")
        QMessageBox(QMessageBox.Icon.Information, self._window.windowTitle(), text, parent=self._window).exec()
