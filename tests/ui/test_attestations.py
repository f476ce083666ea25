"""The trainer awards, writes and verifies attestations, by keyboard."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPlainTextEdit

from coprosec.domain.trainer import Trainer
from coprosec.services.study import Study
from coprosec.ui.navigation import AttestationsPlace, VerifyPlace
from coprosec.ui.paper.reading import codes_of
from coprosec.ui.widgets.card import Card
from coprosec.ui.widgets.table import Table
from tests.services.certificates_samples import READING, graduate
from tests.ui.conftest import Answer
from tests.ui.desk import ENTER, Desk


@pytest.fixture
def screen(desk: Desk, answer: Answer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The trainer's page, with two people who have completed a course and one who has not."""
    kept: list[Trainer] = []

    def furnish(study: Study) -> Trainer:
        study.installation.set_up("Centre de Lokossa", "Poste 1")
        for name in ("Afi", "Bio"):
            graduate(study, name)
        study.learners.register("Codjo")
        return study.trainers.appoint("Rosine Ahouansou", "le fleuve Ouémé")[0]

    desk.application.jobs.ask(desk.window, furnish, kept.append, desk.application._signin.fail)
    desk.settle()
    monkeypatch.setattr(desk.application._get_catalog(), "outline", lambda: READING)
    desk.application.enter_trainer(kept[0])
    desk.settle()
    found: Any = desk.window.pages.screen_of(AttestationsPlace)
    answer(tmp_path)
    desk.go(AttestationsPlace())
    return found


def cells(screen: Any) -> list[tuple[str, str]]:
    model = screen.page.model
    return [(model.index(row, 0).data(), model.index(row, 1).data()) for row in range(model.rowCount())]


def test_given_graduates_then_one_file_is_written_for_all_and_verified(screen: Any, desk: Desk, tmp_path: Path) -> None:
    # GIVEN who is ready, and who is not
    assert [(name, state[:5]) for name, state in cells(screen)] == [
        ("Afi", "Prête"),
        ("Bio", "Prête"),
        ("Codjo", "Il ma"),
    ]

    # WHEN the group's file is asked for, THEN it holds both, and they are numbered
    desk.press_button("Écrire 2")
    assert "2 attestations sont écrites" in screen.page.notice.accessibleName().replace("\u00a0", " ")
    codes = codes_of(tmp_path / "Attestations.pdf")
    assert len(codes) == 2
    assert all(state.startswith("N° ") for _name, state in cells(screen)[:2])

    # WHEN its code is typed on the page that verifies, THEN it is authentic
    desk.press_button("Vérifier une attestation")
    assert desk.here == VerifyPlace()
    desk.tab_to(lambda: isinstance(desk.focused, QPlainTextEdit))
    desk.type(codes[0])
    desk.press_button("Vérifier")
    assert desk.page.notice.accessibleName() == "Cette attestation est authentique."

    # WHEN one letter of it is another one, THEN it is refused
    desk.tab_to(lambda: isinstance(desk.focused, QPlainTextEdit))
    desk.type("x")
    desk.press_button("Vérifier")
    assert desk.page.notice.property("tone") in {"bad", "plain"}


def test_enter_on_a_row_writes_one(screen: Any, desk: Desk, tmp_path: Path) -> None:
    desk.tab_to(lambda: isinstance(desk.focused, Table))
    screen.page.table.selectRow(1)
    desk.press(ENTER)
    desk.settle()
    assert len(codes_of(tmp_path / "Attestation.pdf")) == 1


def test_a_file_is_looked_into(screen: Any, desk: Desk, answer: Answer, tmp_path: Path) -> None:
    desk.press_button("Écrire 2")
    answer(tmp_path / "Attestations.pdf")
    desk.go(VerifyPlace())
    desk.press_button("Choisir un fichier")
    assert desk.page.notice.property("tone") == "good"
    assert len(desk.page.findChildren(Card)) == 2
    answer(tmp_path / "absent.pdf")
    desk.press_button("Choisir un fichier")
    assert desk.page.notice.property("tone") == "bad"


def test_a_place_that_cannot_be_written_is_said(screen: Any, desk: Desk, answer: Answer, tmp_path: Path) -> None:
    answer(tmp_path / "nulle part" / "Attestations.pdf")
    desk.press_button("Écrire 2")
    assert screen.page.notice.property("tone") == "bad"
