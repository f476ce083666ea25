"""A class list brought in: read, tried and recorded on the record's thread."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from coprosec.domain.ids import CohortId
from coprosec.domain.roster import Column, Judged, Sheet, proposed_columns
from coprosec.services.roster import Brought, Choices
from coprosec.services.study import Study
from coprosec.ui.jobs import Jobs
from coprosec.ui.navigation import CohortsPlace, Destination, RosterPlace
from coprosec.ui.page_screen import PageScreen
from coprosec.ui.roster.page import RosterPage

_Tried = tuple[str, Sheet, Sequence[Column], tuple[Judged, ...]]


_KINDS = "CSV, XLSX (*.csv *.txt *.tsv *.xlsx *.xls *.ods)"


class RosterScreen(PageScreen[RosterPage]):
    """`go` takes the window to another place."""

    def __init__(self, page: RosterPage, jobs: Jobs, go: Callable[[Destination], None]) -> None:
        super().__init__(page, jobs)
        self._go = go
        self._cohort = CohortId("")
        self._sheet: Sheet | None = None
        self._judged: tuple[Judged, ...] = ()
        page.browse_requested.connect(self._browse)
        page.file_chosen.connect(self._read)
        page.columns_changed.connect(self._try_again)
        page.import_requested.connect(self._bring_in)
        page.back_requested.connect(lambda: go(CohortsPlace(self._cohort)))

    def open(self, place: RosterPlace) -> None:
        self._cohort, self._sheet, self._judged = place.cohort, None, ()
        self.ask(lambda study: _name(study, place.cohort), self.page.show_start)

    def _browse(self) -> None:
        if chosen := QFileDialog.getOpenFileName(self.page, "", "", _KINDS)[0]:
            self._read(chosen)

    def _read(self, path: str) -> None:
        cohort = self._cohort

        def read(study: Study) -> _Tried:
            sheet = study.roster.read(Path(path))
            columns = proposed_columns(sheet.headings)
            return path, sheet, columns, study.roster.dry_run(cohort, sheet, columns)

        self.ask(read, self._show)

    def _show(self, tried: _Tried) -> None:
        path, self._sheet, columns, judged = tried
        self.page.show_sheet(path, self._sheet, columns)
        self._show_judged(judged)

    def _try_again(self, columns: Sequence[Column]) -> None:
        sheet, cohort = self._sheet, self._cohort
        if sheet is not None:
            self.ask(lambda study: study.roster.dry_run(cohort, sheet, columns), self._show_judged)

    def _show_judged(self, judged: tuple[Judged, ...]) -> None:
        self._judged = judged
        self.page.show_judged(judged)

    def _bring_in(self, choices: Choices) -> None:
        judged, cohort = self._judged, self._cohort
        self.ask(lambda study: study.roster.bring_in(cohort, judged, choices), self._show_brought)

    def _show_brought(self, _brought: Brought) -> None:
        self._go(CohortsPlace(self._cohort))


def _name(study: Study, cohort: CohortId) -> str:
    return next((one.plan.name for one in study.cohorts.all() if one.id == cohort), "")
