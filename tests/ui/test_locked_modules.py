"""Modules that open in order: what was just earned is open at once."""

from pathlib import Path

import pytest

from coprosec.ui.navigation import LessonPlace, ModulePlace, QuizPlace, ResultsPlace
from tests.small_course import write_course
from tests.ui.conftest import Open
from tests.ui.desk import ENTER, Desk

MODULE_2, LESSON_2 = ModulePlace("m2"), LessonPlace("m2-lecon")  # type: ignore[arg-type]


@pytest.fixture
def desk(opened: Open, tmp_path: Path) -> Desk:
    """Somebody in a course whose modules open in order, after the first lesson of the first one."""
    desk = opened(sources=write_course(tmp_path / "modules"))
    desk.application.settings.change(modules_in_order=True)
    desk.register()
    desk.go(LessonPlace("m1-lecon"))  # type: ignore[arg-type]
    screens = desk.application._screens
    assert screens is not None
    screens.lesson._understood()
    desk.settle()
    return desk


def take_quiz(desk: Desk, *, right: bool) -> None:
    desk.go(QuizPlace("m1-quiz"))  # type: ignore[arg-type]
    page = desk.quiz.page
    body = page.sheet.asked.item.body
    wrong = next((choice.id,) for choice in body.choices if (choice.id,) != body.key())
    page.sheet.answering.give(body.key() if right else wrong)
    desk.be_sure()
    desk.press(ENTER)
    desk.press(ENTER)
    desk.reach(lambda: desk.at(ResultsPlace))


def test_given_a_quiz_just_passed_then_the_next_module_opens_from_its_results(desk: Desk) -> None:
    desk.go(LESSON_2)
    assert desk.here == MODULE_2
    take_quiz(desk, right=True)
    desk.go(LESSON_2)
    assert desk.here == LESSON_2


def test_given_a_quiz_missed_then_the_next_module_stays_closed(desk: Desk) -> None:
    take_quiz(desk, right=False)
    desk.go(LESSON_2)
    assert desk.here == MODULE_2
