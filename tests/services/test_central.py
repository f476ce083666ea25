"""A real PostgreSQL server: the union of several PCs, again and again, and their record read there."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from coprosec import cli
from coprosec.domain.ids import LearnerId, LessonId, new_uuid
from coprosec.domain.progress import ReadingPlace
from coprosec.domain.statements import Draft, Verb
from coprosec.errors import ErrorCode, KnownError
from coprosec.services.board import Boards
from coprosec.services.study import Study
from coprosec.storage.central import Central, central_engine
from coprosec.storage.central_record import CentralRecord
from tests.samples import START, course, module, quiz
from tests.services.postgres import server, url
from tests.services.posts import Posts

__all__ = ["server", "url"]

LESSON = LessonId("m1-lecon")


@pytest.fixture
def posts(tmp_path: Path) -> Iterator[Posts]:
    found = Posts(tmp_path)
    yield found
    found.close()


def learn(study: Study, name: str) -> LearnerId:
    learner = study.learners.register(name)
    study.reading.open(learner.id, LESSON, "1")
    study.reading.move(learner.id, LESSON, ReadingPlace(3, 1 / 3), "1")
    state = study.attempts.start(learner.id, quiz(), "1")
    for item in state.plan.items:
        state = study.attempts.answer(state, item, item.body.key(), 900)
    study.learners.close_period(learner.id, signed_out=True, duration_ms=5)
    return learner.id


def test_two_pcs_meet_on_the_server(posts: Posts, url: str) -> None:
    a, b = posts("A"), posts("B")
    amina, bio = learn(a, "Amina"), learn(b, "Bio")
    a.record.append(
        [Draft(LearnerId(new_uuid(START)), "dreamed-of", "lieu", data={"ɖ": [1, {"x": None}], "q": 'a"b\\'})]
    )
    first = a.central.sync(url)
    assert (first.pushed, first.pulled) == (len(a.record.statements()), 0)
    second = b.central.sync(url)
    assert second.pulled == first.pushed
    third = a.central.sync(url)
    assert (third.pushed, third.pulled) == (0, second.pushed)
    assert a.record.statements() == b.record.statements()
    assert not {**first.refused, **second.refused, **third.refused}
    for study in (a, b):
        assert study.record.learner(amina) is not None
        assert study.record.attempts(bio)[0].success


def test_again_changes_nothing(posts: Posts, url: str) -> None:
    a = posts("A")
    learn(a, "Amina")
    a.central.sync(url)
    before = a.record.statements()
    again = a.central.sync(url)
    assert (again.pushed, again.pulled) == (0, 0)
    assert a.record.statements() == before


def test_a_sync_that_was_cut_goes_on(posts: Posts, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    a = posts("A")
    for name in ("Amina", "Bio"):
        learn(a, name)
    monkeypatch.setattr("coprosec.storage.union._FETCHED", 4)
    push, calls = Central.push, [0]

    def cut(self: Central, rows: Any) -> int:
        calls[0] += 1
        if calls[0] == 3:
            raise KnownError(ErrorCode.CENTRAL_UNREACHABLE)
        return push(self, rows)

    with monkeypatch.context() as patch:
        patch.setattr(Central, "push", cut)
        with pytest.raises(KnownError):
            a.central.sync(url)
    assert a.central.sync(url).pushed == len(a.record.statements()) - 8
    assert a.central.sync(url).pushed == 0


def test_the_record_is_read_on_the_server(posts: Posts, url: str) -> None:
    a, b = posts("A"), posts("B")
    amina = learn(a, "Amina")
    learn(b, "Bio")
    for study in (a, b, a):
        study.central.sync(url)
    there = CentralRecord(url)
    try:
        assert there.learners() == a.record.learners()
        assert there.lesson_states(amina) == a.record.lesson_states(amina)
        assert there.attempts(amina) == a.record.attempts(amina)
        assert there.statements() == a.record.statements()
        shape = course(module())
        assert Boards(there).of(shape) == Boards(a.record).of(shape)
    finally:
        there.close()


def test_a_newer_server_is_left_alone(posts: Posts, url: str) -> None:
    a = posts("A")
    a.central.sync(url)
    engine = central_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    with pytest.raises(KnownError) as caught:
        a.central.sync(url)
    assert caught.value.code is ErrorCode.DATABASE_NEWER


def test_a_server_that_does_not_answer_is_said(
    posts: Posts, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a = posts("A")
    with pytest.raises(KnownError) as caught:
        a.central.sync("postgresql://x@127.0.0.1:9/x")
    assert caught.value.code is ErrorCode.CENTRAL_UNREACHABLE
    where = ("--data", str(tmp_path / "A"))
    assert cli.run(["sync", "--to", "ftp://x", *where]) == 2
    assert cli.run(["sync", "--to", "postgresql://x@127.0.0.1:9/x", *where]) == 1
    assert "Rien n’est perdu" in capsys.readouterr().err


def test_the_server_forgets_whom_a_pc_forgot(posts: Posts, url: str) -> None:
    a, b = posts("A"), posts("B")
    amina = learn(a, "Amina")
    a.central.sync(url)
    b.central.sync(url)
    a.erasure.erase(amina, "Amina")
    a.central.sync(url)
    b.central.sync(url)  # which sends what it knows of her again, and learns that it must not
    a.central.sync(url)
    for study in (a, b):
        assert {one.draft.verb for one in study.record.statements() if one.draft.learner == amina} == {Verb.ERASED}
    engine = central_engine(url)
    with engine.connect() as connection:
        for table, column in (("statement", "learner"), ("learner", "id"), ("lesson_state", "learner")):
            query = text(f"SELECT count(*) FROM {table} WHERE {column} = :who")
            assert connection.execute(query, {"who": amina}).scalar() == (1 if table == "statement" else 0)
    engine.dispose()
