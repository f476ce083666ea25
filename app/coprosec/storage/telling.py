"""Statements by kind, streamed, for formats that tell what happened one fact after the other."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from coprosec.domain.ids import CohortId, LearnerId
from coprosec.domain.statements import Statement
from coprosec.storage import tables
from coprosec.storage.cohorts import among
from coprosec.storage.rows import to_statement

_s = tables.statement.c
_AT_ONCE = 2000


def of_kinds(connection: Connection, verbs: Sequence[str], cohort: CohortId | None) -> Iterator[Statement]:
    """The statements of these kinds, in the order recorded."""
    query = select(tables.statement).where(_s.verb.in_(verbs)).order_by(_s.tick, _s.device, _s.seq)
    query = among(query, _s.learner, cohort)
    for part in connection.execution_options(yield_per=_AT_ONCE).execute(query).partitions():
        yield from (to_statement(row) for row in part)


def of_learner(connection: Connection, learner: LearnerId) -> list[Statement]:
    """Everything about one person."""
    query = select(tables.statement).where(_s.learner == learner)
    return [to_statement(row) for row in connection.execute(query)]
