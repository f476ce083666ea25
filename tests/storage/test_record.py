"""Statements in, projections out: numbered without a gap, durable, and the same whatever the way they came."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from coprosec.domain.ids import AttemptId, LearnerId
from coprosec.domain.progress import Place, PlaceKind, ReadingPlace
from coprosec.domain.statements import Draft, Verb
from coprosec.storage import projections
from coprosec.storage.engine import reading
from coprosec.storage.record import Record
from tests import samples
from tests.samples import AMINA, LESSON, MOUSSA, QUIZ, FakeClock
from tests.storage.conftest import OpenRecord

FIRST = AttemptId("t1")
PLAN = samples.plan((samples.item("q1"), samples.item("q2"))).to_data()
REGISTERED = Draft(AMINA, Verb.REGISTERED, data={"name": "Amina"})
OPENED = Draft(AMINA, Verb.EXPERIENCED, LESSON)
BEGUN = Draft(AMINA, Verb.INITIALIZED, QUIZ, attempt=FIRST, data=PLAN)


def answer(item: str, points: float = 1.0, attempt: AttemptId | None = FIRST, **data: Any) -> Draft:
    given = {"response": ["b"], **data}
    return Draft(AMINA, Verb.ANSWERED, item, attempt=attempt, score_raw=points, score_max=1.0, data=given)


def ended(verb: Verb, points: float) -> Draft:
    return Draft(AMINA, verb, QUIZ, attempt=FIRST, score_raw=points, score_max=2.0)


def projected(record: Record) -> dict[str, list[tuple[Any, ...]]]:
    with reading(record._engine) as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for table in (projection.table for projection in projections._ALL)
        }


def test_given_facts_when_appended_then_numbered_without_a_gap_and_ticks_grow(record: Record) -> None:
    record.append([REGISTERED, OPENED])
    record.append([BEGUN])
    told = record.statements()
    assert [statement.seq for statement in told] == [1, 2, 3]
    assert [statement.tick for statement in told] == [1, 2, 3]
    assert {statement.device for statement in told} == {record.device}
    assert [statement.draft for statement in told] == [REGISTERED, OPENED, BEGUN]


def test_given_a_record_when_opened_again_then_the_device_and_the_numbers_go_on(open_record: OpenRecord) -> None:
    before = open_record("coprosec.db")
    before.append([REGISTERED])
    before.close()
    after = open_record("coprosec.db")
    (statement,) = after.append([OPENED])
    assert (after.device, statement.seq) == (before.device, 2)


def test_given_an_answer_from_another_window_when_one_is_appended_that_knew_of_none_then_nothing_is_recorded(
    open_record: OpenRecord,
) -> None:
    one, other = open_record("coprosec.db"), open_record("coprosec.db")
    one.append([REGISTERED, BEGUN])
    other.append([answer("q1")], answered=0)
    assert one.append([answer("q1", 0.0)], answered=0) == ()
    (second,) = one.append([answer("q2")], answered=1)
    assert (second.seq, [told.draft.activity for told in one.attempt(FIRST)]) == (4, [QUIZ, "q1", "q2"])


@pytest.mark.parametrize("pragma,value", [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)])
def test_given_the_real_engine_when_asked_then_commits_reach_the_disk(
    record: Record, pragma: str, value: str | int
) -> None:
    with reading(record._engine) as connection:
        assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


def test_given_two_pcs_when_united_then_ticks_follow_causes_and_numbers_stay_apart(open_record: OpenRecord) -> None:
    one, two = open_record("one.db"), open_record("two.db")
    one.append([REGISTERED, OPENED, BEGUN])
    assert two.unite(one.statements()) == 3
    (after,) = two.append([answer("q1")])
    assert (after.seq, after.tick) == (1, 4)
    assert one.unite(two.statements()) == 1
    assert one.unite(two.statements()) == 0
    assert one.statements() == two.statements()
    assert projected(one) == projected(two)


def test_given_nothing_when_united_then_nothing_is_new(record: Record) -> None:
    assert record.unite([]) == 0


def test_given_more_statements_than_sqlite_takes_parameters_when_united_then_all_arrive(record: Record) -> None:
    with reading(record._engine) as connection:
        raw = connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        raw.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 999)
    many = [samples.statement(tick, Verb.PREFERRED, data={"text_percent": 125}) for tick in range(1, 2_001)]
    assert record.unite(many[:700]) == 700
    assert record.unite(many) == 1_300
    assert record.unite(many) == 0


def test_given_a_verb_from_the_future_when_united_then_it_is_kept_as_it_is(open_record: OpenRecord) -> None:
    strange = samples.statement(1, "dreamed", "something", data={"deep": [1, {"é": None}]})
    one, two = open_record("one.db"), open_record("two.db")
    one.unite([strange])
    two.unite(one.statements())
    assert two.statements() == (strange,)


def test_given_a_clock_going_backwards_when_facts_are_appended_then_the_order_is_right(
    record: Record, clock: FakeClock
) -> None:
    record.append([REGISTERED, OPENED])
    clock.back(days=4000)
    record.append([Draft(AMINA, Verb.PROGRESSED, LESSON, data={"block": 2, "offset": 0.5})])
    clock.back(days=4000)
    record.append([Draft(AMINA, Verb.PROGRESSED, LESSON, data={"block": 7, "offset": 0.25})])
    told = record.statements()
    assert [statement.seq for statement in told] == [1, 2, 3, 4]
    assert told[-1].recorded_at < told[0].recorded_at
    assert record.lesson_states(AMINA)[LESSON].place == ReadingPlace(7, 0.25)


LESSON_PLACE = Place(PlaceKind.LESSON, lesson=LESSON)
QUIZ_PLACE = Place(PlaceKind.QUIZ, attempt=FIRST, quiz=QUIZ)


@pytest.mark.parametrize(
    "drafts,place",
    [
        pytest.param([REGISTERED], None, id="only registered"),
        pytest.param([OPENED], LESSON_PLACE, id="lesson opened"),
        pytest.param([BEGUN, OPENED], LESSON_PLACE, id="lesson after a quiz"),
        pytest.param([OPENED, BEGUN], QUIZ_PLACE, id="quiz begun"),
        pytest.param([BEGUN, answer("q1")], QUIZ_PLACE, id="quiz answered"),
        pytest.param([BEGUN, ended(Verb.PASSED, 2)], None, id="quiz passed"),
        pytest.param([BEGUN, ended(Verb.FAILED, 1)], None, id="quiz failed"),
        pytest.param([BEGUN, answer("s1", attempt=None, lesson=LESSON)], LESSON_PLACE, id="self-check"),
        pytest.param([answer("q1")], None, id="answer whose attempt is not here"),
        pytest.param([OPENED, replace(BEGUN, learner=MOUSSA)], LESSON_PLACE, id="somebody else"),
        pytest.param([OPENED, Draft(AMINA, Verb.CLOSED, data={"signed_out": True})], LESSON_PLACE, id="signed out"),
    ],
)
def test_given_what_was_done_last_when_the_place_is_asked_then_it_is_there(
    record: Record, drafts: list[Draft], place: Place | None
) -> None:
    record.append(drafts)
    assert record.place(AMINA) == place


def test_given_self_checks_when_asked_then_the_last_response_to_each_and_no_quiz_answer(record: Record) -> None:
    record.append([answer("s1", attempt=None, response=["a"]), answer("s2", attempt=None, response=["c", "d"])])
    record.append([BEGUN, answer("q1"), answer("s1", attempt=None, response=["b"])])
    assert record.self_checks(AMINA) == {"s1": ("b",), "s2": ("c", "d")}
    assert record.self_checks(MOUSSA) == {}


def test_given_attempts_when_asked_then_oldest_first_with_what_was_answered(record: Record) -> None:
    record.append([BEGUN, answer("q1"), answer("q1"), answer("q2", 0)])
    record.append([ended(Verb.FAILED, 1)])
    record.append([replace(BEGUN, attempt=AttemptId("a0"))])
    first, second = record.attempts(AMINA)
    assert (first.id, first.quiz, first.answered, first.items) == (FIRST, QUIZ, 2, 2)
    assert (first.finished, first.success, first.percent) == (True, False, 50)
    assert (second.id, second.answered, second.finished, second.percent) == ("a0", 0, False, None)
    assert record.attempts(MOUSSA) == ()
    assert [statement.draft.verb for statement in record.attempt(AttemptId("a0"))] == [Verb.INITIALIZED]


def test_given_learners_when_asked_then_the_last_seen_comes_first(record: Record) -> None:
    names = {AMINA: "Amina", MOUSSA: "Moussa", LearnerId("zara"): "Zara", LearnerId("bello"): "Bello"}
    record.append([Draft(learner, Verb.REGISTERED, data={"name": name}) for learner, name in names.items()])
    record.append([Draft(AMINA, Verb.OPENED)])
    record.append([Draft(MOUSSA, Verb.OPENED)])
    assert [learner.name for learner in record.learners()] == ["Moussa", "Amina", "Bello", "Zara"]


def test_given_a_fact_that_cannot_be_stored_when_appended_then_none_of_its_batch_is(record: Record) -> None:
    with pytest.raises(TypeError):
        record.append([REGISTERED, replace(OPENED, data={"bad": object()})])
    assert record.statements() == ()
    assert record.learners() == ()


_learners = st.sampled_from((AMINA, MOUSSA))
_drafts = st.one_of(
    st.builds(Draft, _learners, st.just(Verb.REGISTERED), data=st.just({"name": "Amina"})),
    st.builds(Draft, _learners, st.just(Verb.OPENED)),
    st.builds(Draft, _learners, st.just(Verb.CLOSED), data=st.fixed_dictionaries({"signed_out": st.booleans()})),
    st.builds(Draft, _learners, st.just(Verb.PREFERRED), data=st.just({"text_percent": 125})),
    st.builds(Draft, _learners, st.sampled_from((Verb.EXPERIENCED, Verb.COMPLETED)), st.sampled_from(("l1", "l2"))),
    st.builds(
        Draft,
        _learners,
        st.just(Verb.PROGRESSED),
        st.sampled_from(("l1", "l2")),
        data=st.fixed_dictionaries({"block": st.integers(0, 9), "offset": st.sampled_from((0.0, 0.25))}),
    ),
    st.builds(Draft, _learners, st.just(Verb.INITIALIZED), st.just(QUIZ), st.just(FIRST), data=st.just(PLAN)),
    st.builds(answer, st.sampled_from(("q1", "q2")), st.sampled_from((0.0, 1.0)), st.sampled_from((FIRST, None))),
    st.builds(ended, st.sampled_from((Verb.PASSED, Verb.FAILED)), st.sampled_from((0.0, 1.0, 2.0))),
)


@contextmanager
def records(count: int) -> Iterator[list[Record]]:
    with TemporaryDirectory() as folder:
        opened = [Record(Path(folder) / f"{nth}.db", FakeClock()) for nth in range(count)]
        try:
            yield opened
        finally:
            for record in opened:
                record.close()


@settings(max_examples=40)
@given(st.lists(st.tuples(st.booleans(), st.booleans(), _drafts), min_size=1, max_size=14), st.data())
def test_given_statements_shuffled_repeated_and_split_when_united_then_the_projections_are_the_same(
    story: list[tuple[bool, bool, Draft]], data: st.DataObject
) -> None:
    with records(3) as (one, two, fresh):
        for on_first, exchanged, draft in story:
            writer, other = (one, two) if on_first else (two, one)
            writer.append([draft])
            if exchanged:
                other.unite(writer.statements())
        one.unite(two.statements())
        known = list(one.statements())
        arrived = data.draw(st.permutations(known + data.draw(st.lists(st.sampled_from(known), max_size=5))))
        cut = data.draw(st.integers(0, len(arrived)))
        for part in (arrived[:cut], arrived[cut:], arrived[: cut // 2]):
            fresh.unite(part)
        assert list(fresh.statements()) == known
        before = projected(fresh)
        assert before == projected(one)
        fresh.rebuild()
        assert projected(fresh) == before
