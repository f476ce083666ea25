"""What a question shows once it is judged, and the keys that answer it."""

from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from coprosec.domain.items import ItemBody
from coprosec.paths import RESOURCES
from coprosec.ui.items import widget_for
from coprosec.ui.theme import Theme
from tests import samples


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    made = Theme(RESOURCES)
    made.apply()
    return made


def shown(body: ItemBody, theme: Theme, qtbot: QtBot) -> Any:
    widget = widget_for(samples.item("q", body), theme)
    qtbot.addWidget(widget)
    widget.show()
    return widget


def type_key(widget: Any, text: str) -> bool:
    event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, text)
    return bool(widget.key_picked(event))


PICKED = [
    (samples.SINGLE, ("b",), ["", "right", ""]),
    (samples.SINGLE, ("a",), ["wrong", "missed", ""]),
    (samples.MULTIPLE, ("a", "b"), ["right", "wrong", "missed", "", ""]),
    (samples.OPINION, ("c",), ["", "", ""]),
]


@pytest.mark.parametrize("body,given,verdicts", PICKED, ids=["right", "wrong", "several", "opinion"])
def test_given_propositions_picked_when_they_are_judged_then_each_has_its_verdict(
    body: ItemBody, given: tuple[str, ...], verdicts: list[str], theme: Theme, qtbot: QtBot
) -> None:
    widget = shown(body, theme, qtbot)
    widget.give(given)
    widget.reveal()
    rows = widget.findChildren(QAbstractButton)
    assert [row.face.verdict for row in rows] == verdicts
    assert not any(row.isEnabled() for row in rows)
    spoken = {"": ")", "right": "(réponse juste)", "wrong": "(réponse fausse)", "missed": "(c’était une bonne réponse)"}
    for row, verdict in zip(rows, verdicts, strict=True):
        assert row.accessibleName().endswith(spoken[verdict]) == bool(verdict)


def test_given_steps_in_the_wrong_order_when_they_are_judged_then_their_right_place_is_written(
    theme: Theme, qtbot: QtBot
) -> None:
    widget = shown(samples.ORDERING, theme, qtbot)
    widget.give(("b", "a", "c", "d"))
    widget.reveal()
    texts = [widget._list.item(row).text() for row in range(4)]
    assert texts == ["Choix b (place juste : 2)", "Choix a (place juste : 1)", "Choix c", "Choix d"]


def test_given_steps_when_alt_and_arrows_are_pressed_then_the_step_moves(theme: Theme, qtbot: QtBot) -> None:
    widget = shown(samples.ORDERING, theme, qtbot)
    before = widget.response()
    with qtbot.waitSignal(widget.changed):
        QTest.keyClick(widget._list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert widget.response() == (before[1], before[0], *before[2:])
    QTest.keyClick(widget._list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert widget.response() == before


def test_given_pairs_when_they_are_judged_then_the_wrong_one_is_corrected(theme: Theme, qtbot: QtBot) -> None:
    widget = shown(samples.MATCHING, theme, qtbot)
    widget.give(("x", "y", "w"))
    widget.reveal()
    assert [picker.property("verdict") for picker in widget.findChildren(QComboBox)] == ["good", "good", "bad"]
    assert [shown.right.text() for shown in widget._verdicts if shown.right.isVisible()] == ["Réponse juste : Choix z"]


def test_given_gaps_filled_when_they_are_judged_then_accents_do_not_matter(theme: Theme, qtbot: QtBot) -> None:
    widget = shown(samples.GAPS, theme, qtbot)
    widget.give(("COEUR", "village"))
    widget.reveal()
    fields = widget.findChildren(QLineEdit)
    assert [field.property("verdict") for field in fields] == ["good", "bad"]
    assert all(field.isReadOnly() for field in fields)
    assert fields[1].verdict.right.text() == "Réponse juste : cité"


@pytest.mark.parametrize("typed,verdict", [("1234,9", "good"), ("1 234.5", "good"), ("1236", "bad")])
def test_given_a_number_when_it_is_judged_then_it_may_be_near(
    typed: str, verdict: str, theme: Theme, qtbot: QtBot
) -> None:
    widget = shown(samples.NUMBER, theme, qtbot)
    widget.give((typed,))
    widget.reveal()
    assert widget.findChild(QLineEdit).property("verdict") == verdict


def test_given_a_free_text_then_enter_is_a_new_line_and_ctrl_enter_validates(theme: Theme, qtbot: QtBot) -> None:
    widget = shown(samples.FREE, theme, qtbot)
    area = widget.findChild(QPlainTextEdit)
    with qtbot.assertNotEmitted(widget.submitted):
        QTest.keyClick(area, Qt.Key.Key_Return)
    with qtbot.waitSignal(widget.submitted):
        QTest.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("keys", ["12345", "abcde", "ABCDE", "&é\"'("])
def test_given_several_may_be_picked_then_each_key_picks_its_own_and_again_unpicks(
    keys: str, theme: Theme, qtbot: QtBot
) -> None:
    widget = shown(samples.MULTIPLE, theme, qtbot)
    assert all(type_key(widget, key) for key in keys)
    assert widget.response() == tuple("abcde")
    assert type_key(widget, keys[0])
    assert widget.response() == tuple("bcde")


@pytest.mark.parametrize("key", ["4", "9", "0", "d", "z", "ç", "²", ""])
def test_given_a_key_of_no_proposition_then_it_is_left_to_others(key: str, theme: Theme, qtbot: QtBot) -> None:
    widget = shown(samples.SINGLE, theme, qtbot)
    assert not type_key(widget, key)
    assert widget.response() == ()


def test_given_a_judged_question_then_keys_no_longer_change_it(theme: Theme, qtbot: QtBot) -> None:
    widget = shown(samples.SINGLE, theme, qtbot)
    widget.give(("a",))
    widget.reveal()
    assert not type_key(widget, "2")
    assert widget.response() == ("a",)
