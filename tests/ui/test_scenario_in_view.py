"""What a decision leads to is seen without scrolling, whatever the text size."""

import pytest

from tests.ui.desk import ENTER, SCENARIO, Desk


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_given_a_decision_then_what_it_leads_to_is_on_screen_whole_or_from_its_top(percent: int, desk: Desk) -> None:
    desk.register()
    desk.resize_text(percent)
    desk.go(SCENARIO)
    desk.press(ENTER)
    screens = desk.application._screens
    assert screens is not None
    screen, page = screens.scenario, screens.scenario.page
    while screen.state is None or not screen.state.ended:
        desk.reach(lambda: page.deciding is not None and page.deciding.chosen is None)
        before = len(screen.state.steps) if screen.state is not None else 0
        desk.type("1")
        desk.press(ENTER)
        if screen.state is not None and len(screen.state.steps) == before:
            desk.type("3")
            desk.press(ENTER)
        desk.reach(lambda count=before: screen.state is not None and len(screen.state.steps) == count + 1)  # type: ignore[misc]
        desk.settle()
        assert page.deciding is not None
        assert desk.is_in_view(page.deciding.outcome, page._scroll)
        desk.press(ENTER)
