"""Two people at one PC: scenarios count for both, what is personal says that one does it alone."""

from PySide6.QtCore import Qt

from coprosec.ui.navigation import HomePlace, OpinionPlace, PretestPlace, ScenarioPlace, SignInPlace
from tests.ui.conftest import Open
from tests.ui.desk import ENTER, SCENARIO, Desk
from tests.ui.test_company import names_on

SPACE, DOWN = Qt.Key.Key_Space, Qt.Key.Key_Down


def sit_together(desk: Desk) -> None:
    names_on(desk)
    desk.tab_to(lambda: desk.focused is desk.signin.names.together)
    for key in (SPACE, SPACE, DOWN, SPACE, ENTER):
        desk.press(key)
    desk.reach(lambda: desk.at(HomePlace))
    assert len(desk.application.seat.companions) == 1


def test_given_two_then_tests_and_opinions_say_that_they_are_personal(opened: Open) -> None:
    desk = opened()
    sit_together(desk)
    desk.go(PretestPlace())
    assert "Ce test se passe seul." in desk.words()
    assert desk.page._main.isHidden()
    assert not any(one.accessibleName().startswith("Plus tard") for one in desk.controls())
    desk.go(OpinionPlace())
    assert "Chacun donne son avis seul." in desk.words()


def test_given_two_then_a_scenario_is_played_by_both(opened: Open) -> None:
    desk = opened()
    sit_together(desk)
    seat = desk.application.seat
    assert seat.learner is not None
    other = seat.companions[0].name
    desk.go(SCENARIO)
    desk.press(ENTER)
    desk.reach(lambda: isinstance(desk.here, ScenarioPlace) and desk.here.play is not None)
    desk.type("1")
    desk.press(ENTER)
    desk.reach(lambda: "Ce que cela entraîne" in desk.words())
    desk.sign_out()
    desk.reach(lambda: desk.at(SignInPlace))

    rows = [desk.signin.names.list.item(row).text().partition("\n")[0] for row in range(desk.signin.names.list.count())]
    desk.signin.names.list.setCurrentRow(rows.index(other))
    desk.press(ENTER)
    desk.reach(lambda: desk.at(HomePlace) and desk.application.seat.progress is not None)
    progress = desk.application.seat.progress
    assert progress is not None
    assert [play.scenario for play in progress.plays] == [SCENARIO.scenario]
    assert "la partie vous attend" in desk.words()
