"""How sure somebody says to be, against how often they are right."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction

from coprosec.domain.certainty import CERTAINTIES, SURE, WORTH_FROM, CertaintyMarks, marks
from coprosec.domain.ids import ItemId, QuizId
from coprosec.domain.judged import Judged

FEW = 20
"""With fewer answers than this in all, the picture says little."""
FEW_AT_LEVEL = 5
"""With fewer answers than this, a level says nothing: two right out of three is a coin's luck."""


class Fit(StrEnum):
    """How a level's share of right answers stands to what the level promises."""

    FEW = "few"
    TOO_SURE = "too-sure"
    """Right less often than this level is worth."""
    FITS = "fits"
    TOO_MODEST = "too-modest"
    """Right so often that a higher level would have won more."""


@dataclass(frozen=True, slots=True)
class Level:
    """The answers of one certainty; `right` counts partial answers for their part."""

    certainty: int
    answers: int
    right: Fraction

    @property
    def share(self) -> Fraction | None:
        return self.right / self.answers if self.answers else None

    @property
    def promised(self) -> tuple[Fraction, Fraction]:
        """Between which shares this level is the one that wins most."""
        above = WORTH_FROM.get(self.certainty + 1, Fraction(1))
        return WORTH_FROM[self.certainty], above

    @property
    def fit(self) -> Fit:
        share, (least, most) = self.share, self.promised
        if share is None or self.answers < FEW_AT_LEVEL:
            return Fit.FEW
        if share < least:
            return Fit.TOO_SURE
        return Fit.TOO_MODEST if share > most else Fit.FITS


@dataclass(frozen=True, slots=True)
class SureAndWrong:
    """A question answered wrong with the highest certainty. `mended` when it was answered right since."""

    item: ItemId
    quiz: QuizId
    at: datetime
    mended: bool


@dataclass(frozen=True, slots=True)
class Calibration:
    """The levels from unsure to sure; the questions to look at first, those not mended before the others."""

    levels: tuple[Level, ...]
    sure_and_wrong: tuple[SureAndWrong, ...]
    marks: CertaintyMarks

    @property
    def answers(self) -> int:
        return sum(level.answers for level in self.levels)

    @property
    def few(self) -> bool:
        return self.answers < FEW


def calibrate(answers: Iterable[Judged]) -> Calibration:
    """`answers` of one person, in the order in which they were given."""
    answers = tuple(answers)
    told = [answer for answer in answers if answer.certainty is not None]
    levels = tuple(
        Level(
            certainty,
            sum(answer.certainty == certainty for answer in told),
            sum((answer.score.scaled for answer in told if answer.certainty == certainty), Fraction(0)),
        )
        for certainty in CERTAINTIES
    )
    return Calibration(levels, _sure_and_wrong(answers), marks((answer.score, answer.certainty) for answer in answers))


def _sure_and_wrong(answers: Iterable[Judged]) -> tuple[SureAndWrong, ...]:
    found: dict[ItemId, SureAndWrong] = {}
    for answer in answers:
        before = found.pop(answer.item, None)
        if answer.certainty == SURE and answer.score.raw <= 0:
            found[answer.item] = SureAndWrong(answer.item, answer.quiz, answer.at, mended=False)
        elif before is not None:
            mended = before.mended or answer.score.full
            found[answer.item] = SureAndWrong(before.item, before.quiz, before.at, mended)
    newest_first = reversed(list(found.values()))
    return tuple(sorted(newest_first, key=lambda one: one.mended))
