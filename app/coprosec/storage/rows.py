"""Statements to table rows and back."""

import json
from typing import Any

from sqlalchemy import Row

from coprosec.domain.ids import AttemptId, DeviceId, LearnerId, StatementId
from coprosec.domain.statements import Draft, Statement
from coprosec.storage.checksums import checksum_of


class Written(str):
    """Data that are JSON text already: the engine stores them as they are."""

    __slots__ = ()


def dumps(value: Any) -> str:
    """JSON as the record keeps it."""
    return value if isinstance(value, Written) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def to_row(statement: Statement) -> dict[str, Any]:
    """A row with its checksum."""
    draft = statement.draft
    data = Written(dumps(dict(draft.data)))
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
        "data": data,
        "checksum": checksum_of(statement, data),
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
