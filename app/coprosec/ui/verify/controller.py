"""Looks into codes and files on the record's thread."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from coprosec.errors import ErrorCode, KnownError
from coprosec.services.certificates import Verification
from coprosec.ui.jobs import Jobs
from coprosec.ui.navigation import VerifyPlace
from coprosec.ui.page_screen import PageScreen
from coprosec.ui.paper.reading import codes_of
from coprosec.ui.verify.page import VerifyPage

if TYPE_CHECKING:
    from coprosec.services.study import Study


_KINDS = "PDF, PNG, JPEG (*.pdf *.png *.jpg *.jpeg *.webp *.bmp)"


class VerifyScreen(PageScreen[VerifyPage]):
    def __init__(self, page: VerifyPage, jobs: Jobs) -> None:
        super().__init__(page, jobs)
        page.code_given.connect(self._verify)
        page.file_requested.connect(self._choose)

    def open(self, place: VerifyPlace) -> None:
        self.page.begin()

    def _verify(self, code: str) -> None:
        self.ask(lambda study: (study.certificates.verify(code),), self.page.show_verifications)

    def _choose(self) -> None:
        if chosen := QFileDialog.getOpenFileName(self.page, "", "", _KINDS)[0]:
            path = Path(chosen)
            self.ask(lambda study: _in_file(study, path), self.page.show_verifications)


def _in_file(study: "Study", path: Path) -> tuple[Verification, ...]:
    try:
        codes = codes_of(path)
    except OSError as error:
        raise KnownError(ErrorCode.STICK_UNREADABLE, path=str(path)) from error
    return tuple(study.certificates.verify(code) for code in codes or ("",))
