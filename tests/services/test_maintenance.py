"""Backups, restores and damages, on real files."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from coprosec.domain.ids import LessonId
from coprosec.domain.statements import Draft, Statement, Verb
from coprosec.errors import ErrorCode, KnownError
from coprosec.paths import DataFolder
from coprosec.services.maintenance import Maintenance
from coprosec.services.open_study import open_study
from coprosec.services.study import Study
from tests.samples import FakeClock, quiz

SEEDS = 25


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "données")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def maintenance(data: DataFolder, clock: FakeClock) -> Maintenance:
    return Maintenance(data, clock)


def live(study: Study, days: int = 1, name: str = "Amina") -> None:
    """Somebody reads and answers for a while."""
    learner = study.learners.register(name)
    for day in range(days):
        study.reading.open(learner.id, LessonId(f"m1-l{day}"), "v1")
        state = study.attempts.start(learner.id, quiz(), "v1")
        for item in state.plan.items:
            state = study.attempts.answer(state, item, ("b",), 1000)


def statements(data: DataFolder, clock: FakeClock) -> set[str]:
    study = Study(data.database, clock)
    try:
        return {statement.id for statement in study.record.statements()}
    finally:
        study.close()


def recorded(data: DataFolder, clock: FakeClock, days: int = 1, name: str = "Amina") -> dict[str, Statement]:
    """Everything in the record once somebody lived there."""
    study = Study(data.database, clock)
    live(study, days, name)
    everything: dict[str, Statement] = {statement.id: statement for statement in study.record.statements()}
    study.close()
    return everything


def test_a_backup_holds_everything_even_while_the_window_is_open(
    data: DataFolder, clock: FakeClock, maintenance: Maintenance
) -> None:
    study = Study(data.database, clock)
    live(study)
    backup = maintenance.back_up()
    contents = maintenance.look_into(backup.path)
    assert contents.statements == len(study.record.statements())
    assert contents.learners == 1
    assert contents.last_tick == backup.tick
    study.close()
    assert [path.name for path in data.backups.iterdir()] == [backup.path.name]


def test_nothing_new_needs_no_backup(data: DataFolder, clock: FakeClock, maintenance: Maintenance) -> None:
    recorded(data, clock)
    assert maintenance.back_up_if_changed() is not None
    assert maintenance.back_up_if_changed() is None
    recorded(data, clock, name="Bio")
    assert maintenance.back_up_if_changed() is not None
    assert len(maintenance.backups()) == 2


def test_the_newest_is_the_one_that_knows_most_even_with_a_clock_in_2002(
    data: DataFolder, clock: FakeClock, maintenance: Maintenance
) -> None:
    recorded(data, clock)
    maintenance.back_up()
    clock.back(days=365 * 24)
    recorded(data, clock, name="Bio")
    after_reset = maintenance.back_up()
    for _half_hour in range(6):
        clock.now += timedelta(minutes=30)
        recorded(data, clock, name="Chabi")
        after_reset = maintenance.back_up()
    assert maintenance.backups()[0] == after_reset
    assert maintenance.look_into(after_reset.path).learners == 8


def test_restoring_brings_back_what_was_and_keeps_what_is_newer(
    data: DataFolder, clock: FakeClock, maintenance: Maintenance
) -> None:
    recorded(data, clock)
    backup = maintenance.back_up()
    everything = set(recorded(data, clock, name="Bio"))
    restored = maintenance.restore(backup.path, keep_newer=True)
    assert statements(data, clock) == everything
    assert restored.added == len(everything) - restored.contents.statements


def test_restoring_without_what_is_newer_can_be_undone(
    data: DataFolder, clock: FakeClock, maintenance: Maintenance
) -> None:
    before = set(recorded(data, clock))
    backup = maintenance.back_up()
    everything = set(recorded(data, clock, name="Bio"))
    restored = maintenance.restore(backup.path, keep_newer=False)
    assert statements(data, clock) == before
    maintenance.restore(restored.safety.path, keep_newer=True)
    assert statements(data, clock) == everything


def test_a_restored_record_counts_under_another_device(
    data: DataFolder, clock: FakeClock, maintenance: Maintenance
) -> None:
    first = recorded(data, clock)
    backup = maintenance.back_up()
    recorded(data, clock, name="Bio")
    maintenance.restore(backup.path, keep_newer=False)
    later = recorded(data, clock, name="Chabi")
    devices = {later[ident].device for ident in later if ident not in first}
    assert devices.isdisjoint({statement.device for statement in first.values()})


def test_restoring_while_a_window_is_open(data: DataFolder, clock: FakeClock, maintenance: Maintenance) -> None:
    before = set(recorded(data, clock))
    backup = maintenance.back_up()
    study = Study(data.database, clock)
    live(study, name="Bio")
    maintenance.restore(backup.path, keep_newer=False)
    assert {statement.id for statement in study.record.statements()} == before
    study.close()


def test_what_is_not_a_backup_changes_nothing(
    data: DataFolder, clock: FakeClock, maintenance: Maintenance, tmp_path: Path
) -> None:
    everything = set(recorded(data, clock))
    other = tmp_path / "autre.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE note (text)")
    garbage = tmp_path / "photo.db"
    garbage.write_bytes(b"JFIF" * 5000)
    for wrong, code in (
        (other, ErrorCode.DATABASE_UNREADABLE),
        (garbage, ErrorCode.DATABASE_DAMAGED),
        (tmp_path / "rien.db", ErrorCode.DATABASE_UNREADABLE),
    ):
        with pytest.raises(KnownError) as caught:
            maintenance.restore(wrong, keep_newer=True)
        assert caught.value.code is code
    assert statements(data, clock) == everything


def _truncated(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def _zeroed(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    length = min(chance.choice((512, 4096, 20_000)), len(content) - start)
    return content[:start] + bytes(length) + content[start + length :]


def _garbled(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    length = min(chance.choice((16, 512, 4096)), len(content) - start)
    return content[:start] + chance.randbytes(length) + content[start + length :]


def backs_up(maintenance: Maintenance) -> bool:
    """Whether a backup reads the whole record; it finds the damages that an opening does not look for."""
    try:
        maintenance.back_up()
    except KnownError:
        return False
    return True


Harm = Callable[[bytes, random.Random], bytes]


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> tuple[DataFolder, set[str], set[str]]:
    """A data folder with a backup, what the backup holds, and all that was recorded."""
    data, clock = DataFolder(tmp_path_factory.mktemp("lived") / "data"), FakeClock()
    backed_up = set(recorded(data, clock, days=8))
    Maintenance(data, clock).back_up()
    return data, backed_up, set(recorded(data, clock, days=8, name="Bio"))


@pytest.mark.parametrize("harm", [_truncated, _zeroed, _garbled])
def test_a_damaged_database_is_set_aside_and_nothing_of_the_backup_is_lost(
    harm: Harm, lived_in: tuple[DataFolder, set[str], set[str]], tmp_path: Path
) -> None:
    origin, backed_up, everything = lived_in
    recovered = salvaged = 0
    for seed in range(SEEDS):
        data, clock = DataFolder(tmp_path / f"{seed}"), FakeClock()
        shutil.copytree(origin.root, data.root)
        data.database.write_bytes(harm(data.database.read_bytes(), random.Random(seed)))
        study = open_study(data, clock)
        recovery = study.recovery
        if recovery is None and not backs_up(Maintenance(data, clock)):
            study.close()
            study = open_study(data, clock)
            recovery = study.recovery
            assert recovery is not None
        found = {statement.id for statement in study.record.statements()}
        if recovery is not None:
            recovered += 1
            salvaged += recovery.salvaged
            assert backed_up <= found
            assert (recovery.set_aside / data.database.name).exists()
        assert found <= everything
        live(study, name="Chabi")
        study.close()
        shutil.rmtree(data.root)
    assert recovered > SEEDS // 2
    assert salvaged > 0


def test_a_database_that_vanished_comes_back_from_its_backup(
    lived_in: tuple[DataFolder, set[str], set[str]], tmp_path: Path
) -> None:
    origin, backed_up, _everything = lived_in
    data, clock = DataFolder(tmp_path / "data"), FakeClock()
    shutil.copytree(origin.root, data.root)
    data.database.unlink()
    study = open_study(data, clock)
    assert study.recovery is not None
    assert {statement.id for statement in study.record.statements()} == backed_up
    study.close()


def test_damaged_without_any_backup_what_can_be_read_is_kept(
    lived_in: tuple[DataFolder, set[str], set[str]], tmp_path: Path
) -> None:
    origin, _backed_up, everything = lived_in
    data, clock = DataFolder(tmp_path / "data"), FakeClock()
    data.root.mkdir()
    content = origin.database.read_bytes()
    data.database.write_bytes(content[: len(content) * 3 // 4])
    study = open_study(data, clock)
    assert study.recovery is not None
    assert study.recovery.backup_of is None
    found = {statement.id for statement in study.record.statements()}
    assert found
    assert found < everything
    study.close()


def test_a_preview_says_what_comes_back_and_what_is_newer(
    data: DataFolder, clock: FakeClock, maintenance: Maintenance
) -> None:
    before = recorded(data, clock)
    backup = maintenance.back_up()
    after = recorded(data, clock, name="Bio")
    difference = maintenance.preview(backup.path).difference
    assert (difference.only_backup, difference.only_record) == (0, len(after) - len(before))
    assert (difference.back, difference.lost) == ((), ("Bio",))
    restored = maintenance.restore(backup.path, keep_newer=False)
    difference = maintenance.preview(restored.safety.path).difference
    assert (difference.only_backup, difference.back) == (len(after) - len(before), ("Bio",))
    assert maintenance.add_missing(restored.safety.path) == len(after) - len(before)
    assert statements(data, clock) == set(after)
    assert [shelved.counts for shelved in maintenance.shelf()] == [(len(after), 2), (len(before), 1)]


def test_another_window_counts_under_the_new_device_after_a_restore(
    data: DataFolder, clock: FakeClock, maintenance: Maintenance
) -> None:
    before = set(recorded(data, clock))
    backup = maintenance.back_up()
    with closing(Study(data.database, clock)) as other:
        live(other, name="Bio")
        known = {(one.device, one.seq) for one in other.record.statements()}
        maintenance.restore(backup.path, keep_newer=False)
        live(other, name="Chabi")
        assert not known & {(one.device, one.seq) for one in other.record.statements() if one.id not in before}


def test_what_was_erased_comes_back_from_no_backup(
    data: DataFolder, clock: FakeClock, maintenance: Maintenance
) -> None:
    recorded(data, clock)
    backup = maintenance.back_up()
    with closing(Study(data.database, clock)) as study:
        (amina,) = study.learners.all()
        study.record.append([Draft(amina.id, Verb.ERASED)])
    recorded(data, clock, name="Bio")
    restored = maintenance.restore(backup.path, keep_newer=True)
    with closing(Study(data.database, clock)) as study:
        about = [one.draft.verb for one in study.record.statements() if one.draft.learner == amina.id]
    assert restored.added > 0
    assert about == [Verb.ERASED]


def test_a_merge_is_preceded_by_a_backup_and_does_not_happen_without(tmp_path: Path, clock: FakeClock) -> None:
    there, here = DataFolder(tmp_path / "là"), DataFolder(tmp_path / "ici")
    recorded(there, clock)
    bundle = tmp_path / "depot.coprosec"
    with closing(Study(there.database, clock)) as study:
        study.exchange.write(bundle)
    before = recorded(here, clock, name="Bio")
    here.backups.write_text("no folder")
    with closing(Study(here.database, clock)) as study:
        with pytest.raises(KnownError) as caught:
            study.exchange.merge(bundle, trust=True)
        assert caught.value.code is ErrorCode.BACKUP_FAILED
        assert {one.id for one in study.record.statements()} == set(before)
        here.backups.unlink()
        assert study.exchange.merge(bundle, trust=True).new
    (backup,) = Maintenance(here, clock).backups()
    assert Maintenance(here, clock).look_into(backup.path).statements == len(before)
