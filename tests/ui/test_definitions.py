"""Definitions in lessons: under the mouse, under the keyboard, and out of the way when they are no longer wanted."""

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QUrl
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication

from coprosec.ui.widgets.rich_text import RichText
from tests.ui.desk import LESSON, PATIENCE_MS, TAB, Desk


def focused_link(desk: Desk) -> str:
    text: Any = desk.focused
    return text.textCursor().charFormat().anchorHref() if isinstance(text, RichText) else ""


def text_with(desk: Desk, address: str) -> RichText:
    return next(
        block for block in desk.view.blocks if isinstance(block, RichText) and address in block.document().toHtml()
    )


@pytest.fixture
def lesson(desk: Desk) -> Desk:
    desk.register()
    desk.go(LESSON)
    return desk


def test_given_a_term_when_tab_comes_to_it_then_its_definition_is_shown_and_told(lesson: Desk) -> None:
    # WHEN Tab comes to a term
    lesson.tab_to(lambda: focused_link(lesson) == "term:vulnerabilite")
    hint = lesson.page.hint

    # THEN its definition is shown beside it, the keyboard stays on it, and a screen reader hears it
    assert hint.isVisible()
    assert hint._title.text() == "Vulnérabilité"
    assert "Un point faible devant une menace" in hint._text.text()
    assert focused_link(lesson) == "term:vulnerabilite"
    assert lesson.focused.accessibleDescription().startswith("Vulnérabilité : Un point faible")
    assert lesson.page.rect().contains(hint.geometry())

    # AND Escape takes it away, the next link brings its own
    lesson.press(Qt.Key.Key_Escape)
    assert not hint.isVisible()
    lesson.press(TAB)
    assert focused_link(lesson) != "term:vulnerabilite"
    assert hint._title.text() != "Vulnérabilité"


def test_given_a_source_when_tab_comes_to_it_then_it_is_named(lesson: Desk) -> None:
    lesson.tab_to(lambda: focused_link(lesson).startswith("source:"))
    assert lesson.page.hint.isVisible()
    assert lesson.page.hint._title.text() == "Source"
    assert "Fraternité" in lesson.page.hint._text.text()


def test_given_a_term_when_the_keyboard_leaves_the_text_then_its_definition_goes(lesson: Desk) -> None:
    lesson.tab_to(lambda: focused_link(lesson) == "term:vulnerabilite")
    lesson.page.tools.notes.setFocus()
    assert not lesson.page.hint.isVisible()
    assert text_with(lesson, "term:vulnerabilite").accessibleDescription() == ""


def test_given_a_term_when_the_mouse_rests_on_it_then_its_definition_stays_while_it_is_read(lesson: Desk) -> None:
    # GIVEN the mouse on a term
    text, hint = text_with(lesson, "term:vulnerabilite"), lesson.page.hint
    text.highlighted.emit(QUrl("term:vulnerabilite"))
    assert not hint.isVisible()
    lesson._qtbot.waitUntil(hint.isVisible, timeout=PATIENCE_MS)
    assert hint._title.text() == "Vulnérabilité"

    # WHEN it goes from the word to the definition, THEN this stays
    text.highlighted.emit(QUrl(""))
    here = QPoint(5, 5).toPointF()
    QApplication.sendEvent(hint, QEnterEvent(here, here, here))
    assert not hint._grace.isActive()
    assert hint.isVisible()

    # AND it goes once the mouse has left both
    QApplication.sendEvent(hint, QEvent(QEvent.Type.Leave))
    lesson._qtbot.waitUntil(lambda: not hint.isVisible(), timeout=PATIENCE_MS)


def test_given_a_definition_when_the_page_scrolls_or_changes_then_it_goes(lesson: Desk) -> None:
    lesson.tab_to(lambda: focused_link(lesson) == "term:vulnerabilite")
    bar = lesson.view.verticalScrollBar()
    bar.setValue(bar.value() + 40)
    assert not lesson.page.hint.isVisible()
