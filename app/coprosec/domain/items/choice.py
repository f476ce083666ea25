"""Questions answered by picking: one, several, true or false, an opinion. A response holds the ids picked."""

from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random
from typing import Any, ClassVar, Self

from coprosec.domain.items.base import NOTHING, Choice, Data, Response, Score, shuffled, texts


@dataclass(frozen=True, slots=True)
class Picking:
    """What they share."""

    choices: tuple[Choice, ...]
    keys: tuple[str, ...] = ()
    fixed_order: bool = False

    kind: ClassVar[str] = ""
    scored: ClassVar[bool] = True
    picks_one: ClassVar[bool] = True

    def problem(self, response: Response) -> str | None:
        known = {choice.id for choice in self.choices}
        if not response:
            return "nothing-picked"
        if len(set(response)) != len(response) or not known.issuperset(response):
            return "unknown-choice"
        return "one-only" if self.picks_one and len(response) > 1 else None

    def grade(self, response: Response) -> Score:
        return Score(Fraction(set(response) == set(self.keys)))

    def key(self) -> Response:
        return self.keys

    def feedback_for(self, response: Response) -> tuple[str, ...]:
        return tuple(choice.feedback for choice in self.choices if choice.id in response and choice.feedback)

    def words(self, response: Response) -> tuple[str, ...]:
        known = texts(self.choices)
        return tuple(known.get(given, given) for given in response)

    def arranged(self, random: Random) -> Self:
        return self if self.fixed_order else replace(self, choices=shuffled(self.choices, random))

    def to_data(self) -> dict[str, Any]:
        return {
            "choices": [choice.to_data() for choice in self.choices],
            "keys": list(self.keys),
            "fixed_order": self.fixed_order,
        }

    @classmethod
    def from_data(cls, data: Data) -> Self:
        return cls(
            tuple(Choice.from_data(choice) for choice in data["choices"]),
            tuple(data["keys"]),
            data.get("fixed_order", False),
        )


@dataclass(frozen=True, slots=True)
class SingleChoice(Picking):
    """One right answer: 1 or 0."""

    kind: ClassVar[str] = "single"


@dataclass(frozen=True, slots=True)
class TrueFalse(Picking):
    """A statement to judge: 1 or 0. Its two choices keep their order."""

    kind: ClassVar[str] = "true-false"


@dataclass(frozen=True, slots=True)
class MultipleChoice(Picking):
    """Several right answers.

    max(0, right picked / right − wrong picked / wrong): partial credit that ticking everything does not win,
    and never below zero.
    """

    kind: ClassVar[str] = "multiple"
    picks_one: ClassVar[bool] = False

    def grade(self, response: Response) -> Score:
        right = set(self.keys)
        wrong = {choice.id for choice in self.choices} - right
        picked = set(response)
        loss = Fraction(len(picked & wrong), len(wrong)) if wrong else Fraction(0)
        return Score(max(Fraction(0), Fraction(len(picked & right), len(right)) - loss))

    def feedback_for(self, response: Response) -> tuple[str, ...]:
        """First what was picked wrongly, then what was forgotten, then what was right."""
        picked, right = set(response), set(self.keys)
        groups = (picked - right, right - picked, picked & right)
        return tuple(
            choice.feedback for group in groups for choice in self.choices if choice.id in group and choice.feedback
        )


@dataclass(frozen=True, slots=True)
class Opinion(Picking):
    """A position to take; no answer is right or wrong."""

    kind: ClassVar[str] = "opinion"
    scored: ClassVar[bool] = False

    def grade(self, response: Response) -> Score:
        return NOTHING
