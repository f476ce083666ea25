"""The text size: asked by keyboard, remembered for each person, and the keyboard stays where it was."""

import pytest
from PySide6.QtCore import Qt

from coprosec.ui.navigation import Destination, HomePlace, LessonPlace, ScenariosPlace
from tests.ui.conftest import Open
from tests.ui.desk import BESIDE, CONTROL, ENTER, LESSON, M1, NEXT_LESSON, QUIZ, SCENARIO, Desk

LARGER = Qt.Key.Key_Plus
SMALLER = Qt.Key.Key_Minus
USUAL = Qt.Key.Key_0


def test_given_a_learner_when_larger_and_smaller_are_asked_then_the_text_follows(desk: Desk) -> None:
    desk.register()
    sizes = []
    for key in (LARGER, LARGER, SMALLER, USUAL, SMALLER):
        desk.press(key, CONTROL)
        sizes.append(desk.application.theme.percent)
    assert sizes == [112, 125, 112, 100, 100]


def test_given_the_largest_text_when_larger_is_asked_then_it_stays(desk: Desk) -> None:
    desk.register()
    for _step in range(9):
        desk.press(LARGER, CONTROL)
    assert desk.application.theme.percent == 200


def test_given_a_size_chosen_when_the_learner_comes_back_then_it_is_theirs_alone(desk: Desk) -> None:
    # GIVEN somebody who asked for larger text
    desk.register()
    desk.press(LARGER, CONTROL)

    # WHEN they leave, the next person finds the usual size
    desk.sign_out()
    assert desk.application.theme.percent == 100

    # THEN they find theirs when they come back
    desk.press(ENTER)
    desk.reach(lambda: isinstance(desk.here, HomePlace))
    assert desk.application.theme.percent == 112


@pytest.mark.parametrize(
    "place",
    [HomePlace(), M1, LESSON, QUIZ, ScenariosPlace(), SCENARIO, *BESIDE],
    ids=lambda place: type(place).__name__,
)
def test_given_any_page_when_the_size_changes_then_keys_still_reach_it(place: Destination, desk: Desk) -> None:
    # GIVEN somebody who saw every kind of page, then came to this one
    desk.register()
    for seen in (M1, LESSON, QUIZ, HomePlace(), place):
        desk.go(seen)
    assert desk.keys_reach_the_page()

    # WHEN the text grows
    desk.press(LARGER, CONTROL)

    # THEN the keyboard is still on that page
    assert desk.keys_reach_the_page(), desk.focused


def test_given_a_judged_answer_when_the_size_changes_then_enter_goes_on(desk: Desk) -> None:
    # GIVEN a question of the quiz answered, after a visit to the module
    desk.register()
    desk.go(M1)
    desk.go(QUIZ)
    page, item = desk.quiz.page, desk.quiz._state.plan.items[0]
    page.sheet.answering.give(item.body.key())
    desk.be_sure()
    desk.press(ENTER)
    assert page.sheet.judged

    # WHEN the text grows and Enter is pressed
    desk.press(LARGER, CONTROL)
    desk.press(ENTER)

    # THEN the second question is asked
    asked = desk.quiz.page.sheet.asked
    assert asked is not None
    assert asked.item == desk.quiz._state.plan.items[1]


def test_given_a_lesson_interrupted_when_the_learner_comes_back_then_keys_reach_it(opened: Open) -> None:
    # GIVEN a lesson open when the window is closed
    desk = opened()
    desk.register()
    desk.go(LESSON)
    desk.close()

    # WHEN the same name is chosen
    later = opened()
    later.press(ENTER)
    later.reach(lambda: isinstance(later.here, LessonPlace))

    # THEN Enter says that the lesson is understood
    assert later.keys_reach_the_page(), later.focused
    later.press(ENTER)
    assert later.here == NEXT_LESSON
