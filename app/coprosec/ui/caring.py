"""The pages of whoever looks after a PC and the people on it: its health, the bin and the erasure."""

from coprosec.config.settings import SettingsFile
from coprosec.services.catalog import Catalog
from coprosec.ui.erasure.controller import ErasureScreen
from coprosec.ui.erasure.page import ErasurePage
from coprosec.ui.health.controller import HealthScreen
from coprosec.ui.health.page import HealthPage
from coprosec.ui.jobs import Jobs
from coprosec.ui.navigation import ErasurePlace, HealthPlace
from coprosec.ui.seat import Seat
from coprosec.ui.shell.window import MainWindow
from coprosec.ui.theme import Theme


def register_caring(
    window: MainWindow, theme: Theme, jobs: Jobs, catalog: Catalog, seat: Seat, settings: SettingsFile
) -> None:
    """Make them and register them with the window."""
    window.register(HealthPlace, HealthScreen(HealthPage(theme), theme, jobs, settings))
    window.register(ErasurePlace, ErasureScreen(ErasurePage(theme), jobs, catalog, seat))
