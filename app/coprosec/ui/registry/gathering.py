"""The trainer’s pages that bring PCs and people together: the stick, attestations, the report, the backups."""

from coprosec.ui.navigation import (
    AttestationsPlace,
    BackupsPlace,
    ExchangePlace,
    PapersPlace,
    ReportPlace,
    VerifyPlace,
)
from coprosec.ui.registry.parts import Maker, Parts
from coprosec.ui.shell.pages import Screen


def _attestations(parts: Parts) -> Screen:
    from coprosec.ui.attestations.controller import AttestationsScreen
    from coprosec.ui.attestations.page import AttestationsPage

    return AttestationsScreen(AttestationsPage(parts.theme), parts.theme, parts.jobs, parts.catalog, parts.window.go)


def _verify(parts: Parts) -> Screen:
    from coprosec.ui.verify.controller import VerifyScreen
    from coprosec.ui.verify.page import VerifyPage

    return VerifyScreen(VerifyPage(parts.theme), parts.jobs)


def _exchange(parts: Parts) -> Screen:
    from coprosec.ui.exchange.controller import ExchangeScreen
    from coprosec.ui.exchange.page import ExchangePage

    return ExchangeScreen(ExchangePage(parts.theme), parts.jobs, parts.catalog, parts.hub)


def _report(parts: Parts) -> Screen:
    from coprosec.ui.report.controller import ReportScreen
    from coprosec.ui.report.page import ReportPage

    return ReportScreen(ReportPage(parts.theme), parts.theme, parts.jobs, parts.catalog)


def _backups(parts: Parts) -> Screen:
    from coprosec.ui.backups.controller import BackupsScreen
    from coprosec.ui.backups.page import BackupsPage

    return BackupsScreen(BackupsPage(parts.theme), parts.jobs)


def _papers(parts: Parts) -> Screen:
    from coprosec.services.papers import MOST_VARIANTS
    from coprosec.ui.papers.controller import PapersScreen
    from coprosec.ui.papers.page import PapersPage

    page = PapersPage(parts.theme, MOST_VARIANTS)
    return PapersScreen(page, parts.theme, parts.jobs, parts.catalog, parts.seat)


PAGES: dict[type, Maker] = {
    AttestationsPlace: _attestations,
    VerifyPlace: _verify,
    ExchangePlace: _exchange,
    ReportPlace: _report,
    BackupsPlace: _backups,
    PapersPlace: _papers,
}
