"""Sheets to print, read back by another program."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from coprosec.domain.cohorts import Cohort, CohortPlan, Enrolment, Member
from coprosec.domain.ids import CohortId, LearnerId
from coprosec.paths import RESOURCES
from coprosec.ui.paper.sheets import Sheet, write_sheet
from coprosec.ui.theme import Theme

COHORT = Cohort(CohortId("c"), CohortPlan("Parakou, novembre", "Préfecture", "2026-11-23", "2026-11-24", ("R. Aho",)))


def members(count: int) -> list[Member]:
    return [
        Member(Enrolment(COHORT.id, LearnerId(str(nth)), "A"), f"Élodie Kpènou {nth:02}") for nth in range(1, count + 1)
    ]


def text_of(path: Path) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]


@pytest.mark.parametrize("sheet,pages", [(Sheet.SIGNING, 4), (Sheet.ATTENDANCE, 2)])
def test_given_thirty_people_then_each_is_on_the_sheet_under_headings_that_come_back(
    sheet: Sheet, pages: int, tmp_path: Path, qtbot: QtBot
) -> None:
    theme = Theme(RESOURCES)
    theme.apply()
    path = tmp_path / "feuille.pdf"
    write_sheet(sheet, COHORT, members(30), path, theme)
    found = text_of(path)
    assert len(found) == pages
    assert all("Nom et prénoms" in page for page in found)
    assert "30 inscrits" in found[0].replace("\u00a0", " ")
    assert all(f"Kpènou {nth:02}" in "".join(found) for nth in range(1, 31))
    assert [one.name for one in tmp_path.iterdir()] == ["feuille.pdf"]


def test_given_a_folder_that_is_not_there_then_nothing_is_written(tmp_path: Path, qtbot: QtBot) -> None:
    with pytest.raises(OSError, match="absent"):
        write_sheet(Sheet.SIGNING, COHORT, members(1), tmp_path / "absent" / "feuille.pdf", Theme(RESOURCES))
