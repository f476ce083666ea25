"""Prints or saves the recovery sheet, then forgets its code."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from coprosec.config.settings import SettingsFile
from coprosec.domain.dates import french_moment
from coprosec.ui.jobs import Jobs
from coprosec.ui.navigation import Destination, SheetPlace, TrainerPlace
from coprosec.ui.page_screen import PageScreen
from coprosec.ui.seat import Seat
from coprosec.ui.sheet.drawing import Sheet, draw, save_pdf
from coprosec.ui.sheet.page import SheetPage
from coprosec.ui.theme import Theme
from coprosec.ui.widgets.asking import ask_pdf

if TYPE_CHECKING:
    from coprosec.domain.installation import Installation


class SheetScreen(PageScreen[SheetPage]):
    """`restart` goes somewhere and forgets the steps before: nobody walks back to a code."""

    def __init__(
        self,
        page: SheetPage,
        theme: Theme,
        jobs: Jobs,
        settings: SettingsFile,
        seat: Seat,
        restart: Callable[[Destination], None],
    ) -> None:
        super().__init__(page, jobs)
        self._theme = theme
        self._settings = settings
        self._seat = seat
        self._sheet: Sheet | None = None
        page.print_requested.connect(self._print)
        page.save_requested.connect(self._save)
        page.done_requested.connect(lambda: restart(seat.errand or TrainerPlace()))

    def open(self, place: SheetPlace) -> None:
        self.ask(lambda study: study.installation.read(), lambda found: self._show(place.code, found))

    def leave(self) -> None:
        """The code is nowhere but on paper from now on."""
        self._sheet = None
        self.page.forget()

    def _show(self, code: str, installation: "Installation") -> None:
        trainer = self._seat.trainer
        if trainer is None:
            return
        day = french_moment(datetime.now().astimezone())
        self._sheet = Sheet(installation.centre_name, installation.device_name, trainer.name, code, day)
        self.page.show_sheet(self._sheet, files=not self._settings.current.kiosk)

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if (
            self._sheet is not None
            and QPrintDialog(printer, self.page).exec()
            and draw(self._sheet, self._theme, printer)
        ):
            self.page.tell(self.tr("La feuille est partie à l’imprimante."))

    def _save(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = str(Path(folder) / self.tr("feuille-de-secours.pdf"))
        target = ask_pdf(self.page, proposed, self.tr("Enregistrer la feuille"))
        if target is None or self._sheet is None:
            return
        code = self._sheet.code
        with self.telling():
            save_pdf(self._sheet, self._theme, target)
            self.ask(lambda study: study.signing.save_backup(target, code), lambda _sealed: self._tell_saved(target))

    def _tell_saved(self, target: Path) -> None:
        advice = self.tr(
            "Avec la clé de ce poste, scellée par le code. Copiez-les ailleurs, puis effacez-les d’ici : {path}"
        )
        self.page.tell(self.tr("La feuille est enregistrée."), advice.format(path=target))
