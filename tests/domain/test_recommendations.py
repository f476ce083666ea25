"""The fold of recommendations."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from coprosec.domain.recommendations import fold_recommendations
from coprosec.domain.statements import Statement, Verb
from tests.samples import statement

ANYTHING = st.none() | st.integers() | st.text(max_size=3) | st.lists(st.text(max_size=2), max_size=2)


def worded(tick: int, text: str, name: str = "r1", learner: str = "amina") -> Statement:
    data = {"recommendation": name, "module": "m1", "prompt": "Que faire ?", "text": text}
    return statement(
        tick, Verb.RECOMMENDED, "m1-r1", data=data | {"actor": "élus", "deadline": "Dans le mois"}, learner=learner
    )


def withdrawn(tick: int, name: str = "r1", learner: str = "amina") -> Statement:
    return statement(tick, Verb.WITHDREW, "m1-r1", data={"recommendation": name}, learner=learner)


@given(st.permutations([worded(1, "Un"), worded(2, "Autre", "r2"), worded(3, "Une"), withdrawn(4, "r2")]))
def test_the_newest_wording_counts_and_what_is_withdrawn_is_gone(statements: list[Statement]) -> None:
    (found,) = fold_recommendations([*statements, *statements[:2]])
    assert (found.text, found.actor, found.module, found.prompt) == ("Une", "élus", "m1", "m1-r1")
    assert found.question == "Que faire ?"
    assert found.authors == ("amina",)


def test_written_together_it_is_one_and_stays_while_one_author_keeps_it() -> None:
    both = [worded(1, "Un"), worded(2, "Un", learner="bio")]
    assert [one.authors for one in fold_recommendations(both)] == [("amina", "bio")]
    assert [one.authors for one in fold_recommendations([*both, withdrawn(3)])] == [("bio",)]
    assert fold_recommendations([*both, withdrawn(3), withdrawn(4, learner="bio")]) == ()


def test_wording_again_brings_it_back() -> None:
    assert [one.text for one in fold_recommendations([worded(1, "Un"), withdrawn(2), worded(3, "Si")])] == ["Si"]


@given(st.dictionaries(st.sampled_from(("recommendation", "module", "prompt", "text", "actor", "deadline")), ANYTHING))
def test_malformed_ones_are_passed_over(data: dict[str, Any]) -> None:
    odd = [statement(tick, verb, "m1-r1", data=data) for tick, verb in ((5, Verb.RECOMMENDED), (6, Verb.WITHDREW))]
    found = fold_recommendations([worded(1, "Un"), *odd])
    assert [one.text for one in found if one.id == "r1"] == ["Un"]
