"""What packages say of themselves: their parts, their sums, their signature. Making them whole is `make package`."""

import hashlib
import json
import shutil
import struct
import sys
from pathlib import Path

import pytest

from makers import bindings, notices, product, release, shipped

ROOT = Path(__file__).resolve().parents[2]


def test_what_is_shipped_is_the_closure_of_the_requirements() -> None:
    linux = shipped.names("linux")
    assert {"pyside6-essentials", "sqlalchemy", "markupsafe", "psycopg-binary", "lxml"} <= set(linux)
    assert not {"pytest", "mypy", "hypothesis", "pyinstaller"} & set(linux)
    assert set(shipped.names("win32")) - set(linux) == {"tzdata"}


def test_the_lines_for_windows_are_those_of_the_lock_with_their_sums() -> None:
    told = shipped.requirements("win32")
    for name in shipped.names("win32"):
        assert f"\n{name}==" in f"\n{told}", name
    assert ";" not in told
    assert told.count("==") == len(shipped.names("win32"))
    assert told.count("--hash=sha256:") > told.count("==")


def test_sums_name_every_file_once(tmp_path: Path) -> None:
    (tmp_path / "dossier à part").mkdir()
    (tmp_path / "un").write_bytes(b"1")
    (tmp_path / "dossier à part/deux").write_bytes(b"22")
    for _again in range(2):
        lines = notices.write_sums(tmp_path).read_text("utf-8").splitlines()
        assert lines == [
            f"{hashlib.sha256(b'22').hexdigest()}  dossier à part/deux",
            f"{hashlib.sha256(b'1').hexdigest()}  un",
        ]


def test_the_bill_of_materials_names_each_part_with_its_licence() -> None:
    bill = json.loads(json.dumps(notices.bill_of_materials()))
    assert bill["bomFormat"] == "CycloneDX"
    parts = {part["name"].lower(): part for part in bill["components"]}
    assert set(shipped.names(sys.platform)) <= {name.replace("_", "-").replace(".", "-") for name in parts}
    assert [name for name, part in parts.items() if "licenses" not in part and name != "cpython"] == []


def test_the_python_half_of_the_bindings_is_compiled_the_same_each_time(tmp_path: Path) -> None:
    for _again in range(2):
        bindings.write(tmp_path / "shiboken6")
    found = tmp_path / "shiboken6/files.dir/shibokensupport/signature"
    assert (found / "loader.pyc").is_file()
    assert (found / "lib/pyi_generator.pyc").stat().st_size < 500
    assert [path.name for path in found.rglob("*.py")] == []
    bindings.write(tmp_path / "other")
    other = tmp_path / "other/files.dir/shibokensupport/signature"
    assert (found / "parser.pyc").read_bytes() == (other / "parser.pyc").read_bytes()


def test_a_release_is_signed_and_a_changed_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(release, "DIST", tmp_path / "dist")
    monkeypatch.setattr(release, "BUILD", tmp_path)
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist/a.deb").write_bytes(b"first")
    (tmp_path / "dist/b.exe").write_bytes(b"second")
    release.write()
    assert release.verify(tmp_path / "dist") == []
    (tmp_path / "dist/b.exe").write_bytes(b"other")
    assert release.verify(tmp_path / "dist") == ["b.exe"]
    sums = tmp_path / "dist" / release.SUMS
    sums.write_text(sums.read_text("utf-8").replace("b.exe", "c.exe"), "utf-8")
    assert release.verify(tmp_path / "dist") == [release.SUMS]


def test_what_is_trimmed_is_nothing_that_the_program_imports() -> None:
    dropped = {name.removeprefix("PySide6.") for name in product.trim()["modules"] if name.startswith("PySide6.")}
    sources = "\n".join(path.read_text("utf-8") for path in (ROOT / "app").rglob("*.py"))
    used = {name for name in dropped if f"PySide6.{name} import" in sources or f"import {name}" in sources}
    assert used == set()


def test_the_windows_icon_holds_a_picture_of_each_size() -> None:
    windows = pytest.importorskip("makers.windows")
    if not shutil.which("rsvg-convert"):
        pytest.skip("rsvg-convert missing: sudo apt-get install -y librsvg2-bin")
    data = windows._icon(product.fresh(product.BUILD / "icon-test"))
    reserved, kind, count = struct.unpack("<HHH", data[:6])
    assert (reserved, kind, count) == (0, 1, 4)
    for nth in range(count):
        size, offset = struct.unpack("<II", data[6 + 16 * nth + 8 : 6 + 16 * nth + 16])
        assert data[offset : offset + 4] == b"\x89PNG"
        assert offset + size <= len(data)
