"""What the trainer's board counts, added up by the database: one line a person and module, whatever the statements."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, case, func, literal_column, select

from coprosec.domain.board import Counts
from coprosec.domain.ids import CohortId, LearnerId, LessonId, ModuleId, QuizId
from coprosec.storage import tables

_closed = tables.statement.c


@dataclass(frozen=True, slots=True)
class Person:
    """One line of the board before what they did."""

    learner: LearnerId
    name: str
    group: str
    last_seen: datetime | None


def merges(connection: Connection) -> dict[LearnerId, LearnerId]:
    """Who was merged into whom, one step at a time."""
    rows = connection.execute(select(tables.merge.c.learner, tables.merge.c.into))
    return {LearnerId(row[0]): LearnerId(row[1]) for row in rows}


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


def counts(
    connection: Connection,
    lessons: Mapping[LessonId, ModuleId],
    quizzes: Mapping[QuizId, ModuleId],
) -> dict[tuple[LearnerId, ModuleId], Counts]:
    """What each person did in each module, for those who did something in it."""
    found: dict[tuple[LearnerId, ModuleId], Counts] = {}
    if lessons:
        for row in connection.execute(_lessons(lessons)):
            found[LearnerId(row[0]), ModuleId(row[1])] = Counts(opened=row[2], completed=row[3])
    if quizzes:
        for row in connection.execute(_tries(quizzes)):
            key = LearnerId(row[0]), ModuleId(row[1])
            done = Counts(tries=row[2], failed=row[3] or 0, passed=row[4] or 0, best_percent=row[5])
            found[key] = found[key] + done if key in found else done
    return found


def time_spent(connection: Connection) -> dict[LearnerId, int]:
    """Milliseconds of the study periods that ended, by person."""
    query = (
        select(_closed.learner, func.sum(_closed.duration_ms))
        .where(_closed.verb == literal_column("'closed'"))
        .group_by(_closed.learner)
    )
    return {LearnerId(row[0]): int(row[1] or 0) for row in connection.execute(query)}


def _lessons(modules: Mapping[LessonId, ModuleId]) -> "Select[*tuple[Any, ...]]":
    state = tables.lesson_state.c
    module = _module_of(state.lesson, modules)
    return (
        select(state.learner, module, func.count(), func.count(state.completed_at))
        .where(state.lesson.in_(tuple(modules)))
        .group_by(state.learner, module)
    )


def _tries(modules: Mapping[QuizId, ModuleId]) -> "Select[*tuple[Any, ...]]":
    attempt = tables.attempt.c
    module = _module_of(attempt.quiz, modules)
    return (
        select(
            attempt.learner,
            module,
            func.count(),
            _how_many(attempt.success.is_(False)),
            _how_many(attempt.success.is_(True)),
            func.max(attempt.percent),
        )
        .where(attempt.quiz.in_(tuple(modules)))
        .group_by(attempt.learner, module)
    )


def _how_many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def _module_of(column: Column[str], modules: Mapping[LessonId, ModuleId] | Mapping[QuizId, ModuleId]) -> Column[str]:
    return case(dict(modules), value=column).label("module")  # type: ignore[return-value]
