"""Backups and restores by the command, and a damaged record as people meet it in the window."""

import json
from pathlib import Path

import pytest

from coprosec import cli
from coprosec.domain.clock import utc_now
from coprosec.paths import DataFolder
from coprosec.services.maintenance import Maintenance
from coprosec.services.study import Study
from coprosec.ui.navigation import HomePlace, SignInPlace
from tests.ui.conftest import Open


def command(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = cli.run(list(arguments))
    told = capsys.readouterr()
    return code, told.out, told.err


def people(data: DataFolder) -> list[str]:
    study = Study(data.database, utc_now)
    try:
        return sorted(learner.name for learner in study.learners.all())
    finally:
        study.close()


def register(data: DataFolder, name: str) -> None:
    study = Study(data.database, utc_now)
    study.learners.register(name)
    study.close()


def test_by_the_command_what_was_saved_comes_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = DataFolder(tmp_path / "poste à côté")
    where = ("--data", str(data.root))
    register(data, "Afi")
    assert command(capsys, "backup", *where)[0] == 0
    register(data, "Bio")
    code, out, _err = command(capsys, "backup", "--list", "--json", *where)
    (saved,) = json.loads(out)
    assert code == 0

    code, out, _err = command(capsys, "restore", "--dry-run", *where)
    assert (code, "Rien n’a été changé" in out) == (0, True)
    assert people(data) == ["Afi", "Bio"]

    code, out, _err = command(capsys, "restore", saved["path"], "--exactly", "--json", *where)
    assert code == 0
    assert people(data) == ["Afi"]
    code, out, _err = command(capsys, "restore", json.loads(out)["safety"], *where)
    assert code == 0
    assert people(data) == ["Afi", "Bio"]


def test_what_is_no_backup_is_refused_in_french(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = DataFolder(tmp_path / "data")
    register(data, "Afi")
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"JFIF" * 4000)
    code, _out, err = command(capsys, "restore", str(photo), "--data", str(data.root))
    assert (code, "abîmé" in err) == (1, True)
    assert people(data) == ["Afi"]


def test_a_backup_that_cannot_be_made_is_said_in_french(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = DataFolder(tmp_path / "data")
    register(data, "Afi")
    data.backups.write_text("a file in the place of the folder")
    code, _out, err = command(capsys, "backup", "--data", str(data.root))
    assert code == 1
    assert "La sauvegarde n’a pas pu être faite, rien d’autre n’a été changé." in err
    assert str(data.backups) in err


def test_closing_the_window_leaves_a_backup_of_what_was_done(opened: Open, data: DataFolder) -> None:
    desk = opened()
    desk.register("Afi Dossou")
    desk.close()
    (backup,) = Maintenance(data, utc_now).backups()
    assert Maintenance(data, utc_now).look_into(backup.path).learners == 1


def test_given_a_damaged_record_then_the_window_says_so_and_goes_on(opened: Open, data: DataFolder) -> None:
    desk = opened()
    desk.register("Afi Dossou")
    desk.close()
    content = data.database.read_bytes()
    data.database.write_bytes(content[: len(content) // 2])

    desk = opened()
    desk.reach(lambda: desk.at(SignInPlace) and desk.signin.notice.isVisible())
    assert "réparée" in desk.signin.notice.accessibleName()
    assert desk.signin.names.list.count() == 1
    desk.signin.names._choose()
    desk.reach(lambda: desk.at(HomePlace))
    assert desk.application.seat.learner is not None
    assert desk.application.seat.learner.name == "Afi Dossou"
