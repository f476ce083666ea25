"""A self-check answered by keyboard: the feedback is seen, and keys stay where the reader is."""

import pytest
from PySide6.QtCore import QPoint, Qt

from coprosec.ui.navigation import LessonPlace
from tests.ui.desk import ENTER, LESSON, NEXT_LESSON, TAB, Desk

CHECK = "m1-menace-vulnerabilite"


@pytest.fixture
def reader(desk: Desk) -> Desk:
    """Somebody who has come by Tab to the first self-check."""
    desk.register()
    desk.go(LESSON)
    desk.tab_to(lambda: desk.view.checks[CHECK].isAncestorOf(desk.focused))
    return desk


@pytest.mark.parametrize("percent", [100, 200])
def test_given_a_self_check_when_it_is_answered_then_its_feedback_is_on_screen(percent: int, reader: Desk) -> None:
    reader.resize_text(percent)
    reader.tab_to(lambda: reader.view.checks[CHECK].isAncestorOf(reader.focused))
    reader.type("1")
    reader.press(ENTER)
    notice = reader.view.checks[CHECK].notice
    assert notice.isVisible()
    top = notice.mapTo(reader.view.viewport(), QPoint(0, 0)).y()
    assert 0 <= top < reader.view.viewport().height()


def test_given_a_self_check_answered_then_space_reads_on_and_tab_offers_another_try(reader: Desk) -> None:
    # GIVEN an answer
    reader.type("1")
    reader.press(ENTER)
    check, bar = reader.view.checks[CHECK], reader.view.verticalScrollBar()

    # WHEN Space is pressed, THEN the text scrolls
    before = bar.value()
    reader.press(Qt.Key.Key_Space)
    assert bar.value() > before

    # WHEN Tab, then Space are pressed, THEN the question is asked anew
    reader.press(TAB)
    assert reader.focused is check._again
    reader.press(Qt.Key.Key_Space)
    assert check._widget.response() == ()
    assert check._widget.isAncestorOf(reader.focused)


def test_given_a_self_check_answered_when_enter_is_pressed_then_reading_goes_on_and_then_the_next_lesson_opens(
    reader: Desk,
) -> None:
    # GIVEN an answer, its feedback read
    reader.type("1")
    reader.press(ENTER)
    assert reader.here == LESSON
    check, bar = reader.view.checks[CHECK], reader.view.verticalScrollBar()
    before = bar.value()

    # WHEN Enter is pressed, THEN what follows the question comes on screen
    reader.press(ENTER)
    assert reader.here == LESSON
    assert bar.value() > before
    assert bar.value() < check.y() + check.height() < bar.value() + reader.view.viewport().height()

    # WHEN it is pressed again, THEN the lesson is understood
    reader.press(ENTER)
    assert reader.here == NEXT_LESSON


def test_given_no_answer_when_enter_is_pressed_then_one_is_asked_for(reader: Desk) -> None:
    reader.press(ENTER)
    assert reader.view.checks[CHECK].notice.accessibleName() == "La réponse n’est pas complète."
    assert isinstance(reader.here, LessonPlace)


def test_given_a_self_check_answered_when_the_lesson_is_opened_again_then_it_is_still_judged(reader: Desk) -> None:
    reader.type("2")
    reader.press(ENTER)
    given = reader.view.checks[CHECK]._widget.response()
    reader.go(NEXT_LESSON)
    reader.go(LESSON)
    assert reader.view.checks[CHECK].notice.isVisible()
    assert reader.view.checks[CHECK]._widget.response() == given
