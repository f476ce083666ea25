"""A response in plain words, for every kind of question."""

import pytest
from hypothesis import given

from coprosec.domain.items import ItemBody, Response
from tests import samples


@pytest.mark.parametrize(
    "body,response,words",
    [
        (samples.SINGLE, ("b",), ("Choix b",)),
        (samples.MULTIPLE, ("a", "z"), ("Choix a", "z")),
        (samples.ORDERING, ("b", "a", "c", "d"), ("1. Choix b", "2. Choix a", "3. Choix c", "4. Choix d")),
        (samples.MATCHING, ("x", "y", "w"), ("Choix 1 → Choix x", "Choix 2 → Choix y", "Choix 3 → Choix w")),
        (samples.GAPS, ("cœur", "cité"), ("Le « cœur » de la « cité ».",)),
        (samples.SHORT, ("Éducation",), ("Éducation",)),
        (samples.NUMBER, ("12",), ("12\u00a0km",)),
        (samples.FREE, ("Mon avis.",), ("Mon avis.",)),
    ],
    ids=lambda value: getattr(value, "kind", None),
)
def test_given_a_response_when_told_then_it_reads_as_it_was_given(
    body: ItemBody, response: Response, words: tuple[str, ...]
) -> None:
    assert body.words(response) == words


@given(samples.answered())
def test_given_any_response_when_told_then_something_is_said(case: tuple[ItemBody, Response]) -> None:
    body, response = case
    assert body.words(response)
