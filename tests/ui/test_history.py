"""The way back and forward by keyboard, and nothing to walk back into for the next person."""

import pytest
from PySide6.QtCore import Qt

from coprosec.domain.ids import AttemptId, QuizId
from coprosec.ui.navigation import HomePlace, QuizPlace, SignInPlace
from tests.ui.desk import ALT, LESSON, M1, Desk

BACK = Qt.Key.Key_Left
FORWARD = Qt.Key.Key_Right


def test_given_three_pages_when_alt_left_and_right_then_one_walks_among_them(desk: Desk) -> None:
    # GIVEN home, a module, a lesson
    desk.register()
    desk.go(M1)
    desk.go(LESSON)

    # WHEN back and forward are pressed, THEN each page is shown again and hears the keys
    for key, place in ((BACK, M1), (BACK, HomePlace()), (FORWARD, M1), (FORWARD, LESSON)):
        desk.press(key, ALT)
        assert desk.here == place
        assert desk.keys_reach_the_page(), desk.focused


def test_given_the_first_page_when_back_is_pressed_then_it_stays(desk: Desk) -> None:
    desk.register()
    desk.press(BACK, ALT)
    assert desk.here == HomePlace()


def test_given_alt_home_then_the_home_page_is_shown(desk: Desk) -> None:
    desk.register()
    desk.go(LESSON)
    desk.press(Qt.Key.Key_Home, ALT)
    assert desk.here == HomePlace()


def test_given_somebody_who_left_when_back_is_pressed_then_nothing_happens(desk: Desk) -> None:
    # GIVEN a lesson read, then the person left
    desk.register()
    desk.go(M1)
    desk.go(LESSON)
    desk.sign_out()
    assert desk.here == SignInPlace()

    # WHEN back, forward and home are pressed
    for key in (BACK, FORWARD, Qt.Key.Key_Home):
        desk.press(key, ALT)

    # THEN the names stay on screen, without the bar of the person who left
    assert desk.here == SignInPlace()
    assert desk.application.seat.learner is None
    assert desk.window.sidebar is not None
    assert not desk.window.sidebar.isVisible()


def test_places_are_values() -> None:
    place = QuizPlace(QuizId("q"), attempt=AttemptId("a"))
    assert place == QuizPlace(QuizId("q"), AttemptId("a"))
    assert hash(place) == hash(QuizPlace(QuizId("q"), AttemptId("a")))
    assert place != QuizPlace(QuizId("q"))
    assert HomePlace() != SignInPlace()
    with pytest.raises(AttributeError):
        place.quiz = QuizId("other")  # type: ignore[misc]
    with pytest.raises(TypeError):
        QuizPlace(QuizId("q"), AttemptId("a"), "one too many")  # type: ignore[call-arg]
