"""What the trainer's board counts, added up by the database: one line a person, whatever the statements."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, Select, case, func, literal_column, select

from coprosec.domain.ids import CohortId, LearnerId, LessonId, QuizId
from coprosec.storage import tables

_statement = tables.statement.c
_BITS = 12
_MOST = (1 << _BITS) - 1
"""More lessons than a module has."""
_SIDE_BY_SIDE = 5
"""Modules that one number holds."""


@dataclass(frozen=True, slots=True)
class Person:
    """One line of the board before what they did."""

    learner: LearnerId
    name: str
    group: str
    last_seen: datetime | None


def people(connection: Connection, cohort: CohortId | None) -> list[Person]:
    """Everybody, or those on one class list, by name."""
    learner, enrolment = tables.learner.c, tables.enrolment.c
    query = select(learner.id, learner.name, literal_column("''"), learner.last_seen).order_by(learner.name)
    if cohort is not None:
        query = (
            select(learner.id, learner.name, enrolment.group, learner.last_seen)
            .join_from(tables.enrolment, tables.learner, enrolment.learner == learner.id)
            .where(enrolment.cohort == cohort, enrolment.withdrawn_at.is_(None))
            .order_by(learner.name)
        )
    return [Person(LearnerId(row[0]), row[1], row[2], row[3]) for row in connection.execute(query)]


def lessons(connection: Connection, modules: Sequence[Sequence[LessonId]]) -> dict[LearnerId, tuple[int, ...]]:
    """For those who opened a lesson: how many they opened, and completed, in each of the modules in turn.

    SQLite adds the modules up side by side, in the bits of one number: the key of the table is then the order of the
    groups, and nothing is sorted.
    """
    state = tables.lesson_state.c
    sums: list[ColumnElement[Any]] = []
    for start in range(0, len(modules), _SIDE_BY_SIDE):
        bits = {
            lesson: literal_column(str(1 << _BITS * nth), BigInteger)
            for nth, within in enumerate(modules[start : start + _SIDE_BY_SIDE])
            for lesson in within
        }
        if not bits:
            bits = {LessonId(""): literal_column("0", BigInteger)}
        here = case(bits, value=state.lesson, else_=literal_column("0"))
        sums += [func.sum(here), func.sum(case((state.completed_at.is_not(None), here), else_=literal_column("0")))]
    if not sums:
        return {}
    query = select(state.learner, *sums).group_by(state.learner)
    parts = [
        (2 * (nth // _SIDE_BY_SIDE) + which, _BITS * (nth % _SIDE_BY_SIDE))
        for nth in range(len(modules))
        for which in (0, 1)
    ]
    return {
        LearnerId(learner): tuple([int(packed[where]) >> shift & _MOST for where, shift in parts])
        for learner, *packed in _plain(connection, query)
    }


def tries(connection: Connection) -> dict[tuple[LearnerId, QuizId], tuple[int, int, int, int | None]]:
    """Tries, failed ones, passed ones and the best percent of each person at each quiz they tried."""
    attempt = tables.attempt.c
    query = select(
        attempt.learner,
        attempt.quiz,
        func.count(),
        _how_many(attempt.success.is_(False)),
        _how_many(attempt.success.is_(True)),
        func.max(attempt.percent),
    ).group_by(attempt.learner, attempt.quiz)
    return {(learner, quiz): tuple(found) for learner, quiz, *found in _plain(connection, query)}


def _plain(connection: Connection, query: "Select[Any]") -> Iterator[Any]:
    """Rows that need no conversion, as the driver hands them: SQLAlchemy's cost as much again."""
    result = connection.execute(query)
    rows: Any = result.cursor if connection.dialect.name == "sqlite" else result
    return iter(rows)


def time_spent(connection: Connection) -> dict[LearnerId, int]:
    """Milliseconds of the study periods that ended, by person."""
    query = (
        select(_statement.learner, func.sum(_statement.duration_ms))
        .where(_statement.verb == literal_column("'closed'"))
        .group_by(_statement.learner)
    )
    return {LearnerId(learner): int(spent or 0) for learner, spent in _plain(connection, query)}


def _how_many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, literal_column("1")), else_=literal_column("0")))
