"""A learner's own attestation: awarded, written beside their record, opened."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from coprosec.domain.learner import Learner
from coprosec.errors import KnownError, unwritable
from coprosec.services.catalog import Catalog
from coprosec.ui.jobs import Jobs
from coprosec.ui.paper.attestation import write_attestations
from coprosec.ui.theme import Theme

if TYPE_CHECKING:
    from coprosec.services.study import Study

FOLDER = "attestations"


def open_file(path: Path) -> None:
    """Show a file with the system's own program."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class OwnAttestation(QObject):
    """Called with the learner; `failed` says what went wrong."""

    def __init__(
        self,
        theme: Theme,
        jobs: Jobs,
        catalog: Catalog,
        failed: Callable[[KnownError], None],
        show: Callable[[Path], None] = open_file,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._jobs = jobs
        self._catalog = catalog
        self._failed = failed
        self._show = show

    def __call__(self, learner: Learner) -> None:
        course = self._catalog.outline()

        def write(study: "Study") -> Path:
            certificate = study.certificates.award(learner.id, course)
            target = study.record.path.parent / FOLDER / f"{certificate.claim.number}.pdf"
            try:
                target.parent.mkdir(exist_ok=True)
                write_attestations((certificate,), target, self._theme)
            except OSError as error:
                raise unwritable(error, target.parent) from error
            return target

        self._jobs.ask(self, write, self._show, self._failed)
