"""The widget of each kind of question."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from coprosec.domain.items import BODIES, Item
from coprosec.paths import RESOURCES
from coprosec.ui.items import WIDGETS, widget_for
from coprosec.ui.theme import Theme
from tests import samples

ITEMS = tuple(samples.item(body.kind, body) for body in samples.BODIES)
NO_KEY = {"opinion": ("b",), "free-text": ("Prévenir la mairie.",)}


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    made = Theme(RESOURCES)
    made.apply()
    return made


def test_every_kind_has_its_widget() -> None:
    assert set(WIDGETS) == set(BODIES.values())


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.body.kind)
def test_what_is_given_is_the_response(item: Item, theme: Theme, qtbot: QtBot) -> None:
    widget = widget_for(item, theme)
    qtbot.addWidget(widget)
    response = item.body.key() or NO_KEY[item.body.kind]
    widget.give(response)
    assert set(widget.response()) == set(response)
    assert item.body.problem(widget.response()) is None
    widget.reveal()
    assert set(widget.response()) == set(response)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.body.kind)
def test_every_control_has_a_name(item: Item, theme: Theme, qtbot: QtBot) -> None:
    widget = widget_for(item, theme)
    qtbot.addWidget(widget)
    widget.show()
    for control in widget.findChildren(QWidget):
        if control.isVisible() and control.focusPolicy() & Qt.FocusPolicy.TabFocus:
            text = control.text() if isinstance(control, QAbstractButton) else ""
            assert control.accessibleName() or text, type(control).__name__
    assert widget.hint


@pytest.mark.parametrize("key", ["2", "b"])
def test_a_digit_or_a_letter_picks(key: str, theme: Theme, qtbot: QtBot) -> None:
    item = next(item for item in ITEMS if item.body.kind == "single")
    widget = widget_for(item, theme)
    qtbot.addWidget(widget)
    widget.show()
    event_key = Qt.Key.Key_2 if key == "2" else Qt.Key.Key_B
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    event = QKeyEvent(QEvent.Type.KeyPress, event_key, Qt.KeyboardModifier.NoModifier, key)
    assert widget.key_picked(event)
    assert widget.response() == (item.body.to_data()["choices"][1]["id"],)
    with qtbot.waitSignal(widget.submitted):
        QTest.keyClick(widget, Qt.Key.Key_Return)
