"""One sitting: drawn by the rule, folded from statements, passed by exact fractions."""

import json
from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprosec.domain.attempts import AttemptPlan, AttemptState, draw, fold_attempt, passes, percent
from coprosec.domain.ids import ItemId
from coprosec.domain.items import Score
from coprosec.domain.statements import Statement, Verb
from tests import samples

ITEMS = tuple(samples.item(f"q{nth}", lesson=lesson) for nth, lesson in enumerate(("l1", "l2", "l2", "l3"), 1))
FULL, NONE = Fraction(1), Fraction(0)


def folded(answers: dict[str, Fraction], *more: Statement) -> AttemptState:
    state = fold_attempt([*samples.attempt_statements(samples.plan(ITEMS), answers), *more])
    assert state is not None
    return state


@given(st.dictionaries(st.sampled_from(("o1", "o2", "o3")), st.integers(1, 4), min_size=1), st.text(max_size=20))
def test_given_a_rule_when_drawn_then_each_objective_has_its_count_and_no_item_comes_twice(
    rule: dict[str, int], seed: str
) -> None:
    sitting = draw(samples.quiz(5, rule), seed, "1")
    assert Counter(item.objective for item in sitting.items) == rule
    assert len({item.id for item in sitting.items}) == len(sitting.items)


@given(st.text(max_size=20))
def test_given_one_seed_when_drawn_twice_then_the_plan_is_the_same(seed: str) -> None:
    assert draw(samples.quiz(), seed, "1") == draw(samples.quiz(), seed, "1")


def test_given_many_seeds_when_drawn_then_items_and_choices_vary() -> None:
    plans = [draw(samples.quiz(), str(seed), "1") for seed in range(30)]
    assert len({tuple(item.id for item in sitting.items) for sitting in plans}) > 10
    assert len({sitting.items[0].to_data()["body"]["choices"][0]["id"] for sitting in plans}) == 3


@given(st.text(max_size=20))
def test_given_enough_new_items_when_drawn_again_then_no_recent_one_comes_back(seed: str) -> None:
    quiz = samples.quiz(4)
    recent = frozenset(item.id for item in draw(quiz, "before", "1").items)
    assert not recent & {item.id for item in draw(quiz, seed, "1", recent).items}


@given(st.text(max_size=20))
def test_given_a_pool_too_small_when_drawn_again_then_new_items_come_and_recent_ones_fill_up(seed: str) -> None:
    quiz = samples.quiz(3, {"o1": 2})
    recent = frozenset({ItemId("o1-q0"), ItemId("o1-q1")})
    drawn = {item.id for item in draw(quiz, seed, "1", recent).items}
    assert ItemId("o1-q2") in drawn
    assert len(drawn) == 2


def test_given_a_plan_when_it_goes_through_its_statement_then_it_is_the_same() -> None:
    sitting = draw(samples.quiz(), "graine", "")
    data = json.loads(json.dumps(sitting.to_data()))
    first = samples.statement(1, Verb.INITIALIZED, samples.QUIZ, data=data, attempt="t1")
    assert AttemptPlan.from_statement(first) == sitting


@given(st.data())
def test_given_statements_in_any_order_and_repeated_when_folded_then_the_state_is_the_same(data: st.DataObject) -> None:
    end = samples.statement(9, Verb.PASSED, samples.QUIZ, attempt="t1", score=(3, 4))
    known = [
        *samples.attempt_statements(samples.plan(ITEMS), {"q1": FULL, "q3": NONE}),
        samples.statement(7, Verb.ANSWERED, "q1", attempt="t1", data={"response": ["a"]}, score=(0, 1)),
        end,
    ]
    arrived = data.draw(st.permutations(known + data.draw(st.lists(st.sampled_from(known)))))
    assert fold_attempt(arrived) == fold_attempt(known)


def test_given_two_answers_to_an_item_when_folded_then_the_first_counts() -> None:
    again = samples.statement(8, Verb.ANSWERED, "q1", attempt="t1", data={"response": ["a"]}, score=(1, 1))
    state = folded({"q1": NONE}, again)
    assert state.outcomes[ItemId("q1")].response == ("b",)
    assert state.score == Score(NONE, Fraction(4))


def test_given_both_results_when_folded_then_the_first_counts() -> None:
    ends = (samples.statement(8, Verb.FAILED, attempt="t1"), samples.statement(9, Verb.PASSED, attempt="t1"))
    assert folded({}, *ends).success is False


def test_given_answers_without_a_beginning_when_folded_then_nothing() -> None:
    assert fold_attempt([]) is None
    assert fold_attempt(samples.attempt_statements(samples.plan(ITEMS), {"q1": FULL})[1:]) is None


def test_given_a_hole_in_the_answers_when_resumed_then_the_hole_comes_next() -> None:
    state = folded({"q1": FULL, "q3": FULL})
    assert (state.next_index, state.finished, state.success) == (1, False, None)
    assert folded(dict.fromkeys(("q1", "q2", "q3", "q4"), FULL)).finished


def test_given_missed_items_when_reviewed_then_lessons_come_most_missed_first() -> None:
    state = folded({"q1": NONE, "q2": NONE, "q3": Fraction(1, 2), "q4": FULL})
    assert [item.id for item in state.missed()] == ["q1", "q2", "q3"]
    assert [(lesson, [item.id for item in items]) for lesson, items in state.to_review()] == [
        ("l2", ["q2", "q3"]),
        ("l1", ["q1"]),
    ]


def test_given_everything_right_or_nothing_answered_when_reviewed_then_there_is_nothing_to_see() -> None:
    assert folded({}).to_review() == ()
    assert folded(dict.fromkeys(("q1", "q2", "q3", "q4"), FULL)).to_review() == ()


def test_given_items_without_points_when_scored_then_they_count_for_nothing() -> None:
    items = (samples.item("q1"), samples.item("q2", samples.OPINION))
    first = samples.attempt_statements(samples.plan(items), {"q1": FULL})
    opinion = samples.statement(8, Verb.ANSWERED, "q2", attempt="t1", data={"response": ["a"]}, score=(0, 0))
    state = fold_attempt([*first, opinion])
    assert state is not None
    assert (state.score, state.finished, state.missed()) == (Score(FULL, FULL), True, ())


@pytest.mark.parametrize(
    "raw,maximum,mark,passed,shown",
    [
        ("4", "5", 0.8, True, 80),
        ("1599/100", "20", 0.8, False, 79),
        ("2", "3", 2 / 3, True, 66),
        ("19/10", "3", 2 / 3, False, 63),
        ("7", "10", 0.7, True, 70),
        ("21", "30", 0.7, True, 70),
        ("6999/1000", "10", 0.7, False, 69),
        ("1", "1", 1.0, True, 100),
        ("99999/100000", "1", 1.0, False, 99),
        ("0", "5", 0.0, True, 0),
        ("0", "0", 0.8, False, 0),
        ("29", "100", 0.29, True, 29),
    ],
)
def test_given_points_when_compared_with_the_mark_then_exactly(
    raw: str, maximum: str, mark: float, passed: bool, shown: int
) -> None:
    score = Score(Fraction(raw), Fraction(maximum))
    assert passes(score, mark) is passed
    assert percent(score) == shown


@given(st.fractions(0, 1, max_denominator=5000), st.integers(0, 100))
def test_given_any_score_when_shown_then_it_reaches_the_mark_only_if_it_passes(share: Fraction, mark: int) -> None:
    score = Score(share)
    assert (percent(score) >= mark) is passes(score, mark / 100)
