"""A class list brought in: tried first, then recorded together or not at all. Nobody is ever taken off."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from coprosec.domain.clock import Clock
from coprosec.domain.ids import CohortId, LearnerId, new_uuid
from coprosec.domain.names import possible_duplicates
from coprosec.domain.roster import Column, Judged, Known, Sheet, Verdict, entries, judge_lines
from coprosec.domain.statements import Draft, Verb
from coprosec.errors import KnownError
from coprosec.services.cohorts import Cohorts, enrolment
from coprosec.services.learners import clean_name
from coprosec.services.spreadsheets import read_sheet
from coprosec.storage import cohorts as queries
from coprosec.storage.record import Record

Choices = Mapping[int, LearnerId | None]
"""By line: who a doubtful line is, or None for somebody new."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What an import did, in lines."""

    created: int
    matched: int
    left: int


class Roster:
    """Reads class lists. Doubtful lines wait until somebody said who they are."""

    def __init__(self, record: Record, cohorts: Cohorts, clock: Clock) -> None:
        self._record = record
        self._cohorts = cohorts
        self._clock = clock

    def read(self, path: Path) -> Sheet:
        """KnownError FILE_UNREADABLE."""
        return read_sheet(path)

    def dry_run(self, cohort: CohortId, sheet: Sheet, columns: Sequence[Column]) -> tuple[Judged, ...]:
        """What would become of each line; nothing is recorded."""
        return judge_lines(entries(sheet.lines, columns), self._known(cohort), _is_refused)

    def bring_in(self, cohort: CohortId, judged: Sequence[Judged], choices: Choices) -> Brought:
        """Record the lines, but for those refused and those doubtful about which nothing was chosen."""
        drafts: list[Draft] = []
        created = matched = 0
        for line in judged:
            entry = line.entry
            if line.verdict is Verdict.REFUSED or (line.verdict is Verdict.DOUBTFUL and entry.line not in choices):
                continue
            chosen = line.candidates[0].id if line.verdict is Verdict.MATCHED else choices.get(entry.line)
            if chosen is None:
                chosen = LearnerId(new_uuid(self._clock()))
                drafts.append(Draft(chosen, Verb.REGISTERED, data={"name": clean_name(entry.name)}))
                created += 1
            else:
                matched += 1
            drafts.append(enrolment(cohort, chosen, entry.group, entry.code, entry.organisation))
        if drafts:
            self._record.append(drafts)
        return Brought(created, matched, len(judged) - created - matched)

    def duplicates(self) -> tuple[tuple[Known, Known], ...]:
        """Pairs of people who may be one, but for those merged already."""
        merged = self._cohorts.merges()
        people = {person.id: person for person in self._known(None) if person.id not in merged}
        pairs = possible_duplicates((person.id, person.name) for person in people.values())
        return tuple((people[one], people[other]) for one, other in pairs)

    def merged(self) -> tuple[tuple[Known, Known], ...]:
        """Those who stand for somebody else too, with them."""
        people = {person.id: person for person in self._known(None)}
        pairs = sorted(self._cohorts.merges().items())
        return tuple((people[kept], people[one]) for one, kept in pairs if one in people and kept in people)

    def _known(self, cohort: CohortId | None) -> tuple[Known, ...]:
        with self._record.view() as connection:
            codes = queries.codes(connection)
            listed = {member.enrolment.learner for member in queries.members(connection, cohort)} if cohort else set()
        return tuple(
            Known(learner.id, learner.name, codes.get(learner.id, ""), learner.id in listed)
            for learner in self._record.learners()
        )


def _is_refused(name: str) -> bool:
    try:
        clean_name(name)
    except KnownError:
        return True
    return False
