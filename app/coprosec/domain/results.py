"""Somebody's attempts at quizzes, each as a line of their results."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from coprosec.domain.attempts import percent
from coprosec.domain.certainty import CertaintyMarks, marks
from coprosec.domain.ids import AttemptId, QuizId
from coprosec.domain.items import Score
from coprosec.domain.judged import Judged, judged
from coprosec.domain.statements import Statement, Verb, in_order

VERBS = (Verb.INITIALIZED, Verb.ANSWERED, Verb.PASSED, Verb.FAILED)
"""The statements that `tries` reads."""


@dataclass(frozen=True, slots=True)
class Try:
    """One attempt; `percent` and `success` are None until it is finished. `title` is the quiz's as it was then."""

    attempt: AttemptId
    quiz: QuizId
    title: str
    started_at: datetime
    percent: int | None
    success: bool | None
    certainty: CertaintyMarks


def tries(statements: Iterable[Statement]) -> tuple[Try, ...]:
    """One person's attempts at quizzes, in the order in which they began; tests of the course are kept apart."""
    ordered = in_order(statements)
    ends: dict[AttemptId, Statement] = {}
    for statement in ordered:
        if statement.draft.verb in (Verb.PASSED, Verb.FAILED) and statement.draft.attempt is not None:
            ends.setdefault(statement.draft.attempt, statement)
    answers: dict[AttemptId, list[Judged]] = {}
    for answer in judged(ordered):
        if answer.attempt is not None:
            answers.setdefault(answer.attempt, []).append(answer)
    begun: dict[AttemptId, Try] = {}
    for statement in ordered:
        attempt = statement.draft.attempt
        if statement.draft.verb != Verb.INITIALIZED or attempt is None or attempt in begun:
            continue
        if not statement.draft.data.get("occasion"):
            begun[attempt] = _try(attempt, statement, ends.get(attempt), answers.get(attempt, ()))
    return tuple(begun.values())


def _try(attempt: AttemptId, start: Statement, end: Statement | None, answers: Iterable[Judged]) -> Try:
    reached = end and Score.stored(end.draft.score_raw or 0.0, end.draft.score_max or 0.0)
    return Try(
        attempt=attempt,
        quiz=QuizId(start.draft.activity),
        title=str(start.draft.data.get("title", "")),
        started_at=start.recorded_at,
        percent=percent(reached) if reached else None,
        success=None if end is None else end.draft.verb == Verb.PASSED,
        certainty=marks((answer.score, answer.certainty) for answer in answers),
    )


def best(found: Iterable[Try]) -> Try | None:
    """The best of those that are finished; None when none is."""
    finished = [one for one in found if one.percent is not None]
    return max(finished, key=lambda one: (bool(one.success), one.percent or 0), default=None)


def first(found: Iterable[Try]) -> Try | None:
    """The first of those that are finished."""
    return next((one for one in found if one.percent is not None), None)
