"""The trainer's pages that bring PCs and people together: the stick, attestations, the report, the backups."""

from collections.abc import Callable

from coprosec.services.catalog import Catalog
from coprosec.services.papers import MOST_VARIANTS
from coprosec.ui.attestations.controller import AttestationsScreen
from coprosec.ui.attestations.page import AttestationsPage
from coprosec.ui.backups.controller import BackupsScreen
from coprosec.ui.backups.page import BackupsPage
from coprosec.ui.exchange.controller import ExchangeScreen
from coprosec.ui.exchange.page import ExchangePage
from coprosec.ui.jobs import Jobs
from coprosec.ui.navigation import (
    AttestationsPlace,
    BackupsPlace,
    Destination,
    ExchangePlace,
    PapersPlace,
    ReportPlace,
    VerifyPlace,
)
from coprosec.ui.papers.controller import PapersScreen
from coprosec.ui.papers.page import PapersPage
from coprosec.ui.report.controller import ReportScreen
from coprosec.ui.report.page import ReportPage
from coprosec.ui.seat import Seat
from coprosec.ui.shell.window import MainWindow
from coprosec.ui.theme import Theme
from coprosec.ui.verify.controller import VerifyScreen
from coprosec.ui.verify.page import VerifyPage


def register_gathering(window: MainWindow, theme: Theme, jobs: Jobs, catalog: Catalog, seat: Seat) -> None:
    """Make them and register them with the window."""
    go: Callable[[Destination], None] = window.go
    window.register(AttestationsPlace, AttestationsScreen(AttestationsPage(theme), theme, jobs, catalog, go))
    window.register(VerifyPlace, VerifyScreen(VerifyPage(theme), jobs))
    window.register(ExchangePlace, ExchangeScreen(ExchangePage(theme), jobs, catalog))
    window.register(ReportPlace, ReportScreen(ReportPage(theme), theme, jobs, catalog))
    window.register(BackupsPlace, BackupsScreen(BackupsPage(theme), jobs))
    papers = PapersPage(theme, MOST_VARIANTS)
    window.register(PapersPlace, PapersScreen(papers, theme, jobs, catalog, seat))
