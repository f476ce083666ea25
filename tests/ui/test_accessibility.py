"""Every control of every page has a name, and Tab reaches it."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from coprosec.domain.look import Look
from coprosec.ui.display.tile import Tile
from coprosec.ui.items.certainty import CertaintyRow
from coprosec.ui.items.choices import ChoicesWidget
from coprosec.ui.navigation import (
    AttestationsPlace,
    BackupsPlace,
    CalibrationPlace,
    CohortsPlace,
    Destination,
    DisplayPlace,
    DuplicatesPlace,
    ErasurePlace,
    ExchangePlace,
    ExportPlace,
    GlossaryPlace,
    GuidePlace,
    HealthPlace,
    HomePlace,
    InsightsPlace,
    MyResultsPlace,
    NotesPlace,
    PapersPlace,
    PostPlace,
    ProfilePlace,
    ReportPlace,
    ReviewPlace,
    ScenariosPlace,
    SearchPlace,
    SetupPlace,
    SheetPlace,
    TrainerPlace,
    VerifyPlace,
)
from coprosec.ui.widgets.segments import Segments
from tests.ui import audit
from tests.ui.conftest import Open
from tests.ui.desk import BESIDE, ENTER, LESSON, M1, QUIZ, SCENARIO, TAB, Desk

PAGES: list[Destination] = [
    HomePlace(),
    M1,
    LESSON,
    QUIZ,
    ReviewPlace(),
    SearchPlace(),
    GlossaryPlace(),
    ScenariosPlace(),
    SCENARIO,
    NotesPlace(),
    TrainerPlace(),
    CohortsPlace(),
    DuplicatesPlace(),
    InsightsPlace(),
    ExportPlace(),
    ProfilePlace(),
    PostPlace(),
    SetupPlace(),
    HealthPlace(),
    ErasurePlace(),
    GuidePlace("installateur"),
    GuidePlace("a-propos"),
    DisplayPlace(),
    MyResultsPlace(),
    CalibrationPlace(),
    AttestationsPlace(),
    VerifyPlace(),
    ReportPlace(),
    PapersPlace(),
    ExchangePlace(),
    BackupsPlace(),
    SheetPlace("ABCD-EFGH"),
    *BESIDE,
]


def nameless(desk: Desk) -> list[str]:
    """Controls that a screen reader could only call by their type; a text is its own name."""
    return [
        type(control).__name__
        for control in desk.controls()
        if not hasattr(control, "toHtml")
        and not (control.accessibleName() or QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name))
    ]


def tabbed(desk: Desk, presses: int) -> set[QWidget]:
    """Where Tab leads, pressed so many times."""
    seen = {desk.focused}
    for _press in range(presses):
        desk.press(TAB)
        seen.add(desk.focused)
    return seen


def test_given_nobody_known_then_every_control_of_the_new_name_has_a_name(desk: Desk) -> None:
    assert nameless(desk) == []


def test_given_names_known_then_every_control_of_the_list_has_a_name(opened: Open) -> None:
    first = opened()
    first.register()
    first.sign_out()
    assert nameless(first) == []


@pytest.mark.parametrize("place", PAGES, ids=lambda place: type(place).__name__)
def test_given_a_page_then_nothing_opened_beside_the_window(place: Destination, desk: Desk) -> None:
    desk.register()
    desk.go(place)
    assert desk.window.isActiveWindow()


@pytest.mark.parametrize("place", PAGES, ids=lambda place: type(place).__name__)
def test_given_a_page_then_every_control_has_a_name(place: Destination, desk: Desk) -> None:
    desk.register()
    desk.go(place)
    assert nameless(desk) == []


@pytest.mark.parametrize("place", PAGES, ids=lambda place: type(place).__name__)
def test_given_a_page_when_tab_is_pressed_on_and_on_then_every_control_is_reached(
    place: Destination, desk: Desk
) -> None:
    # GIVEN a page; radio buttons count as one, which Tab enters and arrows walk
    desk.register()
    desk.go(place)
    wanted = {
        control
        for control in desk.controls()
        if not isinstance(control, Tile) and not isinstance(control.parent(), ChoicesWidget | CertaintyRow | Segments)
    }

    # WHEN Tab is pressed all around: the links of a text are stops too
    links = sum(control.toHtml().count("href=") for control in desk.controls() if hasattr(control, "toHtml"))
    reached = tabbed(desk, 3 * len(desk.controls()) + 40 + links)

    # THEN no control was left out, and focus never went out of sight
    assert [type(control).__name__ for control in wanted - reached] == []
    assert all(control.isVisible() for control in reached)
    for choices in (child for child in desk.page.findChildren(ChoicesWidget) if child.isVisible()):
        assert reached & set(choices.findChildren(QWidget)), "Tab never enters the propositions"


def test_given_a_judged_question_then_every_control_has_a_name(desk: Desk) -> None:
    desk.register()
    desk.go(QUIZ)
    desk.quiz.page.sheet.answering.give(desk.quiz._state.plan.items[0].body.key())
    desk.be_sure()
    desk.press(ENTER)
    assert desk.quiz.page.sheet.judged
    assert nameless(desk) == []


@pytest.mark.parametrize("theme", ["light", "contrast"])
def test_given_any_page_then_what_has_the_keyboard_looks_otherwise(theme: str, desk: Desk) -> None:
    desk.register()
    desk.application.looks.wear(Look(theme=theme))
    found: dict[str, list[str]] = {}
    for place in PAGES:
        desk.go(place)
        same = audit.ringless(desk.window)
        if same:
            found[type(place).__name__] = same
    assert found == {}
