"""A quiz whose author wants the feedback at the end: nothing before, everything after."""

import shutil
from pathlib import Path

import pytest

from coprosec import paths
from coprosec.ui.navigation import QuizPlace, ResultsPlace
from tests.shots import wrong
from tests.ui.conftest import Open
from tests.ui.desk import ENTER, QUIZ, Desk
from tests.ui.test_results import right, words


@pytest.fixture
def at_end(opened: Open, tmp_path: Path) -> Desk:
    """Somebody at the first question of such a quiz, which does not ask the certainty either."""
    course = tmp_path / "cours"
    shutil.copytree(paths.MODULES, course)
    pool = course / "01-menaces" / "quiz.md"
    rule = pool.read_text("utf-8").replace('feedback = "immediate"', 'feedback = "end"\ncertainty = "none"', 1)
    pool.write_text(rule, "utf-8")
    desk = opened(course)
    desk.register()
    desk.go(QUIZ)
    return desk


def test_given_feedback_at_the_end_then_enter_goes_on_at_once_and_the_results_explain_each_answer(
    at_end: Desk,
) -> None:
    # GIVEN a quiz without certainty, its feedback at the end
    desk, page = at_end, at_end.quiz.page
    assert desk.quiz._state.plan.feedback_at_end
    assert page.sheet.certainty is None

    # WHEN every question is answered, the first three wrong
    for nth in range(len(desk.quiz._state.plan.items)):
        item = page.sheet.asked.item
        page.sheet.answering.give(wrong(item) if nth < 3 else right(item))
        desk.press(ENTER)

        # THEN nothing tells whether it was right, but that it is saved
        if desk.at(QuizPlace):
            assert not page.sheet.judged
            assert not page.sheet.notice.isVisible()
            assert page.sheet.asked.item.id != item.id
            assert "Enregistré" in page.footer.state.text()

    # AND the results open what was missed on the answer given, the right one, why, and the lesson
    assert desk.at(ResultsPlace)
    state, answers = desk.page._shown[0], desk.page.answers
    assert state.certainty.said == 0
    assert "points de certitude" not in words(desk.page)
    opened = [line for line in answers.lines if line.open]
    assert len(opened) == len(state.missed()) > 0
    for line in opened:
        told = words(line)
        assert "Votre réponse" in told
        assert "Réponse juste" in told
        assert "Revoir la leçon" in told
    desk.tab_to(lambda: desk.focused.accessibleName() == "Tout ouvrir")
    desk.press(ENTER)
    assert all(line.open for line in answers.lines)
    for item, line in zip(state.plan.items, answers.lines, strict=True):
        assert item.feedback.replace("\u00a0", " ").replace("\u202f", " ") in words(line)
