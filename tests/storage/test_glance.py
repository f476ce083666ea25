"""The first page's rows, read without SQLAlchemy."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from coprosec.domain.ids import LearnerId
from coprosec.domain.statements import Draft, Verb
from coprosec.storage import glance
from coprosec.storage.record import Record
from tests.samples import AMINA, MOUSSA
from tests.storage.conftest import OpenRecord


def fill(record: Record) -> None:
    names = {AMINA: "Amina", MOUSSA: "Moussa", LearnerId("zara"): "Éva", LearnerId("bello"): "Bello"}
    record.append([Draft(learner, Verb.REGISTERED, data={"name": name}) for learner, name in names.items()])
    record.append([Draft(AMINA, Verb.OPENED), Draft(AMINA, Verb.PREFERRED, data={"text_percent": 150})])
    record.append([Draft(MOUSSA, Verb.OPENED)])
    record.append([Draft(MOUSSA, Verb.CLOSED, data={"signed_out": True})])


def test_given_an_open_record_when_glanced_at_then_it_says_what_the_record_says(tmp_path: Path, record: Record) -> None:
    fill(record)
    assert glance.learners(tmp_path / "coprosec.db") == record.learners()


def test_given_a_closed_record_in_a_strange_folder_when_glanced_at_then_it_is_read(
    tmp_path: Path, open_record: OpenRecord
) -> None:
    record = open_record("données de l’élève #1 ?%20/coprosec.db")
    fill(record)
    known = record.learners()
    record.close()
    assert glance.learners(tmp_path / "données de l’élève #1 ?%20" / "coprosec.db") == known


def test_given_no_file_when_glanced_at_then_none_and_no_file_is_made(tmp_path: Path) -> None:
    path = tmp_path / "coprosec.db"
    assert glance.learners(path) is None
    assert not path.exists()


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_given_a_file_that_is_no_record_when_glanced_at_then_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "coprosec.db"
    path.write_bytes(content)
    assert glance.learners(path) is None
    assert path.read_bytes() == content


def test_given_a_moment_that_makes_no_sense_when_glanced_at_then_none(tmp_path: Path, record: Record) -> None:
    fill(record)
    path = tmp_path / "coprosec.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE learner SET last_seen = 'hier'")
    assert glance.learners(path) is None


def test_given_a_locked_record_when_glanced_at_then_it_does_not_wait(tmp_path: Path, record: Record) -> None:
    fill(record)
    path = tmp_path / "coprosec.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        assert glance.learners(path) == record.learners()
