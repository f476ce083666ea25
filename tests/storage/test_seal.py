"""A damage that still reads well is seen: by the seal of the file, and by the checksum of each statement."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from coprosec.domain.statements import Draft, Verb
from coprosec.errors import ErrorCode, KnownError
from coprosec.storage import salvage, seal
from coprosec.storage.record import Record
from coprosec.storage.seal import Seal
from tests.samples import AMINA, FakeClock

DRAFTS = (
    Draft(AMINA, Verb.REGISTERED, data={"name": "Amina Élève n° 3"}),
    Draft(
        AMINA, Verb.ANSWERED, "q1", score_raw=-0.0, score_max=2, success=False, certainty=3, data={"response": ["b"]}
    ),
    Draft(AMINA, Verb.PASSED, "quiz", score_raw=1 / 3, score_max=1.0, success=True, completion=True, duration_ms=0),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "coprosec.db"
    with closing(Record(path, FakeClock())) as record:
        record.append(DRAFTS)
        record.local.put({"centre_name": "Cotonou"})
    return path


@contextmanager
def altered(path: Path) -> Iterator[sqlite3.Connection]:
    """What a flipped bit does, without its SQL."""
    with closing(sqlite3.connect(path)) as connection, connection:
        yield connection


def refused(path: Path) -> ErrorCode:
    with pytest.raises(KnownError) as caught:
        Record(path, FakeClock()).close()
    return caught.value.code


def test_a_file_is_sealed_while_it_is_closed_and_only_then(path: Path) -> None:
    assert seal.state(path) is Seal.WHOLE
    with closing(Record(path, FakeClock())) as first:
        assert seal.state(path) is Seal.ABSENT
        Record(path, FakeClock()).close()
        first.append(DRAFTS)
        assert seal.state(path) is Seal.ABSENT
    assert seal.state(path) is Seal.WHOLE


@pytest.mark.parametrize("is_sealed", [True, False])
@pytest.mark.parametrize(
    "change",
    ["success = 1", "certainty = 2", "score_max = 3", "recorded_at = '2026-11-23 09:00:59.000000'", "checksum = NULL",
     "data = '{\"response\":[\"a\"]}'", "learner = 'amine'"],
)  # fmt: skip
def test_a_statement_that_changed_its_meaning_is_seen_and_not_salvaged(
    path: Path, change: str, *, is_sealed: bool
) -> None:
    with altered(path) as connection:
        connection.execute(f"UPDATE statement SET {change} WHERE verb = 'answered'")
    if not is_sealed:
        seal.lift(path)
    assert refused(path) is ErrorCode.DATABASE_DAMAGED
    assert [statement.draft.verb for statement in salvage.statements(path)] == [Verb.REGISTERED, Verb.PASSED]


@pytest.mark.parametrize("is_sealed", [True, False])
def test_a_projection_that_changed_is_computed_again(path: Path, *, is_sealed: bool) -> None:
    with altered(path) as connection:
        connection.execute("UPDATE learner SET name = 'Amine'")
        connection.execute("INSERT INTO lesson_state VALUES ('amina', 'm1', '2026-01-01', NULL, 0, 0)")
    if not is_sealed:
        seal.lift(path)
    with closing(Record(path, FakeClock())) as record:
        assert [learner.name for learner in record.learners()] == ["Amina Élève n° 3"]
        assert record.lesson_states(AMINA) == {}


@pytest.mark.parametrize(
    "change", ["UPDATE local SET value = 'Parakou' WHERE key = 'centre_name'", "UPDATE local SET key = 'devise'"]
)
def test_a_fact_of_this_pc_that_changed_is_seen(path: Path, change: str) -> None:
    with altered(path) as connection:
        connection.execute(change + (" WHERE key = 'device'" if "devise" in change else ""))
    assert refused(path) is ErrorCode.DATABASE_DAMAGED


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE local SET key = 'devise' WHERE key = 'device'",
        "UPDATE local SET value = CAST(x'ff00fe' AS TEXT) WHERE key = 'device'",
        "UPDATE local SET value = 'n° 3' WHERE key = 'device'",
        "UPDATE alembic_version SET version_num = CAST(x'3030ff34' AS TEXT)",
        "UPDATE alembic_version SET version_num = '0000'",
        "UPDATE statement SET verb = CAST(x'ff00fe' AS TEXT) WHERE verb = 'passed'",
        "UPDATE learner SET name = CAST(x'ff00fe' AS TEXT)",
    ],
)
def test_after_a_power_cut_what_no_longer_reads_is_a_damage_and_no_crash(path: Path, change: str) -> None:
    with altered(path) as connection:
        connection.execute(change)
    seal.lift(path)
    if "learner" in change:
        with closing(Record(path, FakeClock())) as record:
            assert [learner.name for learner in record.learners()] == ["Amina Élève n° 3"]
    else:
        assert refused(path) is ErrorCode.DATABASE_DAMAGED


def test_a_schema_number_that_changed_is_no_newer_program(path: Path) -> None:
    with altered(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '8003'")
    assert refused(path) is ErrorCode.DATABASE_DAMAGED
