"""Sessions: read and recorded on the record's thread."""

from collections.abc import Callable
from dataclasses import dataclass

from coprosec.domain.cohorts import Cohort, CohortPlan, Member
from coprosec.domain.ids import CohortId
from coprosec.errors import ErrorCode, KnownError
from coprosec.services.study import Study
from coprosec.ui.cohorts.page import CohortsPage
from coprosec.ui.jobs import Jobs
from coprosec.ui.navigation import CohortsPlace, Destination, DuplicatesPlace, RosterPlace
from coprosec.ui.page_screen import PageScreen
from coprosec.ui.paper.sheets import Sheet, write_sheet
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.asking import ask_pdf


@dataclass(frozen=True, slots=True)
class _View:
    cohorts: tuple[Cohort, ...]
    chosen: Cohort | None
    members: tuple[Member, ...]
    withdrawn: tuple[Member, ...]
    duplicates: int


class CohortsScreen(PageScreen[CohortsPage]):
    """`go` takes the window to another place."""

    def __init__(self, page: CohortsPage, theme: Theme, jobs: Jobs, go: Callable[[Destination], None]) -> None:
        super().__init__(page, jobs)
        self._theme = theme
        self._view = _View((), None, (), (), 0)
        page.chosen.connect(self._choose)
        page.saved.connect(self._save)
        page.withdrawal_requested.connect(self._withdraw)
        page.return_requested.connect(self._restore)
        page.sheet_requested.connect(self._print)
        page.duplicates_requested.connect(lambda: go(DuplicatesPlace()))
        page.import_requested.connect(self._import)
        self._go = go

    def open(self, place: CohortsPlace) -> None:
        self.page.tell("")
        chosen = self._view.chosen
        self._read(place.cohort or (chosen.id if chosen else None))

    def _read(self, cohort: CohortId | None, *, newest: bool = True) -> None:
        self.ask(lambda study: _read(study, cohort, newest=newest), self._show)

    def _choose(self, cohort: Cohort | None) -> None:
        self._read(cohort.id if cohort else None, newest=False)

    def _save(self, plan: CohortPlan) -> None:
        chosen = self._view.chosen

        def save(study: Study) -> _View:
            cohort = study.cohorts.change(chosen, plan) if chosen else study.cohorts.plan(plan)
            return _read(study, cohort.id)

        self.ask(save, self._show_saved)

    def _withdraw(self, member: Member) -> None:
        was = member.enrolment
        self._change(lambda study: study.cohorts.withdraw(was.cohort, was.learner), was.cohort)

    def _restore(self, member: Member) -> None:
        self._change(lambda study: study.cohorts.restore(member), member.enrolment.cohort)

    def _change(self, work: Callable[[Study], None], cohort: CohortId) -> None:
        def run(study: Study) -> _View:
            work(study)
            return _read(study, cohort)

        self.ask(run, self._show)

    def _import(self) -> None:
        if self._view.chosen is not None:
            self._go(RosterPlace(self._view.chosen.id))

    def _print(self, kind: str) -> None:
        cohort = self._view.chosen
        if cohort is None:
            return
        sheet = Sheet(kind)
        path = ask_pdf(self.page, f"{sheet.file_name} {cohort.plan.name}.pdf".replace("/", "-"))
        if path is None:
            return
        try:
            write_sheet(sheet, cohort, self._view.members, path, self._theme)
        except OSError:
            self.fail(KnownError(ErrorCode.NO_RIGHTS, path=str(path)))
        else:
            self.page.tell(self.tr("Écrit : {path}").format(path=path))

    def _show(self, view: _View) -> None:
        self._view = view
        self.page.notice.hide()
        self.page.show_cohorts(view.cohorts, view.chosen)
        self.page.show_members(view.members, view.withdrawn, view.duplicates)

    def _show_saved(self, view: _View) -> None:
        self._show(view)
        self.page.tell(self.tr("Session enregistrée."))


def _read(study: Study, cohort: CohortId | None, *, newest: bool = True) -> _View:
    cohorts = study.cohorts.all()
    chosen = next((one for one in cohorts if one.id == cohort), None)
    if chosen is None and newest and cohorts:
        chosen = cohorts[0]
    members = study.cohorts.members(chosen.id) if chosen else ()
    withdrawn = study.cohorts.bin(chosen.id) if chosen else ()
    return _View(cohorts, chosen, members, withdrawn, len(study.roster.duplicates()))
