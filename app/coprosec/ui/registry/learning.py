"""The learner’s pages: lessons, quizzes, results, and the ways to them."""

from coprosec.ui.navigation import (
    CalibrationPlace,
    GlossaryPlace,
    HomePlace,
    LessonPlace,
    ModulePlace,
    MyResultsPlace,
    NotesPlace,
    QuizPlace,
    ResultsPlace,
    ReviewPlace,
    SearchPlace,
)
from coprosec.ui.registry.parts import Maker, Parts
from coprosec.ui.shell.pages import Screen


def _home(parts: Parts) -> Screen:
    from coprosec.ui.home.controller import HomeScreen
    from coprosec.ui.home.page import HomePage

    page = HomePage(parts.theme, parts.folder)
    return HomeScreen(page, parts.jobs, parts.catalog, parts.seat, parts.window.go, parts.in_order)


def _module(parts: Parts) -> Screen:
    from coprosec.ui.module.controller import ModuleScreen
    from coprosec.ui.module.page import ModulePage

    page = ModulePage(parts.theme, parts.folder)
    return ModuleScreen(page, parts.jobs, parts.catalog, parts.seat, parts.window.go, parts.in_order)


def _lesson(parts: Parts) -> Screen:
    from coprosec.ui.lesson.controller import LessonScreen
    from coprosec.ui.lesson.page import LessonPage

    page = LessonPage(parts.theme, parts.folder)
    return LessonScreen(
        page, parts.jobs, parts.catalog, parts.seat, parts.window.go, lambda: not parts.settings.current.kiosk
    )


def _quiz(parts: Parts) -> Screen:
    from coprosec.ui.quiz.controller import QuizScreen
    from coprosec.ui.quiz.page import QuizPage

    window = parts.window
    return QuizScreen(
        QuizPage(parts.theme), parts.jobs, parts.catalog, parts.seat, parts.window.go, window.swap, window.settle
    )


def _results(parts: Parts) -> Screen:
    from coprosec.ui.results.controller import ResultsScreen
    from coprosec.ui.results.page import ResultsPage

    return ResultsScreen(ResultsPage(parts.theme), parts.jobs, parts.catalog, parts.seat, parts.window.go)


def _mine(parts: Parts) -> Screen:
    from coprosec.ui.mine.controller import MyResultsScreen
    from coprosec.ui.mine.page import MyResultsPage

    return MyResultsScreen(MyResultsPage(parts.theme), parts.jobs, parts.catalog, parts.seat, parts.window.go)


def _calibration(parts: Parts) -> Screen:
    from coprosec.ui.calibration.controller import CalibrationScreen
    from coprosec.ui.calibration.page import CalibrationPage

    return CalibrationScreen(CalibrationPage(parts.theme), parts.jobs, parts.catalog, parts.seat, parts.window.go)


def _review(parts: Parts) -> Screen:
    from coprosec.ui.review.controller import ReviewScreen
    from coprosec.ui.review.page import ReviewPage

    return ReviewScreen(ReviewPage(parts.theme), parts.jobs, parts.catalog, parts.seat, parts.window.go)


def _search(parts: Parts) -> Screen:
    from coprosec.ui.search.controller import SearchScreen
    from coprosec.ui.search.page import SearchPage
    from coprosec.ui.search.quick import QuickSearch

    theme, window = parts.theme, parts.window
    return SearchScreen(
        SearchPage(theme), parts.jobs, parts.catalog, parts.seat, parts.window.go, lambda: QuickSearch(theme, window)
    )


def _notes(parts: Parts) -> Screen:
    from coprosec.ui.notebook.controller import NotebookScreen
    from coprosec.ui.notebook.page import NotebookPage

    return NotebookScreen(NotebookPage(parts.theme), parts.jobs, parts.catalog, parts.seat, parts.window.go)


def _glossary(parts: Parts) -> Screen:
    from coprosec.ui.glossary.controller import GlossaryScreen
    from coprosec.ui.glossary.page import GlossaryPage

    return GlossaryScreen(GlossaryPage(parts.theme), parts.catalog, parts.window.go)


PAGES: dict[type, Maker] = {
    HomePlace: _home,
    ModulePlace: _module,
    LessonPlace: _lesson,
    QuizPlace: _quiz,
    ResultsPlace: _results,
    MyResultsPlace: _mine,
    CalibrationPlace: _calibration,
    ReviewPlace: _review,
    SearchPlace: _search,
    NotesPlace: _notes,
    GlossaryPlace: _glossary,
}
