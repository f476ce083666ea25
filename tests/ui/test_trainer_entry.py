"""The trainer's way in and out, by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from coprosec.domain.trainer import Trainer
from coprosec.ui.navigation import HomePlace, SignInPlace, TrainerPlace
from tests.ui.desk import ALT, ENTER, Desk

PASSWORD = "le fleuve Ouémé"


@pytest.fixture
def trainer(desk: Desk) -> Trainer:
    """Somebody appointed on this PC."""
    kept: list[Trainer] = []
    desk.application.jobs.ask(
        desk.window,
        lambda study: study.trainers.appoint("Rosine Ahouansou", PASSWORD)[0],
        kept.append,
        desk.application._signin.fail,
    )
    desk.settle()
    return kept[0]


def ask_for_the_form(desk: Desk) -> None:
    def there() -> bool:
        focused = desk.focused
        return isinstance(focused, QPushButton) and focused.text() == "Espace formateur"

    desk.tab_to(there)
    desk.press(ENTER)


def test_given_a_trainer_when_the_password_is_typed_then_their_area_opens(desk: Desk, trainer: Trainer) -> None:
    # GIVEN the form, reached by keyboard
    ask_for_the_form(desk)

    # WHEN a wrong password is typed, THEN one stays, and is told
    desk.type("faux")
    desk.press(ENTER)
    assert desk.at(SignInPlace)
    assert desk.signin.notice.isVisible()

    # WHEN the right one is, THEN the trainer sits there
    desk.focused.clear()  # type: ignore[attr-defined]
    desk.type(PASSWORD)
    desk.press(ENTER)
    desk.reach(lambda: desk.here == TrainerPlace())
    assert desk.application.seat.trainer == trainer
    assert desk.application.seat.learner is None
    desk.press(Qt.Key.Key_Home, ALT)
    assert desk.here == TrainerPlace()


def test_given_a_trainer_who_leaves_then_nothing_leads_back_to_their_area(desk: Desk, trainer: Trainer) -> None:
    desk.application.enter_trainer(trainer)
    desk.settle()
    desk.sign_out()
    assert desk.application.seat.trainer is None
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home):
        desk.press(key, ALT)
        assert desk.here == SignInPlace()
    desk.register()
    assert desk.here == HomePlace()
    desk.press(Qt.Key.Key_Left, ALT)
    assert desk.here == HomePlace()
