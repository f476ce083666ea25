"""A question as GIFT has it."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

GAP = "_____"
"""What Moodle shows where a word is missing."""


_BLANKS = re.compile(r"[ \t\r\n]+")


def on_one_line(text: str) -> str:
    """One space between words; no-break spaces stay."""
    return _BLANKS.sub(" ", text).strip(" ")


class Shape(StrEnum):
    TRUE_FALSE = "true-false"
    CHOICE = "choice"
    MULTIPLE = "multiple"
    MATCHING = "matching"
    SHORT = "short"
    NUMBER = "number"
    ESSAY = "essay"
    DESCRIPTION = "description"


@dataclass(frozen=True, slots=True)
class Given:
    """One answer. `share` is in percent: 100 is right, less is partly right, negative takes points away.

    For a pair, `text` is its left side and `match` its right one; for a number, `match` is the tolerance.
    """

    text: str
    share: float = 0.0
    feedback: str = ""
    match: str = ""


@dataclass(frozen=True, slots=True)
class GiftQuestion:
    """`format` is html, moodle, plain or markdown; `missing` when a word is missing in the text (at GAP)."""

    title: str
    text: str
    shape: Shape
    given: tuple[Given, ...] = ()
    feedback: str = ""
    format: str = "moodle"
    missing: bool = False
    id: str = ""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class GiftProblem:
    """What was lost or refused, in words, with its line."""

    line: int
    message: str
    refused: bool = False
