"""Every kind of question: what it refuses, what it gives points for, and what showing it may change."""

import json
import unicodedata
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprosec.domain.items import BODIES as KINDS
from coprosec.domain.items import NOTHING, Choice, Item, ItemBody, MultipleChoice, Ordering, Response, Score
from coprosec.domain.items.text import MAX_FREE, MAX_SHORT, Number, accepts, folded, read_number
from tests import samples

Answered = tuple[ItemBody, Response]


def kind_of(value: object) -> str | None:
    return getattr(value, "kind", None)


def test_given_the_samples_when_listed_then_every_kind_is_there() -> None:
    assert [body.kind for body in samples.BODIES] == list(KINDS)


@pytest.mark.parametrize("body", samples.SCORED, ids=kind_of)
def test_given_a_scored_kind_when_the_key_is_given_then_it_wins_all(body: ItemBody) -> None:
    assert body.problem(body.key()) is None
    assert body.grade(body.key()).full
    assert body.grade(body.key()).scaled == 1


@pytest.mark.parametrize("body,response", [(samples.OPINION, ("a",)), (samples.FREE, ("Mon avis.",))], ids=kind_of)
def test_given_a_kind_without_points_when_answered_then_nothing_is_won(body: ItemBody, response: Response) -> None:
    assert body.problem(response) is None
    assert body.grade(response) == NOTHING
    assert body.key() == ()


@pytest.mark.parametrize(
    "body,response,problem",
    [
        (samples.SINGLE, (), "nothing-picked"),
        (samples.SINGLE, ("a", "b"), "one-only"),
        (samples.SINGLE, ("z",), "unknown-choice"),
        (samples.TRUE_FALSE, (), "nothing-picked"),
        (samples.TRUE_FALSE, ("v", "f"), "one-only"),
        (samples.MULTIPLE, (), "nothing-picked"),
        (samples.MULTIPLE, ("a", "a"), "unknown-choice"),
        (samples.MULTIPLE, ("a", "z"), "unknown-choice"),
        (samples.OPINION, (), "nothing-picked"),
        (samples.OPINION, ("a", "b"), "one-only"),
        (samples.ORDERING, (), "every-step-once"),
        (samples.ORDERING, ("a", "b", "c"), "every-step-once"),
        (samples.ORDERING, ("a", "b", "c", "c"), "every-step-once"),
        (samples.MATCHING, (), "every-source-once"),
        (samples.MATCHING, ("x", "y"), "every-source-once"),
        (samples.MATCHING, ("x", "y", ""), "every-source-once"),
        (samples.GAPS, (), "nothing-typed"),
        (samples.GAPS, ("cœur",), "nothing-typed"),
        (samples.GAPS, ("cœur", " \u202f"), "nothing-typed"),
        (samples.GAPS, ("cœur", "é" * (MAX_SHORT + 1)), "too-long"),
        (samples.SHORT, (), "nothing-typed"),
        (samples.SHORT, ("",), "nothing-typed"),
        (samples.SHORT, ("a" * (MAX_SHORT + 1),), "too-long"),
        (samples.NUMBER, (), "nothing-typed"),
        (samples.NUMBER, (" ",), "nothing-typed"),
        (samples.NUMBER, ("douze",), "not-a-number"),
        (samples.NUMBER, ("1e9999999",), "not-a-number"),
        (samples.FREE, (), "nothing-typed"),
        (samples.FREE, ("\n \t",), "nothing-typed"),
        (samples.FREE, ("a" * (MAX_FREE + 1),), "too-long"),
    ],
)
def test_given_an_empty_or_incomplete_response_when_checked_then_refused(
    body: ItemBody, response: Response, problem: str
) -> None:
    assert body.problem(response) == problem


@pytest.mark.parametrize(
    "body,response,won",
    [
        (samples.SINGLE, "a", "0"),
        (samples.TRUE_FALSE, "f", "0"),
        (samples.MULTIPLE, "a", "1/2"),
        (samples.MULTIPLE, "ca", "1"),
        (samples.MULTIPLE, "ab", "1/6"),
        (samples.MULTIPLE, "acb", "2/3"),
        (samples.MULTIPLE, "abcde", "0"),
        (samples.MULTIPLE, "bde", "0"),
        (MultipleChoice(samples.choices("ab"), ("a", "b")), "a", "1/2"),
        (samples.ORDERING, "abcd", "1"),
        (samples.ORDERING, "bacd", "2/3"),
        (samples.ORDERING, "badc", "1/3"),
        (samples.ORDERING, "bdac", "0"),
        (samples.ORDERING, "dcba", "0"),
        (samples.MATCHING, "xyw", "2/3"),
        (samples.MATCHING, "xxx", "1/3"),
        (samples.MATCHING, "wzy", "0"),
    ],
)
def test_given_a_partly_right_response_when_graded_then_the_points_follow_the_rule(
    body: ItemBody, response: str, won: str
) -> None:
    assert body.grade(tuple(response)) == Score(Fraction(won))


@pytest.mark.parametrize(
    "response,won",
    [
        (("cœur", "cité"), "1"),
        (("CENTRE.", "Cite"), "1"),
        (("coeur", "ville"), "1/2"),
        (("cité", "cœur"), "0"),
    ],
)
def test_given_gaps_when_graded_then_each_gap_counts(response: Response, won: str) -> None:
    assert samples.GAPS.grade(response) == Score(Fraction(won))


@given(samples.answered())
def test_given_any_judgeable_response_when_graded_then_points_stay_between_nothing_and_all(case: Answered) -> None:
    body, response = case
    assert body.problem(response) is None
    score = body.grade(response)
    assert 0 <= score.scaled <= 1
    assert score.max == (1 if body.scored else 0)


@given(samples.any_body)
def test_given_any_question_when_it_goes_to_json_and_back_then_it_is_the_same(body: ItemBody) -> None:
    before = samples.item("q1", body)
    assert Item.from_data(json.loads(json.dumps(before.to_data()))) == before


def test_given_a_kind_from_the_future_when_read_then_key_error() -> None:
    data = {**samples.item("q1").to_data(), "kind": "hologram"}
    with pytest.raises(KeyError):
        Item.from_data(data)


@given(samples.answered(), st.integers())
def test_given_any_question_when_arranged_then_the_key_and_the_points_stay(case: Answered, seed: int) -> None:
    body, response = case
    arranged = body.arranged(Random(seed))
    assert arranged.key() == body.key()
    assert arranged.grade(response) == body.grade(response)


@given(samples.ordering(), st.integers())
def test_given_steps_when_arranged_then_they_never_arrive_solved(body: Ordering, seed: int) -> None:
    shown = tuple(step.id for step in body.arranged(Random(seed)).steps)
    assert shown != body.order
    assert sorted(shown) == sorted(body.order)


def test_given_a_fixed_order_when_arranged_then_nothing_moves() -> None:
    assert all(samples.TRUE_FALSE.arranged(Random(seed)) == samples.TRUE_FALSE for seed in range(20))


def test_given_several_choices_when_explained_then_the_wrong_ones_come_first() -> None:
    assert samples.MULTIPLE.feedback_for(("a", "e")) == ("Retour e", "Retour c", "Retour a")
    assert samples.SINGLE.feedback_for(("a",)) == ("Retour a",)


def test_given_a_choice_without_feedback_when_explained_then_nothing_is_said() -> None:
    body = MultipleChoice((Choice("a", "A"), Choice("b", "B")), ("a",))
    assert body.feedback_for(("a",)) == ()


@pytest.mark.parametrize(
    "typed,accepted",
    [
        ("education", "Éducation"),
        ("ÉDUCATION", "éducation"),
        ("  l’ état.", "L' Etat"),
        ("coeur", "Cœur"),
        ("CŒUR", "coeur"),
        ("Cæsar", "caesar"),
        ("garçon", "garcon"),
        ("mot\u00a0\u202fclé", "mot clé"),
        ("État . ", "etat"),
    ],
)
def test_given_typing_that_differs_in_accents_case_or_spaces_when_compared_then_accepted(
    typed: str, accepted: str
) -> None:
    assert accepts((accepted,), typed)


@pytest.mark.parametrize("typed,accepted", [("etats", "État"), ("l etat", "l'état"), ("", "a")])
def test_given_another_word_when_compared_then_refused(typed: str, accepted: str) -> None:
    assert not accepts((accepted,), typed)


@given(st.text("aàâäeéèêëiîïoôöuùûücçœæ'’ .-"))
def test_given_french_text_when_folded_then_case_form_and_folding_again_change_nothing(text: str) -> None:
    once = folded(text)
    assert once == folded(once) == folded(text.upper())
    assert once == folded(unicodedata.normalize("NFD", text)) == folded(f" {text} ")


@pytest.mark.parametrize(
    "typed,right",
    [
        ("1234,5", True),
        ("1234.5", True),
        ("1 234,5", True),
        ("1\u202f234,5", True),
        ("1\u00a0234.50", True),
        ("+1234,5", True),
        ("1235", True),
        ("1234", True),
        ("1235,0001", False),
        ("1233,99", False),
        ("−1234,5", False),
        ("0", False),
    ],
)
def test_given_a_number_when_typed_in_any_usual_way_then_it_is_judged_within_tolerance(typed: str, right: bool) -> None:
    assert samples.NUMBER.problem((typed,)) is None
    assert samples.NUMBER.grade((typed,)).full is right


def test_given_decimals_that_floats_miss_when_judged_then_exact() -> None:
    assert Number("0.3", "0.1").grade(("0,4",)).full
    assert Number("-5").grade(("−5",)).full
    assert not Number("0.3").grade(("0,30000000000000001",)).full


@pytest.mark.parametrize("typed", ["", "1_000", "1e3", "nan", "inf", "0x10", "1,2,3", "--1", ",", "12 km", "²"])
def test_given_what_is_no_number_when_read_then_none(typed: str) -> None:
    assert read_number(typed) is None


@given(st.text(max_size=30) | st.from_regex(r"[+-]?[0-9]{0,40}[.,]?[0-9]*([eE][+-]?[0-9]{1,12})?", fullmatch=True))
def test_given_any_typing_when_checked_then_a_number_is_graded_or_refused_and_never_breaks(typed: str) -> None:
    if samples.NUMBER.problem((typed,)) is None:
        assert samples.NUMBER.grade((typed,)).scaled in {0, 1}


@given(st.fractions(0, 50, max_denominator=1000))
def test_given_points_when_stored_as_floats_then_they_come_back_exact(points: Fraction) -> None:
    assert Score.stored(float(points), 50.0) == Score(points, Fraction(50))


@st.composite
def several(draw: st.DrawFn) -> tuple[MultipleChoice, frozenset[str]]:
    """A question with several right answers, and any propositions picked."""
    ids = draw(st.lists(st.sampled_from("abcdefghi"), min_size=2, unique=True))
    keys = draw(st.lists(st.sampled_from(ids), min_size=1, unique=True))
    picked = draw(st.sets(st.sampled_from(ids)))
    return MultipleChoice(samples.choices("".join(ids)), tuple(keys)), frozenset(picked)


@given(several())
def test_given_several_right_answers_when_everything_is_ticked_then_nothing_is_won_unless_all_are_right(
    case: tuple[MultipleChoice, frozenset[str]],
) -> None:
    body, _picked = case
    everything = tuple(choice.id for choice in body.choices)
    assert body.grade(everything).scaled == (1 if set(everything) == set(body.keys) else 0)


@given(several())
def test_given_any_ticks_when_one_more_is_right_or_wrong_then_points_never_go_the_other_way(
    case: tuple[MultipleChoice, frozenset[str]],
) -> None:
    body, picked = case
    points = body.grade(tuple(picked)).scaled
    for choice in body.choices:
        if choice.id not in picked:
            after = body.grade((*picked, choice.id)).scaled
            assert after >= points if choice.id in body.keys else after <= points


@given(samples.ordering(), st.data())
def test_given_steps_in_any_order_when_two_neighbours_are_put_right_then_points_never_fall(
    body: Ordering, data: st.DataObject
) -> None:
    order = list(data.draw(st.permutations(body.order)))
    points = body.grade(tuple(order)).scaled
    for nth in range(len(order) - 1):
        if body.order.index(order[nth]) > body.order.index(order[nth + 1]):
            swapped = [*order[:nth], order[nth + 1], order[nth], *order[nth + 2 :]]
            assert body.grade(tuple(swapped)).scaled >= points
    assert body.grade(tuple(reversed(body.order))).scaled == 0


@given(samples.any_body, st.integers())
def test_given_a_question_when_only_its_order_differs_then_it_asks_the_same(body: ItemBody, seed: int) -> None:
    before = samples.item("q1", body)
    assert before.asks_the_same_as(before.arranged(Random(seed)))
    assert not before.asks_the_same_as(samples.item("q2", body))
