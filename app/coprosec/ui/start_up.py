"""A start that failed makes the next one cautious. Standard library only: it runs before Qt is imported.

The mark is made before anything can fail, and taken away once the first page is painted and the record is open.
"""

import os
from pathlib import Path

CAUTIOUS = "COPROSEC_CAUTIOUS"
_SOFTWARE = {"QT_OPENGL": "software", "QT_XCB_GL_INTEGRATION": "none", "LIBGL_ALWAYS_SOFTWARE": "1"}


class StartMark:
    """One file of the data folder. A folder that cannot be written has no mark, and starts as usual."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def begin(self) -> bool:
        """Mark that a start is under way; whether an earlier one never came to its end.

        Another window that is starting at this moment is not a failure: a mark of a process that still runs counts
        for nothing.
        """
        failed = self._failed()
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text(str(os.getpid()), "ascii")
        except OSError:
            return False
        return failed

    def end(self) -> None:
        """The window is there and the record is open."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError:
            return

    def _failed(self) -> bool:
        try:
            process = int(self._path.read_text("ascii"))
        except (OSError, ValueError):
            return self._path.exists()
        return process == os.getpid() or not _runs(process)


def be_cautious() -> None:
    """Ask Qt to do without the graphics card, from now on in this process; before Qt is imported."""
    os.environ[CAUTIOUS] = "1"
    for name, value in _SOFTWARE.items():
        os.environ.setdefault(name, value)


def is_cautious() -> bool:
    """Whether this start follows one that failed, or was asked to be safe."""
    return os.environ.get(CAUTIOUS) == "1"


def _runs(process: int) -> bool:
    if os.name != "posix":
        return False  # Windows would end the process that is asked
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
