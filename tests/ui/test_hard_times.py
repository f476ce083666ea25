"""A quiz when the course, the disk, another window or a newer program get in the way: on real pages and files."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from coprosec import paths
from coprosec.domain.attempts import draw
from coprosec.domain.ids import AttemptId, QuizId
from coprosec.domain.statements import Draft, Verb
from coprosec.paths import DataFolder
from coprosec.services.study import Study
from coprosec.ui.navigation import HomePlace, MyResultsPlace, QuizPlace, ResultsPlace, ReviewPlace
from tests.samples import FakeClock
from tests.shots import wrong
from tests.ui.conftest import Open
from tests.ui.desk import ENTER, QUIZ, Desk
from tests.ui.test_results import right, words


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course that can be changed."""
    copy = tmp_path / "cours"
    shutil.copytree(paths.MODULES, copy)
    return copy


def recorded(desk: Desk) -> list[str]:
    study = desk.application.jobs._study
    assert study is not None
    return [told.draft.activity for told in study.record.statements() if told.draft.verb == Verb.ANSWERED]


def answer(desk: Desk, *, well: bool = True) -> None:
    """Give an answer with its certainty and validate it; the feedback is on screen."""
    page = desk.quiz.page
    item = page.sheet.asked.item
    page.sheet.answering.give(right(item) if well else wrong(item))
    desk.be_sure()
    desk.press(ENTER)


def left(desk: Desk) -> int:
    """How many questions of the attempt on screen have no answer."""
    state = desk.quiz._state
    return len(state.plan.items) - len(state.outcomes)


def without_questions(course: Path, kept: int) -> None:
    """Leave only the last questions of each objective in the pool of module 1, fewer of each drawn."""
    pool = course / "01-menaces" / "quiz.md"
    head, *questions = pool.read_text("utf-8").split("\n## ")
    seen: dict[str, int] = {}
    left = []
    for question in reversed(questions):
        objective = question.partition("objectif=")[2].split()[0].rstrip("}")
        seen[objective] = seen.get(objective, 0) + 1
        if seen[objective] <= kept:
            left.append(question)
    head = head.replace("= 2\n", "= 1\n")
    pool.write_text("\n## ".join([head, *reversed(left)]), "utf-8")


def test_given_a_quiz_that_left_the_course_then_one_button_leads_back_and_another_quiz_can_be_taken(
    opened: Open,
) -> None:
    desk = opened()
    desk.register()
    desk.go(QuizPlace(QuizId("disparu")))
    assert "ne fait plus partie du cours" in words(desk.page)
    assert not desk.page.footer.isVisible()
    desk.press_button("Revenir au cours")
    desk.reach(lambda: desk.at(HomePlace))
    desk.go(QUIZ)
    assert desk.page.footer.isVisible()
    assert not desk.page.notice.isVisible()


def test_given_a_course_updated_in_the_middle_of_a_quiz_then_the_quiz_goes_on_as_it_was(
    opened: Open, course: Path
) -> None:
    # GIVEN a quiz begun, its first question answered wrong, the window closed
    desk = opened(course)
    desk.register()
    desk.go(QUIZ)
    answer(desk, well=False)
    plan = desk.quiz._state.plan
    desk.close()

    # WHEN most of its questions leave the course, and the same person comes back
    without_questions(course, 1)
    later = opened(course)
    later.press(ENTER)
    later.reach(lambda: later.at(QuizPlace))

    # THEN every question is asked as it was frozen, and those that are gone say so
    assert later.quiz._state.plan == plan
    pool = {item.id for item in later.application._get_catalog().quiz(plan.quiz).items}
    remarks = 0
    for _question in range(left(later)):
        page = later.quiz.page
        gone = page.sheet.asked.item.id not in pool
        assert bool(page.sheet.asked.remark) == ("n’est plus dans le cours" in words(page.sheet)) == gone
        remarks += gone
        answer(later)
        later.press(ENTER)
    assert remarks

    # AND the results, and the reviews of what was missed, keep their meaning
    assert later.at(ResultsPlace)
    assert "Le cours a changé depuis" in words(later.page)
    assert len(later.page._shown[0].outcomes) == len(plan.items)


def test_given_a_question_reworded_since_then_it_is_asked_as_it_was_and_said_so(opened: Open, course: Path) -> None:
    desk = opened(course)
    desk.register()
    desk.go(QUIZ)
    item = desk.quiz._state.plan.items[0]
    desk.close()
    pool = course / "01-menaces" / "quiz.md"
    text = pool.read_text("utf-8")
    at = text.index(f"{{#{item.id} ")
    begin = text.rindex("\n## ", 0, at) + 4
    pool.write_text(text[:begin] + "Autrement dit, que faut-il faire ? " + text[at:], "utf-8")
    later = opened(course)
    later.press(ENTER)
    later.reach(lambda: later.at(QuizPlace))
    assert later.quiz.page.sheet.asked.item == item
    assert "a changé cette question" in later.quiz.page.sheet.asked.remark


def test_given_a_quiz_removed_then_it_can_be_finished_and_not_taken_again(opened: Open, course: Path) -> None:
    # GIVEN a quiz begun, then removed from the course
    desk = opened(course)
    desk.register()
    desk.go(QUIZ)
    answer(desk)
    desk.close()
    (course / "01-menaces" / "quiz.md").unlink()

    # WHEN the same person comes back and answers the rest
    later = opened(course)
    later.press(ENTER)
    later.reach(lambda: later.at(QuizPlace))
    assert "Ce quiz n’est plus dans le cours" in later.quiz.page.sheet.asked.remark
    for _question in range(left(later)):
        answer(later)
        later.press(ENTER)

    # THEN the results say so, offer no other attempt, and stay among those of the learner
    assert later.at(ResultsPlace)
    assert "Ce quiz n’est plus dans le cours" in words(later.page)
    assert not later.page._again.isVisible()
    later.go(MyResultsPlace())
    assert "(n’est plus dans le cours)" in words(later.page)
    later.go(QUIZ)
    assert "ne fait plus partie du cours" in later.quiz.page.notice.accessibleName()


def test_given_a_missed_question_that_left_the_course_then_its_review_asks_the_frozen_one(
    opened: Open, course: Path, data: DataFolder
) -> None:
    # GIVEN a question missed long ago, whose quiz is then removed
    desk = opened(course)
    desk.register()
    learner = desk.application.seat.learner
    assert learner is not None
    quiz = desk.application._get_catalog().quiz(QUIZ.quiz)
    desk.close()
    with closing_study(data) as study:
        state = study.attempts.start(learner.id, quiz, "1")
        for item in state.plan.items:
            state = study.attempts.answer(state, item, right(item), 1000, 2)
        again = study.attempts.start(learner.id, quiz, "1")
        missed = next(item for item in again.plan.items if item.body.kind == "single")
        study.attempts.answer(again, missed, wrong(missed), 1000, 2)
    (course / "01-menaces" / "quiz.md").unlink()

    # WHEN the reviews are opened, years later
    later = opened(course)
    later.press(ENTER)
    later.settle()
    later.go(ReviewPlace())
    later.press(ENTER)

    # THEN it is asked as it was, and that is said
    assert later.page.questions.sheet.asked.item.id == missed.id
    assert "n’est plus dans le cours" in words(later.page.questions.sheet)


@contextmanager
def closing_study(data: DataFolder) -> Iterator[Study]:
    """Another program at work on the record, some time ago."""
    with closing(Study(data.database, FakeClock())) as study:
        yield study


def begun_elsewhere(desk: Desk, kind: str) -> AttemptId:
    """An attempt with a kind of question that only a newer program knows."""
    study, learner = desk.application.jobs._study, desk.application.seat.learner
    assert study is not None
    assert learner is not None
    quiz = desk.application._get_catalog().quiz(QUIZ.quiz)
    data: Any = draw(quiz, "graine", "9").to_data()
    data["items"][0]["kind"] = kind
    attempt = AttemptId("3f2b8a52-4d6c-4b43-9a31-0d4d6f9a7d10")
    draft = Draft(learner.id, Verb.INITIALIZED, quiz.id, attempt=attempt, course_version="9", data=data)
    study.record.append([draft, replace(draft, verb="dreamed", data={"odd": [1, {"deep": None}]})])
    return attempt


def test_given_an_attempt_of_a_newer_program_then_the_page_says_so_and_the_rest_works(desk: Desk) -> None:
    desk.register()
    attempt = begun_elsewhere(desk, "hologram")
    for place in (QuizPlace(QUIZ.quiz, attempt), ResultsPlace(attempt)):
        desk.go(place)
        assert "version plus récente" in desk.page.notice.accessibleName()
        assert "est enregistré et le reste" in words(desk.page.notice)
    desk.go(MyResultsPlace())
    assert "à continuer" in words(desk.page)
    desk.go(QUIZ)
    answer(desk)
    assert desk.quiz.page.sheet.judged


@contextmanager
def another_window_writes(data: DataFolder) -> Iterator[None]:
    """Holds the write lock for as long as it takes."""
    with closing(sqlite3.connect(data.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@pytest.mark.slow
@pytest.mark.parametrize("place", ["quiz", "review"])
def test_given_a_database_locked_for_long_when_answered_then_nothing_is_said_saved_and_it_can_be_tried_again(
    place: str, desk: Desk, data: DataFolder
) -> None:
    # GIVEN a question answered on the page, and another window that keeps the database locked
    desk.register()
    if place == "review":
        missed_long_ago(desk)
        desk.go(ReviewPlace())
        desk.press(ENTER)
        page = desk.page.questions
    else:
        desk.go(QUIZ)
        page = desk.quiz.page
    item = page.sheet.asked.item
    given = right(item)
    page.sheet.answering.give(given)
    known = len(desk.application.jobs._study.record.statements())  # type: ignore[union-attr]
    desk.be_sure(2)

    # WHEN it is validated
    with another_window_writes(data):
        desk.press(ENTER)
        # THEN the page says what happened, shows nothing as saved, keeps the answer
        assert not page.sheet.judged
        assert page.footer.state.text() == ""
        assert "occupe la base" in page.sheet.notice.accessibleName()
        assert set(page.sheet.answering.response()) == set(given)
        assert page.sheet.certainty.certainty() == 2

    # AND the same key records it once the other one is gone
    assert len(desk.application.jobs._study.record.statements()) == known  # type: ignore[union-attr]
    desk.press(ENTER)
    assert page.sheet.judged
    assert "Enregistré" in page.footer.state.text()


def missed_long_ago(desk: Desk, count: int = 1) -> None:
    """Questions to review today."""
    study, learner = desk.application.jobs._study, desk.application.seat.learner
    assert study is not None
    assert learner is not None
    quiz = desk.application._get_catalog().quiz(QUIZ.quiz)
    clock, study.reviews._record._clock = study.reviews._record._clock, FakeClock()
    state = study.attempts.start(learner.id, quiz, "1")
    for item in state.plan.items[:count]:
        study.attempts.answer(state, item, wrong(item), 1000, 2)
    study.reviews._record._clock = clock
