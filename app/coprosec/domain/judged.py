"""Answers that were right or wrong, quizzes and reviews alike, gathered from statements."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from coprosec.domain.certainty import CERTAINTIES
from coprosec.domain.ids import AttemptId, ItemId, QuizId
from coprosec.domain.items import Score
from coprosec.domain.statements import Statement, Verb, in_order

VERBS = (Verb.INITIALIZED, Verb.ANSWERED, Verb.REVIEWED)
"""The statements that `judged` reads."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One answer. `attempt` is None in a review; `quiz` is empty when it is not known."""

    item: ItemId
    quiz: QuizId
    attempt: AttemptId | None
    score: Score
    certainty: int | None
    at: datetime


def judged(statements: Iterable[Statement]) -> tuple[Judged, ...]:
    """One person's answers with points to win, causes before effects.

    In an attempt, the first answer to an item counts, and only once the attempt's beginning is known. Self-checks are
    left out, and so are the tests that open and close the course: what they measure must not be rehearsed.
    """
    ordered = in_order(statements)
    quizzes = quizzes_of(ordered)
    seen: set[tuple[AttemptId, str]] = set()
    found: list[Judged] = []
    for statement in ordered:
        draft = statement.draft
        attempt = draft.attempt
        if draft.verb == Verb.REVIEWED:
            quiz, attempt = QuizId(str(draft.data.get("quiz", ""))), None
        elif draft.verb == Verb.ANSWERED and attempt in quizzes and (attempt, draft.activity) not in seen:
            quiz = quizzes[attempt]
            seen.add((attempt, draft.activity))
        else:
            continue
        score = _score(statement)
        if score is not None:
            certainty = draft.certainty if draft.certainty in CERTAINTIES else None
            found.append(Judged(ItemId(draft.activity), quiz, attempt, score, certainty, statement.recorded_at))
    return tuple(found)


def quizzes_of(statements: Iterable[Statement]) -> dict[AttemptId, QuizId]:
    """The attempts at quizzes that begin here, tests of the course left out."""
    return {
        statement.draft.attempt: QuizId(statement.draft.activity)
        for statement in statements
        if statement.draft.verb == Verb.INITIALIZED
        and statement.draft.attempt is not None
        and not statement.draft.data.get("occasion")
    }


def _score(statement: Statement) -> Score | None:
    raw, most = statement.draft.score_raw, statement.draft.score_max
    return Score.stored(raw, most) if raw is not None and most is not None and most > 0 else None
