"""Looking after a PC and its people, by keyboard alone: its health, the bin, the erasure, a copy of one's own data."""

import json
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

from coprosec.domain.clock import utc_now
from coprosec.domain.statements import Draft, Verb
from coprosec.services.study import Study
from coprosec.ui.navigation import ErasurePlace, GuidePlace, HealthPlace, ProfilePlace
from tests.ui.conftest import Answer
from tests.ui.desk import ENTER, TAB, Desk

NAME = "Zinsou Quenumvi"


@pytest.fixture
def trainer(desk: Desk) -> Desk:
    """A trainer sits down where two people learned."""
    desk.reach(lambda: desk.application.jobs._study is not None)

    def learned(study: Study) -> None:
        for name in (NAME, "Bio Sanni"):
            study.learners.register(name)

    desk.record(learned)
    desk.enter_trainer()
    return desk


@pytest.mark.e2e
def test_the_health_of_the_pc_is_read_and_saved_as_one_page(trainer: Desk, answer: Answer, tmp_path: Path) -> None:
    # GIVEN the page of health, measured
    trainer.go(HealthPlace())
    trainer.reach(lambda: bool(trainer.page._findings))
    assert {finding.key for finding in trainer.page._findings} >= {"screen", "drawing", "database", "course"}
    assert all(finding.level != "unknown" for finding in trainer.page._findings if finding.key in ("screen", "drawing"))

    # WHEN it is saved by keyboard
    target = tmp_path / "sante.pdf"
    answer(target)
    trainer.press_button("En PDF…")

    # THEN one page says it
    pdf = PdfReader(target)
    assert len(pdf.pages) == 1
    assert "Base des réponses" in " ".join(pdf.pages[0].extract_text().split())
    assert "sante.pdf" in trainer.page.bar.state.text()

    # AND measuring again, and printing where there is no printer, leave the page whole
    trainer.press_button("Recommencer")
    trainer.reach(trainer.page._print.isEnabled)
    trainer.press_button("Imprimer la page")
    assert trainer.page.notice.isVisible()


@pytest.mark.e2e
def test_somebody_goes_to_the_bin_comes_back_and_is_erased_by_typing_their_name(trainer: Desk) -> None:
    # GIVEN somebody put in the bin
    trainer.go(ErasurePlace())
    page = trainer.page
    page.people.setCurrentText(NAME)
    trainer.press_button("Mettre à la corbeille")
    trainer.reach(lambda: page.model.rowCount() == 1)
    names = trainer.record(lambda study: [one.name for one in study.learners.all()])
    assert names == ["Bio Sanni"]

    # WHEN they are taken out, THEN they are back
    trainer.press_button("Sortir de la corbeille")
    trainer.reach(lambda: page.model.rowCount() == 0)
    assert page.people.findText(NAME) >= 0

    # WHEN they are erased: another name does nothing, theirs does
    page.people.setCurrentText(NAME)
    trainer.press_button("Mettre à la corbeille")
    trainer.reach(lambda: page.model.rowCount() == 1)
    trainer.press_button("Effacer pour de bon…")
    assert trainer.focused is page.typed
    trainer.type("Zinsou")
    assert not page._primary.isEnabled()
    trainer.press(ENTER)
    assert page.model.rowCount() == 1
    trainer.type(" Quenumvi")
    trainer.press(ENTER)
    trainer.reach(lambda: page.model.rowCount() == 0)

    # THEN no list and no file knows them any more, the log neither
    assert page.people.findText(NAME) == -1
    folder = trainer.application.settings.path.parent
    trainer.close()
    assert not [path for path in folder.rglob("*") if path.is_file() and NAME.encode() in path.read_bytes()]


@pytest.mark.e2e
def test_after_thirty_days_the_page_proposes_and_erases_nothing(trainer: Desk) -> None:
    def bin_long_ago(study: Study) -> int:
        learner = next(one for one in study.learners.all() if one.name == NAME)
        clock, study.record._clock = study.record._clock, lambda: utc_now().replace(year=2020)
        study.record.append([Draft(learner.id, Verb.BINNED, data={"trainer": "Rosine"})])
        study.record._clock = clock
        return len(study.record.statements())

    before = trainer.record(bin_long_ago)
    trainer.go(ErasurePlace())
    trainer.reach(trainer.page.notice.isVisible)
    assert "1 personne attend" in trainer.page.notice.accessibleName().replace("\xa0", " ")
    assert trainer.record(lambda study: len(study.record.statements())) == before


@pytest.mark.e2e
def test_a_learner_receives_a_copy_of_their_data(desk: Desk, answer: Answer, tmp_path: Path) -> None:
    desk.register(NAME)
    desk.go(ProfilePlace())
    target = tmp_path / "copie"
    answer(target)
    desk.press_button("Recevoir une copie de mes données…")
    desk.settle()
    with zipfile.ZipFile(target.with_suffix(".zip")) as copy:
        page, rows = copy.read("lisez-moi.html").decode(), json.loads(copy.read("donnees.json"))
    assert NAME in page
    assert "a donné son nom" in page
    assert {row["verb"] for row in rows} >= {"registered", "opened"}


@pytest.mark.e2e
def test_the_health_is_reached_from_the_installers_guide_by_who_is_not_signed_in(desk: Desk) -> None:
    desk.application._go_unseated(GuidePlace("installateur"))
    desk.settle()
    for _link in range(60):
        cursor = desk.page._text.textCursor()
        if cursor.charFormat().anchorHref() == "sante" or cursor.selectedText() == "Santé du poste":
            break
        desk.press(TAB)
    desk.press(ENTER)
    desk.reach(lambda: desk.at(HealthPlace) and bool(desk.page._findings))
    assert desk.page.notice.isVisible()
