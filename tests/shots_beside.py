"""Pictures of the pages beside lessons and quizzes: scenarios, tests, opinion, recommendations, attestation."""

from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractAnimation

from coprosec.domain.completion import completion_of
from coprosec.domain.ids import AttemptId, LearnerId, ModuleId, ScenarioId
from coprosec.domain.items import Score
from coprosec.domain.plays import PlayId, PlayState, begun
from coprosec.domain.recommendations import Recommendation
from coprosec.domain.scenario import Scenario
from coprosec.domain.testing import Gain, Occasion, TestResult
from coprosec.ui.navigation import (
    CertificatePlace,
    HomePlace,
    ModulePlace,
    OpinionPlace,
    PretestPlace,
    RecommendationsPlace,
    ScenarioPlace,
    ScenariosPlace,
)

if TYPE_CHECKING:
    from tests.shots import Photographer

AT = datetime(2026, 11, 24, 9, 42, 7, tzinfo=UTC)
ME = LearnerId("moi")


def beside(walk: "Photographer", suffix: str) -> None:
    """Every page and state; what is shown is put there, nothing is recorded."""
    walk.program.window.go(ScenariosPlace())
    walk.shoot(f"scenarios{suffix}")
    _scenario(walk, suffix)
    _tests(walk, suffix)
    _opinion(walk, suffix)
    _recommendations(walk, suffix)
    _certificate(walk, suffix)
    _locked(walk, suffix)


def _page(walk: "Photographer", place: Any) -> Any:
    walk.program.window.go(place)
    walk.settle()
    return walk.program.window.pages.currentWidget()


def _shoot(walk: "Photographer", page: Any, name: str) -> None:
    """Once the gauges have come to rest."""
    dials = [gauge.dial for gauge in page.gauges._gauges.values()]
    walk.wait(lambda: all(dial._move.state() == QAbstractAnimation.State.Stopped for dial in dials))
    walk.shoot(name)


def _scenario(walk: "Photographer", suffix: str) -> None:
    catalog = walk.program._get_catalog()
    page = _page(walk, ScenarioPlace(ScenarioId("m4-s-vocal")))
    _shoot(walk, page, f"scenario-couverture{suffix}")
    seen = set[str]()
    for module in catalog.outline().modules:
        for scenario in catalog.scenarios(module.id):
            for scene in scenario.scenes:
                if scene.choices and scene.form not in seen:
                    seen.add(scene.form)
                    page.show_scene(replace(_begun(scenario), scene=scene), None, "")
                    _shoot(walk, page, f"scenario-scene-{scene.form}{suffix}")
    ended = _to_the_end(_begun(catalog.scenario(ScenarioId("m1-s-inconnus"))), 0)
    fork = _begun(ended.scenario).took(0, None, AT, 12_000)
    page.show_consequence(fork, None)
    _shoot(walk, page, f"scenario-consequence{suffix}")
    changed = "Ce scénario a changé depuis que cette partie a commencé. Elle garde le texte d’alors."
    page.show_scene(replace(fork, earlier=ended.id), ended, changed)
    _shoot(walk, page, f"scenario-rejoue{suffix}")
    asking = next(step for step in ended.steps if step.scene.asks_certainty)
    page.show_scene(replace(fork, scene=asking.scene), None, "")
    page.deciding.choices.pick(1)
    page._press()
    _shoot(walk, page, f"scenario-certitude{suffix}")
    for choice in range(3):
        state = _to_the_end(_begun(ended.scenario), choice)
        page.show_ending(state, ended, "")
        _shoot(walk, page, f"scenario-fin-{choice}{suffix}")
    page.show_ending(replace(ended, afterthought=3), None, "")
    page._scroll.verticalScrollBar().setValue(10_000)
    _shoot(walk, page, f"scenario-chemin{suffix}")
    _page(walk, ScenarioPlace(ScenarioId("disparu")))
    walk.shoot(f"erreur-scenario-disparu{suffix}")


def _begun(scenario: Scenario) -> PlayState:
    return begun(PlayId("essai"), ME, scenario, "")


def _to_the_end(state: PlayState, choice: int) -> PlayState:
    """Always the same choice, or the last one there is; another one when the story turns in a circle."""
    for nth in range(60):
        if state.ended:
            break
        last = len(state.scene.choices) - 1
        taken = min(choice, last) if nth < 20 else nth % (last + 1)
        sure = 2 if state.scene.asks_certainty else None
        state = state.took(taken, sure, AT, 9_000 + 1_000 * nth)
    return state


def _tests(walk: "Photographer", suffix: str) -> None:
    page = _page(walk, PretestPlace())
    walk.shoot(f"tests-avant{suffix}")
    progress = walk.program.seat.progress
    assert progress is not None
    course = walk.program._get_catalog().outline()
    from coprosec.ui.pretest.view import view_of

    results = tuple(
        TestResult(progress.learner.id, occasion, AttemptId(occasion), Score(Fraction(won), Fraction(15)), AT)
        for occasion, won in ((Occasion.PRE, 6), (Occasion.POST, 12))
    )
    for name, tests, here in (
        ("entre", results[:1], None),
        ("apres", results, Gain(12, Fraction(2, 5), Fraction(3, 4))),
    ):
        page.show_tests(view_of(course, replace(progress, tests=tests), together=False), here)
        walk.shoot(f"tests-{name}{suffix}")
    page.show_tests(view_of(course, replace(progress, tests=(), lessons={}, attempts=()), together=True), None)
    walk.shoot(f"tests-a-plusieurs{suffix}")


def _opinion(walk: "Photographer", suffix: str) -> None:
    page = _page(walk, OpinionPlace())
    walk.shoot(f"avis-question{suffix}")
    items = walk.program._get_catalog().satisfaction()
    given = {
        item.id: ("Je vérifierai avant de transférer.",) if item.body.kind == "free-text" else () for item in items
    }
    page.setCurrentWidget(page.summary)
    page.summary.show_answers(items, given)
    walk.shoot(f"avis-merci{suffix}")
    page.summary.show_alone()
    walk.shoot(f"avis-a-plusieurs{suffix}")


def _recommendations(walk: "Photographer", suffix: str) -> None:
    page = _page(walk, RecommendationsPlace())
    walk.shoot(f"recommandations{suffix}")
    view = page._shown
    prompt = view.prompts[0]
    text = "Réparer les lampes du chemin de l’école et nommer qui prévient la mairie."
    one = Recommendation("r", view.module.id, prompt.id, prompt.text, text, "élus", "Dans le mois", (ME,), AT)
    page.show_saved(replace(view, written=(one,)), "Enregistré 10:42:07")
    walk.shoot(f"recommandations-ecrite{suffix}")
    page._fill((prompt.id, one))
    walk.shoot(f"recommandations-modifier{suffix}")
    page._fill(None)


def _certificate(walk: "Photographer", suffix: str) -> None:
    page = _page(walk, CertificatePlace())
    walk.shoot(f"attestation-en-chemin{suffix}")
    course, progress, completion, titles, _document = page._shown
    met = replace(
        completion, requirements=tuple(replace(one, done=one.total, left=()) for one in completion.requirements)
    )
    assert met.met
    assert not completion_of(course, progress).met
    page.show_completion(course, progress, met, titles, document=True)
    walk.shoot(f"attestation{suffix}")


def _locked(walk: "Photographer", suffix: str) -> None:
    """Modules that open in order."""
    course, progress = walk.program._get_catalog().outline(), walk.program.seat.progress
    assert progress is not None
    first, second = course.modules[:2]
    page = _page(walk, ModulePlace(ModuleId("m2")))
    page.show_module(second, progress, "", first)
    walk.shoot(f"module-ferme{suffix}")
    page = _page(walk, HomePlace())
    page.show_progress(course, progress, None, dict.fromkeys([module.id for module in course.modules[1:]], first))
    walk.shoot(f"accueil-modules-fermes{suffix}")
