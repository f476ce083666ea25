"""Looks into codes and files on the record's thread."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from coprosec.errors import ErrorCode, KnownError
from coprosec.services.certificates import Verification
from coprosec.ui.jobs import Jobs
from coprosec.ui.navigation import VerifyPlace
from coprosec.ui.paper.reading import codes_of
from coprosec.ui.verify.page import VerifyPage
from coprosec.ui.wording import explain

if TYPE_CHECKING:
    from coprosec.services.study import Study


def ask_file(parent: QWidget) -> str:
    """The file to look into; nothing when none was chosen."""
    return QFileDialog.getOpenFileName(parent, "", "", "PDF, PNG, JPEG (*.pdf *.png *.jpg *.jpeg *.webp *.bmp)")[0]


class VerifyScreen(QObject):
    """`ask_path` asks for a file."""

    def __init__(self, page: VerifyPage, jobs: Jobs, ask_path: Callable[[QWidget], str] = ask_file) -> None:
        super().__init__()
        self.page = page
        self._jobs = jobs
        self._ask_path = ask_path
        page.code_given.connect(self._verify)
        page.file_requested.connect(self._choose)

    def open(self, place: VerifyPlace) -> None:
        self.page.begin()

    def leave(self) -> None:
        """Nothing is kept."""

    def _verify(self, code: str) -> None:
        self._jobs.ask(self, lambda study: (study.certificates.verify(code),), self.page.show_verifications, self._fail)

    def _choose(self) -> None:
        if chosen := self._ask_path(self.page):
            path = Path(chosen)
            self._jobs.ask(self, lambda study: _in_file(study, path), self.page.show_verifications, self._fail)

    def _fail(self, error: KnownError) -> None:
        self.page.show_error(explain(error))


def _in_file(study: "Study", path: Path) -> tuple[Verification, ...]:
    try:
        codes = codes_of(path)
    except OSError as error:
        raise KnownError(ErrorCode.STICK_UNREADABLE, path=str(path)) from error
    return tuple(study.certificates.verify(code) for code in codes or ("",))
