"""A column whose body is made anew: one body at a time, at once, where the page is scrolled to."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coprosec.errors import ErrorCode, KnownError
from coprosec.paths import RESOURCES
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.column import BodyColumn
from coprosec.ui.widgets.footer import Footer
from coprosec.ui.widgets.page import lay_page
from coprosec.ui.wording import explain


class Page(QWidget):
    """More lines than there is room for, over one button."""

    def __init__(self) -> None:
        super().__init__()
        self.column = BodyColumn(Theme(RESOURCES), 400)
        self.action = QPushButton("Continuer")
        lay_page(self, self.column, Footer(None, self.action))
        self.resize(500, 300)
        self.fill("ligne")

    def fill(self, text: str) -> None:
        with self.column.new_body(8) as rows:
            for nth in range(30):
                rows.addWidget(QPushButton(f"{text} {nth}"))


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    """On screen, with the keyboard on its button."""
    made = Page()
    qtbot.addWidget(made)
    made.show()
    made.action.setFocus()
    QApplication.processEvents()
    return made


def test_given_a_page_scrolled_down_when_its_body_is_made_anew_then_it_stays_there(page: Page) -> None:
    bar = page.column.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    page.fill("autre")
    QApplication.processEvents()
    assert bar.value() == before > 0


def test_given_a_new_body_then_it_is_placed_at_once_and_the_keyboard_stays(page: Page) -> None:
    old = page.column.body
    page.fill("autre")
    assert page.column.body.isVisible()
    assert not old.isVisible()
    assert page.column.body.width() == page.column.content.width()
    assert page.focusWidget() is page.action


def test_given_a_body_that_cannot_be_made_then_the_one_before_stays(page: Page) -> None:
    old = page.column.body
    with pytest.raises(ZeroDivisionError), page.column.new_body(8) as rows:
        rows.addSpacing(1 // 0)
    assert page.column.body is old
    assert old.isVisible()


def test_given_an_error_then_the_notice_stands_alone_until_there_is_a_body_again(page: Page) -> None:
    page.column.show_error(explain(KnownError(ErrorCode.UNEXPECTED)))
    assert page.column.notice.isVisible()
    assert not page.column.body.isVisible()
    page.fill("autre")
    assert page.column.body.isVisible()
