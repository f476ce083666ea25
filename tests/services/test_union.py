"""Merging is a set union: order, repetition and loss of files never matter; a stick pulled out loses nothing."""

import os
import sqlite3
import tempfile
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from coprosec.domain.ids import LearnerId, LessonId
from coprosec.domain.progress import ReadingPlace
from coprosec.errors import KnownError
from coprosec.services.study import Study
from coprosec.storage import union
from tests.services.posts import Posts

LESSON = LessonId("m1-lecon")
DEEDS = ("register", "open", "move", "complete", "prefer", "quit")


def do(study: Study, people: list[LearnerId], deed: str, whom: int) -> None:
    if deed == "register" or not people:
        people.append(study.learners.register(f"Personne {'abcdefgh'[len(people) % 8]}").id)
        return
    learner = people[whom % len(people)]
    match deed:
        case "open":
            study.reading.open(learner, LESSON, "1")
        case "move":
            study.reading.move(learner, LESSON, ReadingPlace(whom, 0.5), "1")
        case "complete":
            study.reading.complete(learner, LESSON, 10, "1")
        case "prefer":
            study.looking.prefer(learner, text_percent=125 if whom % 2 else 150)
        case _:
            study.learners.close_period(learner, signed_out=bool(whom % 2), duration_ms=5)


def facts(study: Study) -> list[object]:
    """What a record holds of learners, and what it shows of them."""
    kept = [s for s in study.record.statements() if s.draft.learner]
    shown = sorted(
        (learner.id, learner.name, learner.text_percent, learner.last_seen, learner.signed_out, str(states))
        for learner in study.learners.all()
        for states in [study.record.lesson_states(learner.id)]
    )
    return [kept, shown]


deeds = st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 5)), min_size=1, max_size=12)


@hypothesis_settings(max_examples=15)
@given(first=deeds, second=deeds, order=st.lists(st.integers(0, 3), min_size=4, max_size=9))
def test_whatever_the_order_and_the_repetitions(
    first: list[tuple[str, int]], second: list[tuple[str, int]], order: list[int]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root, posts, number = Path(folder), Posts(Path(folder)), count()
        try:
            a, b = posts("A"), posts("B")
            files: list[Path] = []
            for study, todo in ((a, first), (b, second)):
                people: list[LearnerId] = []
                for deed, whom in todo:
                    do(study, people, deed, whom)
                    if len(files) % 2 == 0:
                        files.append(study.exchange.write(root / f"{next(number)}.coprosec").path)
                files.append(study.exchange.write(root / f"{next(number)}.coprosec").path)
            ordered, shuffled = posts("C"), posts("D")
            for path in files:
                ordered.exchange.merge(path, trust=True)
            for nth in [*order, *range(len(files))]:
                shuffled.exchange.merge(files[-1 - nth % len(files)], trust=True)
            assert facts(ordered) == facts(shuffled)
            expected = facts(ordered)
            ordered.record.rebuild()
            assert facts(ordered) == expected
        finally:
            posts.close()


class PulledError(OSError):
    """The stick is gone."""


def test_a_stick_pulled_out_while_written_keeps_what_it_had(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    posts = Posts(tmp_path)
    a, b = posts("A"), posts("B")
    target = tmp_path / "clé" / "a.coprosec"
    amina = a.learners.register("Amina")
    first = a.exchange.write(target)
    b.exchange.merge(first.path, trust=True)
    kept = target.read_bytes()
    a.reading.open(amina.id, LESSON, "1")
    moments = ("fsync", "replace")
    for moment in moments:
        with monkeypatch.context() as patch:
            if moment == "fsync":
                patch.setattr(os, "fsync", _pull)
            else:
                patch.setattr(Path, "replace", _pull)
            with pytest.raises(KnownError):
                a.exchange.write(target)
        assert target.read_bytes() == kept
        assert [path.name for path in target.parent.iterdir()] == [target.name]
    a.exchange.write(target)
    assert b.exchange.merge(target).new > 0
    posts.close()


def _pull(*_arguments: object) -> None:
    raise PulledError


def test_a_half_written_file_is_never_under_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the byte at which the writing stops, as when a process is killed: beside, not in its place."""
    posts = Posts(tmp_path)
    a, b = posts("A"), posts("B")
    a.learners.register("Amina")
    target = tmp_path / "a.coprosec"
    whole = a.exchange.write(target).path.read_bytes()
    for offset in range(0, len(whole), 61):
        beside = target.with_name("a.coprosec.tmp")
        beside.write_bytes(whole[:offset])
        assert b.exchange.merge(target, trust=True, dry_run=True).new > 0
        a.exchange.write(target)
        assert not beside.exists()
    posts.close()


def test_a_stick_pulled_out_while_read_changes_nothing(tmp_path: Path) -> None:
    posts = Posts(tmp_path)
    a, b = posts("A"), posts("B")
    a.learners.register("Amina")
    path = a.exchange.write(tmp_path / "a.coprosec").path
    before = b.record.statements()
    for moment in (0, 1):
        seen = count()

        def pull(share: float, seen: "count[int]" = seen, moment: int = moment) -> None:
            if next(seen) == moment:
                raise PulledError

        with pytest.raises(KnownError):
            b.exchange.merge(path, trust=True, progress=pull)
        assert b.record.statements() == before
    b.exchange.merge(path, trust=True)
    assert len(b.learners.all()) == 1
    posts.close()


def test_a_merge_holds_the_write_lock_before_it_looks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    posts = Posts(tmp_path)
    a, b = posts("A"), posts("B")
    a.learners.register("Amina")
    path = a.exchange.write(tmp_path / "a.coprosec").path
    complaints: list[str] = []
    look = union._refuse_erased

    def write_meanwhile(connection: Connection) -> None:
        with closing(sqlite3.connect(b.record.path, timeout=0)) as window:
            try:
                window.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                complaints.append(str(error))
        look(connection)

    monkeypatch.setattr(union, "_refuse_erased", write_meanwhile)
    assert b.exchange.merge(path, trust=True).new > 0
    assert complaints == ["database is locked"]
    posts.close()
