"""Pages turned one over the other: the one that goes is put away once the one that comes is painted."""

import pytest
import shiboken6
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coprosec.ui.widgets.leaves import Leaves


@pytest.fixture
def leaves(qtbot: QtBot) -> Leaves:
    made = Leaves()
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    return made


def page(leaves: Leaves) -> QWidget:
    made = QWidget()
    rows = QVBoxLayout(made)
    for _nth in range(2):
        told = QLabel("mot " * 40)
        told.setWordWrap(True)
        rows.addWidget(told)
    leaves.add(made)
    return made


def test_given_a_page_turned_then_it_covers_the_one_before_which_is_hidden_later(leaves: Leaves, qtbot: QtBot) -> None:
    first, second = page(leaves), page(leaves)
    leaves.turn_to(first)
    leaves.turn_to(second)
    assert leaves.top is second
    assert leaves.children()[-1] is second
    assert not first.updatesEnabled()
    qtbot.waitUntil(first.isHidden)
    assert second.isVisible()


def test_given_a_page_turned_back_at_once_then_it_stays(leaves: Leaves, qtbot: QtBot) -> None:
    first, second = page(leaves), page(leaves)
    for one in (first, second, first):
        leaves.turn_to(one)
    qtbot.waitUntil(second.isHidden)
    assert first.isVisible()
    assert first.updatesEnabled()


def test_given_a_page_dropped_while_it_goes_then_it_is_deleted_once_hidden(leaves: Leaves, qtbot: QtBot) -> None:
    first, second = page(leaves), page(leaves)
    leaves.turn_to(first)
    leaves.turn_to(second)
    leaves.drop(first)
    qtbot.waitUntil(lambda: not shiboken6.isValid(first))
    leaves.drop(second)
    assert leaves.top is None
    assert second.isHidden()


def test_given_a_hidden_page_made_ready_then_nothing_is_left_to_lay_out(leaves: Leaves) -> None:
    made = page(leaves)
    leaves.get_ready(made)
    assert not made.isVisible()
    layout = made.layout()
    assert layout is not None
    assert not layout.activate()
    assert made.findChildren(QLabel)[1].y() > made.findChildren(QLabel)[0].height()


def test_given_another_size_then_the_page_on_top_and_the_next_one_have_it(leaves: Leaves, qtbot: QtBot) -> None:
    first, second = page(leaves), page(leaves)
    leaves.turn_to(first)
    leaves.resize(400, 250)
    assert first.size() == leaves.size()
    leaves.turn_to(second)
    assert second.size() == leaves.size()
    qtbot.waitUntil(first.isHidden)
