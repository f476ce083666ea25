"""Decisions in scenarios and certainty of answers, as a group's picture needs them."""

from typing import Any

from sqlalchemy import Connection, func, select

from coprosec.domain.ids import CohortId
from coprosec.domain.statements import Verb
from coprosec.storage import tables
from coprosec.storage.cohorts import among

_s = tables.statement.c


def first_decisions(connection: Connection, cohort: CohortId | None) -> list[tuple[str, str, Any]]:
    """(scenario, scene, data) of each decision of everybody's first play of a scenario, in order."""
    plays = select(
        _s.attempt,
        _s.activity.label("scenario"),
        func.row_number()
        .over(partition_by=(_s.learner, _s.activity), order_by=(_s.tick, _s.device, _s.seq))
        .label("nth"),
    ).where(_s.verb == Verb.LAUNCHED)
    first = among(plays, _s.learner, cohort).subquery()
    query = (
        select(first.c.scenario, _s.activity, _s.data)
        .join_from(first, tables.statement, _s.attempt == first.c.attempt)
        .where(first.c.nth == 1, _s.verb == Verb.CHOSE)
        .order_by(_s.tick, _s.device, _s.seq)
    )
    return [(row[0], row[1], row[2]) for row in connection.execute(query)]


def certainties(connection: Connection, cohort: CohortId | None) -> list[tuple[int, bool, int]]:
    """(certainty, right, how many) of the scored answers that told one."""
    query = select(_s.certainty, _s.success, func.count()).where(
        _s.verb == Verb.ANSWERED, _s.certainty.is_not(None), _s.success.is_not(None)
    )
    rows = connection.execute(among(query, _s.learner, cohort).group_by(_s.certainty, _s.success))
    return [(row[0], bool(row[1]), row[2]) for row in rows]
