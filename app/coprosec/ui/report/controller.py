"""Gathers and ranks on the record's thread, and writes the report there too."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from coprosec.domain.cohorts import Cohort
from coprosec.domain.document import Block
from coprosec.domain.ids import CohortId
from coprosec.domain.proposals import Proposal
from coprosec.domain.report import blocks
from coprosec.services.catalog import Catalog
from coprosec.services.course_texts import CourseTexts, read_texts
from coprosec.services.report_verb import write_file
from coprosec.ui.jobs import Jobs
from coprosec.ui.navigation import ReportPlace
from coprosec.ui.page_screen import PageScreen
from coprosec.ui.paper.report import write_report
from coprosec.ui.report.page import ReportPage
from coprosec.ui.report.similar import Pair
from coprosec.ui.theme import Theme
from coprosec.ui.translation import tr

if TYPE_CHECKING:
    from coprosec.services.study import Study

Found = tuple[tuple[Cohort, ...], tuple[Proposal, ...], tuple[Pair, ...]]


class ReportScreen(PageScreen[ReportPage]):
    """Pairs that the trainer keeps apart are not shown again while the program runs."""

    def __init__(self, page: ReportPage, theme: Theme, jobs: Jobs, catalog: Catalog) -> None:
        super().__init__(page, jobs)
        self._theme = theme
        self._catalog = catalog
        self._cohort: CohortId | None = None
        self._apart: set[frozenset[str]] = set()
        page.cohort_chosen.connect(self._choose)
        page.ranked.connect(lambda one, points: self._do(lambda study: study.reports.rank(one, points)))
        page.taken_apart.connect(lambda one: self._do(lambda study: study.reports.take_apart(one)))
        page.similar.put_together.connect(self._put_together)
        page.similar.kept_apart.connect(self._keep_apart)
        page.written.connect(self._write)

    def open(self, place: ReportPlace) -> None:
        self.page.notice.hide()
        self._do(lambda _study: None)

    def _choose(self, cohort: CohortId | None) -> None:
        self._cohort = cohort
        self._do(lambda _study: None)

    def _put_together(self, pair: Pair, text: str) -> None:
        self._do(lambda study: study.reports.put_together(*pair, text))

    def _keep_apart(self, pair: Pair) -> None:
        self._apart.add(frozenset(one.id for one in pair))
        self._do(lambda _study: None)

    def _do(self, change: "Callable[[Study], None]") -> None:
        """Change something, then show everything anew."""
        cohort, apart = self._cohort, frozenset(self._apart)

        def work(study: "Study") -> Found:
            change(study)
            proposals = study.reports.proposals(cohort)
            pairs = [(one, other) for one, other, _share in study.reports.similar(proposals)]
            told = tuple(pair for pair in pairs if frozenset(one.id for one in pair) not in apart)
            return study.cohorts.all(), proposals, told

        self.ask(work, self._show)

    def _show(self, found: Found) -> None:
        cohorts, proposals, pairs = found
        self.page.show_proposals(cohorts, self._cohort, proposals, pairs)

    def _write(self, suffix: str, named: bool) -> None:
        proposed = tr("Rapport de la session") + suffix
        chosen = QFileDialog.getSaveFileName(self.page, "", proposed, "DOCX, PDF (*.docx *.pdf)")[0]
        if not chosen:
            return
        path = Path(chosen)
        path = path if path.suffix.lower() in (".docx", ".pdf") else path.with_name(path.name + suffix)
        with self.telling():
            texts, cohort = read_texts(self._catalog), self._cohort
            self.ask(lambda study: _told(study, texts, cohort, named=named), lambda told: self._put_down(path, *told))

    def _put_down(self, path: Path, title: str, content: tuple[Block, ...]) -> None:
        """On the GUI thread: a rich text document lays itself out with timers, which other threads have not."""

        def write_pdf(target: Path, title: str, parts: Iterable[Block]) -> None:
            write_report(target, title, parts, self._theme)

        write_file(path, title, content, write_pdf)
        self.page.show_written(str(path))


def _told(study: "Study", texts: CourseTexts, cohort: CohortId | None, *, named: bool) -> tuple[str, tuple[Block, ...]]:
    """The report's title and what it says."""
    chosen = next((one for one in study.cohorts.all() if one.id == cohort), None)
    report = study.reports.report(texts, chosen, named=named)
    return report.plan.name, tuple(blocks(report))
