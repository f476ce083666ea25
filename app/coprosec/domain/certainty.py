"""How sure somebody says to be of an answer, and what that is worth.

Certainty-based marking as Moodle does it since version 2.6 (`question_cbm` in question/behaviour/behaviourbase.php),
after A. R. Gardner-Medwin, https://tmedwin.net/cbm. Saying what one believes wins most: 1 is best below two chances
in three of being right, 3 above four in five. Shown beside a score, never mixed into it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from coprosec.domain.items import Score

UNSURE, FAIRLY_SURE, SURE = CERTAINTIES = (1, 2, 3)

RIGHT = {UNSURE: 1, FAIRLY_SURE: 2, SURE: 3}
"""Points for a right answer; an answer right in part wins that part of them."""

WRONG = {UNSURE: 0, FAIRLY_SURE: -2, SURE: -6}
"""Points for an answer that wins nothing."""

WORTH_FROM = {UNSURE: Fraction(0), FAIRLY_SURE: Fraction(2, 3), SURE: Fraction(4, 5)}
"""From which share of right answers each level is the one that wins most."""


def mark(score: Score, certainty: int) -> Fraction:
    """The certainty points of one answer. KeyError when `certainty` is none of CERTAINTIES."""
    return RIGHT[certainty] * score.scaled if score.raw > 0 else Fraction(WRONG[certainty])


@dataclass(frozen=True, slots=True)
class CertaintyMarks:
    """The certainty points of several answers: `points` out of `most`, for `said` answers that told a certainty."""

    points: Fraction
    most: int
    said: int
    sure_and_wrong: int
    unsure_and_right: int

    @property
    def average(self) -> Fraction:
        """Points an answer: −6 to 3; 0 when nobody said how sure they were."""
        return self.points / self.said if self.said else Fraction(0)


def marks(answers: Iterable[tuple[Score, int | None]]) -> CertaintyMarks:
    """Sum up answers; those without points to win, and those that told no certainty, count for nothing."""
    told = [(score, sure) for score, sure in answers if sure in CERTAINTIES and score.max > 0]
    return CertaintyMarks(
        points=sum((mark(score, sure) for score, sure in told), Fraction(0)),
        most=RIGHT[SURE] * len(told),
        said=len(told),
        sure_and_wrong=sum(sure == SURE and score.raw <= 0 for score, sure in told),
        unsure_and_right=sum(sure == UNSURE and score.full for score, sure in told),
    )
