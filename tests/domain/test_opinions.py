"""The fold of opinions, and what agreement they make."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from coprosec.domain.items import Choice, FreeText
from coprosec.domain.items import Opinion as Scale
from coprosec.domain.opinions import FEWEST, Rating, fold_opinions, ratings
from coprosec.domain.statements import Statement, Verb
from tests.samples import item, statement

ANYTHING = st.none() | st.integers() | st.text(max_size=3) | st.dictionaries(st.text(max_size=2), st.integers())


def told(tick: int, answer: str, learner: str = "amina", item: str = "q1") -> Statement:
    data = {"response": [answer] if answer else [], "question": "Utile ?", "answer": answer}
    return statement(tick, Verb.RESPONDED, item, data=data, learner=learner)


EVERYBODY = [
    told(1, "Non"),
    told(2, "Oui"),
    told(3, "Oui", "bio"),
    told(4, "Non", "chabi"),
    told(5, "", "dossi"),
    told(6, "Plus long", item="q2"),
]


@given(st.permutations(EVERYBODY), st.lists(st.sampled_from(EVERYBODY)))
def test_the_last_answer_of_each_counts(statements: list[Statement], again: list[Statement]) -> None:
    found = fold_opinions([*statements, *again])
    assert {(one.learner, one.item): one.answer for one in found if one.response} == {
        ("amina", "q1"): "Oui",
        ("bio", "q1"): "Oui",
        ("chabi", "q1"): "Non",
        ("amina", "q2"): "Plus long",
    }
    assert [one.learner for one in found if not one.response] == ["dossi"]


@given(ANYTHING, ANYTHING)
def test_malformed_ones_are_passed_over(response: Any, question: Any) -> None:
    odd = statement(9, Verb.RESPONDED, "q1", data={"response": response, "question": question})
    assert fold_opinions([told(1, "Oui"), odd])[0].answer == "Oui"
    assert fold_opinions([statement(1, "danced", "q1")]) == ()


SCALE = Scale((Choice("a", "Pas du tout"), Choice("b", "Un peu"), Choice("c", "Tout à fait")), (), fixed_order=True)
FORM = (item("q1", SCALE), item("q2", FreeText()), item("q3", SCALE))


def answers(*given: str, question: str = "q1") -> list[Statement]:
    return [told(nth, answer, f"p{nth}", question) for nth, answer in enumerate(given, start=100 * int(question[1:]))]


def test_a_mean_is_the_mean_of_places_on_the_scale_and_free_text_has_none() -> None:
    opinions = fold_opinions([*answers(*"aabcc"), *answers("Un secret", question="q2")])
    first, other = ratings(opinions, FORM)
    assert first == Rating("q1 ?", 2.0, 5, 3, "Pas du tout", "Tout à fait")
    assert (other.mean, other.n) == (None, 0)


@given(st.lists(st.sampled_from("abc"), max_size=FEWEST - 1))
def test_under_five_people_no_mean_is_told(given: list[str]) -> None:
    first, _other = ratings(fold_opinions(answers(*given)), FORM)
    assert first.mean is None


def test_skipped_and_unknown_answers_count_for_nothing() -> None:
    first, _other = ratings(fold_opinions(answers(*"abcab", "", "z")), FORM)
    assert first.n == 5
