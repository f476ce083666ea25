"""CSV and XLSX: golden files, and the same values read back by other programs."""

import csv
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from coprosec.domain.formulas import guarded, unguarded
from coprosec.domain.tables import Column, Kind, Sheet, Value
from coprosec.domain.work import Cancelled
from coprosec.exports import french_csv
from coprosec.exports.french_csv import write_csv
from coprosec.exports.workbook import write_workbook
from coprosec.services.spreadsheets import read_sheet

GOLDEN = Path(__file__).parent / "golden"
MOMENT = datetime(2026, 11, 23, 9, 5, 7, tzinfo=UTC)
COLUMNS = (
    Column("nom"),
    Column("essais", Kind.INTEGER),
    Column("points", Kind.NUMBER),
    Column("vu le", Kind.MOMENT),
)
ROWS: tuple[tuple[Value, ...], ...] = (
    ("Élodie Kpènou", 3, 0.6667, MOMENT),
    ("=1+1", 0, 1.0, None),
    (" @SOMME(A1)", None, None, None),
    ('dit « oui » ; "non"', -2, -0.5, MOMENT),
    ("Ɖɔ Gbɛ̀\nsur deux lignes", 12, 1234.5, MOMENT),
)


@pytest.fixture(autouse=True)
def _at_porto_novo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Benin's time, whatever the machine's."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Africa/Porto-Novo")
        time.tzset()
        french_csv._minute.cache_clear()
        yield
    time.tzset()
    french_csv._minute.cache_clear()


def sheet(rows: object = ROWS, name: str = "réponses") -> Sheet:
    return Sheet(name, COLUMNS, rows)  # type: ignore[arg-type]


def silent(_count: int) -> None:
    """Nobody watches."""


def test_given_rows_then_the_csv_is_the_one_that_excel_in_french_opens(tmp_path: Path) -> None:
    path = tmp_path / "réponses.csv"
    assert write_csv(path, sheet(), silent) == 5
    assert path.read_bytes() == (GOLDEN / "reponses.csv").read_bytes()
    assert [one.name for one in tmp_path.iterdir()] == ["réponses.csv"]


def test_given_a_workbook_then_another_program_reads_typed_cells(tmp_path: Path) -> None:
    path = tmp_path / "export.xlsx"
    assert write_workbook(path, [sheet(), sheet(ROWS[:1], "lisez-moi")], "Export", MOMENT, silent) == 6
    book = CalamineWorkbook.from_path(str(path))
    assert book.sheet_names == ["réponses", "lisez-moi"]
    head, first, formula, empty, *_rest = book.get_sheet_by_name("réponses").to_python()
    assert head == ["nom", "essais", "points", "vu le"]
    assert first == ["Élodie Kpènou", 3.0, 0.6667, datetime(2026, 11, 23, 10, 5, 7)]  # noqa: DTZ001 - as shown
    assert formula == ["=1+1", 0.0, 1.0, ""]
    assert empty == [" @SOMME(A1)", "", "", ""]
    with ZipFile(path) as parts:
        page = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in page
    assert "autoFilter" in page
    assert 'state="frozen"' in page


def test_given_the_same_rows_then_the_workbook_has_the_same_bytes(tmp_path: Path) -> None:
    for name in ("un.xlsx", "deux.xlsx"):
        write_workbook(tmp_path / name, [sheet()], "Export", MOMENT, silent)
    with ZipFile(tmp_path / "un.xlsx") as one, ZipFile(tmp_path / "deux.xlsx") as other:
        assert [(part.filename, part.CRC) for part in one.infolist()] == [
            (part.filename, part.CRC) for part in other.infolist()
        ]


def test_given_more_rows_than_a_sheet_holds_then_another_sheet_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coprosec.exports.workbook.MOST_ROWS", 2)
    path = tmp_path / "export.xlsx"
    write_workbook(path, [sheet()], "Export", MOMENT, silent)
    book = CalamineWorkbook.from_path(str(path))
    assert book.sheet_names == ["réponses", "réponses 2", "réponses 3"]
    assert book.get_sheet_by_name("réponses 3").to_python()[1][0] == "Ɖɔ Gbɛ̀\nsur deux lignes"


def test_given_somebody_who_cancels_then_nothing_is_left_and_the_older_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "export.xlsx"
    path.write_text("avant", encoding="utf-8")

    def cancel(_count: int) -> None:
        raise Cancelled

    many = sheet(ROWS[0] for _nth in range(5000))
    with pytest.raises(Cancelled):
        write_workbook(path, [many], "Export", MOMENT, cancel)
    assert path.read_text(encoding="utf-8") == "avant"
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


@given(
    st.lists(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=12), min_size=1)
)
def test_given_any_text_when_written_guarded_and_read_back_then_it_is_the_same(texts: list[str]) -> None:
    for text in texts:
        told = guarded(text)
        bare = told.lstrip(" \u00a0\u202f\n")
        assert not bare.startswith(tuple("=+-@\t\r|%＝＋－＠"))
        assert told in (text, f"'{text}")
        assert text.startswith("'") or unguarded(told) == text


@given(st.lists(st.tuples(st.text(max_size=8), st.text(alphabet=';"\r\n, a', max_size=6)), max_size=8))
def test_given_any_cells_then_a_csv_reader_reads_them_back(rows: list[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        write_csv(path, Sheet("liste", (Column("un"), Column("deux;")), rows), silent)
        with path.open(encoding="utf-8-sig", newline="") as stream:
            read = list(csv.reader(stream, delimiter=";"))
    assert read == [["un", "deux;"], *([guarded(cell) for cell in row] for row in rows)]


def test_given_our_own_csv_then_a_class_list_reads_its_names_back_without_the_guard(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    write_csv(path, Sheet("liste", (Column("nom"),), [("=Afi",), ("Bio",)]), silent)
    assert [line.cells for line in read_sheet(path).lines] == [("=Afi",), ("Bio",)]


@pytest.mark.slow
@pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed: apt-get install libreoffice-calc-nogui"
)
def test_given_both_files_when_libreoffice_opens_them_then_it_shows_the_same_values(tmp_path: Path) -> None:
    write_csv(tmp_path / "a.csv", sheet(), silent)
    write_workbook(tmp_path / "b.xlsx", [sheet()], "Export", MOMENT, silent)
    read = {}
    for name, options in (("a.csv", "--infilter=CSV:59,34,UTF8,1,,1036,false,true"), ("b.xlsx", "")):
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"]
        command += [option for option in (options,) if option]
        target = tmp_path / f"out-{name}"
        command += ["--convert-to", "csv:Text - txt - csv (StarCalc):9,34,76,1", "--outdir", str(target)]
        subprocess.run([*command, str(tmp_path / name)], check=True, capture_output=True, timeout=120)
        with next(target.iterdir()).open(encoding="utf-8", newline="") as stream:
            read[name] = list(csv.reader(stream, delimiter="\t"))
    assert read["b.xlsx"][0] == ["nom", "essais", "points", "vu le"]
    assert read["b.xlsx"][1][:2] == ["Élodie Kpènou", "3"]
    assert read["b.xlsx"][2][0] == "=1+1"
    assert read["a.csv"][1][0] == "Élodie Kpènou"
    assert read["a.csv"][1][2] in ("0,6667", "0.6667")
    assert read["a.csv"][2][0].lstrip("'") == "=1+1"
    assert read["a.csv"][1][3] in ("23/11/2026 10:05", "11/23/26 10:05 AM")  # a date, whatever the locale shows
