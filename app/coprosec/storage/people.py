"""Who is who: a person's several ids, and their row."""

from typing import Any

from sqlalchemy import Connection, Row, select

from coprosec.domain.cohorts import resolved
from coprosec.domain.ids import LearnerId
from coprosec.domain.learner import Learner
from coprosec.storage import tables


def merges(connection: Connection) -> dict[LearnerId, LearnerId]:
    """Who was merged into whom, one step at a time."""
    rows = connection.execute(select(tables.merge.c.learner, tables.merge.c.into))
    return {LearnerId(row.learner): LearnerId(row.into) for row in rows}


def same(connection: Connection, learner: LearnerId) -> tuple[LearnerId, ...]:
    """Every id of this person, their own first: a guest whose work was claimed, a double that a trainer merged."""
    final = resolved(merges(connection))
    if not final:
        return (learner,)
    person = final.get(learner, learner)
    return (learner, *sorted({person, *(one for one, into in final.items() if into == person)} - {learner}))


def to_learner(row: Row[Any]) -> Learner:
    return Learner(LearnerId(row.id), row.name, row.text_percent, row.last_seen, row.signed_out)
