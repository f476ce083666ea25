"""Each kind of question under hard conditions: long texts, large type, pastes, keys, and what a screen reader hears."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from coprosec.domain.items import Choice, FreeText, Item, ItemBody, Matching, Ordering, ShortText, SingleChoice
from coprosec.domain.items.text import MAX_FREE, MAX_SHORT, Number, cleaned
from coprosec.paths import RESOURCES
from coprosec.ui.items import widget_for
from coprosec.ui.theme import Theme
from tests import samples

LONG = "Une personne du quartier prévient le comité, qui appelle le commissariat et garde le calme. " * 4
LONG_CHOICES = tuple(Choice(mark, f"{LONG}{mark}") for mark in "abcd")
LONG_BODIES: tuple[ItemBody, ...] = (
    SingleChoice(LONG_CHOICES, ("a",)),
    replace(samples.MULTIPLE, choices=LONG_CHOICES, keys=("a", "b")),
    Ordering(LONG_CHOICES, tuple("abcd")),
    Matching(LONG_CHOICES, LONG_CHOICES, {mark: mark for mark in "abcd"}),
)


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    made = Theme(RESOURCES)
    made.apply()
    return made


def shown(body: ItemBody, theme: Theme, qtbot: QtBot, width: int = 700) -> Any:
    widget = widget_for(samples.item("q", body), theme)
    qtbot.addWidget(widget)
    widget.resize(width, 300)
    widget.show()
    height = widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()
    widget.resize(width, max(height, widget.minimumSizeHint().height()))
    QApplication.processEvents()
    return widget


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("body", LONG_BODIES, ids=lambda body: body.kind)
def test_given_long_texts_when_shown_small_or_large_then_every_line_is_seen(
    body: ItemBody, percent: int, theme: Theme, qtbot: QtBot
) -> None:
    # GIVEN propositions of several lines in a narrow column
    theme.set_percent(percent)
    widget = shown(body, theme, qtbot)

    # THEN no label is lower than its text, and none goes out of the column
    for text in widget.findChildren(QLabel):
        if text.isVisible() and text.text():
            assert text.height() >= text.heightForWidth(text.width()), text.text()[:20]
            assert text.mapTo(widget, QPoint(text.width(), 0)).x() <= widget.width()
    theme.set_percent(100)


@pytest.mark.parametrize("percent", [100, 200])
def test_given_long_steps_then_the_list_is_as_high_as_all_of_them(percent: int, theme: Theme, qtbot: QtBot) -> None:
    theme.set_percent(percent)
    widget = shown(Ordering(LONG_CHOICES, tuple("abcd")), theme, qtbot)
    steps = widget._list
    last = steps.visualItemRect(steps.item(3))
    assert last.bottom() <= steps.viewport().height()
    for row in range(4):
        rect = steps.visualItemRect(steps.item(row))
        assert rect.height() > 3 * steps.fontMetrics().height()
    theme.set_percent(100)


def test_given_steps_when_moved_by_key_then_each_says_its_new_place(theme: Theme, qtbot: QtBot) -> None:
    widget = shown(samples.ORDERING, theme, qtbot)
    steps = widget._list
    steps.setFocus()
    QTest.keyClick(steps, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    told = [QAccessible.queryAccessibleInterface(steps).child(row).text(QAccessible.Text.Name) for row in range(4)]
    assert told == [f"{place} sur 4 : {steps.item(place - 1).text()}" for place in range(1, 5)]
    assert steps.currentRow() == 1
    widget.reveal()
    assert all(
        steps.item(row).data(Qt.ItemDataRole.AccessibleTextRole).endswith((", bien placée", ", mal placée"))
        for row in range(4)
    )


def test_given_steps_when_one_is_dropped_elsewhere_then_the_response_follows(theme: Theme, qtbot: QtBot) -> None:
    # What Qt's list does itself when a step of its own is dropped on it.
    widget = shown(samples.ORDERING, theme, qtbot)
    steps, before = widget._list, widget.response()
    with qtbot.waitSignal(widget.changed):
        steps.model().moveRow(steps.rootIndex(), 3, steps.rootIndex(), 0)
    assert widget.response() == (before[3], *before[:3])
    assert steps.item(0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("1 sur 4")


def test_given_steps_when_the_buttons_are_pressed_then_the_chosen_one_moves(theme: Theme, qtbot: QtBot) -> None:
    widget = shown(samples.ORDERING, theme, qtbot)
    before = widget.response()
    widget._down.click()
    widget._down.click()
    assert widget.response() == (before[1], before[2], before[0], before[3])
    widget._up.click()
    assert widget.response() == (before[1], before[0], *before[2:])


@pytest.mark.parametrize("body", [ShortText(("oui",)), samples.GAPS, samples.NUMBER], ids=lambda body: body.kind)
def test_given_a_paste_that_is_too_long_then_it_is_said_at_once_and_refused_not_cut(
    body: ItemBody, theme: Theme, qtbot: QtBot
) -> None:
    widget = shown(body, theme, qtbot)
    field = widget.findChild(QLineEdit)
    QApplication.clipboard().setText("9" * (MAX_SHORT + 15))
    field.setFocus()
    field.paste()
    assert field.verdict.right.isVisible()
    assert f"{MAX_SHORT + 15} caractères, {MAX_SHORT} au plus" in field.verdict.right.text()
    assert field.accessibleDescription() == field.verdict.right.text()
    response = [text or "mot" for text in widget.response()]
    assert body.problem(tuple(response)) == "too-long"
    field.setText("9")
    assert not field.verdict.right.isVisible()


def test_given_a_free_text_that_is_too_long_then_it_is_said_at_once_and_refused_not_cut(
    theme: Theme, qtbot: QtBot
) -> None:
    widget = shown(samples.FREE, theme, qtbot)
    widget.findChild(QPlainTextEdit).setPlainText("é" * (MAX_FREE + 12))
    assert widget._left.text() == "Trop long : 12 caractères de trop."
    assert FreeText().problem(widget.response()) == "too-long"
    assert len(widget.response()[0]) == MAX_FREE + 12


@pytest.mark.parametrize("body", [ShortText(("oui",)), samples.FREE], ids=lambda body: body.kind)
def test_given_control_characters_pasted_then_they_are_left_out(body: ItemBody, theme: Theme, qtbot: QtBot) -> None:
    widget = shown(body, theme, qtbot)
    area: Any = widget.findChild(QLineEdit) or widget.findChild(QPlainTextEdit)
    QApplication.clipboard().setText("o\x00u\x07i\x1b")
    area.setFocus()
    area.paste()
    (given_text,) = widget.response()
    assert cleaned(given_text) == given_text
    assert given_text.replace(" ", "").startswith("o")
    assert body.problem(widget.response()) is None


@pytest.mark.parametrize("text", ["\x00", "a\x07", "\ud83d", "a\x1b[31m", "\r\n"])
def test_given_signs_that_nobody_sees_when_they_come_by_another_way_then_refused(text: str) -> None:
    assert samples.SHORT.problem((text,)) in ("unprintable", "nothing-typed")
    assert samples.FREE.problem((f"Bien. {text}",)) == "unprintable"


@given(st.text())
def test_given_any_text_when_cleaned_then_it_can_be_written_to_a_file_and_cleaning_again_changes_nothing(
    text: str,
) -> None:
    once = cleaned(text)
    assert cleaned(once) == once
    assert once.encode("utf-8").decode("utf-8") == once
    assert "\x00" not in once


@pytest.mark.parametrize(
    "typed,right",
    [
        ("1" + "0" * 180, False),
        ("3" + "." + "0" * 150, True),
        ("3," + "0" * 150 + "1", False),
        ("-" + "9" * 199, False),
    ],
)
def test_given_a_huge_number_then_it_is_judged_exactly(typed: str, right: bool) -> None:
    body = Number("3", "0")
    assert body.problem((typed,)) is None
    assert body.grade((typed,)).full is right


def test_given_long_targets_when_one_is_chosen_then_its_whole_text_is_a_tip(theme: Theme, qtbot: QtBot) -> None:
    widget = shown(Matching(LONG_CHOICES, LONG_CHOICES, {mark: mark for mark in "abcd"}), theme, qtbot)
    picker = widget.findChildren(QComboBox)[0]
    picker.setFocus()
    QTest.keyClick(picker, Qt.Key.Key_Down)
    assert picker.toolTip() == f"{LONG}a"
    assert picker.accessibleDescription() == widget.hint
    assert f"{LONG}a" in [text.text() for text in widget.findChildren(QLabel) if text.isVisible()]


def test_given_judged_controls_then_each_says_its_verdict(theme: Theme, qtbot: QtBot) -> None:
    widget = shown(samples.GAPS, theme, qtbot)
    widget.give(("cœur", "village"))
    widget.reveal()
    told = [field.accessibleDescription() for field in widget.findChildren(QLineEdit)]
    assert told == ["juste", "Réponse juste : cité"]
    pairs = shown(samples.MATCHING, theme, qtbot)
    pairs.give(("x", "y", "w"))
    pairs.reveal()
    told = [picker.accessibleDescription() for picker in pairs.findChildren(QComboBox)]
    assert told == ["juste", "juste", "Réponse juste : Choix z"]


@pytest.mark.parametrize("item", [samples.item(body.kind, body) for body in samples.BODIES], ids=lambda i: i.body.kind)
def test_given_any_kind_when_only_tab_is_pressed_then_every_control_is_reached(
    item: Item, theme: Theme, qtbot: QtBot
) -> None:
    widget = shown(item.body, theme, qtbot)
    widget.focus_first()
    wanted = {
        control
        for control in widget.findChildren(QWidget)
        if control.isVisible() and control.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    reached: set[QWidget] = set()
    for _press in range(12):
        focused = widget.window().focusWidget()
        assert focused is not None
        reached.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    groups = item.body.kind in ("single", "true-false", "opinion")
    assert bool(reached & wanted) if groups else wanted <= reached, item.body.kind
