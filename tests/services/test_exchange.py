"""Bundles between real records on real files: the union, receipts, and what a newer program wrote."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coprosec.domain.ids import LearnerId, LessonId, new_uuid
from coprosec.domain.learner import Learner
from coprosec.domain.progress import ReadingPlace
from coprosec.domain.statements import Draft
from coprosec.domain.work import Cancelled
from coprosec.errors import ErrorCode, KnownError
from coprosec.services.study import Study
from tests.samples import FakeClock, quiz
from tests.services.posts import Posts

LESSON = LessonId("m1-lecon")


@pytest.fixture
def posts(tmp_path: Path) -> Iterator[Posts]:
    found = Posts(tmp_path)
    yield found
    found.close()


def learn(study: Study, name: str) -> Learner:
    """Somebody reads a lesson and takes a quiz."""
    learner = study.learners.register(name)
    study.learners.open_period(learner.id)
    study.reading.open(learner.id, LESSON, "1")
    study.reading.move(learner.id, LESSON, ReadingPlace(3, 0.5), "1")
    state = study.attempts.start(learner.id, quiz(), "1")
    for item in state.plan.items:
        state = study.attempts.answer(state, item, item.body.key(), 900)
    study.learners.close_period(learner.id, signed_out=True, duration_ms=1000)
    return learner


def test_what_was_done_at_one_pc_is_known_at_another(posts: Posts, tmp_path: Path) -> None:
    a, b = posts("Poste A"), posts("Formateur")
    amina = learn(a, "Amina")
    written = a.exchange.write(tmp_path / "clé" / "a.coprosec")
    merged = b.exchange.merge(written.path, trust=True)
    assert (merged.new, merged.known, merged.refused) == (written.statements, 0, {})
    assert merged.header.key.device_name == "Poste A"
    assert b.progress.of(amina) == a.progress.of(amina)
    theirs = b.record.statements()
    assert all(statement in theirs for statement in a.record.statements())


def test_a_learner_goes_on_at_another_pc_and_comes_back(posts: Posts, tmp_path: Path) -> None:
    a, b = posts("Poste A"), posts("Poste B")
    amina = learn(a, "Amina")
    b.exchange.merge(a.exchange.write(tmp_path / "a.coprosec").path, trust=True)
    b.reading.move(amina.id, LESSON, ReadingPlace(9, 0.25), "1")
    b.reading.complete(amina.id, LESSON, 1000, "1")
    a.exchange.merge(b.exchange.write(tmp_path / "b.coprosec").path, trust=True)
    state = a.progress.of(amina).lessons[LESSON]
    assert (state.place, state.completed_at is not None) == (ReadingPlace(9, 0.25), True)


def test_merging_again_changes_nothing(posts: Posts, tmp_path: Path) -> None:
    a, b = posts("Poste A"), posts("Formateur")
    learn(a, "Amina")
    path = a.exchange.write(tmp_path / "a.coprosec").path
    first = b.exchange.merge(path, trust=True)
    before = b.record.statements()
    again = b.exchange.merge(path)
    assert (again.new, again.known) == (0, first.new)
    assert b.record.statements() == before


def test_nothing_counts_as_carried_before_its_receipt(posts: Posts, tmp_path: Path) -> None:
    a, b = posts("Poste A"), posts("Formateur")
    learn(a, "Amina")
    deposit = a.exchange.write(tmp_path / "a.coprosec")
    assert not a.exchange.carried()
    b.exchange.merge(deposit.path, trust=True)
    assert not a.exchange.carried()
    receipts = b.exchange.write_receipts(tmp_path / "recus.coprosec")
    a.exchange.merge(receipts.path, trust=True)
    state = a.exchange.carried()[a.record.device]
    assert (state.up_to, state.by) == (deposit.statements, b.record.device)

    learn(a, "Bio")
    later = a.exchange.write(tmp_path / "a.coprosec")
    assert 0 < later.statements < len(a.record.statements()) - deposit.statements + 1
    merged = b.exchange.merge(later.path)
    assert (merged.known, list(merged.received)) == (0, [a.record.device])
    a.exchange.merge(b.exchange.write_receipts(receipts.path).path)
    last = max(s.seq for s in a.record.statements() if s.device == a.record.device)
    assert a.exchange.carried()[a.record.device].up_to in {last, last - 1}


def test_a_missing_bundle_leaves_a_hole_that_no_receipt_covers(posts: Posts, tmp_path: Path) -> None:
    a, b, c = posts("Poste A"), posts("Formateur"), posts("Secours")
    learn(a, "Amina")
    b.exchange.merge(a.exchange.write(tmp_path / "1.coprosec").path, trust=True)
    a.exchange.merge(b.exchange.write_receipts(tmp_path / "r.coprosec").path, trust=True)
    learn(a, "Bio")
    second = a.exchange.write(tmp_path / "2.coprosec").path
    merged = c.exchange.merge(second, trust=True)
    assert (merged.new > 0, merged.received[a.record.device]) == (True, 0)
    assert c.exchange.write_receipts(tmp_path / "rc.coprosec").statements == 2


def test_a_key_that_nobody_confirmed_is_refused(posts: Posts, tmp_path: Path) -> None:
    a, b = posts("Poste A"), posts("Formateur")
    path = a.exchange.write(tmp_path / "a.coprosec").path
    with pytest.raises(KnownError) as caught:
        b.exchange.merge(path)
    assert (caught.value.code, caught.value.params["reason"]) == (ErrorCode.BUNDLE_REFUSED, "unknown-key")
    assert not b.exchange.knows(b.exchange.look(path))
    b.exchange.merge(path, trust=True)
    assert b.exchange.knows(b.exchange.look(path))


def test_keys_confirmed_at_a_known_pc_come_with_what_it_sends(posts: Posts, tmp_path: Path) -> None:
    a, b, c = posts("Poste A"), posts("Formateur"), posts("Chef-lieu")
    b.exchange.merge(a.exchange.write(tmp_path / "a.coprosec").path, trust=True)
    c.exchange.merge(b.exchange.write(tmp_path / "b.coprosec", whole=True).path, trust=True)
    assert c.exchange.knows(c.exchange.look(tmp_path / "a.coprosec"))


def test_verbs_of_a_newer_program_are_kept_and_passed_on(posts: Posts, tmp_path: Path) -> None:
    a, b, c = posts("Poste A"), posts("Formateur"), posts("Chef-lieu")
    someone = LearnerId(new_uuid(FakeClock()()))
    a.record.append([Draft(someone, "dreamed-of", "un-lieu", data={"couleur": "ɖɔ́kpó", "n": [1, {"x": None}]})])
    b.exchange.merge(a.exchange.write(tmp_path / "a.coprosec").path, trust=True)
    c.exchange.merge(b.exchange.write(tmp_path / "b.coprosec").path, trust=True)
    (kept,) = [s for s in c.record.statements() if s.draft.verb == "dreamed-of"]
    assert kept in a.record.statements()


def test_a_dry_run_or_a_cancelled_merge_changes_nothing(posts: Posts, tmp_path: Path) -> None:
    a, b = posts("Poste A"), posts("Formateur")
    learn(a, "Amina")
    path = a.exchange.write(tmp_path / "a.coprosec").path
    b.exchange.own_key()
    before = b.record.statements()
    assert b.exchange.merge(path, trust=True, dry_run=True).new > 0

    def stop(share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        b.exchange.merge(path, trust=True, progress=stop)
    assert b.record.statements() == before
    assert not b.learners.all()
    assert not list((b.record.path.parent / "exchange").iterdir())


def test_its_own_bundle_brings_a_pc_nothing_and_no_receipt(posts: Posts, tmp_path: Path) -> None:
    a = posts("Poste A")
    learn(a, "Amina")
    merged = a.exchange.merge(a.exchange.write(tmp_path / "a.coprosec").path)
    assert merged.new == 0
    assert not a.exchange.carried()


def test_names_of_files_tell_the_pc(posts: Posts) -> None:
    name = posts("Poste n° 3 — Sèmè").exchange.file_name("depot")
    assert name.startswith("depot-poste-n-3-seme-")
    assert name.endswith(".coprosec")
