"""The tests before and after, the satisfaction form, recommendations, the attestation: with nothing but key presses."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from coprosec.domain.items import Item
from coprosec.ui.navigation import (
    CertificatePlace,
    HomePlace,
    LessonPlace,
    ModulePlace,
    OpinionPlace,
    PretestPlace,
    QuizPlace,
    RecommendationsPlace,
    ResultsPlace,
)
from tests.small_course import write_course
from tests.ui.conftest import Open
from tests.ui.desk import CONTROL, ENTER, Desk

pytestmark = pytest.mark.e2e
SPACE, DOWN = Qt.Key.Key_Space, Qt.Key.Key_Down


@pytest.fixture
def desk(opened: Open, tmp_path: Path) -> Desk:
    """Somebody new before the small course."""
    made = opened(sources=write_course(tmp_path / "modules"))
    made.register()
    return made


def open_by_name(desk: Desk, name: str, kind: type) -> None:
    """Tab to a control, press it, arrive."""
    desk.tab_to(lambda: desk.focused.accessibleName().startswith(name))
    desk.press(SPACE)
    desk.reach(lambda: desk.at(kind))


def home(desk: Desk) -> None:
    open_by_name(desk, "Accueil", HomePlace)
    desk.reach(lambda: desk.page._step is not None or bool(desk.page._cards))


def answer(desk: Desk, *, right: bool) -> None:
    """The question on screen, by its digit; how sure, where that is asked."""
    desk.reach(lambda: desk.quiz._state is not None)
    item: Item = desk.quiz._state.plan.items[desk.quiz._state.next_index]
    body: Any = item.body
    wanted = [choice.id in body.keys for choice in body.choices].index(right)
    desk.type(str(wanted + 1))
    desk.press(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    desk.press(ENTER)


def take_test(desk: Desk, *, right: bool) -> None:
    """From the home page through the whole test, back to the page of both."""
    desk.press(ENTER)
    desk.reach(lambda: desk.at(PretestPlace))
    desk.press(ENTER)
    desk.reach(lambda: desk.at(QuizPlace))
    answer(desk, right=right)
    desk.reach(lambda: desk.at(PretestPlace))


def study(desk: Desk) -> None:
    """From the home page: the next lesson, then its quiz, passed."""
    desk.press(ENTER)
    desk.reach(lambda: desk.at(LessonPlace))
    desk.press(ENTER)
    desk.reach(lambda: desk.at(QuizPlace))
    answer(desk, right=True)
    desk.press(ENTER)
    desk.reach(lambda: desk.at(ResultsPlace))


def give_opinion(desk: Desk) -> None:
    desk.reach(lambda: desk.at(OpinionPlace) and desk.page.currentWidget() is desk.page.question)
    desk.type("2")
    desk.press(ENTER)
    assert "Enregistré" in desk.page.question.footer.state.text()
    desk.type("Vérifier avant de partager")
    desk.press(ENTER, CONTROL)
    desk.reach(lambda: desk.page.currentWidget() is desk.page.summary)


def test_given_a_course_when_all_is_done_then_the_gain_is_told_and_the_attestation_opens(desk: Desk) -> None:
    # GIVEN the test before the course, failed, which says nothing of its answers
    assert "Test de départ" in desk.words()
    take_test(desk, right=False)
    assert "0\u00a0%" in desk.words()
    assert "corrigé viendra" in desk.words()
    home(desk)
    assert "le test d’arrivée et votre avis" in desk.words()

    # WHEN both modules are studied and the test taken again
    for _module in range(2):
        study(desk)
        home(desk)
    assert "Test d’arrivée" in desk.words()
    take_test(desk, right=True)

    # THEN the gain is told, and the answers can be seen
    assert "+100 points" in desk.words()
    assert "Gain normalisé : 1,00" in desk.words()
    open_by_name(desk, "Voir les réponses : Test de départ", ResultsPlace)
    assert "Ce test se passe une fois" in desk.words()
    desk.press(ENTER)
    desk.reach(lambda: desk.at(PretestPlace))
    home(desk)

    # AND an opinion is the last thing that was missing for the attestation
    open_by_name(desk, "Attestation", CertificatePlace)
    assert "il reste votre avis" in desk.words()
    open_by_name(desk, "Votre avis", OpinionPlace)
    give_opinion(desk)
    assert "Merci, votre avis est enregistré." in desk.words()
    desk.press(ENTER)
    desk.reach(lambda: desk.at(HomePlace))
    open_by_name(desk, "Attestation", CertificatePlace)
    assert "vous avez droit à l’attestation" in desk.words()


def test_a_test_put_off_is_offered_no_more_but_stays_open(desk: Desk) -> None:
    desk.press(ENTER)
    desk.reach(lambda: desk.at(PretestPlace))
    open_by_name(desk, "Plus tard", HomePlace)
    desk.reach(lambda: "Test de départ" not in desk.words())
    open_by_name(desk, "Avant et après", PretestPlace)
    assert "Plus tard" in [one.text() for one in desk.controls() if hasattr(one, "text")]


def test_a_test_interrupted_goes_on_where_it_was(opened: Open, desk: Desk, tmp_path: Path) -> None:
    desk.press(ENTER)
    desk.reach(lambda: desk.at(PretestPlace))
    desk.press(ENTER)
    desk.reach(lambda: desk.at(QuizPlace) and desk.quiz._state is not None)
    begun = desk.quiz._state.id
    desk.close()
    desk = opened(sources=tmp_path / "modules")
    desk.press(ENTER)
    desk.reach(lambda: desk.at(QuizPlace) and desk.quiz._state is not None)
    assert desk.quiz._state.id == begun


def test_an_opinion_can_be_skipped_and_changed(desk: Desk) -> None:
    open_by_name(desk, "Votre avis", OpinionPlace)
    desk.reach(lambda: desk.page.currentWidget() is desk.page.question)
    desk.press(ENTER)
    desk.reach(lambda: "Question 2" in desk.words())
    desk.press(ENTER, CONTROL)
    desk.reach(lambda: desk.page.currentWidget() is desk.page.summary)
    assert desk.words().count("sans réponse") == 2
    desk.tab_to(lambda: desk.focused.accessibleName().startswith("Utile"))
    desk.press(SPACE)
    desk.type("2")
    desk.press(ENTER)
    desk.reach(lambda: desk.page.currentWidget() is desk.page.summary)
    assert "Oui" in desk.words()


def test_given_a_module_when_a_recommendation_is_written_then_it_can_be_reworded_and_withdrawn(desk: Desk) -> None:
    # GIVEN the page of recommendations, from the bar on the left
    open_by_name(desk, "Recommandations", RecommendationsPlace)
    desk.reach(lambda: "Que faire dans la commune" in desk.words())

    # WHEN one is written: what, by whom, when
    desk.tab_to(lambda: desk.focused.accessibleName().startswith("Écrire une recommandation"))
    desk.press(SPACE)
    desk.type("Éclairer le marché")
    desk.press(Qt.Key.Key_Tab)
    desk.press(DOWN)
    desk.press(Qt.Key.Key_Tab)
    desk.press(DOWN)
    desk.tab_to(lambda: desk.focused.accessibleName() == "Enregistrer")
    desk.press(SPACE)
    desk.reach(lambda: "Éclairer le marché" in desk.words())
    assert "Par : élus · Dans le mois" in desk.words()
    assert "Enregistré" in desk.words()

    # THEN it is worded anew, and withdrawn
    desk.tab_to(lambda: desk.focused.accessibleName().startswith("Modifier"))
    desk.press(SPACE)
    desk.press(Qt.Key.Key_A, CONTROL)
    desk.type("Réparer la lampe")
    desk.press(ENTER, CONTROL)
    desk.reach(lambda: "Réparer la lampe" in desk.words())
    assert "Éclairer" not in desk.words()
    desk.tab_to(lambda: desk.focused.accessibleName().startswith("Retirer"))
    desk.press(SPACE)
    desk.reach(lambda: "Réparer la lampe" not in desk.words())


def test_given_modules_in_order_then_the_second_says_why_it_is_closed(desk: Desk) -> None:
    desk.application.settings.change(modules_in_order=True)
    desk.go(HomePlace())
    assert "S’ouvre après le module 1" in desk.words()
    open_by_name(desk, "Module 2", ModulePlace)
    assert "terminez d’abord" in desk.words()
    assert not [one for one in desk.controls() if one.accessibleName().startswith("Quiz")]
    for inside in (LessonPlace("m2-lecon"), QuizPlace("m2-quiz")):  # type: ignore[arg-type]
        desk.go(HomePlace())
        desk.go(inside)
        assert desk.here == ModulePlace("m2")  # type: ignore[arg-type]
    desk.go(HomePlace())
    open_by_name(desk, "Module 1", ModulePlace)
    assert "terminez d’abord" not in desk.words()
