"""The database file's life: created, migrated, or refused and left as it was."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, Inspector, inspect

from coprosec.domain.statements import Draft, Verb
from coprosec.errors import ErrorCode, KnownError
from coprosec.storage import seal, tables
from coprosec.storage.engine import reading, sqlite_engine, writing
from coprosec.storage.record import Record
from coprosec.storage.schema import HEAD, alembic_config, create, stored_revision, upgrade
from tests.samples import AMINA, LESSON, FakeClock
from tests.storage.conftest import OpenRecord

REGISTERED = Draft(AMINA, Verb.REGISTERED, data={"name": "Amina"})


@contextmanager
def engine_on(path: Path) -> Iterator[Engine]:
    engine = sqlite_engine(path)
    try:
        yield engine
    finally:
        engine.dispose()


def migrate(engine: Engine, revision: str) -> None:
    """Runs the scripts up or down to `revision`."""
    config = alembic_config()
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        (command.downgrade if revision == "base" else command.upgrade)(config, revision)


def shape(inspector: Inspector, table: str) -> object:
    columns = [
        (column["name"], str(column["type"]), column["nullable"], column["default"])
        for column in inspector.get_columns(table)
    ]
    indexes = sorted((str(index["name"]), tuple(index["column_names"])) for index in inspector.get_indexes(table))
    return columns, indexes, inspector.get_pk_constraint(table), inspector.get_unique_constraints(table)


def shapes(connection: Connection) -> dict[str, object]:
    inspector = inspect(connection)
    return {table: shape(inspector, table) for table in inspector.get_table_names() if table != "alembic_version"}


def refused(path: Path) -> ErrorCode:
    with pytest.raises(KnownError) as refusal:
        Record(path, FakeClock()).close()
    return refusal.value.code


def folder_content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_given_the_scripts_when_walked_then_their_head_is_the_one_that_the_program_wants() -> None:
    assert ScriptDirectory.from_config(alembic_config()).get_heads() == [HEAD]


def test_given_a_migrated_file_when_compared_with_the_tables_then_no_difference(tmp_path: Path) -> None:
    with engine_on(tmp_path / "migrated.db") as engine:
        migrate(engine, "head")
        with reading(engine) as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            assert compare_metadata(context, tables.metadata) == []


def test_given_a_new_file_when_compared_with_a_migrated_one_then_they_are_the_same(tmp_path: Path) -> None:
    with engine_on(tmp_path / "new.db") as new, engine_on(tmp_path / "migrated.db") as migrated:
        create(new, FakeClock())
        migrate(migrated, "head")
        with reading(new) as one, reading(migrated) as other:
            assert shapes(one) == shapes(other)
            assert set(shapes(one)) == set(tables.metadata.tables)
    assert stored_revision(tmp_path / "new.db") == stored_revision(tmp_path / "migrated.db") == HEAD


def test_given_a_record_with_facts_when_migrated_down_and_up_twice_then_it_can_be_used_again(tmp_path: Path) -> None:
    path = tmp_path / "coprosec.db"
    with closing(Record(path, FakeClock())) as record:
        record.append([REGISTERED])
        facts = record.statements()
    with engine_on(path) as engine:
        for _ in range(2):
            migrate(engine, "base")
            assert stored_revision(path) is None
            migrate(engine, "head")
            assert stored_revision(path) == HEAD
        migrate(engine, "base")
    with closing(Record(path, FakeClock())) as record:
        assert record.unite(facts) == 1
        assert [learner.name for learner in record.learners()] == ["Amina"]


def test_given_an_older_file_when_upgraded_then_a_copy_with_its_facts_stays_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "coprosec.db"
    with closing(Record(path, FakeClock())) as record:
        record.append([REGISTERED])
        upgrade(record._engine, path)
        assert len(record.statements()) == 1
    with closing(sqlite3.connect(tmp_path / f"coprosec.db.avant-{HEAD}")) as copy:
        assert copy.execute("SELECT learner, verb FROM statement").fetchall() == [(AMINA, "registered")]


def test_given_an_empty_file_when_opened_then_it_becomes_a_record(tmp_path: Path) -> None:
    path = tmp_path / "coprosec.db"
    path.touch()
    with closing(Record(path, FakeClock())) as record:
        assert record.statements() == ()
    assert stored_revision(path) == HEAD


@pytest.mark.parametrize("name", ["a b", "été", "100 %25", "#1", "qui ?", "a&b=c;d", "'\""])
def test_given_a_folder_with_a_strange_name_when_opened_then_the_record_is_in_it(
    tmp_path: Path, open_record: OpenRecord, name: str
) -> None:
    record = open_record(f"{name}/coprosec.db")
    record.append([REGISTERED])
    assert stored_revision(tmp_path / name / "coprosec.db") == HEAD
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_given_a_file_of_a_newer_program_when_opened_then_refused_and_untouched(tmp_path: Path) -> None:
    path = tmp_path / "coprosec.db"
    with closing(Record(path, FakeClock())) as record:
        record.append([REGISTERED])
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    seal.put(path)
    before = folder_content(tmp_path)
    assert refused(path) is ErrorCode.DATABASE_NEWER
    assert folder_content(tmp_path) == before


@pytest.mark.parametrize("content", [b"not a database, a note", b"\0" * 4096, b"PK\x03\x04" * 2000])
def test_given_a_file_that_is_no_database_when_opened_then_damaged_and_untouched(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "coprosec.db"
    path.write_bytes(content)
    assert refused(path) is ErrorCode.DATABASE_DAMAGED
    assert folder_content(tmp_path) == {"coprosec.db": content}


def test_given_a_record_cut_short_when_opened_then_damaged(tmp_path: Path) -> None:
    path = tmp_path / "coprosec.db"
    with closing(Record(path, FakeClock())) as record:
        record.append([REGISTERED])
    path.write_bytes(path.read_bytes()[:5000])
    assert refused(path) is ErrorCode.DATABASE_DAMAGED


def test_given_the_file_of_another_program_when_opened_then_unreadable_and_untouched(tmp_path: Path) -> None:
    path = tmp_path / "coprosec.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    before = folder_content(tmp_path)
    assert refused(path) is ErrorCode.DATABASE_UNREADABLE
    assert folder_content(tmp_path) == before


@pytest.mark.parametrize("place", ["taken/coprosec.db", "taken/deep/coprosec.db"])
def test_given_a_file_in_place_of_the_folder_when_opened_then_no_rights(tmp_path: Path, place: str) -> None:
    (tmp_path / "taken").write_text("a file")
    assert refused(tmp_path / place) is ErrorCode.NO_RIGHTS


def test_given_a_folder_in_place_of_the_file_when_opened_then_no_rights(tmp_path: Path) -> None:
    (tmp_path / "coprosec.db").mkdir()
    assert refused(tmp_path / "coprosec.db") is ErrorCode.NO_RIGHTS


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the rights of folders do not stop root")
@pytest.mark.parametrize("mode", [0o555, 0o444, 0o000])
def test_given_a_folder_that_cannot_be_written_when_opened_then_no_rights(tmp_path: Path, mode: int) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(mode)
    try:
        assert refused(folder / "coprosec.db") is ErrorCode.NO_RIGHTS
    finally:
        folder.chmod(0o755)


def test_given_a_disk_that_fills_up_when_facts_are_appended_then_told_and_nothing_lost(record: Record) -> None:
    record.append([REGISTERED])
    with reading(record._engine) as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    before = record.statements()
    big = Draft(AMINA, Verb.EXPERIENCED, LESSON, data={"filler": "x" * 100_000})
    with pytest.raises(KnownError) as refusal:
        record.append([Draft(AMINA, Verb.OPENED), big])
    assert refusal.value.code is ErrorCode.DISK_FULL
    assert record.statements() == before
    with reading(record._engine) as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 100000")
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    assert record.append([big])[0].seq == 2


def test_given_a_disk_already_full_when_a_record_is_made_then_told(tmp_path: Path) -> None:
    with engine_on(tmp_path / "coprosec.db") as engine:
        with reading(engine) as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 3")
        with pytest.raises(KnownError) as refusal:
            create(engine, FakeClock())
        assert refusal.value.code is ErrorCode.DISK_FULL
        with reading(engine) as connection:
            assert inspect(connection).get_table_names() == []


def test_given_a_record_that_another_program_writes_to_when_appended_then_busy(tmp_path: Path, record: Record) -> None:
    with reading(record._engine) as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 1")
    with closing(sqlite3.connect(tmp_path / "coprosec.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(KnownError) as refusal:
            record.append([REGISTERED])
        other.execute("ROLLBACK")
    assert refusal.value.code is ErrorCode.DATABASE_BUSY
    assert record.append([REGISTERED])[0].seq == 1
