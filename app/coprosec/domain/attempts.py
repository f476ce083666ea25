"""One sitting of a quiz: drawing the items, judging a response, and the state that statements add up to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from random import Random
from typing import Any, Self

from coprosec.domain import untrusted
from coprosec.domain.certainty import CERTAINTIES, CertaintyMarks, marks
from coprosec.domain.ids import AttemptId, ItemId, LearnerId, LessonId, QuizId
from coprosec.domain.items import NOTHING, Item, Response, Score
from coprosec.domain.items.base import Data
from coprosec.domain.quiz import Quiz
from coprosec.domain.statements import Statement, Verb, in_order


@dataclass(frozen=True, slots=True)
class AttemptPlan:
    """What an attempt is judged by, frozen when it begins: a later course changes nothing to it.

    The items are held whole, in the order and with the choices in the order that this learner sees.
    """

    quiz: QuizId
    title: str
    course_version: str
    pass_mark: float
    feedback_at_end: bool
    seed: str
    items: tuple[Item, ...]
    certainty: bool = False
    """Whether each scored answer comes with how sure the learner is."""
    occasion: str = ""
    """When it is not a quiz: which test of the course it is, as `testing.Occasion` says it."""

    def asks_certainty(self, item: Item) -> bool:
        return self.certainty and item.body.scored

    def to_data(self) -> dict[str, Any]:
        data = {
            "title": self.title,
            "pass_mark": self.pass_mark,
            "feedback_at_end": self.feedback_at_end,
            "certainty": self.certainty,
            "seed": self.seed,
            "items": [item.to_data() for item in self.items],
        }
        return data | ({"occasion": self.occasion} if self.occasion else {})

    @classmethod
    def from_statement(cls, statement: Statement) -> Self:
        draft = statement.draft
        data: Data = draft.data
        return cls(
            quiz=QuizId(draft.activity),
            title=data["title"],
            course_version=draft.course_version,
            pass_mark=data["pass_mark"],
            feedback_at_end=data["feedback_at_end"],
            seed=data["seed"],
            items=tuple(Item.from_data(item) for item in data["items"]),
            certainty=bool(data.get("certainty", False)),
            occasion=data.get("occasion", ""),
        )


def draw(quiz: Quiz, seed: str, course_version: str, recent: frozenset[ItemId] = frozenset()) -> AttemptPlan:
    """Draw as the quiz's rule says, by objective, then shuffle; the same seed gives the same plan.

    Items in `recent` (seen in the attempt before) are taken only when an objective has no other left, so that a
    second try is not a memory game.
    """
    random = Random(seed)
    drawn: list[Item] = []
    for objective, count in sorted(quiz.draw.items()):
        pool = [item for item in quiz.items if item.objective == objective]
        random.shuffle(pool)
        pool.sort(key=lambda item: item.id in recent)
        drawn += pool[:count]
    random.shuffle(drawn)
    return AttemptPlan(
        quiz=quiz.id,
        title=quiz.title,
        course_version=course_version,
        pass_mark=quiz.pass_mark,
        feedback_at_end=quiz.feedback_at_end,
        seed=seed,
        items=tuple(item.arranged(random) for item in drawn),
        certainty=quiz.certainty,
    )


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one response was judged."""

    response: Response
    score: Score
    recorded_at: datetime
    certainty: int | None = None
    """How sure the learner said to be, one of CERTAINTIES; None when it was not asked."""


@dataclass(frozen=True, slots=True)
class AttemptState:
    """An attempt as its statements tell it."""

    id: AttemptId
    learner: LearnerId
    plan: AttemptPlan
    started_at: datetime
    outcomes: Mapping[ItemId, Outcome]
    success: bool | None
    """None until every item is answered."""

    @property
    def next_index(self) -> int:
        """The first item without an answer; the number of items when there is none."""
        items = self.plan.items
        return next((index for index, item in enumerate(items) if item.id not in self.outcomes), len(items))

    @property
    def finished(self) -> bool:
        return self.next_index == len(self.plan.items)

    @property
    def score(self) -> Score:
        """The points won so far, out of those of the whole plan."""
        maximum = sum(item.body.scored for item in self.plan.items)
        won = sum((outcome.score for outcome in self.outcomes.values()), NOTHING)
        return Score(won.raw, Fraction(maximum))

    @property
    def certainty(self) -> CertaintyMarks:
        """The certainty points won so far; they change nothing to the score."""
        return marks((outcome.score, outcome.certainty) for outcome in self.outcomes.values())

    def missed(self) -> tuple[Item, ...]:
        """Items whose answer did not win every point, in order."""
        return tuple(
            item
            for item in self.plan.items
            if (outcome := self.outcomes.get(item.id)) is not None and not outcome.score.full
        )

    def to_review(self) -> tuple[tuple[LessonId, tuple[Item, ...]], ...]:
        """The missed items gathered by the lesson that teaches them, most missed first."""
        lessons: dict[LessonId, list[Item]] = {}
        for item in self.missed():
            lessons.setdefault(item.lesson, []).append(item)
        return tuple((lesson, tuple(items)) for lesson, items in sorted(lessons.items(), key=lambda it: -len(it[1])))


def passes(score: Score, pass_mark: float) -> bool:
    """Compared as exact fractions: 79.95 % does not pass for 80 %."""
    return score.scaled >= Fraction(pass_mark).limit_denominator(10_000)


def percent(score: Score) -> int:
    """A score for display, rounded down so that it never shows a pass mark that was not reached."""
    return int(score.scaled * 100)


def fold_attempt(statements: Iterable[Statement]) -> AttemptState | None:
    """The state of one attempt, whatever the order and the repetitions of its statements.

    The first answer to an item counts; None until its `initialized` is known. KeyError, TypeError, ValueError or
    AttributeError when a newer program froze in it what this one cannot read.
    """
    ordered = in_order(statements)
    start = next((statement for statement in ordered if statement.draft.verb == Verb.INITIALIZED), None)
    if start is None or start.draft.attempt is None:
        return None
    outcomes: dict[ItemId, Outcome] = {}
    success: bool | None = None
    for statement in ordered:
        draft = statement.draft
        if draft.verb == Verb.ANSWERED and draft.activity not in outcomes:
            outcomes[ItemId(draft.activity)] = _outcome(statement)
        elif draft.verb in (Verb.PASSED, Verb.FAILED) and success is None:
            success = draft.verb == Verb.PASSED
    return AttemptState(
        id=start.draft.attempt,
        learner=start.draft.learner,
        plan=AttemptPlan.from_statement(start),
        started_at=start.recorded_at,
        outcomes=outcomes,
        success=success,
    )


def _outcome(statement: Statement) -> Outcome:
    """An answer; its points count even where a newer program wrote the response otherwise."""
    draft = statement.draft
    return Outcome(
        response=untrusted.response(draft.data),
        score=Score.stored(draft.score_raw or 0.0, draft.score_max or 0.0),
        recorded_at=statement.recorded_at,
        certainty=draft.certainty if draft.certainty in CERTAINTIES else None,
    )
