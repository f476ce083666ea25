"""Which questions come back, and when, whatever the clocks say."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprosec.domain.items import Score
from coprosec.domain.judged import judged
from coprosec.domain.reviewing import NO_EARLIER, Rating, ReviewPlan, rating, recalls, steadied
from coprosec.domain.statements import Statement, Verb
from coprosec.services.reviews import plan
from tests import samples
from tests.samples import START

ITEMS = tuple(samples.item(f"q{nth}") for nth in range(1, 5))
RIGHT, HALF, WRONG = 1.0, 0.5, 0.0


def sitting(
    attempt: str, answers: Mapping[str, tuple[float, int | None]], tick: int = 1, **more: Any
) -> list[Statement]:
    """An attempt: for each item named, points and certainty. `more` goes into its first statement's data."""
    data = {**samples.plan(ITEMS).to_data(), **more}
    first = samples.statement(tick, Verb.INITIALIZED, samples.QUIZ, attempt=attempt, data=data)
    told = [first]
    for nth, (name, (points, sure)) in enumerate(answers.items(), tick + 1):
        one = samples.statement(nth, Verb.ANSWERED, name, attempt=attempt, score=(points, 1), data={"response": ["b"]})
        told.append(replace(one, draft=replace(one.draft, certainty=sure)))
    return told


def review(tick: int, name: str, points: float, sure: int | None, at: datetime) -> Statement:
    data = {"item": samples.item(name).to_data(), "quiz": samples.QUIZ, "response": ["b"]}
    one = samples.statement(tick, Verb.REVIEWED, name, score=(points, 1), data=data)
    return replace(one, recorded_at=at, draft=replace(one.draft, certainty=sure))


def days(found: ReviewPlan) -> dict[str, int]:
    """In how many days each question of today comes back, and how many come later."""
    return {due.item: (due.day - START.date()).days for due in found.today}


@pytest.mark.parametrize(
    "points,sure,rated",
    [
        ("0", 3, Rating.AGAIN),
        ("0", 1, Rating.AGAIN),
        ("1/2", 3, Rating.HARD),
        ("1", 1, Rating.HARD),
        ("1", 2, Rating.GOOD),
        ("1", None, Rating.GOOD),
        ("1", 3, Rating.EASY),
    ],
)
def test_given_a_score_and_a_certainty_when_rated_then_as_documented(
    points: str, sure: int | None, rated: Rating
) -> None:
    assert rating(Score(Fraction(points)), sure) is rated


def test_given_an_attempt_when_folded_then_what_was_missed_or_guessed_comes_back() -> None:
    answers = {"q1": (WRONG, 3), "q2": (RIGHT, 1), "q3": (HALF, 2), "q4": (RIGHT, 2)}
    assert set(recalls(judged(sitting("t1", answers)))) == {"q1", "q2", "q3"}


def test_given_a_question_missed_then_it_comes_back_the_next_day_and_not_before() -> None:
    told = sitting("t1", {"q1": (WRONG, 2)})
    assert plan(told, START + timedelta(hours=2)).today == ()
    assert plan(told, START + timedelta(hours=2)).later == ((START.date() + timedelta(days=1), 1),)
    (due,) = plan(told, START + timedelta(days=1)).today
    assert (due.item, due.quiz, due.times, due.missed) == ("q1", samples.QUIZ, 1, True)
    assert due.frozen == ITEMS[0]


def test_given_right_answers_day_after_day_then_the_question_waits_longer_and_longer() -> None:
    told, now, waits = sitting("t1", {"q1": (WRONG, 2)}), START, []
    for tick in range(10, 15):
        now = datetime.combine(plan(told, now).later[0][0], now.timetz())
        assert [due.item for due in plan(told, now).today] == ["q1"]
        told = [*told, review(tick, "q1", RIGHT, 2, now)]
        waits.append((plan(told, now).later[0][0] - now.date()).days)
    assert waits == sorted(waits)
    assert waits[-1] > waits[0]
    assert max(waits) <= 180


def test_given_a_self_check_or_a_test_of_the_course_then_nothing_comes_back() -> None:
    check = samples.statement(5, Verb.ANSWERED, "q1", score=(0, 1), data={"response": ["a"], "lesson": "l1"})
    test = sitting("t2", {"q2": (WRONG, None)}, tick=10, occasion="pre")
    orphan = samples.statement(20, Verb.ANSWERED, "q3", attempt="nowhere", score=(0, 1), data={"response": ["a"]})
    assert judged([check, *test, orphan]) == ()


def test_given_statements_of_a_newer_program_then_they_break_nothing() -> None:
    odd = [
        samples.statement(30, Verb.REVIEWED, "q9", score=(0, 1), data={"item": {"kind": "hologram"}}),
        samples.statement(31, Verb.REVIEWED, "q8", data={}),
        samples.statement(32, Verb.REVIEWED, "q7", score=(0, 1), data={"item": None, "quiz": 7}),
        samples.statement(33, "dreamed", "q1"),
    ]
    found = plan([*sitting("t1", {"q1": (WRONG, 7)}), *odd], START + timedelta(days=2))
    assert {due.item: due.frozen is None for due in found.today} == {"q1": False, "q9": True, "q7": True}


moments = st.datetimes(datetime(2002, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
histories = st.lists(
    st.tuples(
        st.sampled_from(("q1", "q2", "q3", "q4")),
        st.sampled_from((RIGHT, HALF, WRONG)),
        st.sampled_from((None, 1, 2, 3)),
        moments,
    ),
    max_size=8,
)


@given(histories, moments, st.data())
def test_given_any_history_when_it_arrives_in_any_order_and_twice_then_the_plan_is_the_same(
    history: list[tuple[str, float, int | None, datetime]], now: datetime, data: st.DataObject
) -> None:
    known = sitting("t1", {"q1": (WRONG, 1), "q2": (RIGHT, 1)})
    known += [review(tick, name, points, sure, at) for tick, (name, points, sure, at) in enumerate(history, 10)]
    again = data.draw(st.lists(st.sampled_from(known)))
    arrived = data.draw(st.permutations(known + again))
    assert plan(arrived, now) == plan(known, now)


@given(st.lists(moments))
def test_given_clocks_that_lie_then_moments_never_go_back_and_those_that_agree_stay(told: list[datetime]) -> None:
    steady = steadied(told)
    assert list(steady) == sorted(steady)
    assert steadied(steady) == steady
    assert all(moment >= NO_EARLIER for moment in steady)
    truthful = sorted(moment for moment in told if moment >= NO_EARLIER)
    assert steadied(truthful) == tuple(truthful)


@given(histories, moments)
def test_given_any_clock_then_nothing_waits_longer_than_half_a_year(
    history: list[tuple[str, float, int | None, datetime]], now: datetime
) -> None:
    told = [review(tick, name, points, sure, at) for tick, (name, points, sure, at) in enumerate(history, 10)]
    found = plan(told, now)
    assert all(0 < (day - found.day).days <= 180 for day, _count in found.later)
    assert all(due.day <= found.day for due in found.today)


def test_given_a_clock_set_to_2002_then_what_was_due_is_due_and_what_was_not_is_not() -> None:
    told = sitting("t1", {"q1": (WRONG, 2)})
    lost = datetime(2002, 1, 1, tzinfo=UTC)
    assert plan(told, lost).today == ()
    told.append(review(10, "q2", WRONG, 1, START + timedelta(days=3)))
    assert [due.item for due in plan(told, lost).today] == ["q1"]


def test_given_an_answer_from_the_future_then_the_question_still_comes_back_tomorrow() -> None:
    told = [review(1, "q1", WRONG, 2, datetime(2035, 1, 1, tzinfo=UTC))]
    assert days(plan(told, START)) == {}
    assert plan(told, START).later == ((START.date() + timedelta(days=1), 1),)
    told.append(review(2, "q2", WRONG, 2, START))
    assert days(plan(told, START + timedelta(days=1))) == {"q1": 1, "q2": 1}
