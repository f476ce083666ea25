"""Questions answered by typing: gaps, a short text, a number, a free text. A response holds what was typed."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any, ClassVar, Self

from coprosec.domain.items.base import NOTHING, Data, Response, Score
from coprosec.domain.plain import plain

MAX_SHORT = 200
"""Longest short answer, in characters."""
MAX_FREE = 4000
"""Longest free text, in characters."""

_KEPT = "\n\t"
_UNSEEN = ("Cc", "Cs")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)")


def folded(text: str) -> str:
    """`text` as answers are compared: no accents, no case, œ as oe, one space, curly quotes straight, no end dot."""
    text = text.replace("œ", "oe").replace("Œ", "oe").replace("æ", "ae").replace("Æ", "ae").replace("’", "'")
    bare = "".join(mark for mark in unicodedata.normalize("NFKD", text) if not unicodedata.combining(mark))
    return " ".join(bare.casefold().split()).rstrip(" .")


def accepts(accepted: tuple[str, ...], given: str) -> bool:
    return folded(given) in {folded(answer) for answer in accepted}


def cleaned(text: str) -> str:
    """What was typed or pasted without the signs that nobody sees and no file should keep: control characters, halves
    of broken emoji. Line ends and tabs stay.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n").replace("\u2028", "\n")
    return "".join(mark for mark in lines if mark in _KEPT or unicodedata.category(mark) not in _UNSEEN)


def _typed_problem(response: Response, expected: int, longest: int) -> str | None:
    if len(response) != expected or not all(cleaned(text).strip() for text in response):
        return "nothing-typed"
    if any(cleaned(text) != text for text in response):
        return "unprintable"
    return "too-long" if any(len(text) > longest for text in response) else None


@dataclass(frozen=True, slots=True)
class Gaps:
    """`parts` is rich text cut at the gaps: one part more than `accepted`. Gaps filled right / gaps."""

    parts: tuple[str, ...]
    accepted: tuple[tuple[str, ...], ...]

    kind: ClassVar[str] = "gaps"
    scored: ClassVar[bool] = True

    def problem(self, response: Response) -> str | None:
        return _typed_problem(response, len(self.accepted), MAX_SHORT)

    def grade(self, response: Response) -> Score:
        right = sum(accepts(accepted, given) for accepted, given in zip(self.accepted, response, strict=True))
        return Score(Fraction(right, len(self.accepted)))

    def key(self) -> Response:
        return tuple(accepted[0] for accepted in self.accepted)

    def feedback_for(self, response: Response) -> tuple[str, ...]:
        return ()

    def words(self, response: Response) -> tuple[str, ...]:
        """The sentence, what was typed between guillemets."""
        first, *others = (plain(part) for part in self.parts)
        filled = zip(response, others, strict=False)
        return ("".join([first, *(f"« {given} »{part}" for given, part in filled)]),)

    def arranged(self, random: Random) -> Self:
        return self

    def to_data(self) -> dict[str, Any]:
        return {"parts": list(self.parts), "accepted": [list(words) for words in self.accepted]}

    @classmethod
    def from_data(cls, data: Data) -> Self:
        return cls(tuple(data["parts"]), tuple(tuple(words) for words in data["accepted"]))


@dataclass(frozen=True, slots=True)
class ShortText:
    """A word or a few; `accepted[0]` is the answer shown. 1 or 0."""

    accepted: tuple[str, ...]

    kind: ClassVar[str] = "short-text"
    scored: ClassVar[bool] = True

    def problem(self, response: Response) -> str | None:
        return _typed_problem(response, 1, MAX_SHORT)

    def grade(self, response: Response) -> Score:
        return Score(Fraction(accepts(self.accepted, response[0])))

    def key(self) -> Response:
        return self.accepted[:1]

    def feedback_for(self, response: Response) -> tuple[str, ...]:
        return ()

    def words(self, response: Response) -> tuple[str, ...]:
        return response

    def arranged(self, random: Random) -> Self:
        return self

    def to_data(self) -> dict[str, Any]:
        return {"accepted": list(self.accepted)}

    @classmethod
    def from_data(cls, data: Data) -> Self:
        return cls(tuple(data["accepted"]))


def read_number(text: str) -> Decimal | None:
    """The number typed the French or the English way (comma or dot, any space between thousands), or None.

    No exponent: 1e9999999 is beyond what decimals can subtract.
    """
    bare = "".join(text.split()).replace(",", ".").replace("−", "-")
    return Decimal(bare) if _NUMBER.fullmatch(bare) else None


@dataclass(frozen=True, slots=True)
class Number:
    """|given − answer| ≤ tolerance: 1, else 0. Decimals are kept as text and compared exactly."""

    answer: str
    tolerance: str = "0"
    unit: str = ""

    kind: ClassVar[str] = "number"
    scored: ClassVar[bool] = True

    def problem(self, response: Response) -> str | None:
        if (problem := _typed_problem(response, 1, MAX_SHORT)) is not None:
            return problem
        return None if read_number(response[0]) is not None else "not-a-number"

    def grade(self, response: Response) -> Score:
        given = read_number(response[0])
        near = given is not None and abs(Fraction(given) - Fraction(self.answer)) <= Fraction(self.tolerance)
        return Score(Fraction(near))

    def key(self) -> Response:
        return (self.answer.replace(".", ","),)

    def feedback_for(self, response: Response) -> tuple[str, ...]:
        return ()

    def words(self, response: Response) -> tuple[str, ...]:
        return tuple(f"{given}\u00a0{self.unit}" if self.unit else given for given in response)

    def arranged(self, random: Random) -> Self:
        return self

    def to_data(self) -> dict[str, Any]:
        return {"answer": self.answer, "tolerance": self.tolerance, "unit": self.unit}

    @classmethod
    def from_data(cls, data: Data) -> Self:
        return cls(data["answer"], data["tolerance"], data["unit"])


@dataclass(frozen=True, slots=True)
class FreeText:
    """A few sentences, read by the trainer; never scored by the program."""

    kind: ClassVar[str] = "free-text"
    scored: ClassVar[bool] = False

    def problem(self, response: Response) -> str | None:
        return _typed_problem(response, 1, MAX_FREE)

    def grade(self, response: Response) -> Score:
        return NOTHING

    def key(self) -> Response:
        return ()

    def feedback_for(self, response: Response) -> tuple[str, ...]:
        return ()

    def words(self, response: Response) -> tuple[str, ...]:
        return response

    def arranged(self, random: Random) -> Self:
        return self

    def to_data(self) -> dict[str, Any]:
        return {}

    @classmethod
    def from_data(cls, data: Data) -> Self:
        return cls()
