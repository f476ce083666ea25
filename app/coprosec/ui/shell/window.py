"""The main window: it navigates, and nothing else."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from coprosec.ui.navigation import (
    Destination,
    GlossaryPlace,
    HomePlace,
    LessonPlace,
    SignInPlace,
)
from coprosec.ui.shell.actions import actions
from coprosec.ui.shell.history import History
from coprosec.ui.shell.pages import Pages
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.buttons import press_focused

if TYPE_CHECKING:
    from coprosec.ui.shell.sidebar import Sidebar
    from coprosec.ui.shell.trouble import TroubleBar

_COMFORT = 1090
"""The window width, at 100 %, under which the bar on the left becomes a rail."""


class MainWindow(QMainWindow):
    """Pages one at a time, with the way back.

    Signals:
        text_size_requested: +1, −1, or 0 for the usual size.
        sign_out_requested: the learner wants to leave.
        search_requested: the quick search is wanted over the page.
        display_requested: the page of looks is wanted.
        close_refused: somebody tried to close a window that is locked open.
        closing: the window is about to close; what is unsaved must be recorded now.
    """

    text_size_requested = Signal(int)
    sign_out_requested = Signal()
    search_requested = Signal()
    display_requested = Signal()
    close_refused = Signal()
    closing = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._history = History()
        self.actions_by_id: dict[str, QAction] = {}
        self.gate: Callable[[Destination], Destination] = lambda place: place
        """Where one goes instead of a place that is closed."""
        self.setWindowTitle(self.tr("Coproduire la sécurité"))
        self.sidebar: Sidebar | None = None
        self.home: Destination = HomePlace()
        """Where whoever is signed in begins."""
        self.locked_open = False
        """Whether only a trainer closes the window."""
        self.occupied = False
        """Whether somebody is signed in; a page that needs nobody may be shown without."""
        self.pages = Pages()
        middle = QWidget()
        self._row = row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._over = QVBoxLayout()
        self._over.setSpacing(0)
        self._over.addWidget(self.pages, 1)
        row.addLayout(self._over, 1)
        self._trouble: TroubleBar | None = None
        self.setCentralWidget(middle)
        self.setMinimumSize(800, 560)
        self.resize(1366, 768)
        self._make_actions()
        theme.changed.connect(self._restyle)

    def forget_pages(self) -> None:
        """Delete every page but the one on screen and the list of names, and the bar on the left: they may show
        somebody who left, or old colours.
        """
        self.pages.forget()
        if self.sidebar is not None:
            self._row.removeWidget(self.sidebar)
            self.sidebar.hide()
            self.sidebar.deleteLater()
            self.sidebar = None

    def show_again(self) -> None:
        """Show where one is in the page that was made anew, and forget the one that is on screen."""
        old = self.pages.shown
        if old is not None and self.pages.screen_of(type(self.here)) is not old:
            self._show(self.here)
            self.pages.delete(old)

    def show_trouble(self) -> None:
        """A bug kept something from being shown or done: say so, with a way to try again."""
        if self._trouble is None:
            from coprosec.ui.shell.trouble import TroubleBar

            self._trouble = TroubleBar(self._theme)
            self._trouble.retry_requested.connect(lambda: self._show(self.here))
            self._over.insertWidget(0, self._trouble)
        self._trouble.tell()

    def go(self, place: Destination) -> None:
        """Go somewhere, leaving a step back to here."""
        place = self.gate(place)
        self._leave()
        self._history.visit(place)
        self._show(place)

    def swap(self, place: Destination) -> None:
        """Go somewhere in the place of here."""
        self._history.replace(place)
        self._leave()
        self._show(place)

    def settle(self, place: Destination) -> None:
        """Say that here is now called `place`, without showing anything anew."""
        self._history.replace(place)

    def restart(self, place: Destination) -> None:
        """Go somewhere and forget every step before."""
        self._leave()
        self._history.restart(place)
        self._show(place)

    @property
    def page(self) -> QWidget:
        """The page on screen."""
        return self.pages.currentWidget()

    @property
    def here(self) -> Destination:
        return self._history.current

    def add_sidebar(self, sidebar: "Sidebar") -> None:
        """Put the bar on the left; it is made after the first page, which has none."""
        sidebar.hide()
        sidebar.place_requested.connect(self.go)
        sidebar.sign_out_requested.connect(self.sign_out_requested)
        sidebar.display_requested.connect(self.display_requested)
        self._row.insertWidget(0, sidebar)
        self.sidebar = sidebar
        self._fit()

    def show_sidebar(self, shown: bool) -> None:
        if self.sidebar is not None:
            self.sidebar.setVisible(shown)

    def _leave(self) -> None:
        if self.pages.shown is not None:
            self.pages.shown.leave()

    def _show(self, place: Destination) -> None:
        if self._trouble is not None:
            self._trouble.hide()
        if self.sidebar is not None:
            self.sidebar.mark(_part(place))
        self.pages.bring(type(place)).open(place)
        self._update_actions()

    def _make_actions(self) -> None:
        handlers = {
            "back": self.step_back,
            "forward": self._forward,
            "home": lambda: self.go(self.home),
            "search": self.search_requested.emit,
            "larger": lambda: self.text_size_requested.emit(1),
            "smaller": lambda: self.text_size_requested.emit(-1),
            "usual-size": lambda: self.text_size_requested.emit(0),
            "display": self.display_requested.emit,
            "full-screen": self._toggle_full_screen,
            "sign-out": self.sign_out_requested.emit,
            "quit": self.close,
        }
        for spec in actions():
            action = QAction(spec.text, self)
            action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
            action.triggered.connect(lambda _checked=False, run=handlers[spec.id]: run())
            self.addAction(action)
            self.actions_by_id[spec.id] = action
        self._update_actions()

    def _update_actions(self) -> None:
        signed_in = not isinstance(self._history.current, SignInPlace)
        self.actions_by_id["back"].setEnabled(signed_in and self._history.can_go_back)
        self.actions_by_id["forward"].setEnabled(signed_in and self._history.can_go_forward)
        self.actions_by_id["search"].setEnabled(signed_in and self.occupied)
        self.actions_by_id["home"].setEnabled(signed_in and self.occupied)
        self.actions_by_id["sign-out"].setEnabled(signed_in and self.occupied)

    def pause(self, paused: bool) -> None:
        """Under a veil no shortcut acts."""
        for action in self.actions():
            action.setEnabled(not paused)
        if not paused:
            self._update_actions()

    def step_back(self) -> None:
        """To the page before this one."""
        self._step(self._history.back())

    def _forward(self) -> None:
        self._step(self._history.forward())

    def _step(self, place: Destination | None) -> None:
        if place is not None:
            self._leave()
            self._show(place)

    def _toggle_full_screen(self) -> None:
        if self.locked_open:
            return
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _restyle(self) -> None:
        if self.sidebar is not None:
            self.sidebar.restyle()
        self._fit()

    def _fit(self) -> None:
        if self.sidebar is not None:
            self.sidebar.set_rail(self.width() < self._theme.px(_COMFORT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not press_focused(self):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.locked_open:
            event.ignore()
            self.close_refused.emit()
            return
        self._leave()
        self.closing.emit()
        event.accept()


def _part(place: Destination) -> Destination:
    """The entry of the bar on the left that a place belongs to."""
    match place:
        case LessonPlace():
            return LessonPlace(place.lesson)
        case GlossaryPlace():
            return GlossaryPlace()
        case _:
            return place
