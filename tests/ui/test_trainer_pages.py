"""The trainer's other pages: doubles merged and parted, what answers tell, an export given up."""

from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from coprosec.domain.cohorts import CohortPlan
from coprosec.domain.ids import QuizId
from coprosec.domain.roster import Column
from coprosec.domain.statements import NOBODY, Verb
from coprosec.ui.navigation import DuplicatesPlace, ExportPlace, InsightsPlace, LearnerPlace, RosterPlace
from tests.ui.desk import ENTER, Desk


@pytest.fixture
def trainer(desk: Desk) -> Desk:
    desk.enter_trainer()
    return desk


def sit(desk: Desk, *names: str) -> None:
    """Each takes the first quiz, and answers everything right."""
    quiz = desk.application._get_catalog().quiz(QuizId("m1-quiz"))

    def take(study: Any) -> None:
        for name in names:
            learner = study.learners.register(name).id
            state = study.attempts.start(learner, quiz, "1")
            for item in state.plan.items:
                state = study.attempts.answer(state, item, item.body.key() or ("mot",), 1000)

    desk.record(take)


def test_given_two_names_alike_when_they_are_joined_then_one_is_left_until_they_are_parted(trainer: Desk) -> None:
    trainer.record(lambda study: [study.learners.register(name) for name in ("Afi Dossou", "DOSSOU Afi")])
    trainer.go(DuplicatesPlace())
    page = trainer.page
    assert page.model.rowCount() == 1
    page._merge.click()
    trainer.settle()
    assert (page.model.rowCount(), page.merged.rowCount()) == (0, 1)
    assert not page.table.isVisible()
    page._separate.click()
    trainer.settle()
    assert (page.model.rowCount(), page.merged.rowCount()) == (1, 0)


def test_given_answers_then_the_hardest_questions_come_with_what_was_answered(trainer: Desk) -> None:
    sit(trainer, "Afi Dossou", "Bio Sanni")
    trainer.go(InsightsPlace())
    page = trainer.page
    assert page.model.rowCount() >= 10
    assert "Trop peu de réponses" in page._reading.text()
    assert "(juste)" in page._given.accessibleName()
    assert page._whole.text().startswith("Trop peu de personnes (2)")


def test_given_nobody_who_played_nor_took_the_tests_then_each_view_says_so(trainer: Desk) -> None:
    trainer.go(InsightsPlace())
    page = trainer.page
    told = [notice.accessibleName() for notice in page._nothing]
    assert told == [
        "Personne n’a encore fini ce quiz.",
        "Personne n’a encore joué de scénario.",
        "Personne n’a encore passé les deux tests, avant et après.",
        "Personne n’a encore dit sa certitude.",
    ]
    assert not page.table.isVisible()


def test_given_a_person_without_any_try_then_it_is_said(trainer: Desk) -> None:
    learner = trainer.record(lambda study: study.learners.register("Afi Dossou").id)
    trainer.go(LearnerPlace(learner))
    assert trainer.page._nothing.isVisible()
    assert not trainer.page.attempts.isVisible()


def test_given_an_export_when_it_is_given_up_then_no_file_is_left_and_it_is_said(trainer: Desk, tmp_path: Path) -> None:
    sit(trainer, "Afi Dossou")
    trainer.go(ExportPlace())
    page = trainer.page
    page.path.setText(str(tmp_path / "export.xlsx"))
    page._write.click()
    page._cancel.click()
    trainer.reach(page.notice.isVisible)
    assert page.notice.accessibleName() == "Export annulé."
    assert not list(tmp_path.glob("*.xlsx"))
    assert trainer.record(lambda study: study.record.about(NOBODY, (Verb.EXPORTED,))) == ()


def test_given_a_board_when_it_is_printed_then_the_file_names_the_person(trainer: Desk, tmp_path: Path) -> None:
    sit(trainer, "Afi Dossou")
    trainer.go(ExportPlace())
    page = trainer.page
    page.path.setText(str(tmp_path / "export.xlsx"))
    page._format.setCurrentIndex(page._format.findData("pdf"))
    assert page.path.text() == str(tmp_path / "export.pdf")
    page._write.click()
    trainer.reach(page.notice.isVisible)
    assert page.notice.property("tone") == "good"
    text = " ".join(PdfReader(tmp_path / "export.pdf").pages[0].extract_text().split())
    assert "Afi Dossou" in text


def test_given_a_board_without_people_when_it_is_printed_then_small_groups_are_hidden_and_nobody_is_named(
    trainer: Desk, tmp_path: Path
) -> None:
    names = [f"Personne {letter}" for letter in "ABCDEFGHI"]
    sit(trainer, *names)

    def enrol(study: Any) -> None:
        cohort = study.cohorts.plan(CohortPlan("Parakou"))
        for nth, learner in enumerate(study.learners.all()):
            study.cohorts.enrol(cohort.id, learner.id, "Banikoara" if nth < 6 else "Malanville")

    trainer.record(enrol)
    trainer.go(ExportPlace())
    page = trainer.page
    page.path.setText(str(tmp_path / "export.pdf"))
    for combo, value in ((page._format, "pdf"), (page._level, "agrege")):
        combo.setCurrentIndex(combo.findData(value))
    page._cohort.setCurrentIndex(1)
    page._write.click()
    trainer.reach(page.notice.isVisible)
    assert page.notice.property("tone") == "good"
    text = " ".join(PdfReader(tmp_path / "export.pdf").pages[0].extract_text().split())
    assert "Banikoara 6 6" in text
    assert "Malanville (moins de 5 : masqué) – –" in text
    assert "Personne " not in text


def test_given_a_board_being_printed_when_it_is_given_up_then_no_file_is_left(trainer: Desk, tmp_path: Path) -> None:
    sit(trainer, "Afi Dossou")
    trainer.go(ExportPlace())
    page = trainer.page
    page.path.setText(str(tmp_path / "export.pdf"))
    page._format.setCurrentIndex(page._format.findData("pdf"))
    page._write.click()
    page._cancel.click()
    trainer.reach(page.notice.isVisible)
    assert page.notice.accessibleName() == "Export annulé."
    assert not list(tmp_path.glob("*.pdf*"))


def test_given_a_folder_that_is_not_there_then_the_export_says_it(trainer: Desk, tmp_path: Path) -> None:
    sit(trainer, "Afi Dossou")
    trainer.go(ExportPlace())
    page = trainer.page
    page.path.setText(str(tmp_path / "absent" / "export.pdf"))
    page._format.setCurrentIndex(page._format.findData("pdf"))
    page._write.click()
    trainer.reach(page.notice.isVisible)
    assert page.notice.property("tone") == "bad"
    assert page._write.isEnabled()


def test_given_a_doubtful_line_then_enter_goes_from_one_answer_to_the_next(trainer: Desk, tmp_path: Path) -> None:
    # GIVEN a list with a name that somebody bears
    path = tmp_path / "liste.csv"
    path.write_text("Nom\nAfi Dossou\nBio Sanni\n", encoding="utf-8")
    cohort = trainer.record(lambda study: study.cohorts.plan(CohortPlan("Parakou")))
    trainer.record(lambda study: study.learners.register("Afi Dossou"))
    trainer.go(RosterPlace(cohort.id))
    page = trainer.page
    page.file_chosen.emit(str(path))
    trainer.settle()

    # THEN it waits, and is not imported
    def fate() -> str:
        return str(page.model.index(0, 4).data())

    assert fate() == "Douteux : est-ce Afi Dossou ?"
    assert page._import.text() == "Importer 1\u00a0ligne"

    # WHEN Enter is pressed on it, THEN each answer comes in turn
    page.table.setFocus()
    fates = []
    for _press in range(3):
        trainer.press(ENTER)
        fates.append(fate())
    assert fates == [
        "Même personne que Afi Dossou (choisi)",
        "Nouvelle personne (choisi)",
        "Douteux : est-ce Afi Dossou ?",
    ]

    # WHEN a column means nothing any more, THEN every line is refused
    page._combos[0].setCurrentIndex(page._combos[0].findData(Column.IGNORED))
    trainer.settle()
    assert not page._import.isEnabled()
