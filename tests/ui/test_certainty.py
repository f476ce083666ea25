"""How sure one is, asked with each answer of a quiz."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from coprosec.domain.statements import Verb
from coprosec.ui.jobs import Jobs
from tests.ui.desk import ALT, ENTER, QUIZ, TAB, Desk


@pytest.fixture
def page(desk: Desk) -> Any:
    """The first question of a quiz, answered, not validated."""
    desk.register()
    desk.go(QUIZ)
    page = desk.quiz.page
    page.sheet.answering.give(desk.quiz._state.plan.items[0].body.key())
    return page


def recorded(desk: Desk) -> list[int | None]:
    study = desk.application.jobs._study
    assert isinstance(desk.application.jobs, Jobs)
    assert study is not None
    return [told.draft.certainty for told in study.record.statements() if told.draft.verb == Verb.ANSWERED]


def test_given_an_answer_when_enter_then_a_digit_then_enter_then_it_is_recorded(desk: Desk, page: Any) -> None:
    # WHEN Enter is pressed before the certainty is told
    desk.press(ENTER)

    # THEN nothing is recorded yet, and the keyboard is on the levels
    assert not page.sheet.judged
    assert recorded(desk) == []
    assert page.sheet.certainty.isAncestorOf(desk.focused)

    # AND a digit and Enter are enough
    desk.press(Qt.Key.Key_2)
    assert page.sheet.certainty.certainty() == 2
    desk.press(ENTER)
    assert page.sheet.judged
    assert recorded(desk) == [2]


@pytest.mark.parametrize(
    "key,level", [(Qt.Key.Key_1, 1), (Qt.Key.Key_3, 3), (Qt.Key.Key_Ampersand, 1), (Qt.Key.Key_QuoteDbl, 3)]
)
def test_given_alt_and_a_digit_of_either_keyboard_then_the_level_is_chosen_from_anywhere(
    key: Qt.Key, level: int, desk: Desk, page: Any
) -> None:
    before = desk.focused
    desk.press(key, ALT)
    assert page.sheet.certainty.certainty() == level
    assert desk.focused is before
    desk.press(ENTER)
    assert recorded(desk) == [level]


def test_given_tab_and_arrows_then_the_levels_are_reached_and_chosen(desk: Desk, page: Any) -> None:
    desk.tab_to(lambda: page.sheet.certainty.isAncestorOf(desk.focused))
    desk.press(Qt.Key.Key_Space)
    desk.press(Qt.Key.Key_Right)
    assert page.sheet.certainty.certainty() == 2


def test_given_no_answer_when_enter_then_the_answer_is_asked_for_first(desk: Desk) -> None:
    desk.register()
    desk.go(QUIZ)
    desk.press(Qt.Key.Key_3, ALT)
    desk.press(ENTER)
    assert not desk.quiz.page.sheet.judged
    assert desk.quiz.page.sheet.notice.property("tone") == "bad"


def test_given_a_judged_answer_then_the_certainty_is_locked_and_its_worth_told(desk: Desk, page: Any) -> None:
    desk.press(Qt.Key.Key_3, ALT)
    desk.press(ENTER)
    desk.press(Qt.Key.Key_1, ALT)
    assert page.sheet.certainty.certainty() == 3
    assert "Certitude : +3." in page.sheet.notice._text.text().replace("\u202f", " ").replace("\u00a0", " ")


def test_given_the_next_question_then_no_level_is_chosen(desk: Desk, page: Any) -> None:
    desk.press(Qt.Key.Key_3, ALT)
    desk.press(ENTER)
    desk.press(ENTER)
    assert page.sheet.certainty.certainty() is None
    desk.press(Qt.Key.Key_2, ALT)
    assert page.sheet.certainty.certainty() == 2


def test_given_an_answer_and_a_level_when_the_text_grows_then_both_are_kept(desk: Desk, page: Any) -> None:
    given = page.sheet.answering.response()
    desk.press(Qt.Key.Key_2, ALT)
    desk.press(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert desk.application.theme.percent > 100
    assert page.sheet.answering.response() == given
    assert page.sheet.certainty.certainty() == 2


def test_given_the_levels_then_a_screen_reader_says_what_each_is_worth(desk: Desk, page: Any) -> None:
    told = [(row.accessibleName(), row.accessibleDescription()) for row in page.sheet.certainty._levels.values()]
    name, worth = told[2]
    assert name == "3. À coup sûr"
    assert worth.replace("\u00a0", " ") == "Certitude 3 sur 3. Juste : 3 ; faux : −6."
    desk.press(TAB)
