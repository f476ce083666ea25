"""Statements to table rows and back."""

import json
from typing import Any

from sqlalchemy import Row

from coprosec.domain.bundle import COLUMNS
from coprosec.domain.ids import AttemptId, DeviceId, LearnerId, StatementId
from coprosec.domain.statements import Draft, Statement
from coprosec.storage.checksums import checksum, stored_moment, stored_score

NAMES = (*COLUMNS, "checksum")


def dumps(value: Any) -> str:
    """JSON as the record keeps it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def to_row(statement: Statement) -> tuple[Any, ...]:
    """What the table keeps under `NAMES`, as SQLite hands it back: the checksum is over just that."""
    draft = statement.draft
    values = (
        statement.id,
        statement.device,
        statement.seq,
        statement.tick,
        stored_moment(statement),
        draft.learner,
        draft.verb,
        draft.activity,
        draft.attempt,
        draft.course_version,
        stored_score(draft.score_raw),
        stored_score(draft.score_max),
        _flag(draft.success),
        _flag(draft.completion),
        draft.duration_ms,
        draft.certainty,
        dumps(dict(draft.data)),
    )
    return (*values, checksum(*values))


def _flag(value: bool | None) -> int | None:
    return None if value is None else int(value)


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
