"""People who asked to be forgotten: gone from the files, on every PC, and never back."""

import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from coprosec.domain.cohorts import CohortPlan
from coprosec.domain.ids import LearnerId, LessonId
from coprosec.domain.learner import Learner
from coprosec.domain.statements import Draft, Verb
from coprosec.errors import ErrorCode, KnownError
from coprosec.paths import DataFolder
from coprosec.services.maintenance import Maintenance
from coprosec.services.open_study import open_study
from coprosec.services.study import Study
from tests.samples import FakeClock
from tests.services.conftest import OpenStudy
from tests.services.posts import Posts

NAME = "Zinsou Quenumvi"
NOTE = "note secrète de Zinsou"
LESSON = LessonId("m1-lecon")


@pytest.fixture
def posts(tmp_path: Path) -> Iterator[Posts]:
    posts = Posts(tmp_path)
    yield posts
    posts.close()


def learn(study: Study, name: str = NAME) -> Learner:
    learner = study.learners.register(name)
    study.reading.open(learner.id, LESSON, "1")
    study.record.append([Draft(learner.id, Verb.NOTED, LESSON, data={"note": "n1", "text": NOTE, "anchor": ""})])
    study.pins.keep(learner.id, "4711")
    return learner


def erase(study: Study, learner: Learner) -> None:
    study.erasure.put_in_bin(learner.id, "Rosine")
    study.erasure.erase(learner.id, learner.name)


def told_anywhere(folder: Path, *texts: str) -> list[Path]:
    """The files below a folder in which one of these texts stands."""
    return [
        path
        for path in folder.rglob("*")
        if path.is_file() and any(text.encode() in path.read_bytes() for text in texts)
    ]


def test_nothing_of_the_person_is_left_in_any_file(study: Study, clock: FakeClock) -> None:
    data = DataFolder(study.record.path.parent)
    learner, other = learn(study), learn(study, "Bio Sanni")
    Maintenance(data, clock).back_up()
    study.record.append([Draft(other.id, Verb.OPENED)])
    Maintenance(data, clock).back_up()
    (data.root / "abimee-1").mkdir()
    (data.root / "abimee-1" / "coprosec.db").write_text(NAME)
    data.exchange.mkdir()
    (data.exchange / "x.ecarte.jsonl").write_text(f'{{"line": ["{learner.id}", "{NAME}"]}}\n')
    assert told_anywhere(data.root, NAME)

    study.erasure.put_in_bin(learner.id, "Rosine")
    swept = study.erasure.erase(learner.id, f" {NAME.lower()} ")

    assert told_anywhere(data.root, NAME) == []
    assert (swept.remade, swept.deleted) == (3, 2)
    about = [one.draft.verb for one in study.record.statements() if one.draft.learner == learner.id]
    assert about == [Verb.ERASED]
    assert study.pins.owners() == {other.id}
    assert [one.name for one in study.learners.all()] == ["Bio Sanni"]
    study.close()
    assert told_anywhere(data.root, NAME) == []
    for backup in Maintenance(data, clock).backups():
        assert Maintenance(data, clock).look_into(backup.path).learners == 1


def test_the_wrong_name_erases_nothing(study: Study) -> None:
    learner = learn(study)
    before = study.record.statements()
    for typed in ("", "Zinsou"):
        with pytest.raises(KnownError) as refused:
            study.erasure.erase(learner.id, typed)
        assert refused.value.code is ErrorCode.ERASURE_REFUSED
    assert study.record.statements() == before


def test_the_bin_hides_and_gives_back(study: Study) -> None:
    learner = learn(study)
    study.erasure.put_in_bin(learner.id, "Rosine")
    assert study.learners.all() == ()
    assert [(one.name, one.trainer) for one in study.erasure.bin()] == [(NAME, "Rosine")]
    study.erasure.take_out(learner.id)
    assert [one.name for one in study.learners.all()] == [NAME]
    assert study.erasure.bin() == ()
    study.record.rebuild()
    assert [one.name for one in study.learners.all()] == [NAME]


def test_the_bin_hides_from_class_lists(study: Study) -> None:
    learner, other = learn(study), learn(study, "Bio Sanni")
    cohort = study.cohorts.plan(CohortPlan("Session"))
    for one in (learner, other):
        study.cohorts.enrol(cohort.id, one.id)
    unknown = LearnerId("quelqu-un-d-un-autre-poste")
    study.cohorts.enrol(cohort.id, unknown)
    study.erasure.put_in_bin(learner.id, "Rosine")
    assert {one.enrolment.learner for one in study.cohorts.members(cohort.id)} == {other.id, unknown}
    assert study.cohorts.all()[0].enrolled == 2
    study.erasure.take_out(learner.id)
    assert NAME in {one.name for one in study.cohorts.members(cohort.id)}
    assert study.cohorts.all()[0].enrolled == 3


def test_who_learned_beside_the_person_keeps_their_own_and_names_nobody(study: Study, tmp_path: Path) -> None:
    other, learner = study.learners.register("Bio Sanni"), learn(study)
    study.sit(other.id, [learner.id])
    study.reading.open(other.id, LESSON, "1")
    study.stand_up(other.id, [learner.id], signed_out=True, duration_ms=5)
    erase(study, learner)
    verbs = [one.draft.verb for one in study.record.statements() if one.draft.learner == other.id]
    assert verbs == [Verb.REGISTERED, Verb.OPENED, Verb.EXPERIENCED, Verb.CLOSED]
    assert told_anywhere(study.record.path.parent, NAME) == []
    copy = study.own_data.write(tmp_path / "copie.zip", other.id, str)
    with zipfile.ZipFile(copy) as packed:
        assert learner.id not in packed.read("donnees.json").decode()


def test_another_window_records_nothing_more_about_them(study: Study) -> None:
    learner = learn(study)
    erase(study, learner)
    with pytest.raises(KnownError) as refused:
        study.reading.open(learner.id, LESSON, "1")
    assert refused.value.code is ErrorCode.PERSON_ERASED
    assert {one.draft.verb for one in study.record.statements()} == {Verb.ERASED}


def test_doubles_of_the_person_go_too(study: Study) -> None:
    learner, guest = learn(study), study.learners.register_guest()
    study.reading.open(guest.id, LESSON, "1")
    study.learners.claim(guest.id, learner.id)
    erase(study, learner)
    assert {one.draft.verb for one in study.record.statements()} == {Verb.ERASED}
    assert study.learners.all() == ()


def test_another_pc_forgets_when_the_tombstone_comes_and_its_numbers_are_never_given_twice(
    posts: Posts, tmp_path: Path
) -> None:
    # GIVEN a person known on two PCs, whose newest statement on the second is that PC's newest
    a, b = posts("a"), posts("b")
    learner = learn(a)
    a.exchange.write(tmp_path / "a.coprosec")
    b.exchange.merge(tmp_path / "a.coprosec", trust=True)
    b.reading.open(learner.id, LESSON, "1")
    last = b.record.last_seq()
    Maintenance(DataFolder(b.record.path.parent), FakeClock()).back_up()

    # WHEN the first PC erases, and its bundle comes
    erase(a, learner)
    a.exchange.write(tmp_path / "a2.coprosec")
    b.exchange.merge(tmp_path / "a2.coprosec", acknowledge=False)

    # THEN the second has nothing left in any file, and goes on counting
    assert told_anywhere(b.record.path.parent, NAME) == []
    assert b.learners.all() == ()
    assert b.record.last_seq() > last

    # AND what the second wrote about them before does not come back to the first, nor from an old bundle
    b.exchange.write(tmp_path / "b.coprosec", whole=True)
    a.exchange.merge(tmp_path / "b.coprosec", trust=True)
    b.exchange.merge(tmp_path / "a.coprosec")
    for study in (a, b):
        assert {one.draft.verb for one in study.record.statements() if one.draft.learner == learner.id} == {Verb.ERASED}


def test_a_tombstone_for_a_person_merged_here_takes_the_double_along(posts: Posts, tmp_path: Path) -> None:
    a, b = posts("a"), posts("b")
    learner = learn(a)
    a.exchange.write(tmp_path / "a.coprosec")
    b.exchange.merge(tmp_path / "a.coprosec", trust=True)
    double = learn(b, "Zinsou Q.")
    b.cohorts.merge(double.id, learner.id)
    erase(a, learner)
    a.exchange.write(tmp_path / "a2.coprosec")
    b.exchange.merge(tmp_path / "a2.coprosec")
    assert b.learners.all() == ()
    assert told_anywhere(b.record.path.parent, NAME, "Zinsou Q.") == []


def test_salvaged_statements_of_the_erased_stay_out(study: Study, posts: Posts) -> None:
    learner = learn(study)
    old = study.record.statements()
    erase(study, learner)
    study.record.unite(old)
    assert study.learners.all() == ()
    assert {one.draft.verb for one in study.record.statements()} == {Verb.ERASED}


def test_an_erasure_that_was_cut_is_finished_at_the_next_opening(open_study_: Study, clock: FakeClock) -> None:
    study = open_study_
    data = DataFolder(study.record.path.parent)
    learner = learn(study)
    backup = Maintenance(data, clock).back_up()
    study.record.append([Draft(learner.id, Verb.ERASED)])  # the power goes before the files are swept
    study.close()
    assert told_anywhere(data.backups, NAME) == [backup.path]
    again = open_study(data, clock)
    assert not again.record.sweeper.pending
    again.close()
    assert told_anywhere(data.root, NAME) == []


@pytest.fixture
def open_study_(open_study: OpenStudy) -> Study:
    return open_study()


def test_a_backup_that_cannot_be_read_is_deleted(study: Study, clock: FakeClock) -> None:
    data = DataFolder(study.record.path.parent)
    learner = learn(study)
    backup = Maintenance(data, clock).back_up()
    backup.path.write_bytes(f"abîmé {NAME}".encode())
    erase(study, learner)
    assert not backup.path.exists()


def test_a_second_window_that_reads_puts_the_sweeping_off(study: Study, clock: FakeClock) -> None:
    learner = learn(study)
    study.erasure.put_in_bin(learner.id, "Rosine")
    with closing(sqlite3.connect(study.record.path)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM statement").fetchone()
        with study.record.view() as own:
            own.exec_driver_sql("PRAGMA busy_timeout = 50")
        with pytest.raises(KnownError) as busy:
            study.erasure.erase(learner.id, NAME)
        assert busy.value.code is ErrorCode.DATABASE_BUSY
    assert study.learners.all() == ()
    study.finish_erasure()
    assert told_anywhere(study.record.path.parent, NAME) == []


def test_a_nobody_is_never_erased(study: Study) -> None:
    learner = learn(study)
    study.record.append([Draft(LearnerId(""), Verb.ERASED)])
    assert [one.id for one in study.learners.all()] == [learner.id]
