"""The board on screen: sorted, filtered, opened by keyboard."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from coprosec.ui.navigation import CohortsPlace, TrainerPlace
from coprosec.ui.trainer.model import Shown
from tests.ui.desk import Desk

NAMES = ("Élodie Kpènou", "Bio Sanni", "Afi Dossou")


@pytest.fixture
def board(desk: Desk) -> Any:
    """The page, with three people known."""
    desk.record(lambda study: [study.learners.register(name) for name in NAMES])
    desk.enter_trainer()
    assert desk.here == TrainerPlace()
    return desk.page


def names(page: Any) -> list[str]:
    return [row.name for row in page.model.shown]


def test_given_people_then_they_come_in_french_order_and_the_search_knows_no_accent(board: Any, desk: Desk) -> None:
    assert names(board) == ["Afi Dossou", "Bio Sanni", "Élodie Kpènou"]
    desk.type("elod")
    assert names(board) == ["Élodie Kpènou"]
    board.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    board._typed.clear()
    assert names(board) == ["Élodie Kpènou", "Bio Sanni", "Afi Dossou"]


def test_given_nobody_matches_then_it_is_said_in_the_place_of_the_table(board: Any, desk: Desk) -> None:
    board._kind.setCurrentIndex(board._kind.findData(Shown.NEEDING_HELP))
    assert not board.table.isVisible()
    assert board._empty.accessibleName() == "Personne ne correspond à ces filtres."
    assert not board._show.isVisible()
    desk.press_button("Montrer tout le monde")
    assert names(board) == ["Afi Dossou", "Bio Sanni", "Élodie Kpènou"]
    assert board._show.isVisible()


def test_given_nobody_yet_then_the_one_action_leads_to_the_lists(desk: Desk) -> None:
    desk.enter_trainer()
    assert not desk.page._show.isVisible()
    desk.press_button("Sessions de formation")
    assert desk.at(CohortsPlace)


def test_given_a_cell_then_a_screen_reader_hears_the_module_and_the_standing(board: Any) -> None:
    spoken = board.model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("Pas commencé")
    assert spoken.startswith("1. ")
