"""Colours, letters and movement: chosen by keyboard, followed at once, remembered for each person."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from coprosec.domain.document import Heading
from coprosec.domain.look import THEMES, Look
from coprosec.ui.navigation import DisplayPlace, HomePlace, LessonPlace, SignInPlace, TrainerPlace
from coprosec.ui.paper.canvas import pdf
from coprosec.ui.paper.report import write_report
from coprosec.ui.sheet.drawing import Sheet, save_pdf
from tests.ui.conftest import Open
from tests.ui.desk import ALT, CONTROL, ENTER, LESSON, M1, TAB, Desk

COMMA = Qt.Key.Key_Comma
SPACE = Qt.Key.Key_Space


def looks(desk: Desk) -> tuple[str, int, str]:
    theme = desk.application.theme
    return theme.name, theme.percent, theme.face


def beside_the_sidebar(desk: Desk) -> QColor:
    """A point in the margin of the page."""
    image = desk.window.grab().toImage()
    assert desk.window.sidebar is not None
    return image.pixelColor(desk.window.sidebar.width() + 6, image.height() // 2)


def test_given_a_lesson_when_dark_is_chosen_by_keyboard_then_everything_is_dark_and_the_lesson_comes_back(
    desk: Desk,
) -> None:
    # GIVEN somebody in a lesson
    desk.register()
    desk.go(LESSON)

    # WHEN they open « Affichage » and take the colours after those in force
    desk.press(COMMA, CONTROL)
    assert desk.at(DisplayPlace)
    assert desk.focused.accessibleName().startswith("Claires")
    desk.press(Qt.Key.Key_Right)

    # THEN the page, made anew, is dark, and the keyboard is on that choice
    assert looks(desk) == ("dark", 100, "andika")
    assert desk.focused.accessibleName().startswith("Sombres")
    assert desk.keys_reach_the_page()
    assert beside_the_sidebar(desk) == desk.application.theme.color("paper")

    # THEN one step back is the lesson, dark too
    desk.press(Qt.Key.Key_Left, ALT)
    assert desk.here == LESSON
    assert desk.keys_reach_the_page()
    assert beside_the_sidebar(desk) == desk.application.theme.color("paper")


def test_given_wishes_when_the_person_comes_back_then_they_are_theirs_alone(desk: Desk) -> None:
    # GIVEN somebody who chose high contrast, OpenDyslexic, larger text and no movement
    desk.register()
    desk.press(COMMA, CONTROL)
    for _step in range(2):
        desk.press(Qt.Key.Key_Right)
    desk.press(Qt.Key.Key_Plus, CONTROL)
    desk.tab_to(lambda: desk.focused.accessibleName().startswith("Andika"))
    for _step in range(2):
        desk.press(Qt.Key.Key_Right)
    desk.tab_to(lambda: desk.focused.accessibleName() == "Réduire les animations")
    desk.press(SPACE)
    assert (*looks(desk), desk.application.theme.still) == ("contrast", 112, "opendyslexic", True)

    # WHEN they leave, the next person finds the PC's looks
    desk.sign_out()
    assert (*looks(desk), desk.application.theme.still) == ("light", 100, "andika", False)

    # THEN they find theirs when they come back, from the first page on
    desk.press(ENTER)
    desk.reach(lambda: isinstance(desk.here, HomePlace))
    assert (*looks(desk), desk.application.theme.still) == ("contrast", 112, "opendyslexic", True)
    assert desk.application.window.sidebar is not None
    assert desk.application.window.sidebar.isVisible()


def test_given_wishes_when_the_usual_is_asked_then_they_are_taken_back_for_good(opened: Open) -> None:
    desk = opened()
    desk.register()
    desk.press(COMMA, CONTROL)
    desk.press(Qt.Key.Key_Right)
    desk.tab_to(lambda: desk.focused.accessibleName() == "Comme sur ce poste")
    desk.press(ENTER)
    assert looks(desk) == ("light", 100, "andika")
    assert desk.keys_reach_the_page()
    desk.sign_out()
    desk.press(ENTER)
    desk.reach(lambda: isinstance(desk.here, HomePlace))
    assert looks(desk) == ("light", 100, "andika")


def test_given_nobody_signed_in_when_contrast_is_chosen_then_a_newcomer_keeps_it(desk: Desk) -> None:
    # GIVEN somebody who cannot read the first page as it is
    desk.press(COMMA, CONTROL)
    desk.reach(lambda: desk.at(DisplayPlace))
    for _step in range(2):
        desk.press(Qt.Key.Key_Right)
    assert desk.application.theme.name == "contrast"

    # WHEN they go back and give their name
    desk.press(Qt.Key.Key_Left, ALT)
    assert desk.at(SignInPlace)
    desk.register()

    # THEN it is theirs from now on
    assert desk.application.theme.name == "contrast"
    desk.sign_out()
    assert desk.application.theme.name == "light"
    desk.press(ENTER)
    desk.reach(lambda: isinstance(desk.here, HomePlace))
    assert desk.application.theme.name == "contrast"


@pytest.mark.parametrize("name", THEMES)
def test_given_a_theme_then_no_page_keeps_a_colour_of_another_one(name: str, desk: Desk) -> None:
    """What is drawn when a page is made must not survive it: a large part of each page is its own paper."""
    desk.register()
    desk.application.looks.wear(Look(theme=name))
    for place in (HomePlace(), M1, LessonPlace("m1-nord"), DisplayPlace()):  # type: ignore[arg-type]
        desk.go(place)
        assert beside_the_sidebar(desk) == desk.application.theme.color("paper"), place


def test_given_a_trainer_when_they_chose_colours_then_they_find_them_again(desk: Desk) -> None:
    from coprosec.domain.ids import TrainerId
    from coprosec.domain.trainer import Trainer

    trainer = Trainer(TrainerId("rosine"), "Rosine Ahouansou")  # type: ignore[arg-type]
    desk.application.enter_trainer(trainer)
    desk.settle()
    desk.press(COMMA, CONTROL)
    desk.press(Qt.Key.Key_Right)
    assert desk.application.theme.name == "dark"
    desk.sign_out()
    assert desk.application.theme.name == "light"
    desk.application.enter_trainer(trainer)
    desk.settle()
    assert desk.application.theme.name == "dark"
    assert desk.at(TrainerPlace)
    assert desk.window.sidebar is not None
    assert desk.window.sidebar._brand.text() == "Espace formateur"


def test_given_dialogs_of_qt_then_they_follow_the_theme(desk: Desk) -> None:
    desk.application.looks.wear(Look(theme="dark"))
    palette = QApplication.palette()
    assert palette.window().color() == desk.application.theme.color("paper")
    assert palette.text().color() == desk.application.theme.color("ink")
    desk.press(TAB)
    assert desk.focused.isVisible()


@pytest.mark.parametrize("name", ["dark", "contrast"])
def test_given_any_theme_then_paper_is_printed_as_by_day(name: str, desk: Desk, tmp_path: Path) -> None:
    drawn: list[bytes] = []
    for theme in ("light", name):
        desk.application.looks.wear(Look(theme=theme))
        looked = desk.application.theme
        save_pdf(Sheet("Bopa", "Poste 3", "Rosine", "ABCD-EFGH", "27 novembre 2026"), looked, tmp_path / "feuille.pdf")
        write_report(tmp_path / "rapport.pdf", "Rapport", (Heading("Rapport"),), looked)
        with pdf(tmp_path / "liste.pdf", "Liste", looked) as canvas:
            canvas.fill((0, 0, 10, 10), "primary_soft")
        for file in ("feuille", "rapport", "liste"):
            pages = [page.get_contents() for page in PdfReader(tmp_path / f"{file}.pdf").pages]
            drawn += [content.get_data() for content in pages if content is not None]
    half = len(drawn) // 2
    assert half >= 3
    assert drawn[:half] == drawn[half:]
