"""Every place has a page, made when somebody goes there and no sooner."""

from typing import get_args

from coprosec.ui.navigation import Destination, HomePlace, LessonPlace, QuizPlace, SignInPlace
from coprosec.ui.screens import PAGES
from tests.ui.desk import LESSON, Desk


def test_every_place_has_a_page(desk: Desk) -> None:
    desk.register()
    assert PAGES.keys() == set(get_args(Destination)) - {SignInPlace}
    pages = [desk.window.pages.screen_of(kind).page for kind in PAGES]
    assert desk.window.pages.count() == 1 + len(pages)


def test_given_a_place_where_nobody_went_then_its_page_was_not_made(desk: Desk) -> None:
    desk.register()
    assert [kind for kind in PAGES if desk.window.pages.was_made(kind)] == [HomePlace]
    desk.go(LESSON)
    assert desk.window.pages.was_made(LessonPlace)
    assert not desk.window.pages.was_made(QuizPlace)
