"""Measures on the record's thread; adds what only a window knows."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication

from coprosec.config.settings import SettingsFile
from coprosec.domain.health import judge
from coprosec.domain.measures import Finding, Measures, Screen
from coprosec.errors import ErrorCode, KnownError
from coprosec.ui.health.page import HealthPage
from coprosec.ui.jobs import Jobs
from coprosec.ui.navigation import HealthPlace
from coprosec.ui.page_screen import PageScreen
from coprosec.ui.paper.health import print_health, write_health
from coprosec.ui.start_up import is_cautious
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.asking import ask_pdf


class HealthScreen(PageScreen[HealthPage]):
    def __init__(self, page: HealthPage, theme: Theme, jobs: Jobs, settings: SettingsFile) -> None:
        super().__init__(page, jobs)
        self._jobs = jobs
        self._theme = theme
        self._settings = settings
        self._findings: tuple[Finding, ...] = ()
        page.measure_requested.connect(self._measure)
        page.save_requested.connect(self._save)
        page.print_requested.connect(self._print)

    def open(self, place: HealthPlace) -> None:
        self._measure()

    def _measure(self) -> None:
        self.page.show_loading(str(self._folder), files=not self._settings.current.kiosk)
        screen, drawing = self._screen(), "safe" if is_cautious() else QGuiApplication.platformName()
        self._jobs.ask_after_paint(self, lambda study: study.health.measure(screen, drawing), self._show, self.fail)

    def _show(self, measures: Measures) -> None:
        self._findings = judge(measures)
        self.page.show_findings(self._findings)

    def _screen(self) -> Screen:
        shown = self.page.screen()
        room = shown.availableGeometry()
        return Screen(room.width(), room.height(), shown.devicePixelRatio())

    @property
    def _folder(self) -> Path:
        return self._settings.path.parent

    def _save(self) -> None:
        path = ask_pdf(self.page, self.tr("sante-du-poste.pdf"))
        if path is None:
            return
        try:
            write_health(path, self._findings, str(self._folder), self._theme)
        except OSError:
            self.fail(KnownError(ErrorCode.FILE_NO_RIGHTS, path=str(path)))
        else:
            self.page.tell(self.tr("PDF enregistré : {name}").format(name=path.name))

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        if not QPrinterInfo.availablePrinterNames():
            self.fail(KnownError(ErrorCode.NO_PRINTER))
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self.page).exec() != QPrintDialog.DialogCode.Accepted:
            return
        if print_health(printer, self._findings, str(self._folder), self._theme):
            self.page.tell(self.tr("Page envoyée à l’imprimante"))
        else:
            self.fail(KnownError(ErrorCode.PRINT_FAILED))
