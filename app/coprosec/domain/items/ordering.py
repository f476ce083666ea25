"""Steps to put in order. A response holds every step's id, first to last."""

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations
from random import Random
from typing import Any, ClassVar, Self

from coprosec.domain.items.base import Choice, Data, Response, Score, shuffled, texts


@dataclass(frozen=True, slots=True)
class Ordering:
    """`steps` as shown, `order` the right order of their ids.

    The score is the share of pairs in the right order (Kendall), counted from half: a random order wins about
    nothing, one swap of neighbours costs little, the exact reverse is worth zero.
    """

    steps: tuple[Choice, ...]
    order: tuple[str, ...]

    kind: ClassVar[str] = "ordering"
    scored: ClassVar[bool] = True

    def problem(self, response: Response) -> str | None:
        return None if sorted(response) == sorted(self.order) else "every-step-once"

    def grade(self, response: Response) -> Score:
        pairs = list(combinations(self.order, 2))
        place = {step: index for index, step in enumerate(response)}
        right = sum(place[first] < place[second] for first, second in pairs)
        return Score(max(Fraction(0), Fraction(2 * right, len(pairs)) - 1))

    def key(self) -> Response:
        return self.order

    def feedback_for(self, response: Response) -> tuple[str, ...]:
        return ()

    def words(self, response: Response) -> tuple[str, ...]:
        known = texts(self.steps)
        return tuple(f"{place}. {known.get(given, given)}" for place, given in enumerate(response, 1))

    def arranged(self, random: Random) -> Self:
        """Shuffled, but never already solved."""
        steps = shuffled(self.steps, random)
        if tuple(step.id for step in steps) == self.order:
            steps = steps[1:] + steps[:1]
        return replace(self, steps=steps)

    def to_data(self) -> dict[str, Any]:
        return {"steps": [step.to_data() for step in self.steps], "order": list(self.order)}

    @classmethod
    def from_data(cls, data: Data) -> Self:
        return cls(tuple(Choice.from_data(step) for step in data["steps"]), tuple(data["order"]))
