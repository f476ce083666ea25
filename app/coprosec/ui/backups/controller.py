"""Backups are made, read and restored on the record's thread."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from coprosec.services.maintenance import Backup, Restored, Shelved
from coprosec.ui.backups.page import BackupsPage
from coprosec.ui.jobs import Jobs
from coprosec.ui.navigation import BackupsPlace
from coprosec.ui.page_screen import PageScreen

if TYPE_CHECKING:
    from coprosec.services.study import Study


class BackupsScreen(PageScreen[BackupsPage]):
    """Signals:
    told: the share of a backup that is done, from the record's thread.
    """

    told = Signal(float)

    def __init__(self, page: BackupsPage, jobs: Jobs) -> None:
        super().__init__(page, jobs)
        self._left: Backup | None = None
        self.told.connect(page.show_share, Qt.ConnectionType.QueuedConnection)
        page.backup_requested.connect(self._back_up)
        page.preview_requested.connect(self._preview)
        page.restore_requested.connect(self._restore)
        page.addition_requested.connect(self._add)
        page.return_requested.connect(self._return)

    def open(self, place: BackupsPlace) -> None:
        self.page.show_loading()
        self._read()

    def _read(self) -> None:
        self.ask(lambda study: study.maintenance.shelf(), self.page.show_shelf)

    def _back_up(self) -> None:
        self.page.show_working()
        self.ask(lambda study: study.maintenance.back_up(self.told.emit), self._made)

    def _made(self, _backup: Backup) -> None:
        self.page.show_made()
        self._read()

    def _preview(self, shelved: Shelved) -> None:
        self.page.show_working()
        self.ask(
            lambda study: study.maintenance.preview(shelved.backup.path),
            lambda preview: self.page.show_preview(shelved.backup, preview),
        )

    def _restore(self, backup: Backup, keep_newer: bool) -> None:
        self.page.show_working()

        def restore(study: "Study") -> tuple[Restored, int]:
            restored = study.maintenance.restore(backup.path, keep_newer=keep_newer)
            left = study.maintenance.preview(restored.safety.path).difference.only_backup
            return restored, left

        self.ask(restore, self._restored)

    def _restored(self, found: tuple[Restored, int]) -> None:
        restored, left = found
        self._left = restored.safety if left else None
        self.page.show_restored(restored.contents, restored.added, left)
        self._read()

    def _return(self) -> None:
        if self._left is not None:
            self._add(self._left)

    def _add(self, backup: Backup) -> None:
        self.page.show_working()
        self.ask(lambda study: study.maintenance.add_missing(backup.path), self._added)

    def _added(self, count: int) -> None:
        self._left = None
        self.page.show_added(count)
        self._read()
