"""Training sessions, their class lists, and people who turn out to be one: folds over statements."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from coprosec.domain import untrusted
from coprosec.domain.ids import CohortId, LearnerId
from coprosec.domain.statements import Statement, Verb, in_order

BIN_TIME = timedelta(days=30)
"""How long somebody taken off a class list, or hidden from every list, waits in a bin."""


@dataclass(frozen=True, slots=True)
class CohortPlan:
    """What a trainer says of a session. `starts` and `ends` are ISO days, or empty."""

    name: str
    place: str = ""
    starts: str = ""
    ends: str = ""
    trainers: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()

    def to_data(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "place": self.place,
            "starts": self.starts,
            "ends": self.ends,
            "trainers": list(self.trainers),
            "groups": list(self.groups),
        }


@dataclass(frozen=True, slots=True)
class Cohort:
    """A training session."""

    id: CohortId
    plan: CohortPlan
    enrolled: int = 0


@dataclass(frozen=True, slots=True)
class Enrolment:
    """One person on one class list. `code` is the number that the centre knows them by."""

    cohort: CohortId
    learner: LearnerId
    group: str = ""
    code: str = ""
    organisation: str = ""
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """An enrolment with the person's name."""

    enrolment: Enrolment
    name: str


def fold_cohort(statements: Iterable[Statement]) -> Cohort | None:
    """A session as last said, field by field, so that two trainers who changed different things both have their way."""
    plans = [s for s in in_order(statements) if s.draft.verb == Verb.COHORT_PLANNED]
    if not plans:
        return None
    data: dict[str, Any] = {}
    for statement in plans:
        data |= statement.draft.data
    plan = CohortPlan(
        name=untrusted.text(data, "name"),
        place=untrusted.text(data, "place"),
        starts=untrusted.text(data, "starts"),
        ends=untrusted.text(data, "ends"),
        trainers=untrusted.texts(data, "trainers"),
        groups=untrusted.texts(data, "groups"),
    )
    return Cohort(CohortId(plans[0].draft.activity), plan)


def fold_enrolment(statements: Iterable[Statement]) -> Enrolment | None:
    """One person on one class list, as last said; None before they were ever on it."""
    found: Enrolment | None = None
    for statement in in_order(statements):
        draft = statement.draft
        if draft.verb == Verb.ENROLLED:
            found = Enrolment(
                CohortId(draft.activity),
                draft.learner,
                untrusted.text(draft.data, "group"),
                untrusted.text(draft.data, "code"),
                untrusted.text(draft.data, "organisation"),
            )
        elif draft.verb == Verb.UNENROLLED and found is not None and found.withdrawn_at is None:
            found = replace(found, withdrawn_at=statement.recorded_at)
    return found


def fold_merge(statements: Iterable[Statement]) -> LearnerId | None:
    """Who one learner was merged into, as last said; None when they stand alone."""
    into: LearnerId | None = None
    for statement in in_order(statements):
        if statement.draft.verb == Verb.MERGED:
            into = LearnerId(untrusted.text(statement.draft.data, "into")) or None
        elif statement.draft.verb == Verb.SEPARATED:
            into = None
    return into


def resolved(merges: Mapping[LearnerId, LearnerId]) -> dict[LearnerId, LearnerId]:
    """Who each merged learner finally is. Merges made apart may form a ring: its smallest id then stands for all."""
    found: dict[LearnerId, LearnerId] = {}
    for start in merges:
        path = [start]
        while (following := merges.get(path[-1])) is not None and following not in path:
            path.append(following)
        ring = path[path.index(following) :] if following is not None else []
        end = min(ring) if ring else path[-1]
        if end != start:
            found[start] = end
    return found


def attributed(statements: Iterable[Statement], people: Mapping[LearnerId, LearnerId]) -> Iterator[Statement]:
    """The statements, each about whom its learner finally is, as `resolved` tells it."""
    for statement in statements:
        final = people.get(statement.draft.learner)
        yield statement if final is None else replace(statement, draft=replace(statement.draft, learner=final))
