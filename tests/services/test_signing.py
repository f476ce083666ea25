"""Real Ed25519 keys on a real disk: made once, kept private, backed up, rotated, believed."""

import json
import stat
import sys
from pathlib import Path

import pytest

from coprosec import paths
from coprosec.errors import ErrorCode, KnownError
from coprosec.services.signing import verified
from coprosec.services.study import Study
from coprosec.storage import keyfiles
from tests.samples import FakeClock
from tests.services.conftest import OpenStudy

CODE = "7QD2-MXP9-R4TH-B6WK"


def folder(tmp_path: Path) -> Path:
    return tmp_path / "keys"


def elsewhere(tmp_path: Path) -> Study:
    other = tmp_path / "autre poste"
    other.mkdir()
    return Study(other / "coprosec.db", FakeClock())


def test_the_key_is_made_once_and_announced_once(open_study: OpenStudy, tmp_path: Path) -> None:
    study = open_study()
    key = study.signing.ensure_keys("Lokossa", "Poste 3")
    assert study.signing.ensure_keys() == key
    assert (key.centre, key.device_name, key.device) == ("Lokossa", "Poste 3", study.record.device)
    assert len(study.record.statements()) == 1
    again = open_study()
    assert again.signing.ensure_keys() == key
    assert len(list(folder(tmp_path).iterdir())) == 1
    assert len(again.record.statements()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="rights are an access list there")
def test_nobody_else_can_read_it_nor_does_it_travel(study: Study, tmp_path: Path) -> None:
    study.signing.ensure_keys()
    (path,) = folder(tmp_path).iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    secret = path.read_text("ascii").splitlines()[1]
    assert secret not in str(study.record.statements())


def test_a_signature_holds_for_that_message_and_that_key_alone(study: Study) -> None:
    signed = study.signing.sign(b"fait")
    public = study.signing.keyring().keys[signed.key].public
    assert verified(public, signed.signature, b"fait")
    assert not verified(public, signed.signature, b"Fait")
    assert not verified(bytes(32), signed.signature, b"fait")
    assert not verified(public, b"", b"fait")


def test_after_a_rotation_old_signatures_still_hold(open_study: OpenStudy, tmp_path: Path) -> None:
    study = open_study()
    old = study.signing.sign(b"attestation")
    new = study.signing.rotate()
    assert study.signing.sign(b"autre").key == new.id != old.key
    study = open_study()
    assert study.signing.ensure_keys().id == new.id
    keyring = study.signing.keyring()
    assert keyring.keys[old.key].followed_by == new.id
    assert verified(keyring.keys[old.key].public, old.signature, b"attestation")
    assert len(list(folder(tmp_path).iterdir())) == 1


def test_a_backup_opens_with_its_code_alone_on_any_pc(study: Study, tmp_path: Path) -> None:
    key = study.signing.ensure_keys("Lokossa", "Poste 3")
    backup = study.signing.backup(CODE)
    other = elsewhere(tmp_path)
    try:
        for refused in (backup.replace(b'"sealed": "', b'"sealed": "AA'), b"[]", b"{}", b"\x00", b"[" * 9999):
            with pytest.raises(KnownError) as caught:
                other.signing.restore(refused, CODE)
            assert caught.value.code is ErrorCode.KEY_BACKUP_REFUSED
        with pytest.raises(KnownError):
            other.signing.restore(backup, "7QD2-MXP9-R4TH-B6WX")
        assert not other.record.statements()
        assert other.signing.restore(backup, " 7qd2 mxp9 r4th b6wk").id == key.id
        assert other.signing.sign(b"fait").key == key.id
    finally:
        other.close()
    assert b"PRIVATE" not in backup
    assert json.loads(backup)["key"] == key.id


def test_a_key_confirmed_by_the_trainer_is_believed_once(study: Study, tmp_path: Path) -> None:
    other = elsewhere(tmp_path)
    theirs = other.signing.ensure_keys("Bohicon", "Poste 1")
    other.close()
    assert theirs.id not in study.signing.keyring()
    study.signing.trust(theirs)
    study.signing.trust(theirs)
    assert study.signing.keyring().keys[theirs.id].centre == "Bohicon"
    assert len(study.record.statements()) == 1


def test_a_damaged_key_file_is_replaced_by_another_key(open_study: OpenStudy, tmp_path: Path) -> None:
    before = open_study().signing.ensure_keys()
    (path,) = folder(tmp_path).iterdir()
    path.write_bytes(b"\x00" * 119)
    study = open_study()
    assert study.signing.sign(b"fait").key != before.id
    assert before.id in study.signing.keyring()


def test_a_new_device_announces_the_key_again(open_study: OpenStudy) -> None:
    study = open_study()
    before = study.signing.ensure_keys("Lokossa", "Poste 3")
    study.record.become_new_device()
    after = study.signing.ensure_keys()
    assert (after.id, after.centre) == (before.id, "Lokossa")
    assert after.device == study.record.device != before.device


def test_on_windows_a_shared_folder_has_one_key_and_another_one_an_account(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("USERNAME", "Afi")
    monkeypatch.setenv("PROGRAMDATA", str(tmp_path / "commun"))
    shared = paths.machine_folder()
    assert keyfiles.private_folder(shared / "keys") == shared / "keys"
    assert keyfiles.private_folder(tmp_path / "keys") == tmp_path / "keys" / "Afi"
