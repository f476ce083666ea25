"""Tables computed from statements, refreshed in the transaction that adds one, and rebuilt from nothing by `rebuild`.

A refresh folds all the statements of the keys it touches, so the order in which statements arrive never matters.
"""

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, insert, select

from coprosec.domain.attempts import percent
from coprosec.domain.items import Score
from coprosec.domain.progress import fold_learner, fold_lesson
from coprosec.domain.statements import Statement, Verb, in_order
from coprosec.storage import tables
from coprosec.storage.rows import to_statement

Key = tuple[str, ...]
Row = dict[str, Any]

_LEARNER_VERBS = (Verb.REGISTERED, Verb.PREFERRED, Verb.OPENED, Verb.CLOSED)
_LESSON_VERBS = (Verb.EXPERIENCED, Verb.PROGRESSED, Verb.COMPLETED)
_ATTEMPT_VERBS = (Verb.INITIALIZED, Verb.PASSED, Verb.FAILED)

_columns = tables.statement.c


def _learner_row(statements: list[Statement]) -> Row | None:
    learner = fold_learner(statements)
    return (
        learner
        if learner is None
        else {
            "id": learner.id,
            "name": learner.name,
            "text_percent": learner.text_percent,
            "last_seen": learner.last_seen,
            "signed_out": learner.signed_out,
        }
    )


def _lesson_row(statements: list[Statement]) -> Row | None:
    state = fold_lesson(statements)
    return (
        state
        if state is None
        else {
            "learner": state.learner,
            "lesson": state.lesson,
            "opened_at": state.opened_at,
            "completed_at": state.completed_at,
            "place_block": state.place.block,
            "place_offset": state.place.offset,
        }
    )


def _attempt_row(statements: list[Statement]) -> Row | None:
    ordered = in_order(statements)
    start = next((statement for statement in ordered if statement.draft.verb == Verb.INITIALIZED), None)
    if start is None:
        return None
    end = next((s.draft for s in ordered if s.draft.verb in (Verb.PASSED, Verb.FAILED)), None)
    return {
        "id": start.draft.attempt,
        "learner": start.draft.learner,
        "quiz": start.draft.activity,
        "started_tick": start.tick,
        "items": len(start.draft.data["items"]),
        "success": end and end.verb == Verb.PASSED,
        "percent": end and percent(Score.stored(end.score_raw or 0.0, end.score_max or 0.0)),
    }


class _Projection:
    """A table, the statements that feed one of its rows, and how they add up to it."""

    def __init__(
        self,
        table: Table,
        verbs: tuple[Verb, ...],
        key_columns: tuple[ColumnElement[Any], ...],
        fold: Callable[[list[Statement]], Row | None],
        condition: ColumnElement[bool] | None = None,
    ) -> None:
        self.table = table
        self.verbs = frozenset(verbs)
        self._names = tuple(column.key or "" for column in key_columns)
        self._fold = fold
        self._feeding = select(tables.statement).where(_columns.verb.in_(verbs))
        if condition is not None:
            self._feeding = self._feeding.where(condition)
        self._key_columns = key_columns

    def keys(self, statements: Iterable[Statement]) -> set[Key]:
        """The rows that these statements concern."""
        return {
            tuple(str(getattr(statement.draft, name)) for name in self._names)
            for statement in statements
            if statement.draft.verb in self.verbs and all(getattr(statement.draft, name) for name in self._names)
        }

    def refresh(self, connection: Connection, key: Key) -> None:
        query = self._feeding
        target = delete(self.table)
        for column, primary, value in zip(self._key_columns, self.table.primary_key, key, strict=True):
            query = query.where(column == value)
            target = target.where(primary == value)
        connection.execute(target)
        row = self._fold([to_statement(row) for row in connection.execute(query)])
        if row is not None:
            connection.execute(insert(self.table), row)


_ALL = (
    _Projection(tables.learner, _LEARNER_VERBS, (_columns.learner,), _learner_row),
    _Projection(
        tables.lesson_state,
        _LESSON_VERBS,
        (_columns.learner, _columns.activity),
        _lesson_row,
        _columns.attempt.is_(None),
    ),
    _Projection(tables.attempt, _ATTEMPT_VERBS, (_columns.attempt,), _attempt_row),
)


def refresh(connection: Connection, statements: Iterable[Statement]) -> None:
    """Bring the projections up to date with statements just inserted by this transaction."""
    statements = tuple(statements)
    for projection in _ALL:
        for key in sorted(projection.keys(statements)):
            projection.refresh(connection, key)


def rebuild(connection: Connection) -> None:
    """Empty every projection and compute it again from all statements."""
    for projection in _ALL:
        connection.execute(delete(projection.table))
    statements = [to_statement(row) for row in connection.execute(select(tables.statement))]
    refresh(connection, statements)
