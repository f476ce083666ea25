"""The learner's pages beside lessons and quizzes: scenarios, tests, opinions, recommendations, the attestation."""

from collections.abc import Callable

from coprosec.services.catalog import Catalog
from coprosec.ui.certificate.controller import CertificateScreen
from coprosec.ui.certificate.page import CertificatePage
from coprosec.ui.jobs import Jobs
from coprosec.ui.navigation import (
    CertificatePlace,
    OpinionPlace,
    PretestPlace,
    RecommendationsPlace,
    ScenarioPlace,
    ScenariosPlace,
)
from coprosec.ui.opinion.controller import OpinionScreen
from coprosec.ui.opinion.page import OpinionPage
from coprosec.ui.paper.own import OwnAttestation
from coprosec.ui.pretest.controller import PretestScreen
from coprosec.ui.pretest.page import PretestPage
from coprosec.ui.recommendations.controller import RecommendationsScreen
from coprosec.ui.recommendations.page import RecommendationsPage
from coprosec.ui.scenario.controller import ScenarioScreen
from coprosec.ui.scenario.page import ScenarioPage
from coprosec.ui.scenarios.controller import ScenariosScreen
from coprosec.ui.scenarios.page import ScenariosPage
from coprosec.ui.seat import Seat
from coprosec.ui.shell.window import MainWindow
from coprosec.ui.theme import Theme
from coprosec.ui.wording import explain


def register_beside(
    window: MainWindow, theme: Theme, jobs: Jobs, catalog: Catalog, seat: Seat, in_order: Callable[[], bool]
) -> ScenarioScreen:
    """Make them and register them with the window; the player, which tests and pictures look at."""
    scenarios = ScenariosPage(theme, catalog.sources)
    scenario = ScenarioScreen(ScenarioPage(theme), jobs, catalog, seat, window.go, window.settle)
    window.register(ScenariosPlace, ScenariosScreen(scenarios, jobs, catalog, seat, window.go, in_order))
    window.register(ScenarioPlace, scenario)
    window.register(PretestPlace, PretestScreen(PretestPage(theme), jobs, catalog, seat, window.go))
    window.register(OpinionPlace, OpinionScreen(OpinionPage(theme), theme, jobs, catalog, seat, window.go))
    recommendations = RecommendationsPage(theme)
    window.register(RecommendationsPlace, RecommendationsScreen(recommendations, jobs, catalog, seat, window.go))
    own = CertificatePage(theme)
    document = OwnAttestation(theme, jobs, catalog, lambda error: own.show_error(explain(error)))
    window.register(CertificatePlace, CertificateScreen(own, jobs, catalog, seat, window.go, document))
    return scenario
