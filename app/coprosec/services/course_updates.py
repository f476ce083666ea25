"""A course that came on a stick: checked, put beside the one in force, and switched to by one small file."""

import shutil
from contextlib import suppress
from datetime import date
from pathlib import Path

from coprosec.disk import write_durably
from coprosec.domain.bundle import BadBundleError, BundleFault
from coprosec.errors import KnownError
from coprosec.exports import course_pack
from coprosec.paths import DataFolder, shipped_course_mark

_KEPT = 2
"""Courses left on the disk: the one in force and the one before."""


class CourseUpdates:
    """What stands in the folder `courses` of the data folder. A restart shows the course that was switched to."""

    def __init__(self, data: DataFolder) -> None:
        self._data = data

    def holds(self, sha256: str) -> bool:
        """Whether this very course is in force."""
        return self._data.course_sources.name == sha256[:16]

    def install(self, packed: Path, sha256: str, today: date) -> None:
        """Unpack, compile to see that it is whole, switch. BadBundleError BAD_COURSE, and the course in force stays."""
        from coprosec.content.compiled import build

        folder = self._data.courses / sha256[:16]
        beside = folder.with_name(f"{folder.name}.tmp")
        trial = folder.with_name(f"{folder.name}.essai.db")
        shutil.rmtree(beside, ignore_errors=True)
        try:
            beside.mkdir(parents=True)
            course_pack.unpack(packed, beside)
            if build(beside, trial, today).errors:
                raise BadBundleError(BundleFault.BAD_COURSE)
            shutil.rmtree(folder, ignore_errors=True)
            beside.rename(folder)
        except KnownError as error:
            raise BadBundleError(BundleFault.BAD_COURSE) from error
        finally:
            shutil.rmtree(beside, ignore_errors=True)
            trial.unlink(missing_ok=True)
        write_durably(self._data.course_pointer, f"{folder.name}\n{shipped_course_mark()}\n".encode())
        self._forget_older(folder)

    def _forget_older(self, current: Path) -> None:
        others = [path for path in self._data.courses.iterdir() if path.is_dir() and path != current]
        others.sort(key=lambda path: path.stat().st_mtime, reverse=True)
        for path in others[_KEPT - 1 :]:
            with suppress(OSError):
                shutil.rmtree(path)
