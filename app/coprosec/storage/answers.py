"""Answers to quizzes as statistics and exports need them: one line an answer, streamed."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Subquery, Text, cast, func, literal_column, select

from coprosec.domain.cohorts import resolved
from coprosec.domain.ids import CohortId, LearnerId, QuizId
from coprosec.domain.statements import Verb
from coprosec.storage import tables
from coprosec.storage.cohorts import among
from coprosec.storage.people import merges

_s, _a = tables.statement.c, tables.attempt.c
_BATCH = 2000


def of_sittings(
    connection: Connection, quiz: QuizId, cohort: CohortId | None
) -> Iterator[tuple[str, str, float, float, str, int | None]]:
    """(attempt, item, points, maximum, data as JSON text, certainty) of each answer of the first finished tries."""
    query = select(
        _a.id,
        _a.learner,
        _a.started_tick,
        func.row_number().over(partition_by=_a.learner, order_by=(_a.started_tick, _a.id)).label("nth"),
    ).where(_a.quiz == quiz, _a.success.is_not(None))
    ranked = among(query, _a.learner, cohort).subquery()
    answers = (
        select(_s.attempt, _s.activity, _s.score_raw, _s.score_max, _raw_data(connection), _s.certainty)
        .join_from(ranked, tables.statement, _s.attempt == ranked.c.id)
        .where(ranked.c.nth == 1, ranked.c.id.not_in(_later_tries(connection, ranked)), _s.verb == Verb.ANSWERED)
        .order_by(_s.attempt, _s.tick, _s.device, _s.seq)
    )
    for row in connection.execution_options(yield_per=_BATCH).execute(answers):
        yield row[0], row[1], row[2] or 0.0, row[3] or 0.0, row[4], row[5]


def _later_tries(connection: Connection, ranked: Subquery) -> list[str]:
    """First tries under one id of people who had tried before under another one."""
    final = resolved(merges(connection))
    if not final:
        return []
    known = {*final, *final.values()}
    tries = select(ranked.c.learner, ranked.c.id).where(ranked.c.nth == 1, ranked.c.learner.in_(known))
    seen: set[LearnerId] = set()
    later = []
    for learner, attempt in connection.execute(tries.order_by(ranked.c.started_tick, ranked.c.id)):
        person = final.get(learner, learner)
        if person in seen:
            later.append(attempt)
        seen.add(person)
    return later


def count(connection: Connection, cohort: CohortId | None) -> int:
    """How many answers an export goes through, so that its progress can be told."""
    query = select(func.count()).where(_s.verb == Verb.ANSWERED)
    return connection.execute(among(query, _s.learner, cohort)).scalar_one()


def stream(connection: Connection, cohort: CohortId | None) -> Iterator[Sequence[tuple[Any, ...]]]:
    """Every answer in the order recorded, some thousands at a time: learner, item, attempt, quiz, points, maximum,
    certainty, milliseconds, data (JSON text), moment, device, seq, course version.
    """
    data = _raw_data(connection)
    moment = _s.recorded_at if connection.dialect.name == "postgresql" else literal_column("statement.recorded_at")
    query = (
        select(
            _s.learner, _s.activity, _s.attempt, _a.quiz, _s.score_raw, _s.score_max, _s.certainty, _s.duration_ms,
            data, moment, _s.device, _s.seq, _s.course_version,
        )
        .outerjoin_from(tables.statement, tables.attempt, _s.attempt == _a.id)
        .where(_s.verb == Verb.ANSWERED)
        .order_by(_s.tick, _s.device, _s.seq)
    )  # fmt: skip
    query = among(query, _s.learner, cohort)
    if connection.dialect.name == "sqlite":
        cursor = connection.execute(query).cursor
        while rows := cursor.fetchmany(_BATCH):  # plain tuples: SQLAlchemy's rows cost as much again
            yield rows
    else:
        yield from connection.execution_options(yield_per=_BATCH).execute(query).partitions()


def _raw_data(connection: Connection) -> ColumnElement[str]:
    """The data as JSON text, not read: the same few texts come again and again."""
    if connection.dialect.name == "postgresql":
        return cast(_s.data, Text)
    return literal_column("statement.data")


def heard(connection: Connection) -> dict[str, int]:
    """For each device, the number up to which every statement is here: what comes later never falls in a hole."""
    whole = select(_s.device, func.count(), func.max(_s.seq)).group_by(_s.device)
    found: dict[str, int] = {}
    for device, known, last in connection.execute(whole).all():
        found[device] = last if known == last else _unbroken(connection, device)
    return found


def anything_new(connection: Connection, before: Mapping[str, int]) -> bool:
    """Whether something happened after these numbers, beside exports themselves."""
    for device in connection.execute(select(_s.device).distinct()).scalars().all():
        query = select(_s.id).where(
            _s.device == device, _s.seq > before.get(device, 0), _s.verb.not_in((Verb.EXPORTED, Verb.PSEUDONYMISED))
        )
        if connection.execute(query.limit(1)).first() is not None:
            return True
    return False


def _unbroken(connection: Connection, device: str) -> int:
    numbered = (
        select(_s.seq, func.row_number().over(order_by=_s.seq).label("nth")).where(_s.device == device).subquery()
    )
    query = select(func.max(numbered.c.seq)).where(numbered.c.seq == numbered.c.nth)
    return connection.execute(query).scalar() or 0
