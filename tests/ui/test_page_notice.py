"""A message that fills its page, and the same one as a line among others."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from coprosec.paths import RESOURCES
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.page_notice import PageNotice


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    made = Theme(RESOURCES)
    made.apply()
    return made


@pytest.fixture
def notice(theme: Theme, qtbot: QtBot) -> PageNotice:
    made = PageNotice(theme)
    qtbot.addWidget(made)
    made.resize(900, 400)
    return made


def pressed(notice: PageNotice) -> QPushButton:
    found = notice.findChild(QPushButton)
    assert found is not None
    return found


def test_given_nothing_to_show_then_the_picture_stands_over_the_words_and_the_button_works(
    notice: PageNotice, qtbot: QtBot
) -> None:
    notice.fill("Rien encore.", "Vos notes se retrouveront ici.", "bookmark", action="Continuer le cours")
    QApplication.processEvents()
    assert notice.accessibleName() == "Rien encore."
    assert notice._icon.geometry().bottom() < notice._title.geometry().top()
    with qtbot.waitSignal(notice.action_requested):
        pressed(notice).click()


def test_given_a_page_that_was_empty_when_a_line_is_said_then_picture_and_button_are_gone(notice: PageNotice) -> None:
    notice.fill("Rien encore.", "Vos notes se retrouveront ici.", "bookmark", action="Continuer le cours")
    notice.say("Enregistré.", "", "good")
    QApplication.processEvents()
    assert pressed(notice).isHidden()
    assert notice._icon.pixmap().width() == 22
    assert notice._icon.mapTo(notice, QPoint(0, 0)).x() < notice._title.mapTo(notice, QPoint(0, 0)).x()


def test_given_larger_text_then_the_picture_follows(notice: PageNotice, theme: Theme) -> None:
    notice.fill("Rien encore.", "Vos notes se retrouveront ici.", "bookmark")
    before = notice._icon.pixmap().width()
    theme.set_percent(200)
    assert notice._icon.pixmap().width() == 2 * before
    theme.set_percent(100)
