"""Tables computed from statements, refreshed in the transaction that adds one, and rebuilt from nothing by `rebuild`.

A refresh folds all the statements of the keys it touches, so the order in which statements arrive never matters.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, bindparam, delete, insert, select, true
from sqlalchemy.exc import DBAPIError

from coprosec.domain.attempts import percent
from coprosec.domain.cohorts import fold_cohort, fold_enrolment, fold_merge
from coprosec.domain.erasure import is_binned
from coprosec.domain.items import Score
from coprosec.domain.progress import fold_learner, fold_lesson
from coprosec.domain.statements import NOBODY, Statement, Verb, in_order
from coprosec.storage import tables
from coprosec.storage.engine import known
from coprosec.storage.rows import to_statement

Key = tuple[str, ...]
Row = dict[str, Any]

_LEARNER_VERBS = (Verb.REGISTERED, Verb.PREFERRED, Verb.OPENED, Verb.CLOSED, Verb.BINNED, Verb.UNBINNED)
_LESSON_VERBS = (Verb.EXPERIENCED, Verb.PROGRESSED, Verb.COMPLETED)
_LIST_VERBS = (Verb.ENROLLED, Verb.UNENROLLED)
_ATTEMPT_VERBS = (Verb.INITIALIZED, Verb.PASSED, Verb.FAILED)

_columns = tables.statement.c
_AT_ONCE = 200
"""Keys whose statements are read by one question."""


def _learner_row(statements: list[Statement]) -> Row | None:
    learner = None if is_binned(statements) else fold_learner(statements)
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
        "items": len(start.draft.data.get("items") or ()),
        "success": end and end.verb == Verb.PASSED,
        "percent": end and percent(Score.stored(end.score_raw or 0.0, end.score_max or 0.0)),
    }


def _cohort_row(statements: list[Statement]) -> Row | None:
    cohort = fold_cohort(statements)
    if cohort is None:
        return None
    plan = cohort.plan
    return {"id": cohort.id, "name": plan.name, "starts": plan.starts[:10], "plan": plan.to_data()}


def _enrolment_row(statements: list[Statement]) -> Row | None:
    found = fold_enrolment(statements)
    if found is None:
        return None
    return {
        "cohort": found.cohort,
        "learner": found.learner,
        "group": found.group,
        "code": found.code,
        "organisation": found.organisation,
        "withdrawn_at": found.withdrawn_at,
    }


def _merge_row(statements: list[Statement]) -> Row | None:
    into = fold_merge(statements)
    return None if into is None else {"learner": statements[0].draft.learner, "into": into}


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
        self._conditions = (_columns.verb.in_(verbs), *(() if condition is None else (condition,)))
        self._feeding = select(tables.statement).where(*self._conditions)
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
        row = self._row([to_statement(row) for row in connection.execute(query)])
        if row is not None:
            connection.execute(insert(self.table), row)

    def refresh_where(self, connection: Connection, new: ColumnElement[bool]) -> None:
        """Refresh the rows concerned by many statements at once, reading each key's statements in one go."""
        wanted = select(*self._key_columns).distinct().where(*self._conditions, new)
        for column in self._key_columns:
            wanted = wanted.where(column.is_not(None), column != "")
        keys = {tuple(row) for row in connection.execute(wanted)}
        leads = sorted({key[0] for key in keys})
        for start in range(0, len(leads), _AT_ONCE):
            self._refresh_some(connection, keys, leads[start : start + _AT_ONCE])

    def _refresh_some(self, connection: Connection, keys: set[Key], leads: list[str]) -> None:
        made, gone = [], []
        for key, row in self._added_up(connection, self._feeding.where(self._key_columns[0].in_(leads))):
            if key in keys:
                gone.append({f"gone_{nth}": value for nth, value in enumerate(key)})
                if row is not None:
                    made.append(row)
        target = delete(self.table)
        for nth, primary in enumerate(self.table.primary_key):
            target = target.where(primary == bindparam(f"gone_{nth}"))
        if gone:
            connection.execute(target, gone)
        if made:
            connection.execute(insert(self.table), made)

    def is_sound(self, connection: Connection) -> bool:
        """Whether the table holds what the statements add up to, and nothing else."""
        primaries = [primary.name for primary in self.table.primary_key]
        stored = {}
        for row in connection.execute(select(self.table)).mappings():
            found = dict(row)
            stored[tuple(found[name] for name in primaries)] = found
        for key, made in self._added_up(connection, self._feeding):
            if all(key) and stored.pop(key, None) != made:
                return False
        return not stored

    def _added_up(self, connection: Connection, query: "Select[Any]") -> Iterator[tuple[Key, Row | None]]:
        """Each key of a question, with its row."""
        rows = connection.execute(query.order_by(*self._key_columns).execution_options(yield_per=_AT_ONCE))
        for key, group in groupby(rows, key=lambda row: tuple(getattr(row, name) for name in self._names)):
            yield key, self._row([to_statement(row) for row in group])

    def _row(self, statements: list[Statement]) -> Row | None:
        """None also for what a newer or a faulty program wrote and this one cannot add up."""
        try:
            return self._fold(statements)
        except (KeyError, TypeError, ValueError, IndexError, AttributeError):
            return None


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
    _Projection(tables.cohort, (Verb.COHORT_PLANNED,), (_columns.activity,), _cohort_row, _columns.learner == NOBODY),
    _Projection(tables.enrolment, _LIST_VERBS, (_columns.activity, _columns.learner), _enrolment_row),
    _Projection(tables.merge, (Verb.MERGED, Verb.SEPARATED), (_columns.learner,), _merge_row),
)


def refresh(connection: Connection, statements: Iterable[Statement]) -> None:
    """Bring the projections up to date with statements just inserted by this transaction."""
    statements = tuple(statements)
    for projection in _ALL:
        for key in sorted(projection.keys(statements)):
            projection.refresh(connection, key)


def refresh_where(connection: Connection, new: ColumnElement[bool]) -> None:
    """Bring the projections up to date with many statements just inserted by this transaction: those that `new`, a
    condition on the table `statement`, tells apart. Memory does not grow with their number.
    """
    for projection in _ALL:
        projection.refresh_where(connection, new)


def are_sound(connection: Connection) -> bool:
    """Whether every projection is what the statements say; a value that cannot be read is not."""
    try:
        return all(projection.is_sound(connection) for projection in _ALL)
    except (ValueError, TypeError):
        return False
    except DBAPIError as error:  # such as text that is none
        if isinstance(error.orig, sqlite3.Error) and known(error.orig) is None:
            return False
        raise


def rebuild(connection: Connection) -> None:
    """Empty every projection and compute it again from all statements."""
    for projection in _ALL:
        connection.execute(delete(projection.table))
    refresh_where(connection, true())
