"""Copies of the record that forget people, whatever the schema they were made with."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command

from coprosec.domain.statements import Draft, Verb
from coprosec.storage.engine import writing
from coprosec.storage.erasing import remake
from coprosec.storage.record import Record
from coprosec.storage.schema import HEAD, alembic_config, stored_revision
from tests.samples import AMINA, FakeClock
from tests.storage.test_schema import engine_on

NAME = "Zinsou Quenumvi"


@pytest.mark.parametrize("revision", ["0001", "0002", "0003", "0004"])
def test_a_copy_of_each_schema_forgets_and_keeps_the_others(tmp_path: Path, revision: str) -> None:
    # GIVEN a copy of an earlier schema that knows two people, and a record where one of them was erased
    copy, now = tmp_path / "coprosec.db.avant", tmp_path / "coprosec.db"
    record = Record(now, FakeClock())
    record.append([Draft(AMINA, Verb.REGISTERED, data={"name": NAME})])
    record.append([Draft(AMINA, Verb.ERASED)])
    tombstones = record.sweeper.tombstones()
    record.close()
    old = Record(copy, FakeClock())
    old.append([Draft(AMINA, Verb.REGISTERED, data={"name": NAME})])
    old.append([Draft(type(AMINA)("bio"), Verb.REGISTERED, data={"name": "Bio Sanni"})])
    old.close()
    if revision != HEAD:
        with engine_on(copy) as engine, writing(engine) as opened:
            config = alembic_config()
            config.attributes["connection"] = opened
            command.downgrade(config, revision)
    assert stored_revision(copy) == revision

    # WHEN it is remade
    assert remake(copy, tombstones)

    # THEN nothing of that person is in the file, the tombstone and the other person are
    content = copy.read_bytes()
    assert NAME.encode() not in content
    assert b"Bio Sanni" in content
    with closing(sqlite3.connect(copy)) as connection:
        verbs = dict(connection.execute("SELECT learner, verb FROM statement"))
    assert verbs == {AMINA: Verb.ERASED, "bio": Verb.REGISTERED}

    # AND it is not remade twice
    assert not remake(copy, tombstones)
