"""A trainer's day, by keyboard alone: the class list comes in, who is stuck is seen and helped, the figures leave."""

import csv
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from coprosec.domain.board import HELP_AFTER, Standing
from coprosec.domain.ids import QuizId
from coprosec.domain.statements import Verb
from coprosec.services.study import Study
from coprosec.ui.navigation import CohortsPlace, ExportPlace, LearnerPlace, RosterPlace, TrainerPlace
from tests.ui.desk import ENTER, Desk

LIST = "Nom;Prénom;Groupe\r\nKpènou;Élodie;A\r\nSanni;Bio;B\r\n"


def fail_everything(study: Study, name: str, quiz: Any) -> None:
    """Somebody fails the quiz as often as it takes to need help."""
    learner = next(one.id for one in study.learners.all() if one.name == name)
    for _try in range(HELP_AFTER):
        state = study.attempts.start(learner, quiz, "1")
        for item in state.plan.items:
            wrong = _wrong(item)
            state = study.attempts.answer(state, item, wrong, 1000)


def _wrong(item: Any) -> tuple[str, ...]:
    from tests.shots import wrong

    return wrong(item)


@pytest.fixture
def trainer(desk: Desk) -> Desk:
    """The program, where a trainer signed in."""
    desk.enter_trainer()
    return desk


@pytest.mark.e2e
def test_a_trainer_brings_a_class_list_in(trainer: Desk, tmp_path: Path) -> None:
    # GIVEN the class list as Excel in French saves it
    desk, path = trainer, tmp_path / "liste.csv"
    path.write_bytes(LIST.encode("cp1252"))

    # WHEN a session is named and saved
    desk.press_button("Sessions de formation")
    desk.reach(lambda: desk.at(CohortsPlace))
    desk.tab_to(lambda: desk.focused.accessibleName() == "Nom de la session")
    desk.type("Parakou, novembre")
    desk.press_button("Enregistrer la session")

    # AND the list is brought in
    desk.press_button("Importer une liste")
    desk.reach(lambda: desk.at(RosterPlace))
    desk.tab_to(lambda: desk.focused.accessibleName() == "Fichier de la liste")
    desk.type(str(path))
    desk.press(ENTER)
    desk.press_button("Importer 2")

    # THEN both are on the list
    desk.reach(lambda: desk.at(CohortsPlace))
    assert [member.name for member in desk.page._lists[0]] == ["Bio Sanni", "Élodie Kpènou"]


@pytest.mark.e2e
def test_a_trainer_sees_who_is_stuck_helps_and_exports(trainer: Desk, tmp_path: Path) -> None:
    # GIVEN two people, one of whom fails again and again
    desk = trainer
    desk.record(lambda study: [study.learners.register(name) for name in ("Bio Sanni", "Élodie Kpènou")])
    quiz = desk.application._get_catalog().quiz(QuizId("m1-quiz"))
    desk.record(lambda study: fail_everything(study, "Bio Sanni", quiz))

    # WHEN the trainer asks who is to be helped, THEN that one is shown
    desk.go(TrainerPlace())
    desk.reach(lambda: desk.here == TrainerPlace())
    desk.tab_to(lambda: desk.focused.accessibleName() == "Qui montrer")
    desk.press(Qt.Key.Key_Down)
    assert [row.name for row in desk.page.model.shown] == ["Bio Sanni"]
    assert desk.page.model.shown[0].cells[0].standing is Standing.NEEDS_HELP

    # WHEN the trainer opens them and notes the help given, THEN the disk has it
    desk.press_button("Voir la personne")
    desk.reach(lambda: desk.at(LearnerPlace))
    assert len(desk.page._view.attempts) == HELP_AFTER
    desk.tab_to(lambda: desk.focused.accessibleName() == "Aide apportée aujourd’hui")
    desk.type("Revu ensemble la première leçon")
    desk.press(ENTER)
    notes = desk.record(lambda study: study.record.of_kinds((Verb.HELPED,)))
    assert [(note.draft.data["text"], note.draft.data["trainer"]) for note in notes] == [
        ("Revu ensemble la première leçon", "Rosine Ahouansou")
    ]

    # WHEN the trainer exports, THEN every answer is in the file
    desk.press_button("Exporter")
    desk.reach(lambda: desk.at(ExportPlace))
    desk.tab_to(lambda: desk.focused.accessibleName() == "Format")
    desk.press(Qt.Key.Key_Down)
    desk.tab_to(lambda: desk.focused.accessibleName() == "Fichier à écrire")
    desk.focused.clear()  # type: ignore[attr-defined]
    desk.type(str(tmp_path / "export.csv"))
    desk.press(ENTER)
    desk.reach(desk.page.notice.isVisible)
    with (tmp_path / "export.csv").open(encoding="utf-8-sig", newline="") as stream:
        names = {line["nom"] for line in csv.DictReader(stream, delimiter=";")}
    assert names == {"Bio Sanni"}
