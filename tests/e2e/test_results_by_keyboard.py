"""Learning from one's results, one's certainty and one's attempts, by keyboard alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coprosec import wiring
from coprosec.config.settings import SettingsFile
from coprosec.paths import DataFolder
from coprosec.ui.navigation import CalibrationPlace, LessonPlace, MyResultsPlace, QuizPlace, ResultsPlace
from tests.e2e.test_module_by_keyboard import SPACE, Trainee, right
from tests.shots import wrong
from tests.ui.desk import ENTER
from tests.ui.test_results import words

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


@pytest.fixture
def trainee(qtbot: QtBot, tmp_path: Path) -> Iterator[Trainee]:
    data = DataFolder(tmp_path / "poste")
    application = wiring.build_application(data, SettingsFile(data.settings))
    someone = Trainee(application, qtbot)
    application.show()
    someone.settle()
    yield someone
    someone.delete()


def follow(trainee: Trainee, starts: str) -> None:
    """Go by Tab to what bears this name, and press it."""
    trainee.tab_to(lambda: trainee.focused.accessibleName().startswith(starts))
    trainee.press(SPACE)


def test_given_a_quiz_failed_when_its_answers_are_read_then_the_next_attempt_is_better_and_all_is_kept(
    trainee: Trainee,
) -> None:
    # GIVEN a quiz reached by keyboard from the module, all its answers wrong
    trainee.register()
    trainee.open_module()
    follow(trainee, "Quiz du module 1")
    trainee.take_quiz(wrong)
    assert trainee.at(ResultsPlace)
    first = trainee.here

    # WHEN an explained answer leads to its lesson, and back
    follow(trainee, "Revoir la leçon")
    assert trainee.at(LessonPlace)
    trainee.go(first)

    # AND the certainty of the whole course is looked at, then the quiz is taken again
    follow(trainee, "Voir ma certitude")
    assert trainee.at(CalibrationPlace)
    assert "D’après 10 réponses" in words(trainee.page)
    assert trainee.page.notice.accessibleName() == "Encore peu de réponses."
    follow(trainee, "Mes résultats")
    assert trainee.at(MyResultsPlace)
    follow(trainee, "Essai 1")
    assert trainee.here == first
    follow(trainee, "Recommencer le quiz")
    assert trainee.at(QuizPlace)
    trainee.take_quiz(right)
    assert trainee.at(ResultsPlace)
    assert "2 essais" in words(trainee.page)

    # THEN both attempts are among the results, from the bar on the left
    follow(trainee, "Mes résultats")
    assert trainee.at(MyResultsPlace)
    told = words(trainee.page)
    assert "1 quiz réussi" in told
    assert "meilleur 100 %" in told
    trainee.press(ENTER)
    assert trainee.at(CalibrationPlace)
    assert "D’après 20 réponses" in words(trainee.page)
    assert not trainee.page.notice.isVisible()
