"""`coprosec policy`, and a program that refuses a wrong policy, as an installer sees them."""

import json
from pathlib import Path

import pytest

from coprosec.cli import run


@pytest.fixture
def policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this PC's policy stands; a test writes it."""
    path = tmp_path / "policy.toml"
    monkeypatch.setenv("COPROSEC_POLICY", str(path))
    return path


def test_what_is_in_force_is_told_with_its_reason(policy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["policy"]) == 0
    assert f"aucune ({policy} n’existe pas)" in capsys.readouterr().out
    policy.write_text(f'[locked]\nkiosk = true\ndata_folder = "{policy.parent}/données"\n', "utf-8")
    assert run(["policy"]) == 0
    assert "kiosk = true   (fixé par l’administrateur)" in capsys.readouterr().out


def test_a_script_reads_it_as_json(policy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    policy.write_text("[default]\nguest = false\n")
    assert run(["policy", "--json", "--data", str(tmp_path / "ici")]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["policy"] == str(policy)
    assert told["settings"] == str(tmp_path / "ici" / "settings.toml")
    assert told["keys"]["guest"] == {"value": False, "from": "default"}


def test_a_file_is_checked_without_being_in_force(
    policy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "autre.toml"
    assert run(["policy", "--check", str(other)]) == 1
    other.write_text("[locked]\nkiosk = true\n")
    assert run(["policy", "--check", str(other)]) == 0
    other.write_text("[locked]\nkiosque = true\n")
    assert run(["policy", "--check", str(other)]) == 1
    assert f"{other}:2 : la clé « kiosque » est inconnue" in capsys.readouterr().err


@pytest.mark.parametrize("verb", [[], ["backup"], ["demo"], ["policy"]], ids=str)
def test_a_wrong_policy_starts_nothing(
    verb: list[str], policy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    policy.write_text("[locked]\nkiosque = true\n")
    assert run([*verb, "--data", str(tmp_path / "poste")]) == 1
    assert f"{policy}:2 : la clé « kiosque » est inconnue, peut-être « kiosk »" in capsys.readouterr().err
    assert not (tmp_path / "poste").exists()


def test_a_wrong_key_on_the_command_line_is_a_bad_use(policy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--set", "kiosque=true"]) == 2
    assert "peut-être « kiosk »" in capsys.readouterr().err


def test_backups_are_made_where_the_policy_says(policy: Path, tmp_path: Path) -> None:
    policy.write_text(f'[locked]\nbackups_folder = "{tmp_path}/copies"\n', "utf-8")
    data = str(tmp_path / "poste")
    assert run(["demo", "--learners", "1", "--data", data]) == 0
    assert run(["backup", "--data", data]) == 0
    assert len(list((tmp_path / "copies").glob("*.db"))) == 1
    assert not (tmp_path / "poste" / "backups").exists()
