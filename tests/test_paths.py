"""Where data are kept."""

import os
from pathlib import Path

import pytest

from coprosec import paths
from coprosec.paths import data_folder, policy_file


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


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A PC with an installed program and a place for a folder that its accounts share."""
    for name in ("COPROSEC_DATA", "COPROSEC_POLICY", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "programme").mkdir()
    monkeypatch.setattr(paths, "program_folder", lambda: tmp_path / "programme")
    monkeypatch.setattr(paths, "machine_folder", lambda: tmp_path / "var" / "coprosec")
    return tmp_path


def test_each_place_comes_before_the_next(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = machine / "home" / ".local" / "share" / "coprosec"
    assert data_folder(None).root == mine

    shared = machine / "var" / "coprosec"
    shared.mkdir(parents=True)
    assert data_folder(None).root == shared

    assert data_folder(None, str(machine / "politique")).root == machine / "politique"

    (machine / "programme" / "portable.toml").touch()
    assert data_folder(None, str(machine / "politique")).root == machine / "programme" / "donnees"

    monkeypatch.setenv("COPROSEC_DATA", str(machine / "poste"))
    assert data_folder(None).root == machine / "poste"
    assert data_folder(str(machine / "ici")).root == machine / "ici"


@pytest.mark.parametrize(
    "content,name", [("", "donnees"), ('data = "élèves"', "élèves"), ("data = 3", "donnees"), ("data =", "donnees")]
)
def test_a_portable_program_names_its_folder(content: str, name: str, machine: Path) -> None:
    (machine / "programme" / "portable.toml").write_text(content, "utf-8")
    assert data_folder(None).root == machine / "programme" / name
    assert policy_file() == machine / "programme" / "policy.toml"


def test_the_policy_is_the_administrators(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert policy_file() == Path("/etc/coprosec/policy.toml")
    monkeypatch.setenv("COPROSEC_POLICY", str(machine / "p.toml"))
    assert policy_file() == machine / "p.toml"
    monkeypatch.delenv("COPROSEC_POLICY")
    monkeypatch.setenv("PROGRAMDATA", str(machine / "ProgramData"))
    monkeypatch.setattr("sys.platform", "win32")
    assert policy_file() == machine / "ProgramData" / "Coprosec" / "policy.toml"


def test_a_shared_folder_that_cannot_be_written_is_left_alone(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (machine / "var" / "coprosec").mkdir(parents=True)
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    assert data_folder(None).root == machine / "home" / ".local" / "share" / "coprosec"


def test_backups_go_where_the_administrator_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISQUE", str(tmp_path / "disque"))
    folder = paths.DataFolder(tmp_path)
    assert folder.backups == tmp_path / "backups"
    assert paths.DataFolder(tmp_path, "$DISQUE/copies").backups == tmp_path / "disque" / "copies"
