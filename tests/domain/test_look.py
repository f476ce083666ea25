"""A person's wishes are the last of each kind, whatever the order in which they arrive."""

from random import Random
from typing import Any

import pytest

from coprosec.domain.look import Look, fold_look
from coprosec.domain.statements import Verb
from tests import samples

TOLD: list[dict[str, Any]] = [
    {"theme": "dark"},
    {"text_percent": 150, "voice_speed": 120},
    {"theme": "contrast", "face": "opendyslexic"},
    {"still": True},
    {"text_percent": None},
    {"still": False},
]


def test_given_wishes_when_folded_in_any_order_then_the_last_of_each_kind_counts() -> None:
    statements = [samples.statement(tick, Verb.PREFERRED, data=data) for tick, data in enumerate(TOLD, 1)]
    for seed in range(10):
        Random(seed).shuffle(statements)
        assert fold_look(statements) == Look("contrast", None, "opendyslexic", still=False)


@pytest.mark.parametrize(
    "data",
    [
        {"theme": "sepia"},
        {"text_percent": 1000},
        {"text_percent": "150"},
        {"face": 3},
        {"still": 1},
        {"theme": ["dark"]},
    ],
)
def test_given_a_wish_of_a_newer_program_then_the_one_before_stays(data: dict[str, Any]) -> None:
    known = samples.statement(1, Verb.PREFERRED, data={"theme": "dark", "text_percent": 125, "face": "atkinson"})
    newer = samples.statement(2, Verb.PREFERRED, data=data)
    assert fold_look([known, newer]) == Look("dark", 125, "atkinson")
