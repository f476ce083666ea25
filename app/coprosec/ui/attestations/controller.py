"""Awards on the record's thread and writes the file there too: painting into a PDF needs no window."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from coprosec.domain.certificates import Certificate
from coprosec.domain.cohorts import Cohort
from coprosec.domain.completion import completion_of
from coprosec.domain.course import Course
from coprosec.domain.ids import CohortId, LearnerId
from coprosec.domain.work import Cancelled
from coprosec.errors import unwritable
from coprosec.services.catalog import Catalog
from coprosec.ui.attestations.page import AttestationsPage, Candidate
from coprosec.ui.jobs import Jobs
from coprosec.ui.long_work import LongWork
from coprosec.ui.navigation import AttestationsPlace, Destination, VerifyPlace
from coprosec.ui.page_screen import PageScreen
from coprosec.ui.paper.attestation import write_attestations
from coprosec.ui.theme import Theme
from coprosec.ui.translation import tr
from coprosec.ui.widgets.asking import ask_pdf

if TYPE_CHECKING:
    from coprosec.services.study import Study

Found = tuple[tuple[Cohort, ...], tuple[Candidate, ...]]


class AttestationsScreen(PageScreen[AttestationsPage]):
    def __init__(
        self,
        page: AttestationsPage,
        theme: Theme,
        jobs: Jobs,
        catalog: Catalog,
        go: Callable[[Destination], None],
    ) -> None:
        super().__init__(page, jobs)
        self._theme = theme
        self._catalog = catalog
        self._cohort: CohortId | None = None
        self._work = LongWork()
        self._work.progressed.connect(page.show_progress)
        page.cohort_chosen.connect(self._choose)
        page.group_requested.connect(lambda: self._write([one.learner for one in page.ready], tr("Attestations")))
        page.one_requested.connect(lambda learner: self._write([LearnerId(learner)], tr("Attestation")))
        page.verify_requested.connect(lambda: go(VerifyPlace()))
        page.cancel_requested.connect(self._work.stop)

    def open(self, place: AttestationsPlace) -> None:
        self.page.notice.hide()
        self._read()

    def _choose(self, cohort: CohortId | None) -> None:
        self._cohort = cohort
        self._read()

    def _read(self) -> None:
        with self.telling():
            course, cohort = self._catalog.outline(), self._cohort
            self.ask(lambda study: _candidates(study, course, cohort), self._show)

    def _show(self, found: Found) -> None:
        cohorts, candidates = found
        self.page.show_candidates(cohorts, self._cohort, candidates)

    def _write(self, learners: Sequence[LearnerId], name: str) -> None:
        path = ask_pdf(self.page, f"{name}.pdf")
        if path is None:
            return
        course = self._catalog.outline()
        self._work.begin()
        self.page.show_working()

        def write(study: "Study") -> tuple[Certificate, ...] | None:
            awarded = tuple(study.certificates.award(learner, course) for learner in learners)
            try:
                write_attestations(awarded, path, self._theme, self._work.tell)
            except Cancelled:
                return None
            except OSError as error:
                raise unwritable(error, path) from error
            return awarded

        self.ask(write, lambda awarded: self._written(awarded, path))

    def _written(self, awarded: tuple[Certificate, ...] | None, path: Path) -> None:
        if awarded is None:
            self.page.show_cancelled()
        else:
            self.page.show_written(len(awarded), str(path))
        self._read()


def _candidates(study: "Study", course: Course, cohort: CohortId | None) -> Found:
    people = study.learners.all()
    if cohort is not None:
        listed = {member.enrolment.learner for member in study.cohorts.members(cohort)}
        people = tuple(learner for learner in people if learner.id in listed)
    awarded = {one.learner: one for one in reversed(study.certificates.all())}
    found = []
    for learner in people:
        mine = awarded.get(learner.id)
        if mine is not None:
            found.append(Candidate(learner.id, learner.name, mine.claim.number, mine.claim.day))
            continue
        completion = completion_of(course, study.progress.of(learner))
        missing = sum(part.total - part.done for part in completion.missing)
        if completion.offered:
            found.append(Candidate(learner.id, learner.name, missing=missing))
    return study.cohorts.all(), tuple(found)
