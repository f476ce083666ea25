"""Disks that fill up, folders that cannot be written, files that vanish, clocks that lie, places with odd names."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coprosec.domain.clock import utc_now
from coprosec.domain.exporting import ExportRequest, Level
from coprosec.domain.ids import LearnerId
from coprosec.errors import ErrorCode, KnownError
from coprosec.paths import DataFolder
from coprosec.services.course_texts import CourseTexts
from coprosec.services.maintenance import Maintenance
from coprosec.services.open_study import open_study
from coprosec.services.study import Study
from tests.samples import FakeClock, course, module, quiz
from tests.torture.living import furnish
from tests.torture.old_schemas import EARLIER, go_back_to
from tests.torture.tally import by_id, is_shown_rightly, read, shown

pytestmark = pytest.mark.e2e

ROOT = Path(__file__).parent.parent.parent
COMMAND = [sys.executable, "-m", "coprosec"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of a few megabytes."""
    if os.name != "posix" or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root mounts a small disk")
    disk = tmp_path / "petit disque"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "none", disk], check=False).returncode:
        pytest.skip("this machine lets nobody mount a disk")
    yield disk
    subprocess.run(["umount", "-l", disk], check=True)


def fill_up(disk: Path, leave: int = 0) -> Path:
    """A file that takes all that is left, but for some bytes."""
    filler = disk / "film.mp4"
    with filler.open("wb", buffering=0) as stream:
        try:
            while True:
                stream.write(bytes(4096))
        except OSError:
            pass
        stream.truncate(max(0, stream.tell() - leave))
    return filler


def answer_for_ever(study: Study, learner: LearnerId, acknowledged: list[tuple[str, str]]) -> None:
    while True:
        state = study.attempts.start(learner, quiz(), "v1")
        while not state.finished:
            item = state.plan.items[state.next_index]
            state = study.attempts.answer(state, item, ("b",), 1000)
            acknowledged.append((state.id, item.id))


def code_of(error: pytest.ExceptionInfo[KnownError]) -> ErrorCode | str | int:
    """Why, behind a backup that failed."""
    return error.value.params.get("because", error.value.code)


def test_a_full_disk_while_answering_backing_up_merging_and_restoring_loses_nothing(
    small_disk: Path, tmp_path: Path
) -> None:
    # GIVEN a record with a backup, a bundle from elsewhere, and a disk with hardly any room left
    data, other = DataFolder(small_disk / "données"), DataFolder(tmp_path / "autre")
    furnish(data, "Amina")
    furnish(other, "Bio", days=40)
    bundle = tmp_path / "depot.coprosec"
    with closing(Study(other.database, utc_now)) as study:
        study.exchange.write(bundle)
    backup = Maintenance(data, utc_now).back_up()
    furnish(data, "Chabi")
    acknowledged: list[tuple[str, str]] = []
    with closing(open_study(data, utc_now)) as study:
        learner = study.learners.all()[0]
        filler = fill_up(small_disk, leave=120_000)

        # WHEN somebody answers until the disk is full, and everything else is tried
        with pytest.raises(KnownError) as answering:
            answer_for_ever(study, learner.id, acknowledged)
        assert answering.value.code is ErrorCode.DISK_FULL
        before = by_id(study.record.statements())
        for work in (
            study.maintenance.back_up,
            lambda: study.maintenance.restore(backup.path, keep_newer=True),
            lambda: study.exchange.merge(bundle, trust=True),
            lambda: study.exchange.write(small_disk / "depot.coprosec"),
        ):
            with pytest.raises(KnownError) as refused:
                work()
            assert code_of(refused) in (ErrorCode.DISK_FULL, ErrorCode.FILE_NO_ROOM), work

        # THEN every acknowledged answer is there, and nothing half done
        assert by_id(study.record.statements()) == before
        answered = {(one.draft.attempt, one.draft.activity) for one in before.values() if one.draft.verb == "answered"}
        assert set(acknowledged) <= answered

        # AND once there is room, everything goes on
        filler.unlink()
        assert study.exchange.merge(bundle, trust=True).new > 0
        assert study.maintenance.back_up().tick > backup.tick
    assert before.keys() <= read(data.database, utc_now).keys()
    assert not [path for path in data.root.rglob("*") if path.suffix in (".tmp", ".reprise", ".lecture")]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # XlsxWriter's archive, once collected
@pytest.mark.parametrize("form", ["csv", "xlsx", "xapi"])
def test_a_full_disk_while_exporting_is_said_and_leaves_no_half_file(
    small_disk: Path, tmp_path: Path, form: str
) -> None:
    # GIVEN answers on one disk, and a stick with no room left
    items = quiz().items
    texts = CourseTexts(
        course(module("m1", 2)), (quiz(),), (), {item.id: item for item in items}, {quiz().id: "m1"}, {"m1": "Module 1"}
    )
    with closing(Study(tmp_path / "coprosec.db", FakeClock())) as study:
        learner = study.learners.register("Afi Dossou").id
        for _attempt in range(3):
            state = study.attempts.start(learner, quiz(), "v1")
            for item in state.plan.items:
                state = study.attempts.answer(state, item, ("b",), 1000)
        before = study.record.statements()
        filler = fill_up(small_disk)
        # WHEN they are exported there THEN it is said, and nothing half written stays
        with pytest.raises(KnownError) as refused:
            study.exporting.write(
                form, small_disk / f"export.{form}", ExportRequest(Level.NAMED), texts, lambda _n: None
            )
        assert refused.value.code is ErrorCode.DISK_FULL
        assert list(small_disk.iterdir()) == [filler]
        assert study.record.statements() == before
        # AND the same export is whole once there is room
        filler.unlink()
        written = study.exporting.write(
            form, small_disk / f"export.{form}", ExportRequest(Level.NAMED), texts, lambda _n: None
        )
        assert written.rows > 0


def test_a_folder_that_becomes_read_only_is_said(tmp_path: Path) -> None:
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("only root mounts a folder read-only")
    data = DataFolder(tmp_path / "données")
    everything = furnish(data, "Amina")
    command = ["mount", "--bind", str(data.root), str(data.root)]
    if subprocess.run(command, check=False).returncode:
        pytest.skip("this machine lets nobody mount a folder")
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", data.root], check=True)
        content = data.database.read_bytes()
        with pytest.raises(KnownError) as opening:
            open_study(data, utc_now)
        assert opening.value.code is ErrorCode.NO_RIGHTS
        with pytest.raises(KnownError) as saving:
            Maintenance(data, utc_now).back_up()
        assert code_of(saving) is ErrorCode.NO_RIGHTS
        assert data.database.read_bytes() == content
    finally:
        subprocess.run(["umount", "-l", data.root], check=True)
    assert read(data.database, utc_now) == everything


@pytest.mark.parametrize("gone", ["the file", "the journals too", "the folder", "another file in its place"])
def test_a_file_deleted_under_the_program_comes_back_with_everything(tmp_path: Path, gone: str) -> None:
    data, other = DataFolder(tmp_path / "données"), DataFolder(tmp_path / "autre")
    elsewhere = furnish(other, "Chabi")
    with closing(open_study(data, utc_now)) as study:
        amina = study.learners.register("Amina")
        if gone == "the folder":
            shutil.rmtree(data.root)
        else:
            data.database.unlink()
        if gone == "the journals too":
            for suffix in ("-wal", "-shm"):
                data.database.with_name(f"{data.database.name}{suffix}").unlink()
        if gone == "another file in its place":
            shutil.copy(other.database, data.database)
        bio = study.learners.register("Bio")
        codjo = study.learners.register("Codjo")
        everything = by_id(study.record.statements())
    found = read(data.database, utc_now)
    assert found == everything
    assert {amina.id, bio.id, codjo.id} <= {one.draft.learner for one in found.values()}
    assert gone != "another file in its place" or elsewhere.keys() <= found.keys()


@pytest.mark.parametrize("year", [2002, 2040])
def test_a_clock_that_jumps_changes_neither_order_nor_newest_backup(tmp_path: Path, year: int) -> None:
    data, clock = DataFolder(tmp_path / "données"), FakeClock()
    with closing(open_study(data, clock)) as study:
        learner = study.learners.register("Amina")
        state = study.attempts.start(learner.id, quiz(), "v1")
        state = study.attempts.answer(state, state.plan.items[0], ("b",), 1000)
        study.maintenance.back_up()
        clock.now = datetime(year, 1, 1, tzinfo=UTC)
        state = study.attempts.answer(state, state.plan.items[state.next_index], ("b",), 1000)
        newest = study.maintenance.back_up()
        clock.back(days=1)
        state = study.attempts.answer(state, state.plan.items[state.next_index], ("b",), 1000)
        last = study.maintenance.back_up()
    with closing(open_study(data, clock)) as study:
        assert study.recovery is None
        assert study.maintenance.backups()[:2] == (last, newest)
        ticks = [one.tick for one in study.record.statements()]
        assert ticks == list(range(1, len(ticks) + 1))
        assert is_shown_rightly(study)
        assert study.attempts.resume(state.id).next_index == state.next_index


@pytest.mark.parametrize("revision", EARLIER)
def test_a_record_of_an_earlier_program_is_upgraded_with_all_its_facts(tmp_path: Path, revision: str) -> None:
    data = DataFolder(tmp_path / "données")
    everything = furnish(data, "Amina", "Bio")
    with closing(Study(data.database, utc_now)) as study:
        pages = shown(study)
    go_back_to(data.database, revision)
    with closing(open_study(data, utc_now)) as study:
        assert study.recovery is None
        assert by_id(study.record.statements()) == everything
        assert shown(study) == pages
        assert is_shown_rightly(study)
        study.maintenance.back_up()


FRENCH = {"LANG": "fr_FR.UTF-8", "LC_ALL": "fr_FR.UTF-8", "LC_NUMERIC": "fr_FR.UTF-8"}


def test_a_french_pc_with_an_accented_user_folder(tmp_path: Path) -> None:
    """The real command, where the decimal point is a comma and the user is called « Élève n° 3 »."""
    home = tmp_path / "Élève n° 3"
    home.mkdir()
    places = {"HOME": str(home), "USERPROFILE": str(home), "PYTHONPATH": str(ROOT / "app")}
    environment = {"PATH": os.environ["PATH"], **places, **FRENCH}

    def run(*arguments: str) -> str:
        done = subprocess.run([*COMMAND, *arguments], env=environment, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
        return done.stdout.decode("utf-8")

    folder = DataFolder(home / "Mes données")
    furnish(folder, "Élodie Kpènou")
    where = ("--data", str(folder.root))
    assert "Mes données" in run("backup", *where)
    assert "1 personne," in run("restore", "--dry-run", *where).replace("\u00a0", " ")
    assert len(Maintenance(folder, utc_now).backups()) == 1


def test_two_real_windows_answer_at_once(tmp_path: Path) -> None:
    """Two processes on one record, each as fast as it can: no answer is lost, no number given twice."""
    data = DataFolder(tmp_path / "données")
    Study(data.database, utc_now).close()
    script = (
        "import sys; from pathlib import Path; from contextlib import closing\n"
        "from coprosec.domain.clock import utc_now; from coprosec.paths import DataFolder\n"
        "from coprosec.services.open_study import open_study; from tests.samples import quiz\n"
        "with closing(open_study(DataFolder(Path(sys.argv[1])), utc_now)) as study:\n"
        "    learner = study.learners.register(sys.argv[2])\n"
        "    for _ in range(8):\n"
        "        state = study.attempts.start(learner.id, quiz(), 'v1')\n"
        "        while not state.finished:\n"
        "            item = state.plan.items[state.next_index]\n"
        "            state = study.attempts.answer(state, item, ('b',), 10); print(state.id, item.id)\n"
        "    study.maintenance.back_up()\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "app")))}
    windows = [
        subprocess.Popen([sys.executable, "-c", script, str(data.root), name], env=environment, stdout=subprocess.PIPE)
        for name in ("Afi", "Bio")
    ]
    told = [tuple(line.decode().split()) for window in windows for line in window.communicate()[0].splitlines()]
    assert [window.returncode for window in windows] == [0, 0]
    found = read(data.database, utc_now)
    answered = [(one.draft.attempt, one.draft.activity) for one in found.values() if one.draft.verb == "answered"]
    assert sorted(map(str, told)) == sorted(map(str, answered))
    assert sorted(one.seq for one in found.values()) == list(range(1, len(found) + 1))
    with closing(open_study(data, utc_now)) as study:
        assert study.recovery is None
        assert sorted(one.name for one in study.learners.all()) == ["Afi", "Bio"]
