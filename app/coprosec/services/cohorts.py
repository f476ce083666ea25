"""Training sessions and their class lists."""

from dataclasses import replace

from coprosec.domain.clock import Clock
from coprosec.domain.cohorts import BIN_TIME, Cohort, CohortPlan, Member
from coprosec.domain.ids import CohortId, LearnerId, new_uuid
from coprosec.domain.statements import NOBODY, Draft, Verb
from coprosec.errors import ErrorCode, KnownError
from coprosec.services.learners import clean_name
from coprosec.storage import cohorts as queries
from coprosec.storage.record import Record


class Cohorts:
    """Plans sessions, enrols people, merges those who are one. Everything can be undone; nothing is deleted."""

    def __init__(self, record: Record, clock: Clock) -> None:
        self._record = record
        self._clock = clock

    def all(self) -> tuple[Cohort, ...]:
        """Every session, the latest first."""
        with self._record.view() as connection:
            return queries.cohorts(connection)

    def named(self, asked: str) -> Cohort:
        """A session by its name or its id. KnownError COHORT_UNKNOWN when none, or several, are called so."""
        found = [one for one in self.all() if asked in (one.id, one.plan.name)]
        if len(found) != 1:
            raise KnownError(ErrorCode.COHORT_UNKNOWN, what=asked)
        return found[0]

    def plan(self, plan: CohortPlan) -> Cohort:
        """A new session. KnownError COHORT_REFUSED without a name, or when it ends before it starts."""
        cohort = Cohort(CohortId(new_uuid(self._clock())), _tidy(plan))
        self._record.append([Draft(NOBODY, Verb.COHORT_PLANNED, cohort.id, data=cohort.plan.to_data())])
        return cohort

    def change(self, cohort: Cohort, plan: CohortPlan) -> Cohort:
        """Say something else of a session; only what changed is recorded."""
        tidy = _tidy(plan)
        before = cohort.plan.to_data()
        changed = {key: value for key, value in tidy.to_data().items() if value != before[key]}
        if changed:
            self._record.append([Draft(NOBODY, Verb.COHORT_PLANNED, cohort.id, data=changed)])
        return replace(cohort, plan=tidy)

    def members(self, cohort: CohortId) -> tuple[Member, ...]:
        """The people on a class list now."""
        return tuple(member for member in self._members(cohort) if member.enrolment.withdrawn_at is None)

    def bin(self, cohort: CohortId) -> tuple[Member, ...]:
        """Those taken off a class list in the last thirty days, who can be put back."""
        limit = self._clock() - BIN_TIME
        return tuple(
            member
            for member in self._members(cohort)
            if member.enrolment.withdrawn_at is not None and member.enrolment.withdrawn_at > limit
        )

    def enrol(
        self, cohort: CohortId, learner: LearnerId, group: str = "", code: str = "", organisation: str = ""
    ) -> None:
        self._record.append([enrolment(cohort, learner, group, code, organisation)])

    def withdraw(self, cohort: CohortId, learner: LearnerId) -> None:
        """Put somebody in the bin; what they did stays."""
        self._record.append([Draft(learner, Verb.UNENROLLED, cohort)])

    def restore(self, member: Member) -> None:
        """Take somebody out of the bin, as they were."""
        was = member.enrolment
        self.enrol(was.cohort, was.learner, was.group, was.code, was.organisation)

    def merge(self, duplicate: LearnerId, kept: LearnerId) -> None:
        """Say that two ids are one person: `kept` stands for both."""
        final = self.merges().get(kept, kept)
        if duplicate != final:
            self._record.append([Draft(duplicate, Verb.MERGED, data={"into": final})])

    def separate(self, duplicate: LearnerId) -> None:
        """Undo a merge."""
        self._record.append([Draft(duplicate, Verb.SEPARATED)])

    def merges(self) -> dict[LearnerId, LearnerId]:
        """Who each merged person finally is."""
        return self._record.merges()

    def _members(self, cohort: CohortId) -> tuple[Member, ...]:
        with self._record.view() as connection:
            return queries.members(connection, cohort)


def enrolment(cohort: CohortId, learner: LearnerId, group: str, code: str, organisation: str) -> Draft:
    data = {"group": group.strip(), "code": code.strip(), "organisation": organisation.strip()}
    return Draft(learner, Verb.ENROLLED, cohort, data=data)


def _tidy(plan: CohortPlan) -> CohortPlan:
    if not plan.name.strip():
        raise KnownError(ErrorCode.COHORT_REFUSED)
    tidy = replace(
        plan,
        name=" ".join(plan.name.split()),
        place=" ".join(plan.place.split()),
        trainers=tuple(clean_name(name) for name in plan.trainers if name.strip()),
        groups=tuple(dict.fromkeys(" ".join(name.split()) for name in plan.groups if name.strip())),
    )
    if tidy.starts and tidy.ends and tidy.ends < tidy.starts:
        raise KnownError(ErrorCode.COHORT_REFUSED)
    return tidy
