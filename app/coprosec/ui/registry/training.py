"""The trainer’s pages about people: the board, sessions, class lists, figures, exports."""

from coprosec.ui.navigation import (
    CohortsPlace,
    DuplicatesPlace,
    ExportPlace,
    InsightsPlace,
    LearnerPlace,
    RosterPlace,
    TrainerPlace,
)
from coprosec.ui.registry.parts import Maker, Parts
from coprosec.ui.shell.pages import Screen


def _board(parts: Parts) -> Screen:
    from coprosec.ui.trainer.controller import TrainerScreen
    from coprosec.ui.trainer.page import TrainerPage

    page = TrainerPage(parts.theme)
    return TrainerScreen(page, parts.vantage(page.vantage), parts.catalog, parts.window.go)


def _cohorts(parts: Parts) -> Screen:
    from coprosec.ui.cohorts.controller import CohortsScreen
    from coprosec.ui.cohorts.page import CohortsPage

    theme = parts.theme
    return CohortsScreen(CohortsPage(theme), theme, parts.jobs, parts.window.go)


def _roster(parts: Parts) -> Screen:
    from coprosec.ui.roster.controller import RosterScreen
    from coprosec.ui.roster.page import RosterPage

    return RosterScreen(RosterPage(parts.theme), parts.jobs, parts.window.go)


def _learner(parts: Parts) -> Screen:
    from coprosec.ui.follow.controller import FollowScreen
    from coprosec.ui.follow.page import FollowPage

    page = FollowPage(parts.theme)
    return FollowScreen(page, parts.jobs, parts.hub, parts.catalog, parts.seat, parts.window.go)


def _insights(parts: Parts) -> Screen:
    from coprosec.ui.insights.controller import InsightsScreen
    from coprosec.ui.insights.page import InsightsPage

    page = InsightsPage(parts.theme)
    return InsightsScreen(page, parts.vantage(page.vantage), parts.catalog, parts.window.go)


def _exports(parts: Parts) -> Screen:
    from coprosec.ui.exporting.controller import ExportScreen
    from coprosec.ui.exporting.page import ExportPage

    return ExportScreen(ExportPage(parts.theme), parts.theme, parts.jobs, parts.catalog)


def _duplicates(parts: Parts) -> Screen:
    from coprosec.ui.duplicates.controller import DuplicatesScreen
    from coprosec.ui.duplicates.page import DuplicatesPage

    return DuplicatesScreen(DuplicatesPage(parts.theme), parts.jobs, parts.window.go)


PAGES: dict[type, Maker] = {
    TrainerPlace: _board,
    CohortsPlace: _cohorts,
    RosterPlace: _roster,
    LearnerPlace: _learner,
    InsightsPlace: _insights,
    ExportPlace: _exports,
    DuplicatesPlace: _duplicates,
}
