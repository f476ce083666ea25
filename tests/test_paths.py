"""Where data are kept."""

from pathlib import Path

import pytest

from coprosec.paths import data_folder


def test_the_folder_asked_for_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COPROSEC_DATA", str(tmp_path / "poste"))
    assert data_folder(str(tmp_path / "ici")).root == tmp_path / "ici"
    assert data_folder(None).root == tmp_path / "poste"


@pytest.mark.parametrize(
    "chosen,expected", [("", ".local/share"), ("relatif", ".local/share"), ("/donnees", "/donnees")]
)
def test_else_the_platform_decides(chosen: str, expected: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("COPROSEC_DATA")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", chosen)
    monkeypatch.setattr("sys.platform", "linux")
    assert data_folder(None).root == tmp_path / expected / "coprosec"
