"""A scenario with nothing but key presses: played, interrupted, resumed, ended, replayed from a fork."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from coprosec import paths
from coprosec.ui.navigation import HomePlace, ScenarioPlace, ScenariosPlace
from coprosec.ui.scenario.scene import Told
from tests.ui.conftest import Open
from tests.ui.desk import ENTER, Desk

pytestmark = pytest.mark.e2e
SPACE, ESCAPE = Qt.Key.Key_Space, Qt.Key.Key_Escape
BILAN = ScenarioPlace("m1-s-bilan")  # type: ignore[arg-type]


def state(desk: Desk) -> Any:
    """The play on screen, as the program knows it."""
    screens = desk.application._screens
    assert screens is not None
    return screens.scenario.state


def decide(desk: Desk, choice: str) -> None:
    """Choose, say how sure where it is asked, read what it leads to, go on."""
    before = len(state(desk).steps)
    desk.type(choice)
    desk.press(ENTER)
    if len(state(desk).steps) == before:
        desk.type("3")
        desk.press(ENTER)
    desk.reach(lambda: len(state(desk).steps) == before + 1)
    assert "Ce que cela entraîne" in desk.words()
    assert desk.window.isActiveWindow(), "something opened beside the window"
    assert "Enregistré" in desk.page.footer.state.text()
    desk.press(ENTER)


def play_on(desk: Desk, choice: str) -> None:
    """To the end, always by the same key, or by the only one there is."""
    while not state(desk).ended:
        decide(desk, choice if int(choice) <= len(state(desk).scene.choices) else "1")


def open_from_the_list(desk: Desk) -> None:
    """From the home page to the presentation of a scenario."""
    desk.tab_to(lambda: desk.focused.accessibleName() == "Scénarios")
    desk.press(SPACE)
    desk.reach(lambda: desk.at(ScenariosPlace))
    desk.tab_to(lambda: desk.focused.accessibleName().startswith("Le bilan qui change"))
    desk.press(SPACE)
    desk.reach(lambda: desk.here == BILAN)


def come_back(desk: Desk) -> None:
    """The last name is already selected, and leads to the play that was interrupted."""
    desk.press(ENTER)
    desk.reach(lambda: desk.at(ScenarioPlace) and state(desk) is not None)


def conclude(desk: Desk) -> None:
    """Read the debrief, say how sure one is now."""
    assert desk.focused is desk.page.ending.sure.rows[0], "the keyboard waits where the answer is given"
    told = desk.page.ending.findChildren(Told)
    assert "Le principe" in told[0].toPlainText()
    desk.type("2")
    desk.press(ENTER)
    desk.reach(lambda: state(desk).afterthought == 2)
    assert "Après le bilan : Probablement" in desk.words()


def test_given_a_keyboard_when_a_scenario_is_played_then_it_survives_and_can_be_replayed(opened: Open) -> None:
    # GIVEN somebody who opens the list of scenarios, then one of them
    desk = opened()
    desk.register()
    open_from_the_list(desk)
    assert "fin à découvrir" in desk.words()

    # WHEN two decisions are taken and the window is closed
    desk.press(ENTER)
    desk.reach(lambda: state(desk) is not None)
    decide(desk, "2")
    decide(desk, "1")
    left = state(desk)
    desk.close()

    # THEN the same name comes back to the same scene, with the same gauges
    desk = opened()
    come_back(desk)
    assert state(desk) == left
    assert "Votre dernière décision" in desk.words()
    assert [gauge.dial.value() for gauge in desk.page.gauges._gauges.values()] == list(left.gauges.values())

    # AND it is played to its end, whose debrief asks how sure one is now
    play_on(desk, "1")
    conclude(desk)
    first = state(desk)

    # AND the second decision is taken again, the path of the first time beside it
    desk.tab_to(lambda: desk.focused.accessibleName().startswith("Rejouer à partir de la décision 2"))
    desk.press(SPACE)
    desk.reach(lambda: state(desk).earlier == first.id)
    assert [step.choice for step in state(desk).steps] == [1]
    assert "La dernière fois : " in desk.words()
    assert "Comme la dernière fois : " in desk.words()
    decide(desk, "2")
    assert "Maintenant : " in desk.words()
    play_on(desk, "2")

    # AND the list tells what was found
    conclude(desk)
    desk.press(ENTER)
    desk.reach(lambda: desk.at(ScenariosPlace))
    desk.settle()
    seen = desk.application.seat.progress
    assert seen is not None
    assert [play.ending is not None for play in seen.plays] == [True, True]


def test_escape_goes_back_from_the_certainty_to_the_choices(opened: Open) -> None:
    desk = opened()
    desk.register()
    desk.go(BILAN)
    desk.press(ENTER)
    desk.reach(lambda: state(desk) is not None)
    while not state(desk).scene.asks_certainty:
        decide(desk, "1")
    before = len(state(desk).steps)
    desk.press(ENTER)
    assert "Choisissez d’abord" in desk.words()
    desk.type("1")
    desk.press(ENTER)
    assert "Est-ce la bonne décision" in desk.words()
    desk.press(ESCAPE)
    assert "Est-ce la bonne décision" not in desk.words()
    desk.type("2")
    desk.press(ENTER)
    desk.type("&")
    desk.press(ENTER)
    desk.reach(lambda: len(state(desk).steps) == before + 1)
    assert (state(desk).steps[-1].choice, state(desk).steps[-1].certainty) == (1, 1)


@pytest.mark.slow
def test_given_a_play_when_its_scenario_changes_or_goes_then_it_keeps_its_meaning(opened: Open, tmp_path: Path) -> None:
    # GIVEN a play under way
    desk = opened()
    desk.register()
    desk.go(BILAN)
    desk.press(ENTER)
    desk.reach(lambda: state(desk) is not None)
    decide(desk, "1")
    left = state(desk)
    desk.press(Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    desk.close()

    # WHEN the author rewrites it, then takes it away
    sources = tmp_path / "modules"
    shutil.copytree(paths.MODULES, sources)
    file = sources / "01-menaces" / "scenario-bilan.md"
    file.write_text(file.read_text("utf-8").replace("12 000 personnes", "13 000 personnes"), "utf-8")
    desk = opened(sources=sources)
    come_back(desk)

    # THEN the play is as it was, and the page says what happened
    assert state(desk) == left
    assert "a changé depuis" in desk.words()
    desk.close()

    file.unlink()
    desk = opened(sources=sources)
    come_back(desk)
    assert state(desk) == left
    assert "n’est plus dans le cours" in desk.words()
    play_on(desk, "1")
    assert state(desk).ended
    desk.go(HomePlace())
    desk.go(BILAN)
    assert "ne fait plus partie du cours" in desk.words()
