"""The next question is made while the feedback is read, and is a question as any other."""

from typing import Any

import pytest
import shiboken6

from coprosec.ui.navigation import ResultsPlace, ReviewPlace
from tests.ui.desk import ENTER, LESSON, QUIZ, Desk
from tests.ui.test_hard_times import missed_long_ago


def answer(desk: Desk) -> None:
    page = desk.page
    page.sheet.answering.give(page.sheet.asked.item.body.key())
    desk.be_sure()
    desk.press(ENTER)
    desk.reach(lambda: page.sheet.judged)


def coming(desk: Desk) -> Any:
    """What waits, once it is made."""
    desk.reach(lambda: desk.quiz.page.coming.made is not None)
    return desk.quiz.page.coming.made


def begin(desk: Desk) -> None:
    desk.register()
    desk.go(QUIZ)


def test_given_a_feedback_being_read_when_enter_is_pressed_then_the_question_made_meanwhile_is_asked(
    desk: Desk,
) -> None:
    begin(desk)
    answer(desk)
    made = coming(desk)
    assert not made.isVisible()
    desk.press(ENTER)
    assert desk.page.sheet is made
    assert made.isVisible()
    assert made.answering.isAncestorOf(desk.focused)


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_given_an_answer_then_its_feedback_is_on_screen_whole_or_from_its_top(percent: int, desk: Desk) -> None:
    begin(desk)
    desk.resize_text(percent)
    for _question in range(6):
        answer(desk)
        assert desk.is_in_view(desk.page.sheet.notice, desk.page.sheet)
        desk.press(ENTER)


def test_given_another_text_size_meanwhile_then_the_question_is_made_again(desk: Desk) -> None:
    begin(desk)
    answer(desk)
    before = coming(desk)
    desk.resize_text(150)
    desk.reach(lambda: not shiboken6.isValid(before))
    made = coming(desk)
    desk.press(ENTER)
    assert desk.page.sheet is made


def test_given_somebody_who_leaves_meanwhile_then_nothing_waits_any_more(desk: Desk) -> None:
    begin(desk)
    answer(desk)
    made = coming(desk)
    desk.go(LESSON)
    assert desk.quiz.page.coming.made is None
    desk.reach(lambda: not shiboken6.isValid(made))


def test_given_the_last_question_then_nothing_is_made(desk: Desk) -> None:
    begin(desk)
    while not desk.at(ResultsPlace):
        answer(desk)
        last = desk.quiz._state.finished
        assert desk.quiz.page.coming.reading.isActive() != last
        desk.press(ENTER)
    assert desk.quiz.page.coming.made is None


def test_given_a_review_then_its_next_question_is_made_too_and_forgotten_when_one_stops(desk: Desk) -> None:
    desk.register()
    missed_long_ago(desk, 3)
    desk.go(ReviewPlace())
    desk.press(ENTER)
    questions = desk.page.questions
    for nth in range(2):
        questions.sheet.answering.give(questions.sheet.asked.item.body.key())
        desk.be_sure()
        desk.press(ENTER)
        desk.reach(lambda: questions.coming.made is not None)
        made = questions.coming.made
        assert not made.isVisible()
        if nth == 0:
            desk.press(ENTER)
            assert questions.sheet is made
            assert made.isVisible()
    questions.leave_requested.emit()
    desk.settle()
    assert questions.coming.made is None
