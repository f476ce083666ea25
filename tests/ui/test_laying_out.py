"""A lesson is built from its top: what is seen first, the rest while idle, and whole for whoever acts."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSlider

from coprosec.ui.lesson.view import LessonView
from coprosec.ui.navigation import HomePlace
from tests.ui.desk import LESSON, NEXT_LESSON, TAB, Desk


@pytest.fixture
def view(desk: Desk) -> LessonView:
    """A lesson just opened, as it is before anything else is asked."""
    desk.register()
    desk.window.go(LESSON)
    return current(desk)


def current(desk: Desk) -> LessonView:
    """The lesson on screen, left as it is."""
    assert desk.application._screens is not None
    view = desk.application._screens.lesson.page.view
    assert view is not None
    return view


def whole(view: LessonView) -> bool:
    return view.ready and all(block.isVisible() for block in view._blocks)


def test_given_a_lesson_opened_then_the_screen_is_full_and_the_rest_comes_by_itself(
    view: LessonView, desk: Desk
) -> None:
    # GIVEN a lesson just opened, THEN no more than what fills the screen was built
    assert not view.ready
    assert view._pile.height() >= view.viewport().height()

    # WHEN nothing is asked, THEN the rest is built and shown
    desk.reach(lambda: whole(view))
    assert len(view._blocks) == len(view.lesson.blocks) + 1


@pytest.mark.parametrize("key", [Qt.Key.Key_End, Qt.Key.Key_Space, TAB])
def test_given_a_lesson_just_opened_when_a_key_is_pressed_then_it_is_whole(
    key: Qt.Key, view: LessonView, desk: Desk
) -> None:
    desk.press(key)
    assert whole(view)
    if key == Qt.Key.Key_End:
        assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()


def test_given_a_lesson_just_opened_when_it_is_scrolled_then_it_is_whole(view: LessonView) -> None:
    view.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderPageStepAdd)
    assert whole(view)


def test_given_a_lesson_kept_when_one_comes_back_then_its_blocks_are_those_on_screen_then_all(desk: Desk) -> None:
    # GIVEN a lesson read to its end, then the next one, which was prepared meanwhile
    desk.register()
    desk.go(LESSON)
    first = desk.view
    desk.press(Qt.Key.Key_End)
    page = desk.page
    desk.reach(lambda: len(page._views) > 1 and all(view.ready for view in page._views.values()))
    desk.go(NEXT_LESSON)

    # WHEN one comes back, THEN it is the same page, with only what is seen made visible
    desk.window.go(LESSON)
    assert current(desk) is first
    assert not first._blocks[0].isVisible()
    assert first._blocks[-1].isVisible()
    desk.reach(lambda: whole(first))


def test_given_a_lesson_half_read_when_it_is_opened_again_then_its_first_frame_is_at_that_place(desk: Desk) -> None:
    # GIVEN a lesson left in its middle, then forgotten
    desk.register()
    desk.go(LESSON)
    bar = desk.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before, place = bar.value(), desk.view.place()
    desk.go(HomePlace())
    desk.go(NEXT_LESSON)
    assert desk.application._screens is not None
    desk.application._screens.lesson.page.forget_all()
    kept = desk.application._screens.lesson._state(LESSON.lesson)
    assert kept is not None
    assert kept.place.block == place.block

    # WHEN it is opened, THEN it stands there before anything is painted
    desk.window.go(LESSON)
    assert abs(current(desk).verticalScrollBar().value() - before) <= 2


def test_given_blocks_built_in_turn_then_tab_follows_the_reading_order(view: LessonView, desk: Desk) -> None:
    view.finish()
    tops: list[int] = []
    for _stop in range(60):
        desk.press(TAB)
        here = [block for block in view._blocks if block is desk.focused or block.isAncestorOf(desk.focused)]
        if not here and tops:
            break
        tops += [block.y() for block in here]
    assert len(set(tops)) > 3
    assert tops == sorted(tops)


def test_given_a_page_left_while_it_is_built_then_nothing_goes_on_behind(view: LessonView, desk: Desk) -> None:
    page = desk.page
    desk.go(HomePlace())
    assert not page._idle.isActive()
