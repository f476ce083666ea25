"""Sheets printed and keyed in by the trainer, by keyboard."""

from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QLineEdit, QPushButton

from coprosec.domain.papers import LETTERS, Variant, choices_of
from coprosec.domain.trainer import Trainer
from coprosec.services.study import Study
from coprosec.ui.navigation import PapersPlace
from tests.ui.conftest import Answer
from tests.ui.desk import ENTER, Desk


@pytest.fixture
def screen(desk: Desk, answer: Answer, tmp_path: Path) -> Any:
    kept: list[Trainer] = []

    def furnish(study: Study) -> Trainer:
        study.learners.register("Afi Dossou")
        return study.trainers.appoint("Rosine Ahouansou", "le fleuve Ouémé")[0]

    desk.application.jobs.ask(desk.window, furnish, kept.append, desk.application._signin.fail)
    desk.settle()
    desk.application.enter_trainer(kept[0])
    desk.settle()
    found: Any = desk.window.pages.screen_of(PapersPlace)
    answer(tmp_path)
    desk.go(PapersPlace())
    return found


def letters_of(variant: Variant) -> str:
    return " ".join(
        "".join(LETTERS[nth] for nth, choice in enumerate(choices_of(one)) if choice.id in one.body.key()) or "A"
        for one in variant.plan.items
    )


def test_given_printed_sheets_when_letters_are_keyed_in_then_the_result_is_recorded(
    screen: Any, desk: Desk, tmp_path: Path
) -> None:
    # GIVEN nothing printed: nothing can be keyed in
    assert not screen.page._save.isEnabled()

    # WHEN two variants are printed, THEN the file holds them and the right answers
    desk.tab_to(lambda: isinstance(desk.focused, QPushButton) and "Écrire les feuilles" in desk.focused.text())
    desk.press(ENTER)
    desk.settle()
    assert screen.page.notice.property("tone") == "good"
    (written,) = tmp_path.glob("*.pdf")
    text = " ".join(page.extract_text() for page in PdfReader(written).pages)
    variants = [screen.page._variants.itemData(nth) for nth in range(screen.page._variants.count())]
    assert len(variants) == 2
    assert all(variant.code in text for variant in variants)

    # WHEN letters do not fit, THEN they are refused
    desk.tab_to(lambda: isinstance(desk.focused, QLineEdit))
    desk.type("A B")
    desk.press(ENTER)
    desk.settle()
    assert screen.page.notice.property("tone") == "bad"

    # WHEN they do, THEN the result is told, and the next person waits
    screen.page._letters.clear()
    desk.tab_to(lambda: isinstance(desk.focused, QLineEdit))
    desk.type(letters_of(screen.page._variants.currentData()))
    desk.press(ENTER)
    desk.settle()
    assert "Afi Dossou : 100" in screen.page.notice.accessibleName()
    assert screen.page._letters.text() == ""
