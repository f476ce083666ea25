"""Measures of a real folder, and the verb `doctor` without Qt."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from coprosec import paths
from coprosec.cli import run
from coprosec.domain.clock import utc_now
from coprosec.domain.health import judge
from coprosec.domain.measures import Level
from coprosec.paths import DataFolder
from coprosec.services import integrity
from coprosec.services.health import Health, _linux_memory
from coprosec.services.maintenance import Maintenance
from coprosec.services.study import Study


def _used(data: DataFolder) -> DataFolder:
    study = Study(data.database, utc_now)
    study.learners.register("Afi Dossou")
    study.close()
    return data


def _levels(data: DataFolder) -> dict[str, Level]:
    return {finding.key: finding.level for finding in judge(Health(data, utc_now).measure())}


def test_a_folder_that_is_not_there_yet_is_no_trouble_and_is_not_made(tmp_path: Path) -> None:
    levels = _levels(DataFolder(tmp_path / "demain" / "coprosec"))
    assert levels["database"] is levels["backups"] is levels["rights"] is levels["course"] is Level.GREEN
    assert levels["screen"] is Level.UNKNOWN
    assert not list(tmp_path.iterdir())


def test_a_record_and_its_backup_are_read(tmp_path: Path) -> None:
    data = _used(DataFolder(tmp_path))
    assert _levels(data)["backups"] is Level.ORANGE
    Maintenance(data, utc_now).back_up()
    measures = Health(data, utc_now).measure()
    assert measures.statements == 1
    assert measures.backups is not None
    assert measures.backups.readable
    assert measures.write_ms is not None
    assert _levels(data)["backups"] is Level.GREEN


def test_a_damaged_record_and_a_damaged_backup_are_red(tmp_path: Path) -> None:
    data = _used(DataFolder(tmp_path))
    backup = Maintenance(data, utc_now).back_up().path
    for path in (data.database, backup):
        path.write_bytes(path.read_bytes()[:100] + b"\xff" * 6000)
    levels = _levels(data)
    assert levels["database"] is levels["backups"] is Level.RED


def test_fonts_that_are_missing_are_named(tmp_path: Path) -> None:
    measures = Health(DataFolder(tmp_path), utc_now, resources=tmp_path).measure()
    assert "Inter-Regular.otf" in measures.broken_fonts


def test_sums_tell_a_changed_and_a_missing_file(tmp_path: Path) -> None:
    for name in ("bon", "change", "absent"):
        (tmp_path / name).write_text(name)
    sums = tmp_path / integrity.SUMS
    sums.write_text(
        "".join(f"{hashlib.sha256(name.encode()).hexdigest()}  {name}\n" for name in ("bon", "change", "absent"))
    )
    (tmp_path / "change").write_text("autre chose")
    (tmp_path / "absent").unlink()
    assert integrity.compare(sums) == (3, ("change", "absent"))


def test_the_sums_stand_beside_an_installed_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert integrity.sums_file() is None
    monkeypatch.setattr(paths, "program_folder", lambda: tmp_path)
    (tmp_path / integrity.SUMS).touch()
    assert integrity.sums_file() == tmp_path / integrity.SUMS


def test_memory_is_read_from_what_linux_says(tmp_path: Path) -> None:
    meminfo = tmp_path / "meminfo"
    meminfo.write_text("MemTotal:        2000 kB\nMemFree: 10 kB\nMemAvailable:     500 kB\n")
    assert _linux_memory(meminfo) == (2_048_000, 512_000)
    meminfo.write_text("rien\n")
    assert _linux_memory(meminfo) is None


def test_the_verb_answers_as_json_and_by_its_exit_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = _used(DataFolder(tmp_path))
    run(["doctor", "--data", str(tmp_path), "--json"])
    told = json.loads(capsys.readouterr().out)
    assert {finding["key"] for finding in told["findings"]} >= {"memory", "disk", "clock", "database", "course"}
    data.database.write_bytes(b"pas une base")
    assert run(["doctor", "--data", str(tmp_path)]) == 1
    assert "Base des réponses" in capsys.readouterr().out


def test_the_verb_needs_no_qt(tmp_path: Path) -> None:
    script = (
        "import sys; from coprosec.cli import run;"
        f" run(['doctor', '--data', {str(tmp_path)!r}]);"
        " sys.exit('PySide6' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False, capture_output=True).returncode == 0


def test_the_page_to_print_is_one_page(tmp_path: Path) -> None:
    target = tmp_path / "sante.pdf"
    run(["doctor", "--data", str(tmp_path / "données"), "--pdf", str(target)])
    pdf = PdfReader(target)
    assert len(pdf.pages) == 1
    assert "Santé du poste" in " ".join(pdf.pages[0].extract_text().split())
