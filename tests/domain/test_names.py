"""Names compared as people compare them."""

from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprosec.domain.names import MOST_PAIRS, alike, name_key, possible_duplicates


@pytest.mark.parametrize(
    "one,other,same",
    [
        ("KPÈNOU Élodie", "Elodie Kpenou", True),
        ("Jean-Marie D’Almeida", "d almeida jean marie", True),
        ("Zita Kora", "Zita Koura", True),
        ("Bio Sanni", "Bio Sanni Alassane", True),
        ("Afi Dossou", "Afi Adjovi", False),
        ("Bio", "Bia", False),
        ("Œuvre Sœur", "oeuvre soeur", True),
    ],
)
def test_given_two_names_then_they_are_alike_or_not(one: str, other: str, same: bool) -> None:
    assert alike(name_key(one), name_key(other)) is same


names = st.lists(st.text(alphabet=ascii_lowercase[:4], min_size=3, max_size=6), min_size=1, max_size=3).map(" ".join)


@given(st.lists(names, max_size=12))
def test_given_any_names_then_no_pair_that_is_alike_is_missed(told: list[str]) -> None:
    numbered = list(enumerate(told))
    found = {frozenset(pair) for pair in possible_duplicates(numbered)}
    keys = [name_key(name) for name in told]
    wanted = {
        frozenset((one, other)) for one in range(len(told)) for other in range(one) if alike(keys[one], keys[other])
    }
    assert found == wanted


def test_given_ten_thousand_names_then_the_surest_pairs_come_first_and_there_are_not_too_many() -> None:
    told = [(nth, f"Prénom{nth % 5000:05} Nom") for nth in range(10_000)]
    found = possible_duplicates(told)
    assert len(found) == MOST_PAIRS
    assert all(told[one][1] == told[other][1] for one, other in found)
