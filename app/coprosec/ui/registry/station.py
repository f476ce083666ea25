"""Pages about this PC and whoever sits at it: its rules, setup, health, looks and guides."""

from coprosec import paths
from coprosec.errors import KnownError
from coprosec.paths import DataFolder
from coprosec.ui.navigation import (
    DisplayPlace,
    ErasurePlace,
    GuidePlace,
    HealthPlace,
    PostPlace,
    ProfilePlace,
    SetupPlace,
    SheetPlace,
)
from coprosec.ui.registry.parts import Maker, Parts
from coprosec.ui.shell.pages import Screen


def _post(parts: Parts) -> Screen:
    from coprosec.ui.post.controller import PostScreen
    from coprosec.ui.post.page import PostPage

    window = parts.window
    return PostScreen(PostPage(parts.theme), parts.jobs, parts.settings, parts.seat, window.go, window.close)


def _profile(parts: Parts) -> Screen:
    from coprosec.ui.profile.controller import ProfileScreen
    from coprosec.ui.profile.page import ProfilePage

    page = ProfilePage(parts.theme)
    return ProfileScreen(page, parts.jobs, parts.catalog, parts.settings, parts.seat, parts.window.go)


def _setup(parts: Parts) -> Screen:
    from coprosec.ui.setup.controller import SetupScreen
    from coprosec.ui.setup.page import SetupPage

    page = SetupPage(parts.theme)
    return SetupScreen(page, parts.jobs, parts.settings, parts.enter_trainer, parts.window.go)


def _sheet(parts: Parts) -> Screen:
    from coprosec.ui.sheet.controller import SheetScreen
    from coprosec.ui.sheet.page import SheetPage

    theme = parts.theme
    return SheetScreen(SheetPage(theme), theme, parts.jobs, parts.settings, parts.seat, parts.window.restart)


def _display(parts: Parts) -> Screen:
    from coprosec.ui.display.controller import DisplayScreen
    from coprosec.ui.display.page import DisplayPage

    window = parts.window
    return DisplayScreen(DisplayPage(parts.theme), parts.looks, window.settle, window.step_back)


def _guide(parts: Parts) -> Screen:
    from coprosec.services.guides import Guides
    from coprosec.ui.guide.about import about_html
    from coprosec.ui.guide.controller import GuideScreen
    from coprosec.ui.guide.page import GuidePage

    data = DataFolder(parts.settings.path.parent)

    def about() -> str:
        try:
            return about_html(parts.catalog.outline(), data)
        except KnownError:
            return about_html(None, data)

    guides, window = Guides(paths.RESOURCES / "guide"), parts.window
    return GuideScreen(GuidePage(parts.theme), guides, about, window.swap, window.step_back, window.go)


def _health(parts: Parts) -> Screen:
    from coprosec.ui.health.controller import HealthScreen
    from coprosec.ui.health.page import HealthPage

    theme = parts.theme
    return HealthScreen(HealthPage(theme), theme, parts.jobs, parts.settings)


def _erasure(parts: Parts) -> Screen:
    from coprosec.ui.erasure.controller import ErasureScreen
    from coprosec.ui.erasure.page import ErasurePage

    return ErasureScreen(ErasurePage(parts.theme), parts.jobs, parts.catalog, parts.seat)


PAGES: dict[type, Maker] = {
    PostPlace: _post,
    ProfilePlace: _profile,
    SetupPlace: _setup,
    SheetPlace: _sheet,
    DisplayPlace: _display,
    GuidePlace: _guide,
    HealthPlace: _health,
    ErasurePlace: _erasure,
}
