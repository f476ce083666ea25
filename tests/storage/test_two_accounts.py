"""Two accounts of one PC on one data folder, as two real users when the tests run as root."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from coprosec.domain.statements import Draft, Verb
from coprosec.storage.record import Record
from tests.samples import AMINA, FakeClock

SHARED, FIRST, SECOND = 61_200, 61_201, 61_202
ROOT = Path(__file__).parent.parent.parent

WORK = """
import os, sys, tempfile
from pathlib import Path
from coprosec.disk import join_group
from coprosec.domain.clock import utc_now
from coprosec.paths import DataFolder
from coprosec.services.maintenance import Maintenance
from coprosec.services.open_study import open_study
from coprosec.storage.schema import set_aside

def work(data, name, how):
    join_group(data.root)
    study = open_study(data, utc_now)
    study.learners.register(name)
    if how == "rotate":
        study.signing.rotate()
    key = study.signing.sign(b"facts").key
    maintenance = Maintenance(data, utc_now)
    maintenance.back_up()
    if how == "restore":
        study.close()
        maintenance.restore(maintenance.backups()[0].path, keep_newer=True)
        study = open_study(data, utc_now)
    print("; ".join(sorted(learner.name for learner in study.learners.all())))
    study.close()
    if how in ("key", "rotate"):
        print(key)
    if how == "copy":
        set_aside(data.database, data.root / "coprosec.db.avant")
        print("copied")

with tempfile.TemporaryDirectory() as folder:
    work(DataFolder(Path(folder)), "loads what only root may read here", "restore")
os.umask(0o022)
os.setgroups([int(sys.argv[5])])
os.setgid(int(sys.argv[4]))
os.setuid(int(sys.argv[4]))
work(DataFolder(Path(sys.argv[1])), sys.argv[2], sys.argv[3])
"""


def work(user: int, folder: Path, name: str, how: str = "") -> str:
    """What a program of another account does; the last line that it prints."""
    command = [sys.executable, "-c", WORK, str(folder), name, how, str(user), str(SHARED)]
    environment = {"PYTHONPATH": str(ROOT / "app"), "PATH": os.environ["PATH"]}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder as an installer makes it: its group owns it, and what is made in it."""
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("only root can work as two other users")
    with tempfile.TemporaryDirectory() as name:  # the tests' own folders are closed to other users
        Path(name).chmod(0o711)
        folder = Path(name) / "données communes"
        folder.mkdir()
        os.chown(folder, 0, SHARED)
        folder.chmod(0o2770)
        yield folder


def test_two_users_write_one_record_whoever_came_first(shared: Path) -> None:
    # GIVEN a record that one account made
    assert work(FIRST, shared, "Afi") == "Afi"

    # WHEN another one works there, restores a backup, and the first comes back
    assert work(SECOND, shared, "Bio", "restore") == "Afi; Bio"
    assert work(FIRST, shared, "Codjo", "restore") == "Afi; Bio; Codjo"
    assert work(SECOND, shared, "Dossi") == "Afi; Bio; Codjo; Dossi"

    # THEN everything belongs to the group, and nobody else may read it
    for path in shared.rglob("*"):
        assert path.stat().st_gid == SHARED, path
        assert not path.stat().st_mode & 0o007, path
    assert (shared / "coprosec.db").stat().st_mode & 0o060 == 0o060


def test_two_users_sign_with_the_one_key_of_their_pc(shared: Path) -> None:
    # GIVEN a key that one account made before the group could read it
    key = work(FIRST, shared, "Afi", "key")
    (path,) = (shared / "keys").iterdir()
    path.chmod(0o600)
    assert work(FIRST, shared, "Afi", "key") == key

    # WHEN another account signs, THEN it is the same PC, and nobody outside of the group reads the key
    assert work(SECOND, shared, "Bio", "key") == key
    assert path.stat().st_mode & 0o777 == 0o640
    assert path.stat().st_gid == SHARED

    # WHEN that account makes another key, THEN the first one signs with it too
    after = work(SECOND, shared, "Bio", "rotate")
    assert after != key
    assert work(FIRST, shared, "Afi", "key") == after
    assert len(list((shared / "keys").iterdir())) == 1


def test_an_upgrade_that_one_account_began_can_be_done_by_another(shared: Path) -> None:
    # GIVEN the copy that one account makes before it upgrades the record
    work(FIRST, shared, "Afi")
    assert work(FIRST, shared, "Afi", "copy") == "copied"

    # WHEN the power went, and another account upgrades, THEN it can write that copy too
    assert work(SECOND, shared, "Bio", "copy") == "copied"


def test_a_folder_of_one_account_keeps_its_rights(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        with closing(Record(tmp_path / "coprosec.db", FakeClock())) as record:
            record.append([Draft(AMINA, Verb.REGISTERED, data={"name": "Amina"})])
        assert (tmp_path / "coprosec.db").stat().st_mode & 0o777 == 0o644
    finally:
        os.umask(before)
