"""The fold of opinions, and their tally."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from coprosec.domain.ids import ItemId
from coprosec.domain.opinions import Tally, fold_opinions, tally
from coprosec.domain.statements import Statement, Verb
from tests.samples import statement

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
    assert tally(fold_opinions([*statements, *again])) == (
        Tally(ItemId("q1"), "Utile ?", (("Oui", 2), ("Non", 1)), 3, 1),
        Tally(ItemId("q2"), "Utile ?", (("Plus long", 1),), 1, 0),
    )


@given(ANYTHING, ANYTHING)
def test_malformed_ones_are_passed_over(response: Any, question: Any) -> None:
    odd = statement(9, Verb.RESPONDED, "q1", data={"response": response, "question": question})
    assert fold_opinions([told(1, "Oui"), odd])[0].answer == "Oui"
    assert fold_opinions([statement(1, "danced", "q1")]) == ()
