"""Sessions and class lists as tables hold them."""

from typing import Any, TypeVarTuple

from sqlalchemy import ColumnElement, CompoundSelect, Connection, Row, Select, and_, exists, func, select, union

from coprosec.domain.cohorts import Cohort, CohortPlan, Enrolment, Member
from coprosec.domain.ids import CohortId, LearnerId
from coprosec.domain.statements import Verb
from coprosec.storage import tables

_Ts = TypeVarTuple("_Ts")

_enrolment, _merge = tables.enrolment.c, tables.merge.c
_statement = tables.statement.c
_named = tables.learner.alias()
_binned = and_(
    ~exists(select(_named.c.id).where(_named.c.id == _enrolment.learner).correlate(tables.enrolment)),
    exists(
        select(_statement.id)
        .where(_statement.learner == _enrolment.learner, _statement.verb == Verb.BINNED)
        .correlate(tables.enrolment)
    ),
)
"""Somebody whose name is hidden, and not merely unknown yet."""


def cohorts(connection: Connection) -> tuple[Cohort, ...]:
    """Every session, the latest first."""
    enrolled = (
        select(_enrolment.cohort, func.count().label("enrolled"))
        .where(_enrolment.withdrawn_at.is_(None), ~_binned)
        .group_by(_enrolment.cohort)
        .subquery()
    )
    query = (
        select(tables.cohort.c.id, tables.cohort.c.plan, enrolled.c.enrolled)
        .outerjoin_from(tables.cohort, enrolled, enrolled.c.cohort == tables.cohort.c.id)
        .order_by(tables.cohort.c.starts.desc(), tables.cohort.c.name)
    )
    return tuple(_cohort(row) for row in connection.execute(query))


def members(connection: Connection, cohort: CohortId) -> tuple[Member, ...]:
    """Everybody who ever was on a class list, by name; a person whose name is not known yet comes without one."""
    query = (
        select(tables.enrolment, tables.learner.c.name)
        .outerjoin_from(tables.enrolment, tables.learner, _enrolment.learner == tables.learner.c.id)
        .where(_enrolment.cohort == cohort, ~_binned)
        .order_by(tables.learner.c.name, _enrolment.learner)
    )
    return tuple(Member(_enrolled(row), row.name or "") for row in connection.execute(query))


def everyone_listed(cohort: CohortId) -> CompoundSelect[Any]:
    """The ids of those on a class list, and of whoever is the same person as one of them."""
    listed = select(_enrolment.learner).where(_enrolment.cohort == cohort, _enrolment.withdrawn_at.is_(None))
    return union(
        listed,
        select(_merge.learner).where(_merge.into.in_(listed)),
        select(_merge.into).where(_merge.learner.in_(listed)),
    )


def among(query: "Select[*_Ts]", learner: ColumnElement[str], cohort: CohortId | None) -> "Select[*_Ts]":
    """The question about the people of a class list, or about everybody; `learner` is the column that names them."""
    return query if cohort is None else query.where(learner.in_(everyone_listed(cohort)))


def codes(connection: Connection) -> dict[LearnerId, str]:
    """The number that a centre gave to each person who has one."""
    query = select(_enrolment.learner, _enrolment.code).where(_enrolment.code != "").order_by(_enrolment.cohort)
    return {LearnerId(row.learner): row.code for row in connection.execute(query)}


def _cohort(row: "Row[*tuple[Any, ...]]") -> Cohort:
    plan: dict[str, Any] = row.plan
    return Cohort(
        CohortId(row.id),
        CohortPlan(
            plan["name"],
            plan["place"],
            plan["starts"],
            plan["ends"],
            tuple(plan["trainers"]),
            tuple(plan["groups"]),
        ),
        row.enrolled or 0,
    )


def _enrolled(row: "Row[*tuple[Any, ...]]") -> Enrolment:
    return Enrolment(
        CohortId(row.cohort), LearnerId(row.learner), row.group, row.code, row.organisation, row.withdrawn_at
    )
