"""Attestations as people get them: the PDF read by poppler, the code read by a scanner, verified by the command."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from coprosec import cli, paths
from coprosec.domain.certificates import Certificate
from coprosec.domain.clock import utc_now
from coprosec.domain.work import Cancelled
from coprosec.paths import DataFolder
from coprosec.services.study import Study
from coprosec.ui.paper.attestation import write_attestations
from coprosec.ui.paper.reading import codes_of
from coprosec.ui.theme import Theme
from tests.services.certificates_samples import READING, graduate

needs_poppler = pytest.mark.skipif(
    shutil.which("pdftoppm") is None, reason="poppler missing: sudo apt-get install -y poppler-utils"
)
NAMES = ("Nadège Hounkpè", "Gbɛ̀tɔ́ N’Dah Ɖɔsu", "Afi " + "Dossou-Yovo " * 4)


@pytest.fixture
def awarded(tmp_path: Path) -> list[Certificate]:
    study = Study(DataFolder(tmp_path / "poste").database, utc_now)
    study.installation.set_up("Centre de Lokossa", "Poste 1")
    made = [study.certificates.award(graduate(study, name[:60].strip()).id, READING) for name in NAMES]
    study.close()
    return made


@pytest.fixture
def printed(qtbot: QtBot, tmp_path: Path, awarded: list[Certificate]) -> Path:
    target = tmp_path / "attestations du groupe.pdf"
    theme = Theme(paths.RESOURCES)
    theme.apply()
    write_attestations(awarded, target, theme)
    return target


def pictures(pdf: Path, dots: int) -> list[Path]:
    subprocess.run(["pdftoppm", "-r", str(dots), "-png", str(pdf), str(pdf.with_suffix(""))], check=True)
    return sorted(pdf.parent.glob("*.png"))


def command(capsys: pytest.CaptureFixture[str], tmp_path: Path, *arguments: str) -> tuple[int, str, str]:
    code = cli.run([*arguments, "--data", str(tmp_path / "poste")])
    told = capsys.readouterr()
    return code, told.out, told.err


@needs_poppler
@pytest.mark.parametrize("dots", [110, 200])
def test_a_scanner_reads_the_code_of_each_page(printed: Path, awarded: list[Certificate], dots: int) -> None:
    assert [codes_of(picture) for picture in pictures(printed, dots)] == [(one.code,) for one in awarded]


@needs_poppler
def test_the_text_of_each_page_can_be_read(printed: Path, awarded: list[Certificate]) -> None:
    text = subprocess.run(["pdftotext", "-layout", str(printed), "-"], check=True, capture_output=True).stdout.decode()
    pages = [" ".join(page.split()) for page in text.split("\f")]
    for page, one in zip(pages, awarded, strict=False):
        assert one.claim.name in page
        assert one.claim.number in page
        assert "Attestation de formation" in page


def test_one_file_holds_the_group_and_the_codes(printed: Path, awarded: list[Certificate]) -> None:
    reader = PdfReader(printed)
    assert len(reader.pages) == len(awarded)
    assert [round(float(side) / 72 * 25.4) for side in reader.pages[0].mediabox[2:]] == [297, 210]
    assert reader.xmp_metadata is not None
    assert codes_of(printed) == tuple(one.code for one in awarded)
    fonts = {str(font["/BaseFont"]) for page in reader.pages for font in _fonts(page)}
    assert all("Inter" in font for font in fonts if "DejaVu" not in font and "Noto" not in font)


def _fonts(page: object) -> list[dict[str, object]]:
    resources = page["/Resources"]  # type: ignore[index]
    return [font.get_object() for font in resources["/Font"].values()]


def test_the_command_verifies_code_pdf_and_what_was_altered(
    printed: Path, awarded: list[Certificate], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _err = command(capsys, tmp_path, "verify", str(printed), awarded[0].code, awarded[1].claim.number)
    assert (code, out.count("est authentique")) == (0, 5)
    altered = tmp_path / "faux.pdf"
    altered.write_bytes(printed.read_bytes().replace(b"|100|", b"|101|"))
    code, out, _err = command(capsys, tmp_path, "verify", str(altered), "--json")
    assert code == 1
    assert {row["verdict"] for row in json.loads(out)} == {"false"}
    nothing = tmp_path / "photo.png"
    nothing.write_bytes(b"\x89PNG pas une image")
    code, out, _err = command(capsys, tmp_path, "verify", str(nothing))
    assert (code, "Aucun code" in out) == (1, True)


def test_a_cancelled_file_leaves_nothing(qtbot: QtBot, tmp_path: Path, awarded: list[Certificate]) -> None:
    def stop(share: float) -> None:
        raise Cancelled

    theme = Theme(paths.RESOURCES)
    theme.apply()
    with pytest.raises(Cancelled):
        write_attestations(awarded, tmp_path / "a.pdf", theme, stop)
    assert not list(tmp_path.glob("a.pdf*"))


def test_the_command_says_when_nobody_has_finished(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    study = Study(DataFolder(tmp_path / "poste").database, utc_now)
    study.learners.register("Afi")
    study.close()
    code, _out, err = command(capsys, tmp_path, "attest", "--out", str(tmp_path / "a.pdf"), "--learner", "Afi")
    assert (code, "Afi" in err) == (1, True)
    assert not (tmp_path / "a.pdf").exists()
