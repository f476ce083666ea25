"""The page « À propos »: what it credits, and that it can be reached by everybody."""

import re

import pytest
from PySide6.QtCore import Qt

from coprosec import __version__, paths
from coprosec.paths import DataFolder
from coprosec.ui.guide.about import about_html
from coprosec.ui.guide.parts import parts
from coprosec.ui.navigation import GuidePlace, HomePlace, SignInPlace
from tests.ui.desk import Desk

ABOUT = GuidePlace("a-propos")


def text(desk: Desk) -> str:
    return tidy(desk.page._text.toPlainText())


def tidy(words: str) -> str:
    """With ordinary spaces, as Qt hands some of the others back."""
    return " ".join(words.split())


def test_given_nobody_signed_in_then_the_page_credits_what_the_course_owes(desk: Desk, data: DataFolder) -> None:
    # WHEN the page is asked for at the names, by keyboard
    desk.press_button("À propos")
    assert desk.here == ABOUT

    # THEN it says where the course comes from, as the course says it, and when a group may do what
    course = desk.application._get_catalog().outline()
    told = text(desk)
    for sentence in (course.title, course.version, course.notice, *course.credits):
        assert tidy(sentence) in told
    for slot in course.timetable:
        assert tidy(slot.title) in told
    assert "8 h 30" in told
    assert "Jour 2" in told

    # THEN where things are, and the way back
    for fact in (__version__, str(data.root), str(data.logs), "MIT", "BY-SA 4.0"):
        assert fact in told
    desk.press_button("Revenir")
    assert desk.here == SignInPlace()


def test_given_a_learner_then_the_guides_lead_to_the_page_and_back(desk: Desk) -> None:
    desk.register()
    desk.press_button("Guides et à propos")
    assert desk.here == GuidePlace()
    desk.press_button("À propos")
    assert desk.here == ABOUT
    desk.press(Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    assert desk.here == HomePlace()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_nothing_is_wider_than_the_page(desk: Desk, percent: int) -> None:
    desk.application.theme.set_percent(percent)
    desk.application._go_unseated(ABOUT)
    desk.settle()
    assert desk.page._text.horizontalScrollBar().maximum() == 0


def test_a_course_that_cannot_be_read_does_not_hide_the_rest(data: DataFolder) -> None:
    told = about_html(None, data)
    assert __version__ in told
    assert "Inter" in told


def test_the_parts_are_those_that_third_party_lists() -> None:
    shipped = (paths.RESOURCES.parent / "THIRD-PARTY.md").read_text("utf-8").split("## Used to develop")[0]
    listed = {re.sub(r" \(.*", "", row[1]) for row in re.finditer(r"^\| (?!Part|---)(.+?) \| ", shipped, re.MULTILINE)}
    assert {re.sub(r" \(.*", "", part.name) for part in parts()} == listed


def test_third_party_lists_every_library_that_packages_carry() -> None:
    from makers.shipped import names

    listed = (paths.RESOURCES.parent / "THIRD-PARTY.md").read_text("utf-8").casefold().replace("_", "-")
    missing = [name for system in ("linux", "win32") for name in names(system) if name not in listed]
    assert missing == []
