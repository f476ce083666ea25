"""A start that failed makes the next one cautious. Standard library only: it runs before Qt is imported.

The mark is made before anything can fail, and taken away once the first page is painted and the record has answered.
"""

import faulthandler
import os
import sys
from pathlib import Path

CAUTIOUS = "COPROSEC_CAUTIOUS"
"""In the environment of this process: `after-failure`, or `asked` (--safe)."""
_SOFTWARE = {"QT_OPENGL": "software", "QT_XCB_GL_INTEGRATION": "none", "LIBGL_ALWAYS_SOFTWARE": "1"}
FAULTS = "pannes.log"
_LONGEST = 200_000
_STILL_ACTIVE, _ASK = 259, 0x1000


class StartMark:
    """One file of the data folder. A folder that cannot be written has no mark, and starts as usual."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def begin(self) -> bool:
        """Mark that a start is under way; whether an earlier one never came to its end.

        Another window that is starting at this moment is no failure: its process still runs.
        """
        failed = self._failed()
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text(str(os.getpid()), "ascii")
        except OSError:
            return False
        return failed

    def end(self) -> None:
        """The window is there, and the record has answered."""
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


def be_cautious(why: str) -> None:
    """Ask Qt to do without the graphics card, from now on in this process; before Qt is imported."""
    os.environ[CAUTIOUS] = why
    for name, value in _SOFTWARE.items():
        os.environ.setdefault(name, value)


def is_cautious() -> bool:
    """Whether this start follows one that failed, or was asked to be safe."""
    return CAUTIOUS in os.environ


def is_safe() -> bool:
    """Whether nobody's settings count: --safe."""
    return os.environ.get(CAUTIOUS) == "asked"


def catch_faults(logs: Path) -> None:
    """Write where a crash of a library happened into a file, which is set aside once when it has grown."""
    path = logs / FAULTS
    try:
        logs.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > _LONGEST:
            path.replace(path.with_name(f"{FAULTS}.1"))
        stream = path.open("a", encoding="utf-8")
    except OSError:
        return
    faulthandler.enable(stream)  # which keeps the file open as long as the program runs


def _runs(process: int) -> bool:
    if sys.platform == "win32":
        return _runs_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _runs_on_windows(process: int) -> bool:
    import ctypes

    library = getattr(ctypes, "windll").kernel32  # noqa: B009 - no such name where the types are checked
    handle = library.OpenProcess(_ASK, 0, process)
    if not handle:
        return False
    code = ctypes.c_ulong()
    library.GetExitCodeProcess(handle, ctypes.byref(code))
    library.CloseHandle(handle)
    return code.value == _STILL_ACTIVE
