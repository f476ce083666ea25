"""Questions missed one day come back the next, by keyboard alone."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coprosec import wiring
from coprosec.config.settings import SettingsFile
from coprosec.domain.items import Item, Response
from coprosec.domain.statements import Verb
from coprosec.paths import DataFolder
from coprosec.ui.navigation import HomePlace, QuizPlace, ResultsPlace, ReviewPlace
from tests.e2e.test_module_by_keyboard import SPACE, Trainee, right
from tests.samples import FakeClock
from tests.shots import wrong
from tests.ui.desk import ENTER, QUIZ

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

Sit = Callable[[], Trainee]


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def sit(qtbot: QtBot, tmp_path: Path, clock: FakeClock) -> Iterator[Sit]:
    """Opens the program on one data folder, at the time of `clock`; closes what is left open."""
    trainees: list[Trainee] = []

    def start() -> Trainee:
        data = DataFolder(tmp_path / "poste")
        application = wiring.build_application(data, SettingsFile(data.settings), clock=clock)
        trainees.append(Trainee(application, qtbot))
        application.show()
        trainees[-1].settle()
        return trainees[-1]

    yield start
    for trainee in trainees:
        trainee.delete()


def review(trainee: Trainee, answering: Callable[[Item], Response], level: int) -> str:
    """Answer the question that came back; what is said of it."""
    page = trainee.page.questions
    trainee.give(page.sheet.answering, answering(page.sheet.asked.item))
    trainee.be_sure(level)
    trainee.press(ENTER)
    assert page.sheet.judged
    assert "Enregistré" in page.footer.state.text()
    return str(page.sheet.notice.accessibleName())


def test_given_questions_missed_yesterday_when_they_come_back_then_they_are_learned_by_keyboard(
    sit: Sit, clock: FakeClock
) -> None:
    # GIVEN a quiz with two questions missed, and the program closed
    trainee = sit()
    trainee.register()
    trainee.go(QUIZ)
    trainee.take_quiz(wrong, only=2)
    trainee.take_quiz(right)
    assert trainee.at(ResultsPlace)
    missed = [item.id for item in trainee.page._shown[0].missed()]
    assert len(missed) == 2
    trainee.quit()

    # WHEN the same person comes back the next day
    clock.now += timedelta(days=1)
    later = sit()
    later.come_back()
    later.reach(lambda: later.at(HomePlace))
    later.tab_to(lambda: later.focused.accessibleName().startswith("Révisions du jour, 2"))
    later.press(SPACE)
    assert later.at(ReviewPlace)
    assert later.focused.accessibleName() == "Commencer"
    later.press(ENTER)

    # THEN both questions are asked again, one answered right, one wrong
    assert review(later, right, 3) == "Oui, c’est juste."
    later.press(ENTER)
    assert review(later, wrong, 1) in ("Pas tout à fait.", "En partie juste.")
    later.press(ENTER)
    assert later.page.front.notice.accessibleName().replace("\u00a0", " ") == "1 réponse juste sur 2"

    # AND nothing is left today; each answer is a fact, with the question as it was asked
    study = later.application.jobs._study
    assert study is not None
    told = [fact.draft for fact in study.record.statements() if fact.draft.verb == Verb.REVIEWED]
    assert sorted(draft.activity for draft in told) == sorted(missed)
    assert [draft.certainty for draft in told] == [3, 1]
    assert all(draft.data["item"]["id"] == draft.activity for draft in told)
    learner = later.application.seat.learner
    assert learner is not None
    plan = study.reviews.plan(learner.id)
    assert plan.today == ()
    assert sum(count for _day, count in plan.later) == 2


def test_given_a_review_interrupted_when_the_program_is_opened_again_then_the_rest_waits(
    sit: Sit, clock: FakeClock
) -> None:
    # GIVEN three questions missed yesterday, one reviewed when the window is closed
    trainee = sit()
    trainee.register()
    trainee.go(QUIZ)
    trainee.take_quiz(wrong, only=3)
    clock.now += timedelta(days=1)
    trainee.go(ReviewPlace())
    trainee.press(ENTER)
    review(trainee, right, 2)
    trainee.press(ENTER)
    asked = trainee.page.questions.sheet.asked.item
    trainee.quit()

    # WHEN the program is opened again and the reviews are chosen: an interrupted quiz comes first
    later = sit()
    later.come_back()
    later.reach(lambda: later.at(QuizPlace))
    later.go(ReviewPlace())

    # THEN two are left, the first of them in the same order
    assert len(later.page.front._shown[1]) == 2
    later.press(ENTER)
    assert later.page.questions.sheet.asked.item == asked
