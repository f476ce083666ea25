"""What every kind of question shares: the response, the score, and the shape of a body."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import Any, ClassVar, Protocol, Self, TypeVar

from coprosec.domain.plain import plain

_T = TypeVar("_T")

Response = tuple[str, ...]
"""What was given for one item; each kind says what its elements are."""

Data = Mapping[str, Any]
"""A JSON object."""


@dataclass(frozen=True, slots=True)
class Score:
    """Points won out of `max`, as exact fractions so that a pass mark is never missed by rounding."""

    raw: Fraction
    max: Fraction = Fraction(1)

    @property
    def scaled(self) -> Fraction:
        """0 to 1; 0 when there is nothing to win."""
        return self.raw / self.max if self.max else Fraction(0)

    @property
    def full(self) -> bool:
        return self.raw >= self.max

    def __add__(self, other: "Score") -> "Score":
        return Score(self.raw + other.raw, self.max + other.max)

    @classmethod
    def stored(cls, raw: float, maximum: float) -> Self:
        """The exact score behind two stored floats; denominators up to 1 000 come back unharmed."""
        return cls(Fraction(raw).limit_denominator(1000), Fraction(maximum).limit_denominator(1000))


NOTHING = Score(Fraction(0), Fraction(0))
"""The score of what is not scored, and the start of a sum."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One proposition. `text` and `feedback` are rich text (Qt's HTML subset)."""

    id: str
    text: str
    feedback: str = ""

    def to_data(self) -> dict[str, Any]:
        return {"id": self.id, "text": self.text, "feedback": self.feedback}

    @classmethod
    def from_data(cls, data: Data) -> Self:
        return cls(data["id"], data["text"], data.get("feedback", ""))


class Body(Protocol):
    """The part of an item that depends on its kind."""

    kind: ClassVar[str]
    scored: ClassVar[bool]

    def problem(self, response: Response) -> str | None:
        """Why `response` cannot be judged (a stable code), or None when it can."""
        ...

    def grade(self, response: Response) -> Score: ...

    def key(self) -> Response:
        """A response that wins every point; empty when no answer is right or wrong."""
        ...

    def feedback_for(self, response: Response) -> tuple[str, ...]:
        """Rich text that answers what was chosen, most telling first."""
        ...

    def words(self, response: Response) -> tuple[str, ...]:
        """`response` in plain words, one line a part; what is no longer known is left as it was given."""
        ...

    def arranged(self, random: Random) -> Self:
        """The same question with what may be shuffled in another order."""
        ...

    def to_data(self) -> dict[str, Any]: ...

    @classmethod
    def from_data(cls, data: Data) -> Self: ...


def texts(choices: tuple[Choice, ...]) -> dict[str, str]:
    """The plain text of each proposition, by its id."""
    return {choice.id: plain(choice.text) for choice in choices}


def shuffled(values: tuple[_T, ...], random: Random) -> tuple[_T, ...]:
    order = list(values)
    random.shuffle(order)
    return tuple(order)
