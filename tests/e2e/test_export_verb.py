"""`coprosec export` on a record that invented people filled: every format opens in another program."""

import json
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from coprosec import cli, paths
from coprosec.domain.clock import utc_now
from coprosec.domain.cohorts import CohortPlan
from coprosec.paths import DataFolder
from coprosec.services.demo import fill
from coprosec.services.study import Study


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """A record of eight people, six of them on a class list."""
    folder = DataFolder(tmp_path_factory.mktemp("poste"))
    fill(folder, paths.MODULES, learners=8, seed=3, today=date(2026, 11, 24))
    study = Study(folder.database, utc_now)
    cohort = study.cohorts.plan(CohortPlan("Session d’essai", groups=("A", "B")))
    for nth, learner in enumerate(study.learners.all()[:6]):
        study.cohorts.enrol(cohort.id, learner.id, "AB"[nth % 2])
    study.close()
    return folder


def export(known: DataFolder, out: Path, *arguments: str) -> int:
    return cli.run(["export", "--data", str(known.root), "--out", str(out), *arguments])


@pytest.mark.e2e
def test_a_workbook_has_every_sheet_and_every_person(known: DataFolder, tmp_path: Path) -> None:
    out = tmp_path / "export.xlsx"
    assert export(known, out, "--format", "xlsx") == 0
    book = CalamineWorkbook.from_path(str(out))
    assert book.sheet_names == ["apprenants", "réponses", "questions", "scénarios", "problèmes", "lisez-moi"]
    people = book.get_sheet_by_name("apprenants").to_python()
    assert len(people) == 1 + 8
    answers = book.get_sheet_by_name("réponses").to_python()
    assert isinstance(answers[1][answers[0].index("points")], float)


@pytest.mark.e2e
def test_a_session_by_its_name_keeps_its_people_only(known: DataFolder, tmp_path: Path) -> None:
    out = tmp_path / "export.csv"
    assert export(known, out, "--format", "csv", "--session", "Session d’essai") == 0
    people = (tmp_path / "export - apprenants.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(people) == 1 + 6
    assert export(known, out, "--format", "csv", "--session", "une autre") == 1


@pytest.mark.e2e
def test_the_board_is_printed_without_a_screen(known: DataFolder, tmp_path: Path) -> None:
    out = tmp_path / "tableau.pdf"
    assert export(known, out, "--format", "pdf", "--level", "pseudonyme") == 0
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(out).pages).split())
    assert "Tableau de bord" in text
    assert text.count("P-") == 8


@pytest.mark.e2e
def test_xapi_lines_are_told_in_json_and_only_once(
    known: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "traces.jsonl"
    assert export(known, out, "--format", "xapi", "--since-last", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert told == {"paths": [str(out)], "rows": len(lines)}
    assert len({line["id"] for line in lines}) == len(lines)
    assert export(known, tmp_path / "encore.jsonl", "--format", "xapi", "--since-last") == 1
    assert "rien à exporter" in capsys.readouterr().err
