"""The learner’s pages beside lessons and quizzes: scenarios, tests, opinions, recommendations, the attestation."""

from coprosec.ui.navigation import (
    CertificatePlace,
    OpinionPlace,
    PretestPlace,
    RecommendationsPlace,
    ScenarioPlace,
    ScenariosPlace,
)
from coprosec.ui.registry.parts import Maker, Parts
from coprosec.ui.shell.pages import Screen


def _scenarios(parts: Parts) -> Screen:
    from coprosec.ui.scenarios.controller import ScenariosScreen
    from coprosec.ui.scenarios.page import ScenariosPage

    page = ScenariosPage(parts.theme, parts.folder)
    return ScenariosScreen(page, parts.jobs, parts.catalog, parts.seat, parts.window.go, parts.in_order)


def _scenario(parts: Parts) -> Screen:
    from coprosec.ui.scenario.controller import ScenarioScreen
    from coprosec.ui.scenario.page import ScenarioPage

    return ScenarioScreen(
        ScenarioPage(parts.theme), parts.jobs, parts.catalog, parts.seat, parts.window.go, parts.window.settle
    )


def _pretest(parts: Parts) -> Screen:
    from coprosec.ui.pretest.controller import PretestScreen
    from coprosec.ui.pretest.page import PretestPage

    return PretestScreen(PretestPage(parts.theme), parts.jobs, parts.catalog, parts.seat, parts.window.go)


def _opinion(parts: Parts) -> Screen:
    from coprosec.ui.opinion.controller import OpinionScreen
    from coprosec.ui.opinion.page import OpinionPage

    theme = parts.theme
    return OpinionScreen(OpinionPage(theme), theme, parts.jobs, parts.catalog, parts.seat, parts.window.go)


def _recommendations(parts: Parts) -> Screen:
    from coprosec.ui.recommendations.controller import RecommendationsScreen
    from coprosec.ui.recommendations.page import RecommendationsPage

    page = RecommendationsPage(parts.theme)
    return RecommendationsScreen(page, parts.jobs, parts.catalog, parts.seat, parts.window.go)


def _certificate(parts: Parts) -> Screen:
    from coprosec.ui.certificate.controller import CertificateScreen
    from coprosec.ui.certificate.page import CertificatePage
    from coprosec.ui.paper.own import OwnAttestation
    from coprosec.ui.wording import explain

    page, jobs, catalog = CertificatePage(parts.theme), parts.jobs, parts.catalog
    document = OwnAttestation(parts.theme, jobs, catalog, lambda error: page.show_error(explain(error)))
    return CertificateScreen(page, jobs, catalog, parts.seat, parts.window.go, document)


PAGES: dict[type, Maker] = {
    ScenariosPlace: _scenarios,
    ScenarioPlace: _scenario,
    PretestPlace: _pretest,
    OpinionPlace: _opinion,
    RecommendationsPlace: _recommendations,
    CertificatePlace: _certificate,
}
