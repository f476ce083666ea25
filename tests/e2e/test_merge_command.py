"""The command carries what one data folder recorded to another, and the receipt back."""

import json
from pathlib import Path

import pytest

from coprosec import cli
from coprosec.domain.clock import utc_now
from coprosec.paths import DataFolder
from coprosec.services.study import Study


def command(capsys: pytest.CaptureFixture[str], data: Path, *arguments: str) -> tuple[int, str, str]:
    code = cli.run([*arguments, "--data", str(data)])
    told = capsys.readouterr()
    return code, told.out, told.err


def post(folder: Path, name: str, *people: str) -> Path:
    study = Study(DataFolder(folder).database, utc_now)
    study.installation.set_up("Centre de Lokossa", name)
    for person in people:
        study.learners.register(person)
    study.close()
    return folder


def test_a_round_by_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a = post(tmp_path / "a", "Poste 1", "Afi", "Bio")
    b = post(tmp_path / "b", "Formateur")
    stick = tmp_path / "clé usb"
    stick.mkdir()
    code, out, _err = command(capsys, a, "export", "--format", "bundle", "--out", str(stick))
    assert (code, "signés par ce poste" in out) == (0, True)

    code, _out, err = command(capsys, b, "merge", str(stick))
    assert (code, "ne connaît pas encore" in err) == (1, True)
    code, out, _err = command(capsys, b, "merge", str(stick), "--trust", "--dry-run")
    assert (code, "Rien n’a été changé." in out) == (0, True)
    code, out, _err = command(capsys, b, "merge", str(stick), "--trust", "--json")
    (merged,) = json.loads(out)
    assert (code, merged["new"], merged["device_name"]) == (0, 3, "Poste 1")

    code, out, _err = command(capsys, a, "merge", str(stick), "--trust")
    assert code == 0
    study = Study(DataFolder(a).database, utc_now)
    assert study.exchange.carried()[study.record.device].up_to == 3
    study.close()

    code, out, _err = command(capsys, b, "keys", "--json")
    names = {key["device_name"]: key["own"] for key in json.loads(out)}
    assert (code, names) == (0, {"Formateur": True, "Poste 1": False})


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a, b = post(tmp_path / "a", "Poste 1", "Afi"), post(tmp_path / "b", "Formateur")
    stick = tmp_path / "clé"
    stick.mkdir()
    command(capsys, a, "export", "--format", "bundle", "--out", str(stick / "b.coprosec"))
    (stick / "a.coprosec").write_bytes(b"JFIF" * 900)
    (stick / "c.coprosec").write_bytes((stick / "b.coprosec").read_bytes()[:-9])
    code, out, err = command(capsys, b, "merge", str(stick), "--trust")
    assert code == 1
    assert "n’est pas un fichier de ce programme" in err
    assert "est incomplet" in err
    assert "2\u00a0faits de plus" in out
