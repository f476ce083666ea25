"""Class lists as Excel in French writes them, tried and brought in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from coprosec.domain.cohorts import Cohort, CohortPlan
from coprosec.domain.dates import iso_day, typed_day
from coprosec.domain.roster import Column, Refusal, Verdict, proposed_columns
from coprosec.errors import KnownError
from coprosec.services.spreadsheets import read_sheet
from coprosec.services.study import Study
from tests.samples import FakeClock

LIST = "Nom;Prénom;Groupe;N°\r\nKpènou;Élodie;A;017\r\nSanni;Bio;B;018\r\n;;;\r\n;;A;019\r\nKPENOU;Elodie;A;017\r\n"


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    made = Study(tmp_path / "coprosec.db", FakeClock())
    yield made
    made.close()


@pytest.fixture
def cohort(study: Study) -> Cohort:
    return study.cohorts.plan(CohortPlan("Parakou 1"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_given_any_encoding_and_separator_of_excel_then_the_same_lines_are_read(
    encoding: str, separator: str, tmp_path: Path
) -> None:
    path = tmp_path / "liste.csv"
    path.write_bytes(LIST.replace(";", separator).encode(encoding))
    sheet = read_sheet(path)
    assert sheet.headings == ("Nom", "Prénom", "Groupe", "N°")
    assert [(line.number, line.cells) for line in sheet.lines][:2] == [
        (2, ("Kpènou", "Élodie", "A", "017")),
        (3, ("Sanni", "Bio", "B", "018")),
    ]
    assert [line.number for line in sheet.lines] == [2, 3, 5, 6]
    assert proposed_columns(sheet.headings) == (Column.LAST_NAME, Column.FIRST_NAME, Column.GROUP, Column.CODE)


def test_given_a_workbook_then_whole_numbers_have_no_decimals_and_lines_keep_their_number(tmp_path: Path) -> None:
    path = tmp_path / "liste.xlsx"
    with Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for row, cells in enumerate((("Nom et prénoms", "Matricule"), (), ("Afi Dossou", 17))):
            sheet.write_row(row, 0, cells)
    read = read_sheet(path)
    assert read.headings == ("Nom et prénoms", "Matricule")
    assert [(line.number, line.cells) for line in read.lines] == [(3, ("Afi Dossou", "17"))]


def test_given_a_file_that_announces_its_separator_or_has_no_heading_then_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text('sep=|\nAfi Dossou|"B|1"\n', encoding="utf-8")
    sheet = read_sheet(path)
    assert sheet.headings == ("Colonne 1", "Colonne 2")
    assert [(line.number, line.cells) for line in sheet.lines] == [(2, ("Afi Dossou", "B|1"))]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04" + b"\0" * 300, b";;;\r\n"])
@pytest.mark.parametrize("name", ["liste.csv", "liste.xlsx"])
def test_given_no_list_then_it_is_refused(content: bytes, name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(KnownError):
        read_sheet(path)


def test_given_a_list_when_tried_then_each_line_is_told_and_nothing_is_recorded(
    study: Study, cohort: Cohort, tmp_path: Path
) -> None:
    # GIVEN somebody who bears a name of the list
    study.learners.register("Bio Sanni")
    path = tmp_path / "liste.csv"
    path.write_bytes(LIST.encode("cp1252"))
    sheet = study.roster.read(path)
    columns = proposed_columns(sheet.headings)
    before = len(study.record.statements())

    # WHEN it is tried
    judged = study.roster.dry_run(cohort.id, sheet, columns)

    # THEN
    assert [(line.entry.line, line.verdict, line.refusal) for line in judged] == [
        (2, Verdict.CREATED, None),
        (3, Verdict.DOUBTFUL, None),
        (5, Verdict.REFUSED, Refusal.NO_NAME),
        (6, Verdict.REFUSED, Refusal.REPEATED),
    ]
    assert judged[3].same_as == 2
    assert len(study.record.statements()) == before

    # WHEN it is brought in without a choice, THEN the doubtful line waits
    assert study.roster.bring_in(cohort.id, judged, {}).created == 1
    assert [member.name for member in study.cohorts.members(cohort.id)] == ["Élodie Kpènou"]

    # WHEN the same file comes again and the doubt is settled, THEN nobody comes twice
    again = study.roster.dry_run(cohort.id, sheet, columns)
    assert [line.verdict for line in again[:2]] == [Verdict.MATCHED, Verdict.DOUBTFUL]
    brought = study.roster.bring_in(cohort.id, again, {3: again[1].candidates[0].id})
    assert (brought.created, brought.matched, brought.left) == (0, 2, 2)
    assert [member.name for member in study.cohorts.members(cohort.id)] == ["Bio Sanni", "Élodie Kpènou"]
    assert len(study.learners.all()) == 2


def test_given_names_written_otherwise_then_they_are_shown_as_possible_duplicates(study: Study) -> None:
    for name in ("Élodie Kpènou", "KPENOU Elodie", "Bio Sanni", "Bio Sani Alassane", "Zita Kora"):
        study.learners.register(name)
    study.learners.register("Zita Koura")
    pairs = [{one.name, other.name} for one, other in study.roster.duplicates()]
    assert pairs == [{"Élodie Kpènou", "KPENOU Elodie"}, {"Zita Kora", "Zita Koura"}]


def test_given_days_typed_as_people_do_then_they_are_read() -> None:
    assert [iso_day(text) for text in ("3/11/2026", "03.11.2026", "2026-11-03")] == ["2026-11-03"] * 3
    assert [iso_day(text) for text in ("31/02/2026", "demain", "")] == ["", "", ""]
    assert typed_day("2026-11-03") == "03/11/2026"
