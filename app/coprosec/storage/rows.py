"""Statements to table rows and back."""

from typing import Any

from sqlalchemy import Row

from coprosec.domain.ids import AttemptId, DeviceId, LearnerId, StatementId
from coprosec.domain.statements import Draft, Statement


def to_row(statement: Statement) -> dict[str, Any]:
    draft = statement.draft
    return {
        "id": statement.id,
        "device": statement.device,
        "seq": statement.seq,
        "tick": statement.tick,
        "recorded_at": statement.recorded_at,
        "learner": draft.learner,
        "verb": draft.verb,
        "activity": draft.activity,
        "attempt": draft.attempt,
        "course_version": draft.course_version,
        "score_raw": draft.score_raw,
        "score_max": draft.score_max,
        "success": draft.success,
        "completion": draft.completion,
        "duration_ms": draft.duration_ms,
        "certainty": draft.certainty,
        "data": dict(draft.data),
    }


def to_statement(row: Row[Any]) -> Statement:
    return Statement(
        id=StatementId(row.id),
        device=DeviceId(row.device),
        seq=row.seq,
        tick=row.tick,
        recorded_at=row.recorded_at,
        draft=Draft(
            learner=LearnerId(row.learner),
            verb=row.verb,
            activity=row.activity,
            attempt=AttemptId(row.attempt) if row.attempt else None,
            course_version=row.course_version,
            score_raw=row.score_raw,
            score_max=row.score_max,
            success=row.success,
            completion=row.completion,
            duration_ms=row.duration_ms,
            certainty=row.certainty,
            data=row.data,
        ),
    )
