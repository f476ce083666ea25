"""Reading, as a trainee does it: a word is found, its place noted and marked, the lesson heard and kept on paper."""

from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from coprosec.ui.navigation import LessonPlace, NotesPlace
from tests.ui.conftest import Answer, Open
from tests.ui.desk import ALT, CONTROL, ENTER, PATIENCE_MS, Desk
from tests.ui.voices import Heard, espeak_into

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


def screen(desk: Desk) -> Any:
    """What drives the lessons."""
    screens = desk.application._screens
    assert screens is not None
    return screens.lesson


def listen(desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two utterances of a real voice, which speaks into files."""
    heard = Heard(folder / "sons")
    espeak_into(folder / "bin", heard.folder)
    with monkeypatch.context() as only:
        only.setenv("PATH", str(folder / "bin"))
        desk.press(Qt.Key.Key_F8)
        desk._qtbot.waitUntil(lambda: heard.count >= 2, timeout=PATIENCE_MS)
        desk.press(Qt.Key.Key_Escape)
    assert not screen(desk)._aloud.reading


def keep_on_paper(desk: Desk, target: Path) -> None:
    """The second line of the menu."""
    desk.press(Qt.Key.Key_P, CONTROL)
    menu = screen(desk)._printing.menu
    menu.actions()[1].trigger()
    menu.close()
    desk.reach(lambda: desk.page.footer.state.text() == f"PDF enregistré : {target.name}")
    assert len(PdfReader(target).pages) > 1


def test_given_a_word_half_remembered_when_it_is_searched_then_its_place_is_noted_heard_and_printed(
    opened: Open, answer: Answer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # GIVEN a trainee on the home page, who searches words without their accents, and opens the passage
    desk = opened()
    desk.register()
    desk.press(Qt.Key.Key_K, CONTROL)
    desk.type("voleur qui ne casse aucune")
    desk.press(ENTER)
    assert isinstance(desk.here, LessonPlace)
    lesson = desk.here.lesson

    # WHEN they mark it, write a note, listen to it and keep it as a PDF
    desk.press(Qt.Key.Key_D, CONTROL)
    assert desk.page.tools.bookmark.accessibleName() == "Ôter le signet"
    desk.press(Qt.Key.Key_N, CONTROL)
    desk.type("En parler au groupe de la tontine.")
    desk.press(Qt.Key.Key_Escape)
    listen(desk, tmp_path, monkeypatch)
    answer(tmp_path / "à emporter.pdf")
    keep_on_paper(desk, tmp_path / "à emporter.pdf")
    desk.close()

    # THEN the next day their note and their bookmark lead back to the same lesson
    later = opened()
    later.press(ENTER)
    later.reach(lambda: later.application.seat.progress is not None)
    later.tab_to(lambda: later.focused.accessibleName() == "Notes et signets")
    later.press(ENTER)
    assert later.here == NotesPlace()
    assert [note.text for one in later.page._kept for note in one.notes] == ["En parler au groupe de la tontine."]
    later.tab_to(lambda: later.focused.accessibleName().startswith("Signet : "))
    later.press(ENTER)
    assert isinstance(later.here, LessonPlace)
    assert later.here.lesson == lesson
    later.press(Qt.Key.Key_Left, ALT)
    assert later.here == NotesPlace()
