"""What an attempt was worth, one's results, one's certainty: what the pages say."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from coprosec.domain.items import Item, Response
from coprosec.ui.navigation import CalibrationPlace, LessonPlace, MyResultsPlace, QuizPlace, ResultsPlace
from coprosec.ui.widgets.charts import BandChart, LineChart
from coprosec.ui.widgets.disclosure import Disclosure
from tests.shots import wrong
from tests.ui.desk import ENTER, M1, QUIZ, Desk


def right(item: Item) -> Response:
    return item.body.key() or wrong(item)


def words(widget: Any) -> str:
    """Every text that is seen, spaces made plain."""
    seen = [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
    return " | ".join(seen).replace("\u00a0", " ").replace("\u202f", " ")


def take(desk: Desk, wrong_ones: int, level: int = 3, only: int = 99) -> None:
    """Take the quiz of module 1: the first ones wrong, the others right."""
    desk.go(QUIZ)
    page = desk.quiz.page
    for nth in range(only):
        if not desk.at(QuizPlace):
            return
        item = page.sheet.asked.item
        page.sheet.answering.give(wrong(item) if nth < wrong_ones else right(item))
        desk.be_sure(level)
        desk.press(ENTER)
        desk.press(ENTER)


@pytest.fixture
def failed(desk: Desk) -> Desk:
    """At the results of a first attempt with four answers wrong and sure."""
    desk.register()
    take(desk, 4)
    assert desk.at(ResultsPlace)
    return desk


def test_given_an_attempt_then_its_certainty_stands_beside_the_score(failed: Desk) -> None:
    state = failed.page._shown[0]
    told = words(failed.page)
    assert state.certainty.said == 10
    assert "points de certitude sur 30 possibles. Ils ne changent pas votre score." in told
    assert ("dites « À coup sûr »" in told) == (state.certainty.sure_and_wrong > 1)


def test_given_an_attempt_then_what_was_missed_is_open_on_what_was_right_and_why(failed: Desk) -> None:
    state, answers = failed.page._shown[0], failed.page.answers
    for item, line in zip(state.plan.items, answers.lines, strict=True):
        assert line.open is not state.outcomes[item.id].score.full
    missed = next(line for line in answers.lines if line.open)
    told = words(missed)
    assert "Votre réponse, dite « À coup sûr »" in told
    assert "Réponse juste" in told
    assert "Revoir la leçon «" in told


def test_given_a_closed_answer_when_space_is_pressed_then_it_opens_and_says_so(failed: Desk) -> None:
    line: Disclosure = next(line for line in failed.page.answers.lines if not line.open)
    failed.tab_to(lambda: failed.focused is line.header)
    before = line.header.accessibleDescription()
    failed.press(Qt.Key.Key_Space)
    assert line.open
    assert line.header.accessibleDescription() != before
    assert "Votre réponse" in words(line)
    failed.press(ENTER)
    assert not line.open


def test_given_an_open_answer_when_its_lesson_is_chosen_then_it_is_shown(failed: Desk) -> None:
    failed.tab_to(lambda: failed.focused.accessibleName().startswith("Revoir la leçon"))
    failed.press(ENTER)
    assert failed.at(LessonPlace)


def test_given_a_second_attempt_then_the_first_and_the_best_are_told(failed: Desk) -> None:
    take(failed, 0)
    assert "2 essais : le premier" in words(failed.page)
    assert "le meilleur 100 %" in words(failed.page)
    failed.go(M1)
    assert "réussi · 100 % (premier essai" in words(failed.page)


def test_given_nothing_done_then_the_pages_say_what_will_be_there(desk: Desk) -> None:
    desk.register()
    desk.go(MyResultsPlace())
    assert "Vous n’avez pas encore passé de quiz." in words(desk.page)
    desk.go(CalibrationPlace())
    assert "cette page dira si vous avez raison" in words(desk.page)


def test_given_attempts_then_ones_results_show_each_with_a_way_to_it(failed: Desk) -> None:
    attempt = failed.here
    take(failed, 0, only=2)
    failed.go(MyResultsPlace())
    told = words(failed.page)
    assert "2 essais · premier" in told
    assert "à continuer" in told
    chart = failed.page.findChild(LineChart)
    assert chart is not None
    assert "pas encore réussi" in chart.accessibleDescription()
    failed.tab_to(lambda: failed.focused.accessibleName().startswith("Essai 1"))
    failed.press(Qt.Key.Key_Space)
    assert failed.here == attempt


def test_given_few_answers_then_the_certainty_warns_and_the_picture_has_its_words(failed: Desk) -> None:
    failed.tab_to(lambda: failed.focused.accessibleName() == "Voir ma certitude dans tout le cours")
    failed.press(ENTER)
    assert failed.at(CalibrationPlace)
    assert failed.page.notice.accessibleName() == "Encore peu de réponses."
    chart = failed.page.findChild(BandChart)
    assert chart is not None
    told = chart.accessibleDescription().replace("\u00a0", " ")
    assert "« Peut-être » : aucune réponse." in told
    assert "sur 10 réponses." in told
    assert "D’après 10 réponses avec certitude." in words(failed.page)


def test_given_sure_and_wrong_answers_then_the_list_leads_back_to_their_lesson(failed: Desk) -> None:
    state = failed.page._shown[0]
    if not state.certainty.sure_and_wrong:
        pytest.skip("every wrong answer drawn was right in part")
    failed.go(CalibrationPlace())
    assert "Sûr et faux : à relire d’abord" in words(failed.page)
    failed.tab_to(lambda: failed.focused.accessibleName().endswith("relire la leçon"))
    failed.press(ENTER)
    assert failed.at(LessonPlace)


@pytest.mark.parametrize("place", [MyResultsPlace(), CalibrationPlace()], ids=["mine", "calibration"])
def test_given_a_page_when_the_text_grows_then_it_is_drawn_again(place: Any, failed: Desk) -> None:
    failed.go(place)
    body = failed.page._scroll.body
    failed.press(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert failed.page._scroll.body is not body
    assert failed.keys_reach_the_page()
