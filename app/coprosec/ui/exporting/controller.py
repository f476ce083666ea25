"""An export: written beside the record's thread, told as it goes, given up when asked."""

from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from coprosec.domain.cohorts import Cohort
from coprosec.domain.exporting import ExportRequest
from coprosec.domain.work import Cancelled
from coprosec.errors import KnownError, unwritable
from coprosec.services.catalog import Catalog
from coprosec.services.course_texts import CourseTexts, read_texts
from coprosec.services.exporting import FORMATS, SUFFIXES, Written
from coprosec.services.study import Study
from coprosec.ui.exporting.page import ExportPage
from coprosec.ui.jobs import Jobs
from coprosec.ui.navigation import ExportPlace
from coprosec.ui.page_screen import PageScreen
from coprosec.ui.paper.board import write_board
from coprosec.ui.theme import Theme
from coprosec.ui.wording import explain


class _Watch(QObject):
    """Carries what the reader's thread tells to the page, and the wish to stop back.

    Signals:
        told: how many lines are written, of about how many.
    """

    told = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.stopped = False
        self.expected = 0

    def stop(self) -> None:
        self.stopped = True

    def progress(self, count: int) -> None:
        """Called on the reader's thread."""
        if self.stopped:
            raise Cancelled
        self.told.emit(count, self.expected)


class ExportScreen(PageScreen[ExportPage]):
    def __init__(self, page: ExportPage, theme: Theme, jobs: Jobs, catalog: Catalog) -> None:
        super().__init__(page, jobs)
        self._theme = theme
        self._jobs = jobs
        self._catalog = catalog
        self._watch: _Watch | None = None
        page.browse_requested.connect(self._browse)
        page.export_requested.connect(self._export)
        page.cancel_requested.connect(self._cancel)
        page.choice_changed.connect(self._rename)

    def open(self, place: ExportPlace) -> None:
        if not self.page.path.text():
            self.page.path.setText(self._proposed())
        self.ask(lambda study: study.cohorts.all(), self._show_cohorts)

    def _show_cohorts(self, cohorts: tuple[Cohort, ...]) -> None:
        self.page.show_cohorts(cohorts)

    def _proposed(self) -> str:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return str(Path(folder or Path.home()) / f"coprosec{SUFFIXES[self.page.format]}")

    def _rename(self) -> None:
        path = self.page.path.text()
        if path:
            self.page.path.setText(str(Path(path).with_suffix(SUFFIXES[self.page.format])))

    def _browse(self) -> None:
        proposed = self.page.path.text() or self._proposed()
        if chosen := QFileDialog.getSaveFileName(self.page, "", proposed)[0]:
            self.page.path.setText(chosen)

    def _export(self) -> None:
        if self._watch is None and self.page.path.text().strip():
            with self.telling():
                self._start(read_texts(self._catalog))

    def _start(self, texts: CourseTexts) -> None:
        watch = self._watch = _Watch()
        watch.told.connect(self.page.show_working, Qt.ConnectionType.QueuedConnection)
        path, format_, request = Path(self.page.path.text().strip()), self.page.format, self.page.request
        self.page.show_working(0, 0)
        write = self._write if format_ in FORMATS else self._print

        def begin(_prepared: None) -> None:
            self._jobs.ask_beside(
                self._jobs,  # it is noted, even when its page is gone
                lambda study: write(study, format_, path, request, texts, watch),
                end,
                self.fail,
                watch.stop,
            )

        def end(written: Written | None) -> None:
            def note(study: Study) -> Written | None:
                if written is not None and format_ in FORMATS:
                    study.exporting.note(format_, request, written)
                return written

            self.ask(note, self._show_written)

        self.ask(lambda study: study.exporting.prepare(request), begin)

    @staticmethod
    def _write(
        study: Study, format_: str, path: Path, request: ExportRequest, texts: CourseTexts, watch: _Watch
    ) -> Written | None:
        """None when it was given up."""
        try:
            watch.progress(0)
            watch.expected = study.exporting.expected(request)
            return study.exporting.write_file(format_, path, request, texts, watch.progress)
        except Cancelled:
            return None

    def _print(
        self, study: Study, _format: str, path: Path, request: ExportRequest, texts: CourseTexts, watch: _Watch
    ) -> Written | None:
        """On the reader's thread too: Qt paints on paper from any thread. None when it was given up."""
        try:
            watch.progress(0)
            gathered = study.exporting.gather(request, texts)
            watch.expected = len(gathered.board.rows)
            write_board(path, gathered, self._theme, watch.progress)
        except Cancelled:
            return None
        except OSError as error:
            raise unwritable(error, path) from error
        return Written((path,), len(gathered.board.rows))

    def _cancel(self) -> None:
        if self._watch is not None:
            self._watch.stop()

    def _show_written(self, written: Written | None) -> None:
        self._done()
        if written is None:
            self.page.show_cancelled()
        else:
            self.page.show_written([str(path) for path in written.paths], written.rows)

    def fail(self, error: KnownError) -> None:
        if not shiboken6.isValid(self):
            return
        self._done()
        self.page.show_error(explain(error))

    def _done(self) -> None:
        if self._watch is not None:
            self._watch.told.disconnect()
            self._watch = None
