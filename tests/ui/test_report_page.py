"""The group ranks what it proposes, by keyboard; the trainer puts together what says the same, writes the report."""

from pathlib import Path
from typing import Any

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from coprosec.domain.ids import ModuleId
from coprosec.domain.scenario import Prompt
from coprosec.domain.trainer import Trainer
from coprosec.services.study import Study
from coprosec.ui.navigation import ReportPlace
from coprosec.ui.report.page import RankingTable
from tests.ui.conftest import Answer
from tests.ui.desk import ENTER, Desk

TEXTS = (
    "Former les administrateurs de groupes à vérifier les informations",
    "Former tous les administrateurs des groupes pour vérifier l’information",
    "Publier les numéros d’urgence dans chaque quartier",
)


@pytest.fixture
def screen(desk: Desk, answer: Answer, tmp_path: Path) -> Any:
    kept: list[Trainer] = []

    def furnish(study: Study) -> Trainer:
        prompt = Prompt("m1-r1", "Que faut-il faire ?", "", ("médias",))
        for nth, text in enumerate(TEXTS):
            learner = study.learners.register(f"Personne {'ABC'[nth]}")
            study.recommendations.write(learner.id, ModuleId("m1"), prompt, text, "médias", "dans le mois")
        return study.trainers.appoint("Rosine Ahouansou", "le fleuve Ouémé")[0]

    desk.application.jobs.ask(desk.window, furnish, kept.append, desk.application._signin.fail)
    desk.settle()
    desk.application.enter_trainer(kept[0])
    desk.settle()
    found: Any = desk.window.pages.screen_of(ReportPlace)
    answer(tmp_path)
    desk.go(ReportPlace())
    return found


def lines(screen: Any) -> list[tuple[str, str]]:
    model = screen.page.model
    return [(model.index(row, 0).data(), model.index(row, 1).data()) for row in range(model.rowCount())]


def test_given_recommendations_then_the_group_ranks_them_and_the_report_says_so(
    screen: Any, desk: Desk, tmp_path: Path
) -> None:
    # GIVEN two that say the same, side by side
    assert len(lines(screen)) == 3
    assert screen.page.similar.isVisible()

    # WHEN they are put together under one wording, THEN they are one
    desk.tab_to(lambda: isinstance(desk.focused, QLineEdit))
    desk.press(ENTER)
    desk.settle()
    assert len(lines(screen)) == 2
    assert not screen.page.similar.isVisible()
    assert any("(2 réunies)" in text for _points, text in lines(screen))

    # WHEN the group gives points to the other one, THEN it goes first
    desk.tab_to(lambda: isinstance(desk.focused, RankingTable))
    row = next(nth for nth, (_points, text) in enumerate(lines(screen)) if text == TEXTS[2])
    screen.page.table.selectRow(row)
    for _point in range(2):
        desk.press(Qt.Key.Key_Plus)
        desk.settle()
    assert lines(screen)[0] == ("2", TEXTS[2])
    desk.press(Qt.Key.Key_Minus)
    assert lines(screen)[0] == ("1", TEXTS[2])

    # WHEN the report is written, THEN it tells them in that order
    desk.press_button("Écrire le rapport")
    assert screen.page.notice.property("tone") == "good"
    (written,) = tmp_path.glob("*.docx")
    cells = [cell.text for table in Document(str(written)).tables for row in table.rows for cell in row.cells]
    assert cells.index(TEXTS[2]) < next(nth for nth, cell in enumerate(cells) if "administrateurs" in cell)
    desk.press_button("Écrire en PDF")
    assert len(list(tmp_path.glob("*.pdf"))) == 1


def test_what_was_put_together_can_be_taken_apart(screen: Any, desk: Desk) -> None:
    desk.press_button("Réunir")
    row = next(nth for nth, (_points, text) in enumerate(lines(screen)) if "réunies" in text)
    screen.page.table.selectRow(row)
    desk.press_button("Séparer")
    assert len(lines(screen)) == 3
    desk.press_button("Les garder séparées")
    assert not screen.page.similar.isVisible()
