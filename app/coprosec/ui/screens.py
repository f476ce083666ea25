"""The pages behind the first one, and the bar on the left: imported once the first page is painted."""

from functools import partial
from typing import TYPE_CHECKING, cast

from coprosec.ui.gate import module_gate
from coprosec.ui.navigation import LessonPlace, QuizPlace, ScenarioPlace, SearchPlace
from coprosec.ui.registry import beside, gathering, learning, station, training
from coprosec.ui.registry.parts import Parts
from coprosec.ui.shell.sidebar import Sidebar
from coprosec.ui.shell.window import MainWindow

if TYPE_CHECKING:
    from coprosec.ui.lesson.controller import LessonScreen
    from coprosec.ui.quiz.controller import QuizScreen
    from coprosec.ui.scenario.controller import ScenarioScreen
    from coprosec.ui.search.controller import SearchScreen

PAGES = learning.PAGES | beside.PAGES | training.PAGES | gathering.PAGES | station.PAGES


class Screens:
    """The bar on the left, and the pages that the application speaks to."""

    def __init__(self, window: MainWindow, sidebar: Sidebar) -> None:
        self._window = window
        self.sidebar = sidebar

    @property
    def lesson(self) -> "LessonScreen":
        return cast("LessonScreen", self._window.pages.screen_of(LessonPlace))

    @property
    def quiz(self) -> "QuizScreen":
        return cast("QuizScreen", self._window.pages.screen_of(QuizPlace))

    @property
    def search(self) -> "SearchScreen":
        return cast("SearchScreen", self._window.pages.screen_of(SearchPlace))

    @property
    def scenario(self) -> "ScenarioScreen":
        return cast("ScenarioScreen", self._window.pages.screen_of(ScenarioPlace))

    def restyle(self) -> None:
        """The text size is another one: those that measured something, and were ever shown, measure again."""
        if self._window.pages.was_made(LessonPlace):
            self.lesson.restyle()
        if self._window.pages.was_made(QuizPlace):
            self.quiz.restyle()


def make_screens(parts: Parts) -> Screens:
    """Make the bar on the left, and tell the window how to make each page when it is wanted."""
    window = parts.window
    window.gate = module_gate(parts.catalog, parts.seat, parts.in_order)
    for kind, make in PAGES.items():
        window.pages.register(kind, partial(make, parts))
    sidebar = Sidebar(parts.theme)
    window.add_sidebar(sidebar)
    return Screens(window, sidebar)


def warm_up() -> None:
    """Import what every learner goes through, so that nobody waits for it; on the record's thread."""
    import coprosec.ui.home.controller
    import coprosec.ui.home.page
    import coprosec.ui.lesson.controller
    import coprosec.ui.lesson.page
    import coprosec.ui.module.controller
    import coprosec.ui.module.page
    import coprosec.ui.quiz.controller
    import coprosec.ui.quiz.page  # noqa: F401
