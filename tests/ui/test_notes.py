"""Notes and bookmarks by keyboard: written beside the text, saved by themselves, found again on their page."""

from typing import Any

from PySide6.QtCore import Qt

from coprosec.ui.navigation import HomePlace, LessonPlace, NotesPlace
from tests.ui.conftest import Open
from tests.ui.desk import ALT, CONTROL, ENTER, LESSON, Desk

D, N, ESCAPE = Qt.Key.Key_D, Qt.Key.Key_N, Qt.Key.Key_Escape
SECTION = LessonPlace("m1-menace", "sept-familles-de-menaces")  # type: ignore[arg-type]


def panel(desk: Desk) -> Any:
    screens = desk.application._screens
    assert screens is not None
    return screens.lesson._keepsakes._panel


def tools(desk: Desk) -> Any:
    return desk.page.tools


def written(desk: Desk) -> list[str]:
    """The texts on the page of notes."""
    return [note.text for lesson in desk.page._kept for note in lesson.notes]


def test_given_a_lesson_when_a_note_is_written_then_it_is_there_at_the_next_start(opened: Open) -> None:
    # GIVEN a section of a lesson
    desk = opened()
    desk.register()
    desk.go(SECTION)

    # WHEN a note is written on it, and the panel closed
    desk.press(N, CONTROL)
    assert desk.focused.accessibleName() == "Note sur : Sept familles de menaces"
    desk.type("Demander à la mairie")
    desk.press(ESCAPE)
    assert not panel(desk).isVisible()
    assert desk.focused is desk.view
    assert tools(desk).notes.accessibleName() == "Notes (1)"
    desk.close()

    # THEN it is found on its page after a new start, and opened at its section
    later = opened()
    later.press(ENTER)
    later.reach(lambda: later.application.seat.progress is not None)
    later.go(NotesPlace())
    assert written(later) == ["Demander à la mairie"]
    later.tab_to(lambda: later.focused.accessibleName() == "Ouvrir la note : Sept familles de menaces")
    later.press(ENTER)
    assert isinstance(later.here, LessonPlace)
    assert later.here.anchor == SECTION.anchor
    assert later.focused.accessibleName() == "Note sur : Sept familles de menaces"
    assert later.view.section()[0] == SECTION.anchor


def test_given_a_note_when_it_is_changed_then_the_page_says_when_it_was_saved(desk: Desk) -> None:
    desk.register()
    desk.go(LESSON)
    desk.press(N, CONTROL)
    desk.type("Un")
    [card] = panel(desk)._cards.values()
    desk.reach(lambda: card.state.text().startswith("Enregistré "))
    desk.type(" deux")
    assert card.state.text() == ""
    desk.go(HomePlace())
    desk.go(NotesPlace())
    assert written(desk) == ["Un deux"]


def test_given_a_note_when_it_is_thrown_away_then_it_can_be_put_back(desk: Desk) -> None:
    # GIVEN a note
    desk.register()
    desk.go(LESSON)
    desk.press(N, CONTROL)
    desk.type("À garder")

    # WHEN it is thrown away
    desk.tab_to(lambda: desk.focused.accessibleName() == "Supprimer cette note")
    desk.press(ENTER)
    assert panel(desk)._cards == {}
    assert tools(desk).notes.accessibleName() == "Notes"

    # THEN it can be put back
    desk.tab_to(lambda: desk.focused.accessibleName() == "Remettre la note")
    desk.press(ENTER)
    desk.go(NotesPlace())
    assert written(desk) == ["À garder"]


def test_given_a_section_when_ctrl_d_is_pressed_then_a_bookmark_is_put_and_found_again(desk: Desk) -> None:
    # GIVEN a section
    desk.register()
    desk.go(SECTION)

    # WHEN Ctrl+D is pressed
    desk.press(D, CONTROL)
    assert tools(desk).bookmark.accessibleName() == "Ôter le signet"

    # THEN the bookmark leads back to it
    desk.go(NotesPlace())
    desk.tab_to(lambda: desk.focused.accessibleName() == "Signet : Sept familles de menaces")
    desk.press(ENTER)
    assert desk.here == SECTION
    desk.reach(lambda: desk.view.section()[0] == SECTION.anchor)

    # AND it can be taken away on the page of notes
    desk.press(Qt.Key.Key_Left, ALT)
    desk.tab_to(lambda: desk.focused.accessibleName() == "Ôter le signet : Sept familles de menaces")
    desk.press(ENTER)
    assert desk.page.notice.accessibleName() == "Vous n’avez encore ni note ni signet."


def test_given_notes_when_words_are_typed_then_only_those_that_have_them_are_shown(desk: Desk) -> None:
    desk.register()
    desk.go(LESSON)
    desk.press(N, CONTROL)
    desk.type("Réunir la tontine")
    desk.go(NotesPlace())
    desk.type("reunir TONTINE")
    assert len(desk.page.findChildren(type(desk.page.notice))) == 1
    assert not desk.page.notice.isVisible()
    desk.type(" zzz")
    assert desk.page.notice.accessibleName() == "Aucune note n’a ces mots."


def test_given_somebody_else_who_sits_down_then_nothing_of_the_notes_is_seen(desk: Desk) -> None:
    desk.register()
    desk.go(LESSON)
    desk.press(N, CONTROL)
    desk.type("Secret")
    desk.sign_out()
    desk.signin.registration_requested.emit("Bio Sanni")
    desk.reach(lambda: desk.at(HomePlace))
    desk.go(LESSON)
    assert tools(desk).notes.accessibleName() == "Notes"
    assert panel(desk) is None
    desk.press(N, CONTROL)
    assert [card.editor.toPlainText() for card in panel(desk)._cards.values()] == [""]
    desk.go(NotesPlace())
    assert written(desk) == []


def test_given_a_note_under_way_when_the_text_size_changes_then_nothing_is_lost(desk: Desk) -> None:
    desk.register()
    desk.go(LESSON)
    desk.press(N, CONTROL)
    desk.type("En cours")
    desk.resize_text(150)
    desk.settle()
    desk.go(NotesPlace())
    assert written(desk) == ["En cours"]
