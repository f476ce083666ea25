"""Who is who: a person's several ids, and their row."""

from typing import Any

from sqlalchemy import Connection, Row, select

from coprosec.domain.cohorts import resolved
from coprosec.domain.ids import LearnerId
from coprosec.domain.learner import Learner
from coprosec.storage import tables

MERGES = select(tables.merge.c.learner, tables.merge.c.into)
"""Which id goes into which other."""


def same(connection: Connection, learner: LearnerId) -> tuple[LearnerId, ...]:
    """Every id of this person, their own first: a guest whose work was claimed, a double that a trainer merged."""
    merges = {LearnerId(row.learner): LearnerId(row.into) for row in connection.execute(MERGES)}
    if not merges:
        return (learner,)
    final = resolved(merges)
    person = final.get(learner, learner)
    return (learner, *sorted({person, *(one for one, into in final.items() if into == person)} - {learner}))


def to_learner(row: Row[Any]) -> Learner:
    return Learner(LearnerId(row.id), row.name, row.text_percent, row.last_seen, row.signed_out)
