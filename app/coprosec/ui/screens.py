"""The pages behind the first one, and the bar on the left: imported once the first page is painted."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from coprosec import paths
from coprosec.config.settings import SettingsFile
from coprosec.domain.trainer import Trainer
from coprosec.errors import KnownError
from coprosec.paths import DataFolder
from coprosec.services.catalog import Catalog
from coprosec.services.guides import Guides
from coprosec.ui.beside import register_beside
from coprosec.ui.calibration.controller import CalibrationScreen
from coprosec.ui.calibration.page import CalibrationPage
from coprosec.ui.caring import register_caring
from coprosec.ui.cohorts.controller import CohortsScreen
from coprosec.ui.cohorts.page import CohortsPage
from coprosec.ui.display.controller import DisplayScreen
from coprosec.ui.display.page import DisplayPage
from coprosec.ui.duplicates.controller import DuplicatesScreen
from coprosec.ui.duplicates.page import DuplicatesPage
from coprosec.ui.exporting.controller import ExportScreen
from coprosec.ui.exporting.page import ExportPage
from coprosec.ui.follow.controller import FollowScreen
from coprosec.ui.follow.page import FollowPage
from coprosec.ui.gate import module_gate
from coprosec.ui.gathering import register_gathering
from coprosec.ui.glossary.controller import GlossaryScreen
from coprosec.ui.glossary.page import GlossaryPage
from coprosec.ui.guide.about import about_html
from coprosec.ui.guide.controller import GuideScreen
from coprosec.ui.guide.page import GuidePage
from coprosec.ui.home.controller import HomeScreen
from coprosec.ui.home.page import HomePage
from coprosec.ui.insights.controller import InsightsScreen
from coprosec.ui.insights.page import InsightsPage
from coprosec.ui.jobs import Jobs
from coprosec.ui.lesson.controller import LessonScreen
from coprosec.ui.lesson.page import LessonPage
from coprosec.ui.looks import Looks
from coprosec.ui.mine.controller import MyResultsScreen
from coprosec.ui.mine.page import MyResultsPage
from coprosec.ui.module.controller import ModuleScreen
from coprosec.ui.module.page import ModulePage
from coprosec.ui.navigation import (
    CalibrationPlace,
    CohortsPlace,
    DisplayPlace,
    DuplicatesPlace,
    ExportPlace,
    GlossaryPlace,
    GuidePlace,
    HomePlace,
    InsightsPlace,
    LearnerPlace,
    LessonPlace,
    ModulePlace,
    MyResultsPlace,
    NotesPlace,
    PostPlace,
    ProfilePlace,
    QuizPlace,
    ResultsPlace,
    ReviewPlace,
    RosterPlace,
    SearchPlace,
    SetupPlace,
    SheetPlace,
    TrainerPlace,
)
from coprosec.ui.notebook.controller import NotebookScreen
from coprosec.ui.notebook.page import NotebookPage
from coprosec.ui.post.controller import PostScreen
from coprosec.ui.post.page import PostPage
from coprosec.ui.profile.controller import ProfileScreen
from coprosec.ui.profile.page import ProfilePage
from coprosec.ui.quiz.controller import QuizScreen
from coprosec.ui.quiz.page import QuizPage
from coprosec.ui.results.controller import ResultsScreen
from coprosec.ui.results.page import ResultsPage
from coprosec.ui.review.controller import ReviewScreen
from coprosec.ui.review.page import ReviewPage
from coprosec.ui.roster.controller import RosterScreen
from coprosec.ui.roster.page import RosterPage
from coprosec.ui.scenario.controller import ScenarioScreen
from coprosec.ui.search.controller import SearchScreen
from coprosec.ui.search.page import SearchPage
from coprosec.ui.search.quick import QuickSearch
from coprosec.ui.seat import Seat
from coprosec.ui.setup.controller import SetupScreen
from coprosec.ui.setup.page import SetupPage
from coprosec.ui.sheet.controller import SheetScreen
from coprosec.ui.sheet.page import SheetPage
from coprosec.ui.shell.sidebar import Sidebar
from coprosec.ui.shell.window import MainWindow
from coprosec.ui.theme import Theme
from coprosec.ui.trainer.controller import TrainerScreen
from coprosec.ui.trainer.page import TrainerPage


@dataclass(frozen=True, slots=True)
class Screens:
    """The pages that the application speaks to, once they exist."""

    sidebar: Sidebar
    lesson: LessonScreen
    quiz: QuizScreen
    search: SearchScreen
    scenario: ScenarioScreen

    def restyle(self) -> None:
        self.lesson.restyle()
        self.quiz.restyle()


def make_screens(
    window: MainWindow,
    theme: Theme,
    jobs: Jobs,
    catalog: Catalog,
    seat: Seat,
    settings: SettingsFile,
    enter_trainer: Callable[[Trainer], None],
    looks: Looks,
) -> Screens:
    """Make every page but sign-in, and register them with the window."""
    folder = catalog.sources

    def in_order() -> bool:
        return settings.current.modules_in_order

    window.gate = module_gate(catalog, seat, in_order)
    lesson = LessonScreen(LessonPage(theme, folder), jobs, catalog, seat, window.go, lambda: not settings.current.kiosk)
    quiz = QuizScreen(QuizPage(theme), jobs, catalog, seat, window.go, window.swap, window.settle)
    window.register(HomePlace, HomeScreen(HomePage(theme, folder), jobs, catalog, seat, window.go, in_order))
    window.register(ModulePlace, ModuleScreen(ModulePage(theme, folder), jobs, catalog, seat, window.go, in_order))
    window.register(LessonPlace, lesson)
    window.register(QuizPlace, quiz)
    window.register(ResultsPlace, ResultsScreen(ResultsPage(theme), jobs, catalog, seat, window.go))
    window.register(MyResultsPlace, MyResultsScreen(MyResultsPage(theme), jobs, catalog, seat, window.go))
    window.register(CalibrationPlace, CalibrationScreen(CalibrationPage(theme), jobs, catalog, seat, window.go))
    window.register(ReviewPlace, ReviewScreen(ReviewPage(theme), jobs, catalog, seat, window.go))
    window.register(CohortsPlace, CohortsScreen(CohortsPage(theme), theme, jobs, window.go))
    window.register(RosterPlace, RosterScreen(RosterPage(theme), jobs, window.go))
    window.register(LearnerPlace, FollowScreen(FollowPage(theme), jobs, catalog, seat, window.go))
    window.register(InsightsPlace, InsightsScreen(InsightsPage(theme), jobs, catalog, window.go))
    window.register(ExportPlace, ExportScreen(ExportPage(theme), theme, jobs, catalog))
    window.register(DuplicatesPlace, DuplicatesScreen(DuplicatesPage(theme), jobs, window.go))
    window.register(TrainerPlace, TrainerScreen(TrainerPage(theme), jobs, catalog, window.go))
    register_gathering(window, theme, jobs, catalog, seat)
    register_caring(window, theme, jobs, catalog, seat, settings)
    window.register(PostPlace, PostScreen(PostPage(theme), jobs, settings, seat, window.go, window.close))
    search = SearchScreen(SearchPage(theme), jobs, catalog, seat, window.go, lambda: QuickSearch(theme, window))
    window.register(SearchPlace, search)
    window.search_requested.connect(search.open_quick)
    window.register(NotesPlace, NotebookScreen(NotebookPage(theme), jobs, catalog, seat, window.go))
    window.register(GlossaryPlace, GlossaryScreen(GlossaryPage(theme), catalog, window.go))
    window.register(ProfilePlace, ProfileScreen(ProfilePage(theme), jobs, catalog, settings, seat, window.go))
    window.register(SetupPlace, SetupScreen(SetupPage(theme), jobs, settings, enter_trainer, window.go))
    window.register(SheetPlace, SheetScreen(SheetPage(theme), theme, jobs, settings, seat, window.restart))
    window.register(DisplayPlace, DisplayScreen(DisplayPage(theme), looks, window.settle, window.step_back))
    guides = Guides(paths.RESOURCES / "guide")
    about = partial(_about, catalog, DataFolder(settings.path.parent))
    window.register(GuidePlace, GuideScreen(GuidePage(theme), guides, about, window.swap, window.step_back))
    scenario = register_beside(window, theme, jobs, catalog, seat, in_order)
    sidebar = Sidebar(theme)
    window.add_sidebar(sidebar)
    return Screens(sidebar, lesson, quiz, search, scenario)


def _about(catalog: Catalog, data: DataFolder) -> str:
    try:
        return about_html(catalog.outline(), data)
    except KnownError:
        return about_html(None, data)
