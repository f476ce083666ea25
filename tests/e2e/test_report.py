"""The session report, from the invented learners of the demo: read back, and opened by LibreOffice where it is."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader

from coprosec import cli, paths
from coprosec.domain.clock import utc_now
from coprosec.domain.cohorts import CohortPlan
from coprosec.domain.items import Opinion
from coprosec.paths import DataFolder
from coprosec.services.catalog import Catalog
from coprosec.services.demo import fill
from coprosec.services.study import Study

CHAPTERS = (
    "1. Programme",
    "2. Participation",
    "3. Résultats",
    "4. Questions",
    "5. Décisions",
    "6. Recommandations",
    "7. Avis",
)


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a session of eight people."""
    data = DataFolder(tmp_path_factory.mktemp("centre"))
    fill(data, paths.MODULES, learners=8, seed=3, today=date(2026, 11, 24))
    study = Study(data.database, utc_now)
    study.installation.set_up("Centre de Lokossa", "Formateur")
    plan = CohortPlan("Lokossa, novembre 2026", "Lokossa", "2026-11-23", "2026-11-24", ("Rosine Ahouansou",))
    cohort = study.cohorts.plan(plan)
    for learner in study.learners.all():
        study.cohorts.enrol(cohort.id, learner.id)
    for nth, learner in enumerate(study.learners.all()[:6]):
        for item in Catalog.of(data).satisfaction()[nth // 3 :]:
            given = item.body.choices[3].id if isinstance(item.body, Opinion) else f"Geste secret {nth}"
            study.opinions.respond(learner.id, item, (given,), "v1")
    proposals = study.reports.proposals(cohort.id)
    for nth, one in enumerate(proposals[:3]):
        study.reports.rank(one, 9 - nth)
    for one, other, _share in study.reports.similar(study.reports.proposals(cohort.id))[:1]:
        study.reports.put_together(one, other, one.text)
    study.close()
    return data.root


def made(centre: Path, target: Path, *more: str) -> Path:
    assert (
        cli.run(["report", "--out", str(target), "--session", "Lokossa, novembre 2026", "--data", str(centre), *more])
        == 0
    )
    return target


def names(centre: Path) -> list[str]:
    study = Study(DataFolder(centre).database, utc_now)
    found = [learner.name for learner in study.learners.all()]
    study.close()
    return found


def text_of(path: Path) -> str:
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def test_the_document_tells_the_session_and_names_nobody(centre: Path, tmp_path: Path) -> None:
    text = text_of(made(centre, tmp_path / "rapport.docx"))
    assert all(chapter in text for chapter in CHAPTERS)
    assert "du 23 novembre 2026 au 24 novembre 2026" in text
    assert "8\u00a0personnes inscrites" in text
    assert not [name for name in names(centre) if name in text]
    named = text_of(made(centre, tmp_path / "nommé.docx", "--names"))
    assert all(name in named for name in names(centre))


def test_the_pdf_says_the_same(centre: Path, tmp_path: Path, qapp: object) -> None:
    reader = PdfReader(made(centre, tmp_path / "rapport.pdf"))
    text = " ".join(" ".join(page.extract_text().split()) for page in reader.pages)
    assert not [chapter for chapter in CHAPTERS if chapter not in text]
    assert "Lokossa, novembre 2026" in text


@pytest.mark.skipif(
    shutil.which("lowriter") is None, reason="LibreOffice missing: sudo apt-get install -y libreoffice-writer"
)
def test_libreoffice_opens_it(centre: Path, tmp_path: Path) -> None:
    source = made(centre, tmp_path / "rapport.docx")
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    assert "Recommandations" in "".join(page.extract_text() for page in PdfReader(tmp_path / "rapport.pdf").pages)


def test_an_unknown_session_is_said(centre: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["report", "--out", str(tmp_path / "x.docx"), "--session", "Nulle part", "--data", str(centre)]) == 1
    assert not list(tmp_path.iterdir())


def test_opinions_are_means_of_enough_people_and_quote_nobody(centre: Path, tmp_path: Path) -> None:
    study = Study(DataFolder(centre).database, utc_now)
    opinions = study.opinions.all()
    study.close()
    document = Document(str(made(centre, tmp_path / "avis.docx")))
    (table,) = [table for table in document.tables if table.rows[0].cells[0].text == "Affirmation"]
    rows = {row.cells[0].text: (row.cells[1].text, row.cells[2].text) for row in table.rows[1:]}
    for question, (mean, count) in rows.items():
        given = [one for one in opinions if one.question == question and one.response]
        assert (mean == "—") == (len(given) < 5)
        assert count == ("moins de 5" if len(given) < 5 else str(len(given)))
    written = {one.answer for one in opinions if one.item in ("sat-geste", "sat-changer") and one.answer}
    assert written
    assert not [words for words in written if words in text_of(tmp_path / "avis.docx")]
