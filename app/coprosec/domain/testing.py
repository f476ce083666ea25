"""The test that opens and closes the course: who takes which form when, and what was gained between."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from hashlib import sha256

from coprosec.domain.course import Course, QuizHead
from coprosec.domain.ids import AttemptId, LearnerId
from coprosec.domain.items import Score
from coprosec.domain.statements import Statement, Verb, in_order


class Occasion(StrEnum):
    """When the test is taken."""

    PRE = "pre"
    POST = "post"


FORMS = ("A", "B")


def form_for(learner: LearnerId, occasion: Occasion) -> str:
    """The form that a learner takes: half of them begin with A, half with B, and each ends with the other.

    It is drawn from the id alone, so that PCs which never met agree.
    """
    first = sha256(learner.encode()).digest()[0] % 2
    return FORMS[first if occasion is Occasion.PRE else 1 - first]


def offered_test(course: Course, learner: LearnerId, occasion: Occasion) -> QuizHead | None:
    """The form that the course has for this learner; None when it has not both."""
    forms = dict(course.pretests)
    return forms.get(form_for(learner, occasion)) if len(forms) == len(FORMS) else None


def occasion_of(learner: LearnerId, form: str) -> Occasion | None:
    """When this learner takes that form; None for no form."""
    return next((occasion for occasion in Occasion if form and form_for(learner, occasion) == form), None)


@dataclass(frozen=True, slots=True)
class TestResult:
    """A test taken to its end."""

    learner: LearnerId
    occasion: Occasion
    attempt: AttemptId
    score: Score
    at: datetime

    __test__ = False


def fold_tests(statements: Iterable[Statement]) -> tuple[TestResult, ...]:
    """The results of tests, one a learner and an occasion: the first counts, whatever the order of arrival."""
    found: dict[tuple[LearnerId, Occasion], TestResult] = {}
    for statement in in_order(statements):
        draft = statement.draft
        told = draft.data.get("occasion")
        if draft.verb not in (Verb.PASSED, Verb.FAILED) or told not in tuple(Occasion):
            continue
        if draft.attempt is None or not draft.score_max:
            continue
        occasion = Occasion(told)
        score = Score.stored(draft.score_raw or 0.0, draft.score_max)
        result = TestResult(draft.learner, occasion, draft.attempt, score, statement.recorded_at)
        found.setdefault((draft.learner, occasion), result)
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Gain:
    """What `n` people gained between the two tests: means as shares of the points, 0 to 1.

    `normalised` is the mean gain out of what could still be gained, <g> = (after − before) / (1 − before), computed
    on the means as R. Hake defined it (Am. J. Phys. 66, 64, 1998); None when everybody had every point before.
    """

    n: int
    before: Fraction
    after: Fraction

    @property
    def raw(self) -> Fraction:
        return self.after - self.before

    @property
    def normalised(self) -> Fraction | None:
        return self.raw / (1 - self.before) if self.before < 1 else None


def gain(results: Iterable[TestResult]) -> Gain | None:
    """The gain of those who took both tests; None when nobody did."""
    scores: dict[LearnerId, dict[Occasion, Fraction]] = {}
    for result in results:
        scores.setdefault(result.learner, {})[result.occasion] = result.score.scaled
    pairs = [(both[Occasion.PRE], both[Occasion.POST]) for both in scores.values() if len(both) == len(Occasion)]
    if not pairs:
        return None
    before = sum((first for first, _second in pairs), Fraction(0)) / len(pairs)
    after = sum((second for _first, second in pairs), Fraction(0)) / len(pairs)
    return Gain(len(pairs), before, after)
